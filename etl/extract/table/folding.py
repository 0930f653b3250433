"""A table flattened to one cell a line, folded again.

In: the cells in their order. Out: grids. `_fixed` looks for the width at which every row shows numbers in the same
columns; raggedrows.py takes rows as words and then numbers, where merged cells of the first columns were said once.
Where neither fits there is no grid, and the lines are read as sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from etl.extract.table.boxes import find_boxes
from etl.extract.table.cells import Grid, GridCell, Row, are_alike, is_label
from etl.extract.table.foldedheads import heads_above
from etl.extract.table.headwords import is_corner
from etl.extract.table.mergedcells import spread_areas
from etl.extract.table.raggedrows import fold_ragged
from etl.extract.table.sections import fold_sections

_BRACKETED = re.compile(r"[（(][^（()）]{1,12}[)）]")
_AGES = re.compile(r"\d{1,3}(?:\s?[-—–~～至]\s?\d{1,3})?周?岁(?:[（(]?[含及不]{1,2}[)）]?)?(?:以[上下])?")
"""80-89岁: of whom a column's head speaks, on a line of its own; in the rows below a name of its own"""
_YEAR_HEADS = ("年份", "年度", "时间")
_APART = 5
_WIDEST = 9


def fold_cells(cells: list[GridCell]) -> Iterator[Grid]:
    """The grids that the cells make, one after another."""
    cells = spread_areas(_with_years(without_serials(_with_units(cells))))
    low = 0
    boxes = find_boxes(cells)
    box = next(boxes, None)
    while (first := _first_figure(cells, low)) is not None:
        if box and box[0] < first:
            yield box[2]
            low, box = box[1], next(boxes, None)
            continue
        count = _figures_from(cells, first)
        if sections := fold_sections(cells, low, first, count):
            yield from (grid for grid, _ in sections)
            low = sections[-1][1]
            continue
        found = _best(cells, low, first)
        if found is None:
            low = first + count
            continue
        grid, low = found
        cut = grid.headed > 0 and low < len(cells) and cells[low].figure and cells[low].year is None
        yield replace(grid, doubtful=True) if cut else grid


def _with_years(cells: list[GridCell]) -> list[GridCell]:
    """2016 is a year only beside another year or under 年份; else it is an amount like those around it."""
    if any(cell.text in _YEAR_HEADS for cell in cells):
        return cells
    years = [None, *(cell.year for cell in cells), None]
    return [
        replace(cell, counted=True) if cell.year and cell.text.isdigit() and not _in_years(years[i : i + 3]) else cell
        for i, cell in enumerate(cells)
    ]


def _in_years(three: list[int | None]) -> bool:
    before, own, after = three
    return any(own and year and 0 < abs(own - year) <= _APART for year in (before, after))


def _with_units(cells: list[GridCell]) -> list[GridCell]:
    """城市低保标准 / （元/月）, 高龄津贴 / 80-89岁: a line of its own that belongs to the name above it."""
    joined: list[GridCell] = []
    first = _first_figure(cells, 0) or 0
    belongs = [
        _BRACKETED.fullmatch(cell.text) is not None or (index < first and _AGES.fullmatch(cell.text) is not None)
        for index, cell in enumerate(cells)
    ]
    for index, cell in enumerate(cells):
        alone = index + 1 == len(cells) or not belongs[index + 1]
        if joined and alone and belongs[index] and not belongs[index - 1]:
            last = joined[-1]
            joined[-1] = GridCell(last.text + cell.text, last.start, cell.end)
        else:
            joined.append(cell)
    return joined


def _first_figure(cells: list[GridCell], low: int) -> int | None:
    return next((i for i in range(low, len(cells)) if cells[i].figure and cells[i].year is None), None)


def _figures_from(cells: list[GridCell], first: int) -> int:
    """How many numbers stand one after another."""
    return next((i - first for i in range(first, len(cells)) if not cells[i].numeric), len(cells) - first)


def without_serials(cells: list[GridCell]) -> list[GridCell]:
    """The cells without a column 序号 of 1, 2, 3 …; as they are without one."""
    head = next((i for i, cell in enumerate(cells) if cell.text in ("序号", "编号")), None)
    first = next((i for i, cell in enumerate(cells) if cell.numeric and cell.year is None), None)
    if head is None or first is None or first < head or cells[first].text != "1":
        return cells
    kept, number = cells[:head] + cells[head + 1 : first], 1
    for cell in cells[first:]:
        if cell.text == str(number):
            number += 1
        else:
            kept.append(cell)
    return kept


def _best(cells: list[GridCell], low: int, first: int) -> tuple[Grid, int] | None:
    """The folding that takes in most figures, one with a head before one without; and where it ends."""
    shapes = ((width, labels) for width in range(2, _WIDEST) for labels in range(1, width))
    found = [one for shape in shapes for one in _fixed(cells, low, first, *shape)]
    found += fold_ragged(cells, low, first, _figures_from(cells, first))
    return max(found, key=lambda one: _fitness(one[0]), default=None)


def _fitness(grid: Grid) -> tuple[int, bool, bool, int, int, int]:
    """What speaks for a folding: figures taken in, a head with a corner, rows of it that agree, its width, no word
    left before it."""
    sure = grid.headed > 0 and is_corner(grid.rows[0][0].text)
    rows = grid.rows[grid.headed :]
    carried = len(rows) > 1 and all(row[0].start == rows[0][0].start for row in rows)
    return _count(grid), sure, not carried, grid.headed, max(len(row) for row in grid.rows), -grid.rows[0][0].start


def _count(grid: Grid) -> int:
    return sum(cell.figure for row in grid.rows[grid.headed :] for cell in row)


def _fixed(cells: list[GridCell], low: int, first: int, width: int, labels: int) -> Iterator[tuple[Grid, int]]:
    """Rows of `width` cells whose first `labels` are words, under a head if there is one."""
    begin = first - labels
    if begin < low or not all(is_label(cell) for cell in cells[begin:first]):
        return
    heads = heads_above(cells, low, begin, width, labels)
    if not heads and (width, labels) != (2, 1):
        return
    rows: list[Row] = []
    for at in range(begin, len(cells) - width + 1, width):
        row = tuple(cells[at : at + width])
        if not all(map(is_label, row[:labels])) or not row[labels].numeric:
            break
        if rows and not are_alike(row[labels:], rows[0][labels:]):
            break
        rows.append(row)
    if len(rows) >= 2 or (rows and heads and _is_sure(heads)):
        yield Grid((*heads, *rows), len(heads)), begin + width * len(rows)


def _is_sure(heads: list[Row]) -> bool:
    return is_corner(heads[0][0].text)
