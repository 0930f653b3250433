"""The data behind one chart as a file: CSV and XLSX, each figure with its provenance. Pure: Exhibit in, bytes out.

CSV carries a BOM for Excel on a Chinese Windows; a cell that a spreadsheet would take for a formula is neutralised in
both. XLSX has the table as shown and the figures with their sources, headers frozen. A missing value stays empty.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import xlsxwriter

from charts.exhibit import Exhibit
from words.catalogue import Lang, text
from words.figures import Row, present, region_name, rows_of, series_name
from words.marks import marks_of
from words.numbers import round_half_up

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_PLAIN = (
    *(
        "region_code",
        "year",
        "as_of",
        "effective",
        "yuan_per_month",
        "yuan_per_year",
        "value",
        "period",
        "provenance",
        "basis",
    ),
    *("kind", "low", "high", "formula", "printed", "publisher", "title", "published", "document_number", "grade"),
    *("url", "status", "source_id", "observation_id"),
)
_CODED = {"provenance", "basis", "kind", "grade", "status"}


def neutralise(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front; everything else stays.

    >>> neutralise("=1+1"), neutralise("同心县"), neutralise(-3)
    ("'=1+1", '同心县', -3)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def export_rows(exhibit: Exhibit, lang: Lang) -> tuple[list[str], list[list[Any]]]:
    """Headings and rows of the figures behind a chart, in the order drawn."""
    if exhibit.columns:
        listed = [[row.get(column) for column in exhibit.columns] for row in rows_of(exhibit.figures)]
        return list(exhibit.columns.values()), [[neutralise(_rounded(value, 4)) for value in row] for row in listed]
    readers: dict[str, Callable[[Row], Any]] = {
        text("columns.region", lang): lambda row: region_name(row, lang),
        text("columns.standard", lang): lambda row: series_name(row, lang),
    }
    for column, label in exhibit.extra.items():
        readers[label] = lambda row, column=column: _rounded(row.get(column), 4)  # type: ignore[misc]
    for column in (each for each in _PLAIN if each in exhibit.figures):
        readers[text(f"columns.{column}", lang)] = lambda row, column=column: _plain(row, column, lang)  # type: ignore[misc]
    readers[text("columns.marks", lang)] = lambda row: "; ".join(mark.reason for mark in marks_of(row, "month", lang))
    rows = [[neutralise(read(row)) for read in readers.values()] for row in rows_of(exhibit.figures)]
    return list(readers), rows


def _plain(row: Row, column: str, lang: Lang) -> Any:
    value = row.get(column)
    if present(value) is None:
        return None
    if column in _CODED:
        return text(f"figures.{column}_{value}", lang)
    if column == "period":
        return text(f"columns.period_{value}", lang)
    if column in ("yuan_per_month", "yuan_per_year", "low", "high"):
        printed = row.get(f"{column.rsplit('_', 1)[-1]}_provenance") == "stated"
        return _rounded(value, 2 if printed else 1)
    if isinstance(value, date):
        return value.isoformat()[:10]
    return _whole(value) if isinstance(value, int | float) else str(value)


def _rounded(value: Any, digits: int) -> Any:
    return _whole(round_half_up(value, digits)) if isinstance(value, float) else value


def _whole(value: float) -> float:
    """900 rather than 900.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def write_csv(exhibit: Exhibit, lang: Lang, as_of: str) -> bytes:
    """One table: the figures with their provenance; then the source note and 数据截至 as last rows."""
    headings, rows = export_rows(exhibit, lang)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows(rows)
    writer.writerows([[], *([neutralise(line)] for line in _notes(exhibit, as_of))])
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def write_xlsx(exhibit: Exhibit, lang: Lang, as_of: str) -> bytes:
    """Two sheets: the table as shown below the chart, and the figures with their provenance."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        _write_shown(book, exhibit, lang, as_of)
        headings, rows = export_rows(exhibit, lang)
        _fill_sheet(book, text("ui.sheet_figures", lang), headings, rows, ())
    return out.getvalue()


def _write_shown(book: xlsxwriter.Workbook, exhibit: Exhibit, lang: Lang, as_of: str) -> None:
    headings, wide = [], []
    for place, column in enumerate(exhibit.table.columns):
        badges = any(row[place].badge or row[place].marks for row in exhibit.table.rows)
        headings += [column.label] + ([f"{column.label} · {text('columns.marks', lang)}"] if badges else [])
        wide.append(badges)
    rows = []
    for row in exhibit.table.rows:
        cells: list[Any] = []
        for cell, badges in zip(row, wide, strict=True):
            cells.append(neutralise(cell.text) if cell.number is None else cell.number)
            if badges:
                cells.append(" ".join([cell.badge, *(mark.label for mark in cell.marks)]).strip())
        rows.append(cells)
    notes = (exhibit.title, exhibit.finding, exhibit.unit, *_notes(exhibit, as_of))
    _fill_sheet(book, text("ui.sheet_table", lang), headings, rows, notes)


def _fill_sheet(
    book: xlsxwriter.Workbook, name: str, headings: Sequence[str], rows: Sequence[Sequence[Any]], notes: Sequence[str]
) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bottom": 1, "font_name": "微软雅黑"})
    plain = book.add_format({"font_name": "微软雅黑"})
    sheet.write_row(0, 0, headings, bold)
    for number, row in enumerate(rows, start=1):
        sheet.write_row(number, 0, row, plain)
    for number, note in enumerate(notes, start=len(rows) + 2):
        sheet.write_string(number, 0, note, plain)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, max(len(headings) - 1, 0), 16)


def _notes(exhibit: Exhibit, as_of: str) -> list[str]:
    return [line for line in (exhibit.note, exhibit.source, as_of) if line]
