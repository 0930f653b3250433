"""Arrow columns made plain: what a screen, a spreadsheet and JSON can hold.

In: an Arrow table of any DuckDB types. Out: the same with only numbers, booleans, dates, timestamps and text; or Python
values JSON knows. Text that a spreadsheet would run as a formula is put behind an apostrophe by `neutralised_table`.
"""

from __future__ import annotations

import datetime
import decimal
import json
import math
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from words.formulas import FORMULA, neutralise


def plain_table(table: pa.Table) -> pa.Table:
    """The same with only numbers, booleans, dates, timestamps and text: lists, structs and the rest as JSON text."""
    columns = [_plain_column(column) for column in table.columns]
    return pa.table(columns, names=table.column_names)


def _plain_column(column: pa.ChunkedArray) -> pa.ChunkedArray:
    kind = column.type
    if pa.types.is_dictionary(kind):
        return column.cast(pa.string())
    if pa.types.is_decimal(kind):
        return _plain_decimal(column)
    if pa.types.is_string(kind) or pa.types.is_boolean(kind) or pa.types.is_integer(kind) or pa.types.is_floating(kind):
        return column
    if pa.types.is_date(kind) or (pa.types.is_timestamp(kind) and kind.tz is None):
        return column
    return pa.chunked_array([pa.array([_as_text(value) for value in column.to_pylist()], pa.string())])


def _plain_decimal(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if column.type.scale > 0:
        return column.cast(pa.float64())
    try:
        return column.cast(pa.int64())
    except pa.ArrowInvalid:
        return column.cast(pa.string())


def _as_text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, (list, dict, tuple)):
        return json.dumps(as_json(value), ensure_ascii=False)
    known = as_json(value)
    return known if isinstance(known, str) else str(known)


def as_json(value: Any) -> Any:
    """A Python value as JSON knows it: no infinity, bytes as hexadecimal, dates as ISO text."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, (str, int, bool)):
        return value
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): as_json(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_json(part) for part in value]
    return str(value)


def neutralised_table(plain: pa.Table) -> pa.Table:
    """Text that begins like a formula gets an apostrophe in front, in cells and in column names."""
    names = [neutralise(name) for name in plain.column_names]
    return pa.table([_neutralised_column(column) for column in plain.columns], names=names)


def _neutralised_column(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if not pa.types.is_string(column.type):
        return column
    dangerous = pc.match_substring_regex(column, FORMULA)
    return pc.if_else(dangerous, pc.binary_join_element_wise("'", column, ""), column)
