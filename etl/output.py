"""What the commands print of an Extraction: plain values in the public order, for JSON lines, CSV and a table.

`bound` says "average" where kind is average and the text sets no limit, as labels of a corpus do. CSV cells that
a spreadsheet would run as a formula get an apostrophe before them.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from etl.records import CaseloadFigure, Extraction, Finding, Observation
from words.formulas import neutralise
from words.widths import shown_width

OBSERVATION_COLUMNS = (
    "indicator", "area", "mode", "care", "scope", "kind", "bound", "value", "period", "previous", "previous_year",
    "growth_pct", "growth_base_year", "increase", "year", "effective", "region", "printed", "spans",
)  # fmt: skip
_TABLE_COLUMNS = (
    "region",
    "year",
    "indicator",
    "area",
    "mode",
    "care",
    "scope",
    "value",
    "period",
    "previous",
    "printed",
)


def extraction_record(extraction: Extraction) -> dict[str, Any]:
    """One document as the public JSON object."""
    return {
        "id": extraction.id,
        "region": extraction.region,
        "year": extraction.year,
        "observations": [observation_record(found) for found in extraction.observations],
        "caseload": [caseload_record(found) for found in extraction.caseload],
        "findings": [finding_record(found) for found in extraction.findings],
    }


def observation_record(found: Observation) -> dict[str, Any]:
    """An observation, whole numbers without a point."""
    fields = asdict(found)
    bound = "average" if found.kind == "average" and found.bound in (None, "approx") else found.bound
    return {name: _plain(bound if name == "bound" else fields[name]) for name in OBSERVATION_COLUMNS}


def caseload_record(found: CaseloadFigure) -> dict[str, Any]:
    """A count or sum."""
    return {name: _plain(value) for name, value in asdict(found).items()}


def finding_record(found: Finding) -> dict[str, Any]:
    """A finding with its code and detail."""
    return {name: _plain(value) for name, value in asdict(found).items()}


def write_csv(extractions: Iterable[Extraction]) -> str:
    """All observations of all documents as one CSV, a document's id in front."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", *OBSERVATION_COLUMNS])
    for extraction in extractions:
        for found in extraction.observations:
            record = observation_record(found) | {"region": found.region or extraction.region}
            writer.writerow([safe_cell(extraction.id), *(safe_cell(record[name]) for name in OBSERVATION_COLUMNS)])
    return out.getvalue()


def safe_cell(value: object) -> object:
    """A cell that no spreadsheet runs as a formula or breaks in two; numbers stay numbers.

    >>> safe_cell("=1+1"), safe_cell(-5), safe_cell(None), safe_cell([[0, 3]])
    ("'=1+1", -5, '', '[[0, 3]]')
    """
    if value is None:
        return ""
    if isinstance(value, list):
        return json.dumps(value)
    return neutralise("\n".join(value.splitlines()) if isinstance(value, str) else value)


def write_table(extraction: Extraction) -> str:
    """One document for the eye: aligned columns, those without any value left out."""
    records = [
        observation_record(found) | {"region": found.region or extraction.region} for found in extraction.observations
    ]
    columns = [name for name in _TABLE_COLUMNS if any(record[name] is not None for record in records)]
    rows = [columns, *([_shown(record[name]) for name in columns] for record in records)] if columns else []
    head = " ".join(_shown(part) for part in (extraction.id, extraction.region, extraction.year) if part is not None)
    return "\n".join([head, *align_rows(rows)])


def align_rows(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as lines whose columns stand under each other, a Chinese character counted as two."""
    widths = [max(shown_width(row[c]) for row in rows) for c in range(len(rows[0]))] if rows else []
    return [
        "  ".join(cell + " " * (width - shown_width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _shown(value: object) -> str:
    """A cell on one line: a line end, or several blanks, which would look like the gap between columns, is one blank.

    >>> _shown("每人每月6\\r\\n00元"), _shown(None)
    ('每人每月6 00元', '')
    """
    text = "" if value is None else str(value)
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _plain(value: Any) -> Any:
    """A float that is whole becomes an int; tuples become lists."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return value
