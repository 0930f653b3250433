"""The comparison sheet: a row a standard, the regions in columns, and what each differs from the base region.

In: Report with its comparison frame. Out: the first sheet. Decision: differences are formulas over the cells beside
them, with their values cached; where the two years differ they stand in grey, and a line below says why. The marks of a
figure stand in a column of their own and their reasons below, so that the figure stays a number. A figure that is
missing leaves its cells empty, never zero; a region that is missing is named below.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from briefing.cells import plain
from briefing.measure import width_em
from briefing.report import Report
from briefing.sheets import Formats, number_format, print_wide, write_text, write_value
from words.catalogue import text

_HEAD = 3  # title, version, and an empty line stand above the two head rows
_PER_REGION = ("value", "marks", "year", "sources")
_WIDTHS = {"value": 10, "marks": 7, "year": 6, "sources": 7}


_Row = Mapping[Hashable, Any]
_Cells = dict[tuple[str, str], _Row]


class _Region(NamedTuple):
    code: str
    name: str


def add_comparison(book: Workbook, report: Report, formats: Formats) -> None:
    """Append the comparison sheet."""
    sheet = book.add_worksheet(text("briefing.sheet_comparison", report.lang))
    write_text(sheet, 0, 0, report.title, formats, formats.title)
    write_text(sheet, 1, 0, report.version.label, formats)
    frame = report.comparison
    if frame.empty:
        return
    regions = [_Region(*pair) for pair in frame[["region_code", "region"]].drop_duplicates().itertuples(index=False)]
    others = [region for region in regions if report.base_region and region.code != report.base_region]
    base = next((region for region in regions if region.code == report.base_region), None)
    _write_heads(sheet, report, regions, base, others, formats)
    cells: _Cells = {(row["series_id"], row["region_code"]): row for row in frame.to_dict("records")}
    names = frame.drop_duplicates("series_id").set_index("series_id")["series_name"]
    for row, (series, name) in enumerate(names.items(), start=_HEAD + 2):
        write_text(sheet, row, 0, str(name), formats)
        for place, region in enumerate(regions):
            _write_figure(sheet, row, 1 + place * len(_PER_REGION), cells.get((str(series), region.code)), formats)
        if base:
            _write_differences(sheet, row, str(series), regions, base, others, cells, formats)
    _finish(sheet, report, len(names), len(regions), formats)
    _write_remarks(sheet, _HEAD + 3 + len(names), _remarks(report), formats)


def _write_heads(
    sheet: Worksheet,
    report: Report,
    regions: list[_Region],
    base: _Region | None,
    others: list[_Region],
    formats: Formats,
) -> None:
    write_text(sheet, _HEAD, 0, "", formats, formats.head)
    write_text(sheet, _HEAD + 1, 0, text("briefing.comparison_series", report.lang), formats, formats.head)
    for place, region in enumerate(regions):
        first = 1 + place * len(_PER_REGION)
        sheet.merge_range(_HEAD, first, _HEAD, first + len(_PER_REGION) - 1, "", formats.head)
        write_text(sheet, _HEAD, first, region.name, formats, formats.head)
        for offset, name in enumerate(_PER_REGION):
            words = text(f"briefing.comparison_{name}", report.lang)
            write_text(sheet, _HEAD + 1, first + offset, words, formats, formats.head)
    for place, region in enumerate(others if base else []):
        first = 1 + len(regions) * len(_PER_REGION) + 2 * place
        sheet.merge_range(_HEAD, first, _HEAD, first + 1, "", formats.head)
        write_text(sheet, _HEAD, first, region.name, formats, formats.head)
        for offset, key in enumerate(("comparison_difference", "comparison_difference_pct")):
            words = text(f"briefing.{key}", report.lang, base=base.name if base else "")
            write_text(sheet, _HEAD + 1, first + offset, words, formats, formats.head)


def _write_figure(
    sheet: Worksheet, row: int, column: int, figure: Mapping[Hashable, Any] | None, formats: Formats
) -> None:
    if figure is None:
        return
    value = plain(figure["yuan_per_month"])
    if isinstance(value, (int, float)):
        look = formats.about if figure.get("basis") == "implied" else number_format(formats, value)
        sheet.write_number(row, column, value, look)
    if figure.get("marks"):
        write_text(sheet, row, column + 1, figure["marks"], formats, formats.marks)
    write_value(sheet, row, column + 2, figure["year"], formats, "year")
    write_value(sheet, row, column + 3, figure.get("source_number"), formats, "year")


def _write_differences(
    sheet: Worksheet,
    row: int,
    series: str,
    regions: list[_Region],
    base: _Region,
    others: list[_Region],
    cells: _Cells,
    formats: Formats,
) -> None:
    ground = cells.get((series, base.code))
    for place, region in enumerate(others):
        figure = cells.get((series, region.code))
        if figure is None or ground is None:
            continue
        ours, theirs = (
            xl_rowcol_to_cell(row, 1 + regions.index(one) * len(_PER_REGION), col_abs=True) for one in (region, base)
        )
        value, other = float(figure["yuan_per_month"]), float(ground["yuan_per_month"])
        same = figure["year"] == ground["year"]
        column = 1 + len(regions) * len(_PER_REGION) + 2 * place
        look = formats.yuan if same else formats.quiet
        sheet.write_formula(row, column, f"={ours}-{theirs}", look, value - other)
        look = formats.percent if same else formats.quiet_percent
        sheet.write_formula(row, column + 1, f"=({ours}/{theirs}-1)*100", look, (value / other - 1) * 100)


def _finish(sheet: Worksheet, report: Report, series: int, regions: int, formats: Formats) -> None:
    """Widths and frozen heads."""
    sheet.set_column(0, 0, 30)
    told: Iterable[str] = report.comparison["marks"].dropna() if "marks" in report.comparison else ()
    marks = max((2 * width_em(mark) for mark in told), default=0)
    widths = {**_WIDTHS, "marks": max(_WIDTHS["marks"], marks)}
    for column in range(regions * len(_PER_REGION)):
        sheet.set_column(column + 1, column + 1, widths[_PER_REGION[column % len(_PER_REGION)]])
    sheet.set_column(1 + regions * len(_PER_REGION), 1 + regions * (len(_PER_REGION) + 2), 12)
    sheet.freeze_panes(_HEAD + 2, 1)
    sheet.set_row(_HEAD + 1, 48)
    print_wide(sheet)


def _write_remarks(sheet: Worksheet, below: int, remarks: list[str], formats: Formats) -> None:
    for row, words in enumerate(remarks, start=below):
        write_text(sheet, row, 0, words, formats)


def _remarks(report: Report) -> list[str]:
    """That years differ, where they do; regions and parts left out; each reason of a mark once, with its figures."""
    lang, frame = report.lang, report.comparison
    years = frame.groupby("series_id")["year"].nunique()
    told = [text("briefing.comparison_years_differ", lang)] if (years > 1).any() else []
    told += [line for line in (report.left_out, report.silent) if line]
    found: dict[tuple[str, str], list[str]] = {}
    for row in frame.to_dict("records"):
        if row.get("marks"):
            names = found.setdefault((row["marks"], row["mark_reasons"]), [])
            names.append(f"{row['region']} {row['series_name']}")
    join = text("figures.list_separator", lang).join
    return told + [
        text("briefing.comparison_remark", lang, marks=marks, figure=join(names), reasons=reasons)
        for (marks, reasons), names in found.items()
    ]
