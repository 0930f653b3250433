"""The original of a document at hand, verified; and the passage in which a figure stands.

Comes in: a row of `documents` and the folder of originals (BIAOCHI_DOCUMENTS, default `documents/`). Goes out: the
decoded text only where the file's sha256 is the recorded one, for spans hold for that file and no other. A file of the
same name with other content is `altered`, never shown as the source.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

State = Literal["verified", "altered", "absent", "unreadable"]
Span = tuple[int, int]
REACH = 120
"""characters of context on each side of a figure, at most; a passage never crosses its paragraph"""


@dataclass(frozen=True)
class Original:
    """What was found of a document: `text` only where `state` is verified."""

    state: State
    path: Path
    text: str | None = None


@dataclass(frozen=True)
class Passage:
    """A piece of the original: `spans` point into `text`, `start` is where the piece begins in the whole."""

    text: str
    spans: tuple[Span, ...]
    start: int


def documents_folder() -> Path:
    """The folder of originals: BIAOCHI_DOCUMENTS, else `documents/` beside dashboard.py."""
    return Path(os.environ.get("BIAOCHI_DOCUMENTS") or Path(__file__).parents[1] / "documents")


def find_original(document: Mapping[str, Any], folder: Path) -> Original:
    """Look for the document's file in `folder` and hold it against the recorded sha256."""
    path = folder / Path(str(document["file_name"])).name
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Original("absent", path)
    except OSError:
        return Original("unreadable", path)
    if hashlib.sha256(content).hexdigest() != document["sha256"]:
        return Original("altered", path)
    return Original("verified", path, content.decode(str(document["encoding"] or "utf-8")))


def passage_around(text: str, spans: Sequence[Span], reach: int = REACH) -> Passage:
    """The paragraph part around `spans`, which come out moved into it.

    >>> passage_around("甲。\\n低保标准为650元。\\n乙。", [(8, 12)])
    Passage(text='低保标准为650元。', spans=((5, 9),), start=3)
    """
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    paragraph_start = text.rfind("\n", 0, first) + 1
    paragraph_end = text.find("\n", last)
    start = max(paragraph_start, first - reach)
    end = min(len(text) if paragraph_end < 0 else paragraph_end, last + reach)
    return Passage(text[start:end], tuple((s - start, e - start) for s, e in spans), start)
