"""One read document as new rows for data/: documents, observations (extracted), caseload, reading_findings.

Cells are text as data/ holds it. What of it data/ cannot hold is found when the new tables are loaded
(etl.load.staging), not here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from etl.check import observation_name
from etl.records import CaseloadFigure, Extraction, Finding, Observation, SourceText, Span
from words.catalogue import LANGS, text

Row = dict[str, str]
Rows = dict[str, list[Row]]


@dataclass(frozen=True)
class Place:
    """A region of data/regions.csv; without a code it is a name that no list knows (XX区)."""

    code: str | None
    name: str


@dataclass(frozen=True)
class ReadDocument:
    """A document on its way into data/, with what a person may have said about it."""

    document_id: str
    file_name: str
    source: SourceText
    extraction: Extraction
    place: Place
    year: int
    grade: str
    find_place: Callable[[str | None], Place | None] = field(repr=False)


def rows_of_document(document: ReadDocument) -> Rows:
    """The new rows, the document first: in this order every file only refers to what is already there."""
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
    named = document.find_place(found.region) if found.region else None
    place = named or document.place
    return _row(
        observation_id=identifier,
        document_id=document.document_id,
        region_code=place.code,
        indicator=found.indicator,
        area=found.area,
        mode=found.mode,
        care=found.care,
        scope=_tidy(found.scope),
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
    """A number as data/ writes it: 690, 447.5.

    >>> _cell(690.0), _cell(447.5), _cell(None)
    ('690', '447.5', '')
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10f}".rstrip("0")
    return str(value)


def _spans(spans: tuple[Span, ...]) -> str:
    return json.dumps([list(span) for span in spans], separators=(",", ":"))


def _tidy(value: str | None) -> str | None:
    return " ".join("".join(char if char.isprintable() else " " for char in value).split()) if value else None
