"""`etl add`: documents into data/ as extracted. Files already held (same sha256) change nothing.

What a document does not say and data/ needs (region, year) a person must say: a guess is never stored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from etl.change import change_data
from etl.load.append import Place, ReadDocument, rows_of_documents
from etl.load.places import PlaceFinder, place_finder
from etl.load.rows import read_raw
from etl.load.staging import Staged, stage_rows
from etl.pipeline import extract_document
from etl.read import Unreadable, read_file
from etl.records import Extraction, SourceText
from warehouse.errors import BuildError
from words.catalogue import Lang, command_lang, text

_SPOILED = frozenset({"check_failed", "row_refused"})
"""what of a failed build is the fault of the rows"""


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

    def take(self, other: Added) -> None:
        """Count in what came of further files."""
        self.documents += other.documents
        self.held += other.held
        self.refused += other.refused
        if self.staged and other.staged:
            self.staged.take(other.staged)
        self.staged = self.staged or other.staged


def add_files(paths: Sequence[Path], folder: Path, warehouse: Path, said: Said) -> Added:
    """Read, extract and store the files; those that cannot be read or stored are refused, the others go in together.

    Where the warehouse refuses what they make together, they go in by halves, until the file that spoils it is alone.
    """
    try:
        return _add_together(paths, folder, warehouse, said)
    except BuildError as failed:
        if failed.code not in _SPOILED or len(paths) == 1:
            raise
    middle, added = len(paths) // 2, Added()
    for half in (paths[:middle], paths[middle:]):
        try:
            added.take(add_files(half, folder, warehouse, said))
        except BuildError as failed:
            if failed.code not in _SPOILED:
                raise
            added.refused.append(NotAddable("document_unfit", name=half[0].name, reason=failed))
    return added


def _add_together(paths: Sequence[Path], folder: Path, warehouse: Path, said: Said) -> Added:
    def propose(beside: Path) -> tuple[Mapping[str, bytes], Added]:
        added = _read_all(paths, folder, said)
        if not added.documents:
            return {}, added
        new = rows_of_documents(added.documents)
        added.staged = stage_rows(folder, new.rows, beside, new.unfit)
        return _without_refused(added).contents, added

    return change_data(folder, warehouse, propose)


def _read_all(paths: Sequence[Path], folder: Path, said: Said) -> Added:
    held, file_names = _held_documents(folder)
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
            document = _describe(path, source, said, find_place, set(held.values()), file_names)
        except (Unreadable, NotAddable) as refused:
            added.refused.append(refused)
            continue
        held[source.sha256] = document.document_id
        file_names.add(document.file_name.casefold())
        added.documents.append(document)
    return added


def _held_documents(folder: Path) -> tuple[dict[str | None, str], set[str]]:
    """{sha256: document_id}, and the file names as a disk that knows no upper case tells them apart."""
    columns = read_raw(folder / "documents.csv")[0].columns
    held = {digest: str(name) for digest, name in zip(columns["sha256"], columns["document_id"], strict=True)}
    return held, {name.casefold() for name in columns["file_name"] if name}


def _describe(
    path: Path, source: SourceText, said: Said, find_place: PlaceFinder, taken: set[str], file_names: set[str]
) -> ReadDocument:
    extraction = extract_document(source)
    return ReadDocument(
        path=path,
        document_id=_free_name(source, taken),
        file_name=_free_file_name(path, source, file_names),
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


def _free_file_name(path: Path, source: SourceText, taken: set[str]) -> str:
    """The same for the name that the original is kept under: one folder holds them all."""
    free = path.name.casefold() not in taken
    return path.name if free else f"{path.stem}-{(source.sha256 or '')[:8]}{path.suffix}"


def _without_refused(added: Added) -> Staged:
    """Documents that cannot stand in data/ are no longer among those added, and named with the reason."""
    staged = added.staged or Staged({}, {})
    lang = command_lang()
    for document in [each for each in added.documents if each.document_id in staged.refused]:
        added.documents.remove(document)
        reason = staged.refused[document.document_id].reason(lang)
        added.refused.append(NotAddable("document_unfit", name=document.path.name, reason=reason))
    return staged if added.documents else Staged({}, {})
