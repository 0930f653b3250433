"""The tables of a text: those a reader saw as tables, and those drawn in the running text.

In: the source with its tables, the repaired text. Out: grids in the order of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from etl.extract.table.cells import Grid, GridCell, cut_cell, empty_cell
from etl.extract.table.drawn import drawn_grids
from etl.extract.table.gridheads import build_grids
from etl.records import RepairedText, SourceText


def find_grids(source: SourceText, repaired: RepairedText) -> list[Grid]:
    """All grids of a text, in order; those a reader saw stand first."""
    seen = list(_seen_grids(source, repaired))
    found = [grid for grid in drawn_grids(repaired.text) if not any(_overlap(grid, other) for other in seen)]
    return sorted(seen + found, key=lambda grid: grid.start)


def _overlap(first: Grid, second: Grid) -> bool:
    return first.start < second.end and second.start < first.end


def _seen_grids(source: SourceText, repaired: RepairedText) -> Iterator[Grid]:
    if not source.tables:
        return
    places = [span[0] for span in repaired.origin]
    for table in source.tables:
        rows: dict[int, dict[int, GridCell]] = {}
        for cell in table.cells:
            start, end = bisect_left(places, cell.span[0]), bisect_left(places, cell.span[1])
            rows.setdefault(cell.row, {})[cell.column] = cut_cell(repaired.text, start, end)
        width = 1 + max((column for row in rows.values() for column in row), default=0)
        empty = empty_cell(min(cell.start for row in rows.values() for cell in row.values()))
        yield from build_grids([tuple(row.get(c, empty) for c in range(width)) for _, row in sorted(rows.items())])
