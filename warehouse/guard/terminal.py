"""An Arrow table as aligned text for a terminal.

A Chinese character counts two columns. Characters that steer a terminal are blanked: a cell must not be able to rewrite
the screen.
"""

from __future__ import annotations

import unicodedata
from typing import Any

import pyarrow as pa

from warehouse.guard.plain import plain_table

_WIDEST_CELL = 60
_PLAN = ["explain_key", "explain_value"]


def encode_table(table: pa.Table, size: int) -> tuple[bytes, int]:
    """The text and its number of rows; a query plan is drawn as DuckDB drew it."""
    plain = plain_table(table)
    if plain.column_names == _PLAN:
        return "\n".join(plain.column(1).to_pylist()).encode("utf-8"), plain.num_rows
    names = [_shown(name) for name in plain.column_names]
    rows = [[_shown(value) for value in row.values()] for batch in plain.to_batches() for row in batch.to_pylist()]
    right = [pa.types.is_integer(column.type) or pa.types.is_floating(column.type) for column in plain.columns]
    widths = [max([_width(name), *(_width(row[i]) for row in rows)]) for i, name in enumerate(names)]
    lines = [names, ["─" * width for width in widths], *rows]
    text = "\n".join(_line(line, widths, right) for line in lines) + "\n"
    return text.encode("utf-8"), plain.num_rows


def _line(cells: list[str], widths: list[int], right: list[bool]) -> str:
    padded = []
    for cell, width, is_number in zip(cells, widths, right, strict=True):
        gap = " " * (width - _width(cell))
        padded.append(gap + cell if is_number else cell + gap)
    return "  ".join(padded).rstrip()


def _shown(value: Any) -> str:
    """One cell, without characters that steer a terminal, cut where it is long."""
    text = "" if value is None else str(value)
    clean = "".join(" " if unicodedata.category(c) in ("Cc", "Cf") else c for c in text[: 4 * _WIDEST_CELL])
    return clean if _width(clean) <= _WIDEST_CELL else clean[: _WIDEST_CELL // 2] + "…"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
