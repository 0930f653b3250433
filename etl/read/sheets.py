"""An xlsx: every visible sheet as a table under its name, values as they are shown, merged cells once."""

from __future__ import annotations

import datetime
import io
import re
from dataclasses import replace
from zipfile import BadZipFile, ZipFile

import openpyxl
from lxml import etree
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from etl.read.compose import Composer, GridCell
from etl.read.headings import heading_of_text, sensible_title
from etl.read.limits import CELLS
from etl.read.unreadable import Unreadable
from etl.records import SourceText
from words.numbers import round_half_up

_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*ref=["']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})["']""")
_DECIMALS = re.compile(r"0\.(0+)%")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_UNIT_IN_FORMAT = re.compile(r'[0#]"?(万?元[^";\\]{0,8})"?$')
"""0"元/月": a format that shows the unit behind the number"""
_BROKEN = (
    BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError,
    SyntaxError, etree.XMLSyntaxError, AssertionError,
)  # fmt: skip


def read_xlsx(name: str, content: bytes) -> SourceText:
    """All visible sheets; a formula counts with the value it was saved with."""
    try:
        _refuse_absurd_merges(content)
        workbook = openpyxl.load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
        composer = Composer()
        visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
        for sheet in visible:
            _add_sheet(sheet, composer, named=len(visible) > 1)
    except _BROKEN as broken:
        raise Unreadable("damaged", kind="xlsx") from broken
    heading = heading_of_text(composer.text)
    return SourceText(name, composer.text, "xlsx", None, *heading, tables=tuple(composer.tables))


def _refuse_absurd_merges(content: bytes) -> None:
    """openpyxl makes an object for every place of a merged area: areas larger than any document are refused before."""
    with ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                areas = _MERGED.findall(package.read(name))
                if sum(_count_places(area.decode()) for area in areas) > CELLS:
                    raise Unreadable("too_complex")


def _count_places(area: str) -> int:
    left, top, right, bottom = range_boundaries(area)
    return (right - left + 1) * (bottom - top + 1)


def _add_sheet(sheet: Worksheet, composer: Composer, named: bool) -> None:
    """Rows and columns without any value are skipped; a row of a single value above the table is a paragraph."""
    values = {place: shown for place, cell in sheet._cells.items() if (shown := show_value(cell))}
    if len(values) > CELLS:
        raise Unreadable("too_complex")
    if named and values and sensible_title(sheet.title):
        composer.add_paragraph(sheet.title)
    rows = {row: index for index, row in enumerate(sorted({row for row, _ in values}))}
    columns = {column: index for index, column in enumerate(sorted({column for _, column in values}))}
    reach = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    grid: list[GridCell] = []
    for (row, column), shown in sorted(values.items()):
        area = reach.get((row, column))
        high = sum(row <= r <= area.max_row for r in rows) if area else 1
        wide = sum(column <= c <= area.max_col for c in columns) if area else 1
        grid.append(GridCell(shown, rows[row], columns[column], high, wide))
    _add_titles_and_table(grid, composer)


def _add_titles_and_table(grid: list[GridCell], composer: Composer) -> None:
    in_row: dict[int, list[GridCell]] = {}
    for cell in grid:
        in_row.setdefault(cell.row, []).append(cell)
    first = next((row for row, cells in sorted(in_row.items()) if len(cells) > 1), 0)
    for row in range(first):
        composer.add_paragraph(in_row[row][0].text)
    composer.add_table([replace(cell, row=cell.row - first) for cell in grid if cell.row >= first])


def show_value(cell: SheetCell) -> str:
    """A value as a reader of the sheet sees it: 690.0 is 690, 0.055 formatted as percent is 5.5%."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        if isinstance(value, (datetime.datetime, datetime.date)):
            return _show_date(value, cell.number_format or "")
        return str(value).strip()
    form = cell.number_format or ""
    if "%" in form:
        decimals = _DECIMALS.search(form)
        return f"{round_half_up(value * 100, len(decimals[1]) if decimals else 6):g}%"
    shown = str(int(value)) if float(value).is_integer() else repr(round(value, 6))
    unit = _UNIT_IN_FORMAT.search(form.partition(";")[0])
    return shown + unit[1] if unit else shown


def _show_date(value: datetime.date, form: str) -> str:
    """A day as a day, and as a month or a year where the cell shows no more.

    >>> _show_date(datetime.date(2021, 7, 1), 'yyyy"年"m"月"'), _show_date(datetime.date(2021, 7, 1), "yyyy-mm-dd")
    ('2021年7月', '2021-07-01')
    """
    parts = _QUOTED.sub("", form).lower()
    if "y" in parts and "d" not in parts:
        return f"{value.year}年{value.month}月" if "m" in parts else f"{value.year}年"
    return value.isoformat()[:10]
