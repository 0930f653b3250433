"""Cell by cell: RawTable in, typed DataFrame and problems out. The rules of one file alone; schema.toml says them.

A wrong cell becomes null in the frame and a Problem beside it, so that one run finds all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pandas as pd

from etl.load.kinds import PARSERS, NotOfKind, count_decimals
from etl.load.problems import Problem
from etl.load.rows import RawTable
from etl.load.schema import Column, FileSchema

_DTYPES = {"integer": "Int64", "number": "Float64"}


def type_table(raw: RawTable, schema: FileSchema) -> tuple[pd.DataFrame, list[Problem]]:
    """The frame of one file, its index the line numbers, and every defect of its cells and keys."""
    problems = list(_check_header(raw, schema))
    series = {}
    for column in schema.columns:
        cells = raw.columns.get(column.name, [None] * len(raw.lines))
        values, found = _type_column(raw, column, cells)
        problems += found
        series[column.name] = pd.Series(values, index=raw.lines, dtype=_DTYPES.get(column.type, "str"))
    for name, counted in schema.decimals:
        decimals = [count_decimals(cell) for cell in raw.columns.get(counted, [])]
        series[name] = pd.Series(decimals, index=raw.lines, dtype="Int64")
    frame = pd.DataFrame(series, index=pd.Index(raw.lines, name="line", dtype="int64"))
    repeated = [found for group in (schema.key, *schema.unique) for found in _check_distinct(raw, group)]
    return frame, problems + repeated


def _check_header(raw: RawTable, schema: FileSchema) -> Iterator[Problem]:
    known = [column.name for column in schema.columns]
    for name in known:
        if name not in raw.columns:
            yield Problem(raw.name, 1, "missing_column", {"column": name})
    for name in raw.columns:
        if name not in known:
            yield Problem(raw.name, 1, "unknown_column", {"column": name, "known": ", ".join(known)})


def _type_column(raw: RawTable, column: Column, cells: list[str | None]) -> tuple[list, list[Problem]]:
    """Each distinct cell is judged once; a national file repeats its codes a million times."""
    judged = {cell: _judge(column, cell) for cell in set(cells)}
    problems = [
        Problem(raw.name, line, code, {"column": column.name, "value": cell, **detail})
        for line, cell in zip(raw.lines, cells, strict=True)
        for code, detail in judged[cell][1]
        if column.name in raw.columns
    ]
    return [judged[cell][0] for cell in cells], problems


def _judge(column: Column, cell: str | None) -> tuple[object, list[tuple[str, dict[str, object]]]]:
    if cell is None:
        return None, [("required", {})] if column.required else []
    try:
        value = PARSERS[column.type](cell)
    except NotOfKind as reason:
        return None, [(str(reason), {})]
    wrong = list(_wrong(column, cell, value))
    return (None if wrong else value), wrong


def _wrong(column: Column, cell: str, value: object) -> Iterator[tuple[str, dict[str, object]]]:
    parts = cell.split(",") if column.type == "list" else [cell]
    if column.codes is not None and not column.codes.issuperset(parts):
        yield "wrong_code", {"codes": ", ".join(sorted(column.codes))}
    if column.pattern and not re.fullmatch(column.pattern, cell, re.ASCII):
        yield "wrong_pattern", {"pattern": column.pattern}
    if isinstance(value, int | float):
        if column.least is not None and value < column.least:
            yield "too_small", {"least": column.least}
        if column.above is not None and value <= column.above:
            yield "not_above", {"above": column.above}
        if column.most is not None and value > column.most:
            yield "too_large", {"most": column.most}


def _check_distinct(raw: RawTable, columns: tuple[str, ...]) -> Iterator[Problem]:
    """Cells that stand twice in a file are reported at their second line, naming the first."""
    keys = list(zip(*(raw.columns.get(name, [None] * len(raw.lines)) for name in columns), strict=True))
    repeated = {key for key, count in Counter(keys).items() if count > 1}
    first: dict[tuple, int] = {}
    for key, line in zip(keys, raw.lines, strict=True):
        if key in repeated and first.setdefault(key, line) != line:
            shown = ", ".join(f"{name}={part or ''}" for name, part in zip(columns, key, strict=True))
            yield Problem(raw.name, line, "duplicate_key", {"repeated": shown, "first": first[key]})
