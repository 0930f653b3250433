"""Where the original documents lie at hand, every printed figure is held against the characters it points to.

The folder is BIAOCHI_DOCUMENTS, or documents/ beside data/. A file that is not there is skipped; one that is there must
be the very file that documents.csv describes: its sha256, its length in bytes, and of a plain text in characters. Plain
texts are compared, as their reader decodes them; what other readers compose may differ from system to system.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from etl.load.kinds import read_spans
from etl.load.problems import Problem
from etl.load.rows import each_row, plain_line_ends
from etl.read import Unreadable, read_bytes
from etl.read.kinds import tell_kind


def find_originals(data: Path) -> Path:
    """The folder of the original documents for this data/."""
    return Path(os.environ.get("BIAOCHI_DOCUMENTS") or data.parent / "documents")


def check_originals(tables: Mapping[str, pd.DataFrame], folder: Path) -> Iterator[Problem]:
    """What documents.csv and the spans say and the files in `folder` do not."""
    texts: dict[str, str] = {}
    for line, row in each_row(tables["documents"].dropna(subset=["file_name", "sha256", "characters"])):
        path = folder / Path(row["file_name"]).name
        if not path.is_file():
            continue
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != row["sha256"] or len(content) != row["bytes"]:
            yield Problem("documents", line, "other_file", {"path": str(path)})
        elif (text := _plain_text(path.name, content)) is not None:
            texts[row["document_id"]] = text
            if len(text) != row["characters"]:
                yield Problem("documents", line, "other_length", {"found": len(text)})
    for name in ("observations", "caseload", "multiples"):
        yield from _check_printed(name, tables[name], texts)


def _plain_text(name: str, content: bytes) -> str | None:
    """The reader's text of a plain text, None where another reader reads it, or none does."""
    try:
        return read_bytes(name, content).text if tell_kind(name, content) == "txt" else None
    except Unreadable:
        return None


def _check_printed(name: str, frame: pd.DataFrame, texts: Mapping[str, str]) -> Iterator[Problem]:
    for line, row in each_row(frame.dropna(subset=["spans", "printed"])):
        text = texts.get(row["document_id"])
        if text is None:
            continue
        found = [plain_line_ends(text[start:end]) for start, end in read_spans(row["spans"])]
        if not _stands_there(row["printed"], found):
            yield Problem(name, line, "not_printed", {"printed": row["printed"], "found": " … ".join(found)})


def _stands_there(printed: str, found: list[str]) -> bool:
    """The first span is the printed text; a unit shared from elsewhere stands in 〔〕 and at a later span."""
    own, shared = re.fullmatch(r"(.*?)(?:〔(.*)〕)?", printed, re.DOTALL).groups()  # type: ignore[union-attr]
    return found[0] == own and (shared is None or any(shared in later for later in found[1:]))
