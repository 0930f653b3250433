"""A second row of a head that holds but units and lost its empty first cell: 元/月 | 元/年 under 县区 | 城市 | 农村.

In: the rows of a table. Out: the same, the units over the figures that they are of. Refuses a row that fits as it is.
"""

from __future__ import annotations

from etl.extract.table.cells import Row, empty_cell
from etl.extract.text.units_said import unit_of_header

_HEAD = 4
"""Among how many rows at the top units stand"""
_LONGEST = 12


def with_units_in_place(rows: list[Row]) -> list[Row]:
    """The rows with such a row of units moved one column to the right."""
    at = next((index for index, row in enumerate(rows[:_HEAD]) if index and _holds_units(row)), None)
    if at is None:
        return rows
    row, below = rows[at], rows[at + 1 :]
    count = sum(bool(cell.text) for cell in row)
    figures = {column for other in below for column, cell in enumerate(other) if cell.figure}
    if 0 in figures or not set(range(1, count + 1)) <= figures:
        return rows
    behind = max(map(len, rows)) - count - 1
    empty = empty_cell(row[0].start)
    return [*rows[:at], (empty, *row[:count], *[empty] * behind), *below]


def _holds_units(row: Row) -> bool:
    """Whether units fill a row from its first cell on, and nothing stands behind them."""
    told = [cell for cell in row if cell.text]
    first = [cell.text for cell in row[: len(told)]]
    return len(told) > 1 and all(len(text) <= _LONGEST and "元" in text and unit_of_header(text) for text in first)
