"""The head of a table that was flattened to one cell a line: which of the words before its first row name columns.

In: the cells, where the first row begins and how wide it is. Out: rows of names, each as wide as the table; none where
it is unclear. A corner (项目, 地区) says where the head begins.
"""

from __future__ import annotations

from itertools import groupby

from etl.extract.table.cells import GridCell, Row, empty_cell
from etl.extract.table.gridheads import GROUP, SUBJECT, align_heads
from etl.extract.table.headwords import is_caption, is_corner, kind_of
from etl.extract.text.units_said import unit_of_header

_LONGEST_NAME = 10


def heads_above(cells: list[GridCell], low: int, begin: int, width: int, labels: int) -> list[Row]:
    """The rows of names above `begin`: from a corner (项目, 地区) on, or as many words as there are columns."""
    reach = range(begin - 1, max(low, begin - 3 * width) - 1, -1)
    stop = next((i for i in reach if cells[i].tells_money or (cells[i].figure and cells[i].year is None)), low - 1)
    for corner in (i for i in reach if i > stop and is_corner(cells[i].text)):
        heads = [] if _are_units(cells[corner:begin]) else split_heads(cells[corner:begin], width)
        if heads:
            return heads
    if heads := _without_corner(cells, begin, width, labels, stop):
        return heads
    if begin - stop > width:
        two = _two_by_subject(cells[max(low, begin - 3 * width) : begin], width)
        return two or [tuple(cells[begin - width : begin])]
    return []


def split_heads(names: list[GridCell], width: int) -> list[Row]:
    """The names of one row or of two: an upper one with `groups` heads over several columns each."""
    if with_units := _over_units(names, width):
        return with_units
    groups = len(names) - width
    if groups == 0:
        return [tuple(names)]
    if groups < 0:
        return []
    if joined := _joined_pairs(names, width):
        return [joined]
    for below in range(width - 1, groups, -1):
        lower, upper = names[-below:], names[:-below]
        each = below // groups
        again = [cell.text for cell in lower] == [cell.text for cell in lower[:each]] * groups
        if below % groups == 0 and (again if groups > 1 else _are_alike(lower)):
            return align_heads([tuple(upper), tuple(lower)], width)
    return _uneven(names, width, groups)


def _over_units(names: list[GridCell], width: int) -> list[Row]:
    """项目 / 区域 / 城市低保 / 农村低保 over 单位 / 元/月 / 元/年: a second row that gives each column its unit."""
    upper, lower = names[:-width], names[-width:]
    if len(upper) == width + 1 and all(is_corner(cell.text) for cell in upper[:2]):
        upper = upper[1:]
    return [tuple(upper), tuple(lower)] if len(upper) == width and _are_units(lower) else []


def _are_units(cells: list[GridCell]) -> bool:
    """单位 / 元/月 / 元/年: a row of a head that names no column."""
    return len(cells) > 1 and is_corner(cells[0].text) and all(unit_of_header(cell.text) for cell in cells[1:])


def _uneven(names: list[GridCell], width: int, groups: int) -> list[Row]:
    """基本生活标准 over 城市 / 农村 beside 照料护理标准 over three levels: each over the names of one kind."""
    for below in range(width - 1, groups, -1):
        lower, upper = names[-below:], names[:-below]
        chunks = [list(chunk) for _, chunk in groupby(lower, key=lambda cell: kind_of(cell.text))]
        leaves = width - below
        fits = len(chunks) == groups > 1 and kind_of(lower[0].text) is not None
        for before in range(leaves, 0, -1) if fits else ():
            over = upper[before : before + groups]
            if all(_may_stand_over(name.text, chunk) for name, chunk in zip(over, chunks, strict=True)):
                spread = [name for name, chunk in zip(over, chunks, strict=True) for _ in chunk]
                rest = upper[before + groups :]
                empty = empty_cell(names[0].start)
                below_row = (*[empty] * before, *lower, *[empty] * len(rest))
                return [(*upper[:before], *spread, *rest), below_row]
    return []


def _may_stand_over(name: str, chunk: list[GridCell]) -> bool:
    """照料护理标准 stands over levels of care, and over nothing else."""
    levels = kind_of(chunk[0].text) == "care"
    return ("护" in name or "照料" in name) == levels and not is_corner(name)


def _joined_pairs(names: list[GridCell], width: int) -> Row | None:
    """类别 / 城镇低保 / 最低标准 / 农村低保 / 最低标准: each column is named on two lines."""
    corner, lines = names[0], names[1:]
    firsts, seconds = lines[::2], lines[1::2]
    if width < 3 or len(lines) != 2 * (width - 1) or not is_corner(corner.text):
        return None
    if not all(SUBJECT.search(cell.text) for cell in firsts) or any(SUBJECT.search(cell.text) for cell in seconds):
        return None
    pairs = zip(firsts, seconds, strict=True)
    return (corner, *(GridCell(one.text + two.text, one.start, two.end) for one, two in pairs))


def _are_alike(cells: list[GridCell]) -> bool:
    return all(GROUP.search(cell.text) for cell in cells)


def _without_corner(cells: list[GridCell], begin: int, width: int, labels: int, stop: int) -> list[Row]:
    """城市 / 农村 above 低保 / 720 / 560: the corner of the head was empty."""
    start = begin - (width - labels)
    if width - labels < 2 or start <= stop or not all(GROUP.search(cell.text) for cell in cells[start:begin]):
        return []
    above = cells[start - 1] if start - 1 > stop else None
    if above and not is_caption(above.text):
        return []
    corner = above if above and labels == 1 and len(above.text) <= _LONGEST_NAME else empty_cell(cells[start].start)
    return [(corner, *[empty_cell(cells[start].start)] * (labels - 1), *cells[start:begin])]


def _two_by_subject(cells: list[GridCell], width: int) -> list[Row]:
    """A head of two rows with its first cell merged: 地区 / 城市低保 / 农村低保 over 标准 / 人数 / 标准 / 人数."""
    begin, below = len(cells), cells[1 - width :]
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
