"""Known errors of the sources: one line of corrections.csv mends one field of one row, while it is still text.

A correction holds only as long as the row is as `expect` says: once the source is mended, or the row is gone, loading
fails, so that no correction outlives its error. What was printed stays in corrections.csv, which the warehouse carries.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from etl.load.problems import Problem
from etl.load.rows import RawTable
from etl.load.schema import load_schema

FILE = "corrections"


def apply_corrections(tables: Mapping[str, RawTable]) -> list[Problem]:
    """Change the cells in place; a correction that does not fit is a Problem and changes nothing."""
    if FILE not in tables:
        return []
    entries = tables[FILE]
    rows = [dict(zip(entries.columns, cells, strict=True)) for cells in zip(*entries.columns.values(), strict=True)]
    subjects = _index_subjects(tables)
    return [
        Problem(FILE, line, code, detail)
        for line, row in zip(entries.lines, rows, strict=True)
        for code, detail in _apply(row, subjects)
    ]


def _index_subjects(tables: Mapping[str, RawTable]) -> dict[str, tuple[RawTable, int]]:
    """{identifier: (table, row number)} over the files whose key is one column and that corrections may mend."""
    found = {}
    for name in ("documents", "observations", "published_standards", "caseload", "multiples"):
        key = load_schema()[name].key[0]
        for i, identifier in enumerate(tables[name].columns.get(key, []) if name in tables else []):
            if identifier is not None:
                found[identifier] = (tables[name], i)
    return found


def _apply(
    row: Mapping[str, str | None], subjects: Mapping[str, tuple[RawTable, int]]
) -> Iterator[tuple[str, dict[str, object]]]:
    subject, field = row.get("subject") or "", row.get("field") or ""
    if subject not in subjects:
        yield "correction_subject", {"subject": subject}
        return
    table, i = subjects[subject]
    if field not in table.columns:
        yield "correction_field", {"subject": subject, "field": field, "file": table.name}
        return
    broken = list(_broken_expectations(row, {name: cells[i] for name, cells in table.columns.items()}))
    for name, expected, found in broken:
        yield "correction_stale", {"subject": subject, "field": name, "expected": expected, "found": found}
    if not broken:
        table.columns[field][i] = row.get("corrected")


def _broken_expectations(
    row: Mapping[str, str | None], cells: Mapping[str, str | None]
) -> Iterator[tuple[str, object, str | None]]:
    """What `expect` and `printed` say and the row does not."""
    for name, wanted in {**_expectations(row.get("expect") or ""), row.get("field") or "": row.get("printed")}.items():
        if not _same(wanted, cells.get(name)):
            yield name, wanted, cells.get(name)


def _expectations(cell: str) -> dict[str, object]:
    """What `expect` says; a cell that is no JSON object is reported when it is typed."""
    try:
        found = json.loads(cell)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _same(wanted: object, cell: str | None) -> bool:
    if isinstance(wanted, int | float) and cell is not None:
        try:
            return float(cell) == float(wanted)
        except ValueError:
            return False
    return cell == wanted
