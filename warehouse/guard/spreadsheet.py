"""An Arrow table as an Excel workbook of one sheet, made in memory: the worker can write no file.

A whole day is a date, also where the warehouse keeps it as text because other sources say less than the day. What
Excel does not know (a day before 1900, infinity) stands as text or empty; rows beyond EXPORT_CELLS are left out:
the number of rows comes with the bytes.
"""

from __future__ import annotations

import datetime
import io
import math
from typing import Any

import pyarrow as pa
import xlsxwriter

from warehouse.guard.answer import EXPORT_CELLS
from warehouse.guard.plain import neutralised_table, plain_table
from words.days import FORMAT, whole_day

_LONGEST_CELL = 32_000


def encode_xlsx(table: pa.Table, size: int) -> tuple[bytes, int]:
    """Bytes of the workbook and its number of rows; text is never a formula or a link."""
    rows = EXPORT_CELLS // max(table.num_columns, 1)
    plain = neutralised_table(plain_table(table.slice(0, rows)))
    sink = io.BytesIO()
    book = xlsxwriter.Workbook(sink, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("SQL")
    head = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": FORMAT, "align": "left"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    for index, (name, column) in enumerate(zip(plain.column_names, plain.columns, strict=True)):
        sheet.write_string(0, index, name[:_LONGEST_CELL], head)
        _write_column(sheet, index, column, day, moment)
    sheet.freeze_panes(1, 0)
    book.close()
    return sink.getvalue(), plain.num_rows


def _write_column(sheet: Any, index: int, column: pa.ChunkedArray, day: Any, moment: Any) -> None:
    kind = column.type
    for row, value in enumerate(column.to_pylist(), start=1):
        if value is None or (isinstance(value, float) and not math.isfinite(value)):
            continue
        if pa.types.is_string(kind):
            _write_text(sheet, row, index, value, day)
        elif pa.types.is_boolean(kind):
            sheet.write_boolean(row, index, value)
        elif isinstance(value, (datetime.date, datetime.datetime)):
            _write_date(sheet, row, index, value, moment if isinstance(value, datetime.datetime) else day)
        else:
            sheet.write_number(row, index, value)


def _write_text(sheet: Any, row: int, index: int, words: str, day: Any) -> None:
    known = whole_day(words)
    if known:
        sheet.write_datetime(row, index, known, day)
    else:
        sheet.write_string(row, index, words[:_LONGEST_CELL])


def _write_date(sheet: Any, row: int, index: int, value: Any, form: Any) -> None:
    """Excel knows no day before 1900: those stand as text."""
    if value.year < 1900:
        sheet.write_string(row, index, value.isoformat())
    else:
        sheet.write_datetime(row, index, value, form)
