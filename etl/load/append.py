"""One read document as new rows for data/: documents, observations (extracted), caseload, reading_findings.

Cells are text as data/ holds it. A figure given for another region by name belongs to that region's own series; where
the name means no region, or several, the figure is handed on as unfit. What else of it data/ cannot hold is found when
the new tables are loaded (etl.load.staging).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from etl.check import observation_name
from etl.load.problems import Problem
from etl.load.rows import plain_line_ends
from etl.records import CaseloadFigure, Extraction, Finding, Observation, SourceText, Span
from words.catalogue import LANGS, text

if TYPE_CHECKING:
    from etl.load.places import PlaceFinder

_PART = re.compile(".区")
"""城区, 郊区, 矿区: names of regions that mean a part of one nearly everywhere"""
Row = dict[str, str]
Rows = dict[str, list[Row]]


@dataclass(frozen=True)
class Place:
    """A region of data/regions.csv; without a code it is a name that no list knows (XX区)."""

    code: str | None
    name: str


@dataclass(frozen=True)
class ReadDocument:
    """A document on its way into data/, with what a person may have said about it.

    `path` is where it was read, `file_name` what its original is called among all originals.
    """

    path: Path
    document_id: str
    file_name: str
    source: SourceText
    extraction: Extraction
    place: Place
    year: int
    grade: str
    find_place: PlaceFinder = field(repr=False)


@dataclass
class NewRows:
    """Rows for the files of data/, and the rows that have no place there, with why."""

    rows: Rows
    unfit: list[tuple[Row, Problem]] = field(default_factory=list)


def rows_of_documents(documents: Iterable[ReadDocument]) -> NewRows:
    """The new rows of all, the documents first: in this order every file only refers to what is already there."""
    new = NewRows({file: [] for file in ("documents", "observations", "caseload", "reading_findings")})
    for document in documents:
        for file, rows in _rows_of_document(document).items():
            new.rows[file] += rows
    read = new.rows["observations"]
    new.rows["observations"] = [row for row in read if row["region_code"]]
    new.unfit = [(row, _unresolved(row)) for row in read if not row["region_code"]]
    return new


def _unresolved(row: Row) -> Problem:
    return Problem("observations", 0, "place_unresolved", {"name": row["scope"]})


def _rows_of_document(document: ReadDocument) -> Rows:
    found = document.extraction
    count = range(len(found.observations))
    named = {observation_name(found.id, n): observation_name(document.document_id, n) for n in count}
    readings = {f.subject: str(f.detail["reading"]) for f in found.findings if f.code == "period_missing"}
    return {
        "documents": [_document_row(document)],
        "observations": [
            _observation_row(document, own, observation, readings.get(read))
            for (read, own), observation in zip(named.items(), found.observations, strict=True)
        ],
        "caseload": [_caseload_row(document, n, figure) for n, figure in enumerate(found.caseload, 1)],
        "reading_findings": _finding_rows(document.document_id, named, found.findings),
    }


def _document_row(document: ReadDocument) -> Row:
    source = document.source
    damage = {lang: [text(f"reading.damage_{code}", lang) for code in source.damage] for lang in LANGS}
    return _row(
        document_id=document.document_id,
        region_code=document.place.code,
        region=document.place.name,
        title=_tidy(source.title) or f"〔{document.document_id}〕",
        publisher=_tidy(source.publisher),
        published=source.published,
        published_precision={4: "year", 7: "month", 10: "day"}.get(len(source.published or "")),
        year=document.year,
        grade=document.grade,
        damage="；".join(damage["zh"]),
        damage_en="; ".join(damage["en"]),
        file_name=document.file_name,
        encoding=source.encoding,
        sha256=source.sha256,
        characters=len(source.text),
        bytes=source.bytes,
    )


def _observation_row(document: ReadDocument, identifier: str, found: Observation, reading: str | None) -> Row:
    """`reading` is the only period the amount can have where the text names none; its finding says so."""
    place, scope = _place_and_scope(document, found)
    return _row(
        observation_id=identifier,
        document_id=document.document_id,
        region_code=place.code if place else None,
        indicator=found.indicator,
        area=found.area,
        mode=found.mode,
        care=found.care,
        scope=scope,
        kind=found.kind,
        bound=found.bound,
        value=found.value,
        period=found.period or reading,
        previous=found.previous,
        previous_year=found.previous_year,
        growth_pct=found.growth_pct,
        growth_base_year=found.growth_base_year,
        increase=found.increase,
        year=found.year or document.year,
        effective=found.effective,
        spans=_spans(found.spans),
        printed=found.printed,
        status="extracted",
    )


def _place_and_scope(document: ReadDocument, found: Observation) -> tuple[Place | None, str | None]:
    """Whose figure it is, and for which part of it; a name that means no region, or several, has no place."""
    scope = _tidy(found.scope)
    same = document.find_place(scope, document.place) if scope else None
    if not found.region:
        named = same is not None and same.code and same.name == scope and not _PART.fullmatch(scope or "")
        return (same, None) if named else (document.place, scope)
    place = document.find_place(found.region, document.place)
    if place is None or place.code is None:
        return None, scope or _tidy(found.region)
    return place, None if scope == found.region or same == place else scope


def _caseload_row(document: ReadDocument, number: int, found: CaseloadFigure) -> Row:
    return _row(
        caseload_id=f"{document.document_id}-c{number:02d}",
        document_id=document.document_id,
        region_code=document.place.code,
        region=document.place.name,
        period=found.period,
        measure=found.measure,
        programme=found.programme,
        area=found.area,
        value=found.value,
        unit=found.unit,
        qualifier=found.qualifier,
        spans=_spans(found.spans),
        printed=found.printed,
    )


def _finding_rows(document_id: str, named: dict[str, str], found: Iterable[Finding]) -> list[Row]:
    """A finding about a figure goes with its row, any other with the document; one row a code and subject."""
    rows: dict[tuple[str, str], Row] = {}
    for finding in found:
        subject = named.get(finding.subject or "", "")
        detail = json.dumps(finding.detail, ensure_ascii=False)
        row = _row(
            document_id=document_id, observation_id=subject, code=finding.code, severity=finding.severity, detail=detail
        )
        rows.setdefault((subject, finding.code), row)
    return list(rows.values())


def _row(**cells: object) -> Row:
    return {name: _cell(value) for name, value in cells.items()}


def _cell(value: object) -> str:
    """A number or text as data/ writes it.

    >>> _cell(690.0), _cell(447.5), _cell("7\\r\\n60元"), _cell(None)
    ('690', '447.5', '7\\n60元', '')
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10f}".rstrip("0")
    return plain_line_ends(str(value))


def _spans(spans: tuple[Span, ...]) -> str:
    return json.dumps([list(span) for span in spans], separators=(",", ":"))


def _tidy(value: str | None) -> str | None:
    return " ".join("".join(char if char.isprintable() else " " for char in value).split()) if value else None
