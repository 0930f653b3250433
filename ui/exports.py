"""The data behind one chart as a file: CSV and XLSX, each figure with its provenance. Pure: Exhibit in, bytes out.

CSV carries a BOM for Excel on a Chinese Windows; a cell that a spreadsheet would take for a formula is neutralised in
both. XLSX has the table (ui.grid) and the figures with their sources. A missing value stays empty. Every line of a CSV
below the headings is a figure (docs/decisions/0014-files.md).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from charts.exhibit import Exhibit
from ui.grid import Grid, make_grid
from words.catalogue import Lang, text
from words.figures import (
    Row,
    Unit,
    amount_formula,
    is_printed,
    present,
    publisher_name,
    region_name,
    rows_of,
    series_name,
)
from words.formulas import neutralise
from words.marks import marks_of
from words.numbers import round_half_up

_PLAIN = (
    *("region_code", "year", "as_of", "effective", "yuan_per_month", "month_provenance", "yuan_per_year"),
    *("year_provenance", "formula", "value", "period", "basis", "kind", "low", "high", "printed", "publisher", "title"),
    *("published", "document_number", "grade", "url", "status", "source_id", "observation_id"),
)
_CODED = {"basis", "kind", "grade", "status"}
_UNITS: Mapping[str, Unit] = {"yuan_per_year": "year"}
"""the unit of an amount, where that is not a month"""


def file_stem(exhibit: Exhibit) -> str:
    """The file name of every download of a chart: 标尺-<title>, without what a file system refuses."""
    return "标尺-" + "".join("-" if char in '\\/:*?"<>| ' else char for char in exhibit.title)


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
    for column in (each for each in _PLAIN if _has(exhibit.figures, each)):
        readers[text(f"columns.{column}", lang)] = lambda row, column=column: _plain(row, column, lang)  # type: ignore[misc]
    readers[text("columns.marks", lang)] = lambda row: "; ".join(mark.reason for mark in marks_of(row, "month", lang))
    rows = [[neutralise(read(row)) for read in readers.values()] for row in rows_of(exhibit.figures)]
    return list(readers), rows


def _has(figures: pd.DataFrame, column: str) -> bool:
    """Whether the frame tells it: a formula and how a yearly amount came about only of amounts that stand in it."""
    both = {"yuan_per_month", "yuan_per_year", "value", "period"} <= set(figures)
    return both if column in ("formula", "year_provenance") else column in figures


def _plain(row: Row, column: str, lang: Lang) -> Any:
    if column == "formula":
        return amount_formula(row, lang)
    value = row.get(column)
    if present(value) is None or (column in ("value", "period") and row.get("provenance") == "computed"):
        return None
    if column == "publisher":
        return publisher_name(row, lang)
    if column.endswith("_provenance"):
        return text(f"figures.provenance_{value}", lang)
    if column in _CODED:
        return text(f"figures.{column}_{value}", lang)
    if column == "period":
        return text(f"columns.period_{value}", lang)
    if column in ("yuan_per_month", "yuan_per_year", "low", "high"):
        return _rounded(value, 2 if is_printed(row, _UNITS.get(column, "month")) else 1)
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    return _whole(value) if isinstance(value, int | float) else str(value)


def _rounded(value: Any, digits: int) -> Any:
    return _whole(round_half_up(value, digits)) if isinstance(value, float) else value


def _whole(value: float) -> float:
    """900 rather than 900.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def write_csv(exhibit: Exhibit, lang: Lang, as_of: str) -> bytes:
    """One table: the figures with their provenance; note, sources and 数据截至 stand in columns, alike in every row."""
    headings, rows = export_rows(exhibit, lang)
    said = {text(f"columns.{key}", lang): neutralise(line) for key, line in _notes(exhibit, as_of).items() if line}
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*headings, *said])
    writer.writerows([*row, *said.values()] for row in rows)
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def write_xlsx(exhibit: Exhibit, lang: Lang, as_of: str) -> bytes:
    """Two sheets: the table under its title and unit, as the chart has it, and the figures with their provenance. What
    writes them is loaded when the first is asked for: no page waits for it."""
    import xlsxwriter

    from ui.sheets import fill_sheet

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        fill_sheet(book, text("ui.sheet_table", lang), make_grid(exhibit, lang, as_of))
        fill_sheet(book, text("ui.sheet_figures", lang), Grid((), *export_rows(exhibit, lang), ()))
    return out.getvalue()


def _notes(exhibit: Exhibit, as_of: str) -> dict[str, str]:
    return {"note": exhibit.note, "source": exhibit.source, "data_version": as_of}
