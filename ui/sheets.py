"""A Grid as a sheet of a workbook: columns as wide as their words, days as dates, headings frozen, A4 across."""

from __future__ import annotations

import math
from collections.abc import Mapping

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from charts.lettering import text_width
from ui.grid import Grid
from words.days import FORMAT, whole_day

_FONT = {"font_name": "微软雅黑"}
_NARROWEST, _WIDEST = 6, 28
_ROOMY = 8
"""more columns than this, and long words wrap earlier, so that the sheet can be taken in"""
_WRAPPED = 16
_PAPER = 200
"""characters a page of A4 across still holds in a readable size"""
_LINE = 18
_A4 = 9


def fill_sheet(book: xlsxwriter.Workbook, name: str, grid: Grid) -> None:
    """Lines before, headings, rows, lines after; every page of a print bears the headings."""
    sheet = book.add_worksheet(name)
    formats = {
        "first": book.add_format({**_FONT, "bold": True, "font_size": 14}),
        "line": book.add_format({**_FONT, "text_wrap": True, "valign": "top"}),
        "heading": book.add_format({**_FONT, "bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"}),
        "cell": book.add_format({**_FONT, "text_wrap": True, "valign": "top"}),
        "day": book.add_format({**_FONT, "num_format": FORMAT, "valign": "top", "align": "left"}),
    }
    widths = _widths(grid)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    top = len(grid.before) + bool(grid.before)
    for number, line in enumerate(grid.before):
        _write_line(sheet, number, line, widths, formats["line" if number else "first"])
    sheet.write_row(top, 0, grid.headings, formats["heading"])
    sheet.set_row(top, _LINE * max(map(_lines, grid.headings, widths), default=1))
    for number, row in enumerate(grid.rows, start=top + 1):
        for place, value in enumerate(row):
            _write_cell(sheet, number, place, value, formats)
        sheet.set_row(
            number, _LINE * max((_lines(str(cell), width) for cell, width in zip(row, widths, strict=True)), default=1)
        )
    for number, line in enumerate(grid.after, start=top + len(grid.rows) + 2):
        _write_line(sheet, number, line, widths, formats["line"])
    sheet.freeze_panes(top + 1, 1)
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(max(round(sum(widths) / _PAPER), 1), 0)


def _write_cell(sheet: Worksheet, row: int, column: int, value: object, formats: Mapping[str, Format]) -> None:
    """A value; a whole day as a date."""
    day = whole_day(value)
    if day:
        sheet.write_datetime(row, column, day, formats["day"])
    else:
        sheet.write(row, column, value, formats["cell"])


def _widths(grid: Grid) -> list[float]:
    """As wide as the longest word of each column, within bounds; a long heading wraps."""
    widest = _WIDEST if len(grid.headings) <= _ROOMY else _WRAPPED
    columns = list(zip(*grid.rows, strict=True)) or [()] * len(grid.headings)
    return [
        min(max([_NARROWEST, _length(heading) / 2, *(_length(cell) for cell in cells)]) + 2, widest)
        for heading, cells in zip(grid.headings, columns, strict=True)
    ]


def _length(value: object) -> float:
    """The width of a value in characters of a spreadsheet's column."""
    return 0 if value is None else text_width(str(value), 1) / 0.5


def _write_line(sheet: object, number: int, line: str, widths: list[float], look: object) -> None:
    """A line across the whole table, as high as it needs."""
    last = len(widths) - 1
    if last > 0:
        sheet.merge_range(number, 0, number, last, "", look)  # type: ignore[attr-defined]
    sheet.write_string(number, 0, line, look)  # type: ignore[attr-defined]
    high = _LINE * _lines(line, sum(widths)) + (6 if number == 0 else 0)
    sheet.set_row(number, high)  # type: ignore[attr-defined]


def _lines(words: str, width: float) -> int:
    """How many lines words take in a column."""
    return max(math.ceil(_length(words) * 1.15 / width), 1)
