"""The sheets of a briefing's workbook that are lists: figures, growth, sources, definitions.

In: an XlsxWriter workbook and the Report. Out: sheets with frozen heads, widths by content, number formats, filters.
Decision: text is always written as text; a growth rate is recomputed by a formula that carries its value, so WPS shows
it before it calculates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from briefing.cells import plain
from briefing.measure import lines_of, width_em
from briefing.report import Report
from briefing.worded import heading, worded
from words.catalogue import Lang, text
from words.days import FORMAT, whole_day
from words.formulas import is_formula_like

_FONT = "微软雅黑"
_WIDEST = 24
"""characters; longer words wrap"""
_PAPER = 200
"""characters a page of A4 across holds in a readable size"""


@dataclass(frozen=True)
class Formats:
    """The cell formats of one workbook."""

    head: Format
    text: Format
    wrapped: Format
    guarded: Format
    marks: Format
    yuan: Format
    yuan_tenths: Format
    about: Format
    percent: Format
    day: Format
    quiet: Format
    quiet_percent: Format
    title: Format


def make_formats(book: Workbook, lang: Lang) -> Formats:
    """All formats at once; an implied figure is a number shown in whole yuan behind 约; guarded text carries the
    apostrophe mark that keeps it text when it is edited."""
    base = {"font_name": _FONT, "font_size": 10.5, "valign": "vcenter"}
    quiet = {**base, "font_color": "#8A8F94"}
    return Formats(
        head=book.add_format({**base, "bold": True, "bottom": 1, "top": 2, "text_wrap": True}),
        text=book.add_format(base),
        wrapped=book.add_format({**base, "text_wrap": True}),
        guarded=book.add_format({**base, "quote_prefix": True}),
        marks=book.add_format({**base, "indent": 1}),
        yuan=book.add_format({**base, "num_format": "#,##0"}),
        yuan_tenths=book.add_format({**base, "num_format": "#,##0.0"}),
        about=book.add_format({**base, "num_format": f'"{text("briefing.comparison_about", lang)}"#,##0'}),
        percent=book.add_format({**base, "num_format": "0.0"}),
        day=book.add_format({**base, "num_format": FORMAT, "align": "left"}),
        quiet=book.add_format({**quiet, "num_format": "#,##0"}),
        quiet_percent=book.add_format({**quiet, "num_format": "0.0"}),
        title=book.add_format({**base, "font_size": 14, "bold": True}),
    )


def number_format(formats: Formats, value: float) -> Format:
    """Whole yuan without decimals, others with one."""
    return formats.yuan if float(value).is_integer() else formats.yuan_tenths


def print_wide(sheet: Worksheet) -> None:
    """A4, landscape, one page wide."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def write_text(
    sheet: Worksheet, row: int, column: int, words: str, formats: Formats, look: Format | None = None
) -> None:
    """Text as text, whatever it begins with."""
    sheet.write_string(row, column, words, formats.guarded if is_formula_like(words) else look or formats.text)


def write_value(sheet: Worksheet, row: int, column: int, value: Any, formats: Formats, name: str = "") -> None:
    """One value of a frame in the format its column's name asks for; a whole day as a date; missing stays empty."""
    cell = plain(value)
    day = whole_day(cell)
    if day:
        sheet.write_datetime(row, column, day, formats.day)
    elif isinstance(cell, str):
        write_text(sheet, row, column, cell, formats, formats.wrapped)
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, formats.text)
    elif cell is not None:
        year = name == "year" or name.endswith("_year")
        look = formats.percent if name.endswith("_pct") else formats.text if year else number_format(formats, cell)
        sheet.write_number(row, column, cell, look)


