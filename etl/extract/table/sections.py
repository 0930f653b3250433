"""A flattened table whose head changes within: 项目/城市/农村 over the first rows, 照料护理 / 集中 / 分散 below.

In: the cells, one a line, and where the first figure stands. Out: a grid for each section. A section is a name, as many
areas, modes or levels of care as its rows have figures, and rows of one word and those figures; a section may leave
out the word of its only row (孤儿 / 机构养育 / 社会散居 / 1800 / 1350). Refuses a lone section, perhaps a whole table.
"""

from __future__ import annotations

from etl.extract.table.cells import Grid, GridCell, Row, empty_cell, is_label
from etl.extract.table.gridheads import SUBJECT
from etl.extract.table.headwords import is_corner, kind_of

_MOST = 6
_GROUPS = ("area", "mode", "care")


def fold_sections(cells: list[GridCell], low: int, first: int, count: int) -> list[tuple[Grid, int]]:
    """The sections from `low` on, the first figure at `first` one of `count`, each with where it ends."""
    found: list[tuple[Grid, int]] = []
    while first < len(cells) and (section := _section(cells, low, first, count)):
        found.append(section)
        low = section[1]
        first = next((i for i in range(low, len(cells)) if cells[i].figure), len(cells))
        count = next((i - first for i in range(first, len(cells)) if not cells[i].numeric), len(cells) - first)
    lone = len(found) == 1 and found[0][0].rows[0][0].text
    return [] if lone else found


def _section(cells: list[GridCell], low: int, first: int, count: int) -> tuple[Grid, int] | None:
    """A head that ends one cell before the first figure, or right before it."""
    if not 2 <= count <= _MOST:
        return None
    for labels in (1, 0):
        begin = first - labels - count - 1
        groups = cells[begin + 1 : first - labels]
        if begin < low or begin > low + 2 or not _are_groups(groups) or not is_label(cells[begin]):
            continue
        name = cells[begin]
        if not labels and (is_corner(name.text) or not SUBJECT.search(name.text)):
            continue
        head: Row = (name if labels else empty_cell(name.start), *groups)
        label = cells[first - 1] if labels else name
        rows: list[Row] = [(label, *cells[first : first + count])]
        end = first + count
        while _is_row(cells[end : end + count + 2], count):
            rows.append(tuple(cells[end : end + count + 1]))
            end += count + 1
        return Grid((head, *rows), 1), end
    return None


def _are_groups(cells: list[GridCell]) -> bool:
    """Whether cells name areas, modes or levels of care, all of one kind and each another."""
    kinds = {kind_of(cell.text) for cell in cells}
    return len(kinds) == 1 and kinds.pop() in _GROUPS and len({cell.text for cell in cells}) == len(cells)


def _is_row(cells: list[GridCell], count: int) -> bool:
    """One word, then `count` figures and no more."""
    shown = [cell.numeric for cell in cells]
    return shown[: count + 1] == [False, *[True] * count] and shown[count + 1 :] != [True]
