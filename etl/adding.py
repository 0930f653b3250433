"""`etl add`: documents into data/ as extracted. Files already held (same sha256) change nothing.

What a document does not say and data/ needs (region, year) a person must say: a guess is never stored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from etl.change import change_data
from etl.load.append import Place, ReadDocument, Rows, rows_of_document
from etl.load.places import PlaceFinder, place_finder
from etl.load.rows import read_raw
from etl.load.staging import Staged, stage_rows
from etl.pipeline import extract_document
from etl.read import Unreadable, read_file
from etl.records import Extraction, SourceText
from words.catalogue import Lang, command_lang, text


class NotAddable(Exception):
    """A document that cannot be stored as it is; `code` names a sentence of words/texts/adding.toml."""

    def __init__(self, code: str, **detail: object) -> None:
        super().__init__(code)
        self.code, self.detail = code, detail

    def sentence(self, lang: Lang) -> str:
        """What is missing and how to say it."""
        return text(f"adding.{self.code}", lang, **self.detail)

    def __str__(self) -> str:
        return self.sentence(command_lang())


@dataclass(frozen=True)
class Said:
    """What a person says of the documents because they do not."""

    region: str | None = None
    year: int | None = None
    grade: str = "official-copy"


@dataclass
class Added:
    """What came of it, for the person to read."""

    documents: list[ReadDocument] = field(default_factory=list)
    held: list[tuple[Path, str]] = field(default_factory=list)
    refused: list[Unreadable | NotAddable] = field(default_factory=list)
    staged: Staged | None = None


def add_files(paths: Sequence[Path], folder: Path, warehouse: Path, said: Said) -> Added:
    """Read, extract and store the files; those that cannot be read or stored are refused, the others go in together."""

    def propose(beside: Path) -> tuple[Mapping[str, bytes], Added]:
        added = _read_all(paths, folder, said)
        if not added.documents:
            return {}, added
        added.staged = stage_rows(folder, _join([rows_of_document(document) for document in added.documents]), beside)
        return added.staged.contents, added

    return change_data(folder, warehouse, propose)


def _read_all(paths: Sequence[Path], folder: Path, said: Said) -> Added:
    held = _held_documents(folder)
    regions = read_raw(folder / "regions.csv")[0].columns
    names = ("region_code", "name", "short_name", "parent_code")
    find_place = place_finder(
        [dict(zip(names, row, strict=True)) for row in zip(*(regions[name] for name in names), strict=True)]
    )
    added = Added()
    for path in paths:
        try:
            source = read_file(path)
            if source.sha256 in held:
                added.held.append((path, held[source.sha256]))
                continue
            document = _describe(path, source, said, find_place, set(held.values()))
        except (Unreadable, NotAddable) as refused:
            added.refused.append(refused)
            continue
        held[source.sha256] = document.document_id
        added.documents.append(document)
    return added


def _held_documents(folder: Path) -> dict[str | None, str]:
    columns = read_raw(folder / "documents.csv")[0].columns
    return {digest: str(name) for digest, name in zip(columns["sha256"], columns["document_id"], strict=True)}


def _describe(path: Path, source: SourceText, said: Said, find_place: PlaceFinder, taken: set[str]) -> ReadDocument:
    extraction = extract_document(source)
    return ReadDocument(
        document_id=_free_name(source, taken),
        file_name=path.name,
        source=source,
        extraction=extraction,
        place=_place(path, extraction, said, find_place),
        year=_year(path, source, extraction, said),
        grade=said.grade,
        find_place=find_place,
    )


def _place(path: Path, extraction: Extraction, said: Said, find_place: PlaceFinder) -> Place:
    """The region said, else the region read; a masked one will do where no standard hangs on it."""
    named = said.region or extraction.region
    place = find_place(named)
    if place is None or (place.code is None and extraction.observations):
        raise NotAddable("region_unknown", name=path.name, region=named or "—")
    return place


def _year(path: Path, source: SourceText, extraction: Extraction, said: Said) -> int:
    year = said.year or extraction.year or int((source.published or "0")[:4])
    if not year:
        raise NotAddable("year_unknown", name=path.name)
    return year


def _free_name(source: SourceText, taken: set[str]) -> str:
    """The file's name, with the beginning of its digest where another document bears the name."""
    name = "".join(char if char.isalnum() or char in "-_." else "_" for char in source.id).strip("_") or "document"
    return f"{name}-{(source.sha256 or '')[:8]}" if name in taken else name


def _join(parts: Sequence[Rows]) -> Rows:
    return {file: [row for part in parts for row in part[file]] for file in parts[0]}
