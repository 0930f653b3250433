"""The unit of all figures of a table: said in its corner, by the lines around it, or by the only label that names one.

In: a reader and a grid. Out: its period, and 10000 where its figures are told in 万元.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from etl.extract.table.cells import Grid
from etl.extract.text.numerals import SCALES
from etl.extract.text.units_said import unit_of_header, unit_said

if TYPE_CHECKING:
    from etl.extract.reading import Reader

_TEN_THOUSANDS = re.compile(r"单位\s?[:：]\s?万元\s?[/每·]")
_UNIT_BELOW = 40
"""How far below a table its unit may stand"""


def scale_of_grid(reader: Reader, grid: Grid) -> float:
    """10000 under 单位：万元/年."""
    told = _TEN_THOUSANDS.search(reader.text, max(0, grid.start - _UNIT_BELOW), grid.start)
    return SCALES["万"] if told else 1.0


def unit_of_grid(reader: Reader, grid: Grid) -> str | None:
    """The unit said in the corner, above or below the grid, or the only one its labels name (低保（元/月）)."""
    corner = next((unit for row in grid.rows[: grid.headed] if (unit := unit_of_header(row[0].text))), None)
    said = unit_said(reader.text, grid.end, min(len(reader.text), grid.end + _UNIT_BELOW))
    labels = [cell.text for row in grid.rows[grid.headed :] for cell in row if not cell.numeric and "元" in cell.text]
    named = _only(unit_of_header(label) for label in labels)
    outer = _only(unit_of_header(cell.text) for row in grid.outer for cell in row)
    headed = reader.head_period[1] if reader.head_period else None
    return corner or headed or reader.unit_period or (said[0] if said else None) or named or outer or reader.only_unit


def _only(units: Iterable[str | None]) -> str | None:
    """The one unit that is said; None if there is none, or another beside it."""
    said = {unit for unit in units if unit}
    return said.pop() if len(said) == 1 else None
