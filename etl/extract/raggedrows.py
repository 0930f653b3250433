"""Rows of a flattened table whose merged first cells were said once: one to four words, then as many numbers each.

In: the cells, where the first figure stands, how many stand together. Out: grids in which each row has the words that
the merged cell above gave it. 城乡低保 / 城镇 / 612 / 农村 / 4608 is two rows of two words.
"""

from __future__ import annotations

from collections.abc import Iterator

from etl.extract.cells import Grid, GridCell, Row, is_label
from etl.extract.headwords import is_corner

_MOST_LABELS = 4


def fold_ragged(cells: list[GridCell], low: int, first: int, numbers: int) -> Iterator[tuple[Grid, int]]:
    """Rows of one to `most` words and then as many numbers as the first row has."""
    parts, end = _parts(cells, first, numbers)
    most = max((labels for labels, _ in parts), default=0)
    if len(parts) < 2 or most > _MOST_LABELS:
        return
    for corner in [i for i in range(max(low, first - 12), first) if is_corner(cells[i].text)]:
        labels, odd = divmod(first - corner - numbers, 2)
        if not odd and labels >= most:
            names = tuple(cells[corner : corner + labels + numbers])
            yield Grid((names, *_rows(cells, first, labels, numbers, parts)), 1), end
    if first - most >= low:
        yield Grid(tuple(_rows(cells, first, most, numbers, parts)), 0), end


def _parts(cells: list[GridCell], first: int, numbers: int) -> tuple[list[tuple[int, int]], int]:
    """For each row after the first how many words it has and where its numbers begin; and where the rows end."""
    parts: list[tuple[int, int]] = []
    at = first + numbers
    while True:
        value = next((i for i in range(at, min(len(cells), at + _MOST_LABELS + 1)) if not is_label(cells[i])), None)
        if value is None or value == at or not all(cell.numeric for cell in cells[value : value + numbers]):
            return parts, at
        if len(cells) < value + numbers or (value + numbers < len(cells) and cells[value + numbers].numeric):
            return parts, at
        parts.append((value - at, value))
        at = value + numbers


def _rows(cells: list[GridCell], first: int, labels: int, numbers: int, parts: list[tuple[int, int]]) -> Iterator[Row]:
    """The rows with the words that a merged cell gave to several."""
    above = tuple(cells[first - labels : first])
    yield (*above, *cells[first : first + numbers])
    for own, value in parts:
        above = (*above[: labels - own], *cells[value - own : value])
        yield (*above, *cells[value : value + numbers])
