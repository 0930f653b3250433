"""`etl review`: a person's word on what was read. Reviewed figures are drawn in full, rejected ones nowhere.

An id names an observation, or a document for all of its figures not yet reviewed; a document that states none has
nothing to review. Only two cells of a row change, the rest of the file stays to the byte.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from pathlib import Path

from etl.adding import NotAddable
from etl.change import change_data
from etl.load.lines import read_lines

_FILE = "observations.csv"


def review(identifiers: Sequence[str], folder: Path, warehouse: Path, reject: str | None = None) -> list[str]:
    """Set the status of the figures; returns the ids that changed. Refuses (NotAddable) an id that nothing bears."""

    def propose(beside: Path) -> tuple[Mapping[str, bytes], list[str]]:
        held = read_lines(folder / "documents.csv")
        documents = {row[held.header.index("document_id")] for row in held.rows}
        content, changed = _judge(folder / _FILE, identifiers, documents, reject)
        return ({_FILE: content} if changed else {}), changed

    return change_data(folder, warehouse, propose)


def _judge(path: Path, identifiers: Sequence[str], documents: Set[str], reject: str | None) -> tuple[bytes, list[str]]:
    lines = read_lines(path)
    named = _named(identifiers, [dict(zip(lines.header, row, strict=True)) for row in lines.rows], documents)
    wanted = {"status": "rejected" if reject else "reviewed", "reason": reject or ""}
    changed = []
    for row in lines.rows:
        cells = dict(zip(lines.header, row, strict=True))
        if cells["observation_id"] in named and cells != cells | wanted:
            row[:] = (cells | wanted).values()
            changed.append(cells["observation_id"])
    return lines.to_bytes(), changed


def _named(identifiers: Sequence[str], rows: list[dict[str, str]], documents: Set[str]) -> set[str]:
    named: set[str] = set()
    for identifier in identifiers:
        own = {row["observation_id"] for row in rows if row["observation_id"] == identifier}
        of_document = {
            row["observation_id"] for row in rows if row["document_id"] == identifier and row["status"] == "extracted"
        }
        if not own and identifier not in documents:
            raise NotAddable("id_unknown", id=identifier)
        named |= own or of_document
    return named