def add_frame(book: Workbook, name: str, frame: pd.DataFrame, report: Report, formats: Formats) -> Worksheet:
    """A sheet with one row a row of `frame`; heads in the reader's language with the column's own name below."""
    sheet = book.add_worksheet(name)
    columns = [str(column) for column in frame.columns]
    for number, column in enumerate(columns):
        words = heading(column, report.columns, report.lang)
        write_text(sheet, 0, number, f"{words}\n{column}" if words else column, formats, formats.head)
    cells = [[plain(value) for value in values] for values in frame.itertuples(index=False, name=None)]
    widths = [
        _width([column, heading(column, report.columns, report.lang), *(str(row[number] or "") for row in cells)])
        for number, column in enumerate(columns)
    ]
    for number, width in enumerate(widths):
        sheet.set_column(number, number, width)
    for row, values in enumerate(cells, start=1):
        _set_height(sheet, row, values, widths)
        for number, value in enumerate(values):
            write_value(sheet, row, number, value, formats, columns[number])
    sheet.set_row(0, 32)
    print_wide(sheet)
    sheet.fit_to_pages(max(round(sum(widths) / _PAPER), 1), 0)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, min(1, len(columns) - 1))
    sheet.freeze_panes(1, min(2, len(columns)))
    if len(frame):
        sheet.autofilter(0, 0, len(frame), len(columns) - 1)
    return sheet


def _width(texts: Sequence[str]) -> float:
    """As wide as the longest of these texts, within bounds."""
    return min(max(map(width_em, texts)) * 1.9 + 2, _WIDEST)


def _set_height(sheet: Worksheet, row: int, values: Sequence[Any], widths: Sequence[float]) -> None:
    """As high as the cell with most lines needs."""
    lines = [lines_of(str(value or ""), 10.5, width * 0.075) for value, width in zip(values, widths, strict=True)]
    sheet.set_row(row, 16 * max(lines, default=1))


def add_growth(book: Workbook, name: str, report: Report, formats: Formats) -> None:
    """The growth sheet; the last column recomputes each rate from the two cells before it, by years where long."""
    frame = worded(report.growth, report.lang)
    sheet = add_frame(book, name, frame, report, formats)
    names = [str(column) for column in frame.columns]
    if not {"from_yuan_per_month", "to_yuan_per_month", "growth_computed_pct"} <= set(names):
        return
    target = len(names)
    write_text(sheet, 0, target, text("briefing.growth_check", report.lang), formats, formats.head)
    sheet.set_column(target, target, 18)
    for row, record in enumerate(frame.to_dict("records"), start=1):
        rate = plain(record["growth_computed_pct"])
        if isinstance(rate, (int, float)):
            start, end = (
                xl_rowcol_to_cell(row, names.index(name)) for name in ("from_yuan_per_month", "to_yuan_per_month")
            )
            years = plain(record.get("years"))
            power = f"^(1/{years})" if isinstance(years, (int, float)) and years > 1 else ""
            sheet.write_formula(row, target, f"=(({end}/{start}){power}-1)*100", formats.percent, rate)


def add_sources(book: Workbook, report: Report, formats: Formats) -> None:
    """The numbered sources."""
    names = ("number", "citation", "grade", "url", "remark")
    rows = [[getattr(source, name) for name in names] for source in report.sources]
    _add_list(book, "sources", [f"column_{name}" for name in names], rows, (6, 70, 16, 46, 50), report, formats)


def add_definitions(book: Workbook, report: Report, formats: Formats) -> None:
    """Definitions, then the method, then filters and data version."""
    rows: list[list[Any]] = [[entry.term, entry.meaning, entry.basis] for entry in report.definitions]
    rows += [[text("briefing.method_title", report.lang), line, ""] for line in report.method]
    rows += [[name, value, ""] for name, value in report.filters.items()]
    rows.append(["", report.version.label, ""])
    names = ["column_term", "column_meaning", "column_basis"]
    _add_list(book, "definitions", names, rows, (22, 90, 50), report, formats)


def _add_list(
    book: Workbook,
    name: str,
    heads: list[str],
    rows: list[list[Any]],
    widths: tuple[int, ...],
    report: Report,
    formats: Formats,
) -> None:
    sheet = book.add_worksheet(text(f"briefing.sheet_{name}", report.lang))
    for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
        write_text(sheet, 0, column, text(f"briefing.{head}", report.lang), formats, formats.head)
        sheet.set_column(column, column, width)
    for row, values in enumerate(rows, start=1):
        _set_height(sheet, row, values, widths)
        for column, value in enumerate(values):
            if isinstance(value, str):
                write_text(sheet, row, column, value, formats, formats.wrapped)
            else:
                write_value(sheet, row, column, value, formats)
    sheet.freeze_panes(1, 0)
    print_wide(sheet)
