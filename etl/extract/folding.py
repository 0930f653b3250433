"""A table flattened to one cell a line, folded again.

In: the cells in their order. Out: grids. `fixed_width` looks for the width at which every row shows numbers in the same
columns; `ragged` takes rows as words and then numbers, where merged cells of the first columns were said once. Where
neither fits there is no grid, and the lines are read as sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.extract.cells import Grid, GridCell, Row, empty_cell
from etl.extract.gridheads import GROUP, SUBJECT, align_heads
from etl.extract.headwords import is_caption, is_corner

_BRACKETED = re.compile(r"[（(][^（()）]{1,12}[)）]")
_WIDEST = 9
_MOST_LABELS = 4


def fold_cells(cells: list[GridCell]) -> Iterator[Grid]:
    """The grids that the cells make, one after another."""
    cells = without_serials(_with_units(cells))
    while (first := _first_figure(cells)) is not None:
        found = _best(cells, first)
        if found is None:
            cells = cells[first + 1 :]
            continue
        grid, used = found
        yield grid
        cells = cells[used:]


def _with_units(cells: list[GridCell]) -> list[GridCell]:
    """城市低保标准 / （元/月）: a unit in brackets on a line of its own belongs to the name above it."""
    joined: list[GridCell] = []
    for index, cell in enumerate(cells):
        alone = index + 1 == len(cells) or not _BRACKETED.fullmatch(cells[index + 1].text)
        if joined and alone and _BRACKETED.fullmatch(cell.text) and not _BRACKETED.fullmatch(cells[index - 1].text):
            last = joined[-1]
            joined[-1] = GridCell(last.text + cell.text, last.start, cell.end)
        else:
            joined.append(cell)
    return joined


def _first_figure(cells: list[GridCell]) -> int | None:
    return next((i for i, cell in enumerate(cells) if cell.figure and cell.year is None), None)


def without_serials(cells: list[GridCell]) -> list[GridCell]:
    """The cells without a column 序号 of 1, 2, 3 …; as they are without one."""
    head = next((i for i, cell in enumerate(cells) if cell.text in ("序号", "编号")), None)
    first = next((i for i, cell in enumerate(cells) if cell.numeric), None)
    if head is None or first is None or first < head or cells[first].text != "1":
        return cells
    kept, number = cells[:head] + cells[head + 1 : first], 1
    for cell in cells[first:]:
        if cell.text == str(number):
            number += 1
        else:
            kept.append(cell)
    return kept


def _best(cells: list[GridCell], first: int) -> tuple[Grid, int] | None:
    """The folding that takes in most figures, one with a head before one without; and where it ends."""
    found = [
        one for width in range(2, _WIDEST) for labels in range(1, width) for one in _fixed(cells, first, width, labels)
    ]
    found += _ragged(cells, first)
    return max(found, key=lambda one: (_count(one[0]), one[0].headed > 0), default=None)


def _count(grid: Grid) -> int:
    return sum(cell.figure for row in grid.rows[grid.headed :] for cell in row)


def _is_label(cell: GridCell) -> bool:
    return not cell.numeric or cell.year is not None


def _fixed(cells: list[GridCell], first: int, width: int, labels: int) -> Iterator[tuple[Grid, int]]:
    """Rows of `width` cells whose first `labels` are words, under a head if there is one."""
    begin = first - labels
    if begin < 0 or not all(_is_label(cell) for cell in cells[begin:first]):
        return
    rows: list[Row] = []
    for at in range(begin, len(cells) - width + 1, width):
        row = tuple(cells[at : at + width])
        if not all(map(_is_label, row[:labels])) or not row[labels].numeric:
            break
        if rows and [cell.numeric for cell in row[labels:]] != [cell.numeric for cell in rows[0][labels:]]:
            break
        rows.append(row)
    heads = heads_above(cells, begin, width, labels)
    if (len(rows) >= 2 and (heads or (width == 2 and labels == 1))) or (rows and heads and _is_sure(heads)):
        yield Grid((*heads, *rows), len(heads)), begin + width * len(rows)


def _is_sure(heads: list[Row]) -> bool:
    return is_corner(heads[0][0].text)


def heads_above(cells: list[GridCell], begin: int, width: int, labels: int) -> list[Row]:
    """The rows of names above `begin`: from a corner (项目, 地区) on, or as many words as there are columns."""
    reach = range(begin - 1, max(-1, begin - 3 * width - 1), -1)
    stop = next((i for i in reach if cells[i].figure and cells[i].year is None), -1)
    for corner in (i for i in reach if i > stop and is_corner(cells[i].text)):
        if heads := _split_heads(cells[corner:begin], width):
            return heads
    if heads := _without_corner(cells, begin, width, labels, stop):
        return heads
    if begin - stop > width:
        two = _two_by_subject(cells, begin, width)
        return two or [tuple(cells[begin - width : begin])]
    return []


def _split_heads(names: list[GridCell], width: int) -> list[Row]:
    """The names of one row or of two: an upper one with `groups` heads over several columns each."""
    groups = len(names) - width
    if groups == 0:
        return [tuple(names)]
    if groups < 0:
        return []
    for below in range(width - 1, groups, -1):
        lower, upper = names[-below:], names[:-below]
        each = below // groups
        again = [cell.text for cell in lower] == [cell.text for cell in lower[:each]] * groups
        if below % groups == 0 and (again if groups > 1 else _are_alike(lower)):
            return align_heads([tuple(upper), tuple(lower)], width)
    return []


def _are_alike(cells: list[GridCell]) -> bool:
    return all(GROUP.search(cell.text) for cell in cells)


def _without_corner(cells: list[GridCell], begin: int, width: int, labels: int, stop: int) -> list[Row]:
    """城市 / 农村 above 低保 / 720 / 560: the corner of the head was empty."""
    start = begin - (width - labels)
    if width - labels < 2 or start <= stop or not all(GROUP.search(cell.text) for cell in cells[start:begin]):
        return []
    if start - 1 > stop and not is_caption(cells[start - 1].text):
        return []
    return [(*[empty_cell(cells[start].start)] * labels, *cells[start:begin])]


def _two_by_subject(cells: list[GridCell], begin: int, width: int) -> list[Row]:
    """A head of two rows with its first cell merged: 地区 / 城市低保 / 农村低保 over 标准 / 人数 / 标准 / 人数."""
    below = cells[max(0, begin - width + 1) : begin]
    named = any(SUBJECT.search(cell.text) for cell in below)
    if begin < width + 2 or not SUBJECT.search(cells[begin - width].text) or named:
        return []
    at = begin - width
    while at >= 0 and SUBJECT.search(cells[at].text):
        at -= 1
    upper = cells[max(at, 0) : begin - width + 1]
    if at < 0 or len(below) % (len(upper) - 1):
        return []
    return align_heads([tuple(upper), tuple(below)], width)


def _ragged(cells: list[GridCell], first: int) -> Iterator[tuple[Grid, int]]:
    """Rows of one to `most` words and then as many numbers as the first row has."""
    numbers = next((i for i, cell in enumerate(cells[first:]) if not cell.numeric), len(cells) - first)
    parts, end = _parts(cells, first, numbers)
    most = max((labels for labels, _ in parts), default=0)
    if len(parts) < 2 or most > _MOST_LABELS:
        return
    for corner in [i for i in range(first) if is_corner(cells[i].text)]:
        labels, odd = divmod(first - corner - numbers, 2)
        if not odd and labels >= most and corner >= first - 12:
            names = tuple(cells[corner : corner + labels + numbers])
            yield Grid((names, *_rows(cells, first, labels, numbers, parts)), 1), end
    if len(parts) >= 2 and first >= most:
        yield Grid(tuple(_rows(cells, first, most, numbers, parts)), 0), end


def _parts(cells: list[GridCell], first: int, numbers: int) -> tuple[list[tuple[int, int]], int]:
    """For each row after the first how many words it has and where its numbers begin; and where the rows end."""
    parts: list[tuple[int, int]] = []
    at = first + numbers
    while True:
        value = next((i for i in range(at, min(len(cells), at + _MOST_LABELS + 1)) if not _is_label(cells[i])), None)
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
