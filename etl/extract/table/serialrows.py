"""Numbered rows, one blank between their cells, under a head that begins with 序号: some lack the name of their group.

序号 类别 指标 单位 2020年 2025年 / 1 社会救助 城市低保标准 元/月 655 800 / 2 农村低保标准 元/年 5160 7200.
In: the lines of a text from the head on. Out: rows as wide as the head, without their numbers; a group's name, said
once, stands in each of its rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count, pairwise

from etl.extract.table.cells import GridCell, Row

_PIECE = re.compile(r"\S+")
_HEAD = "序号"
_NARROWEST = 4


def numbered_rows(lines: Sequence[tuple[int, str]]) -> list[Row]:
    """The head and the rows right below it; [] unless some of several rows lack a cell.

    >>> lines = [(0, "序号 类别 指标 单位 2020年"), (20, "1 救助 城市低保 元/月 655"), (40, "2 农村低保 元/年 5160")]
    >>> [[cell.text for cell in row] for row in numbered_rows(lines)][2]
    ['救助', '农村低保', '元/年', '5160']
    """
    if not lines or not lines[0][1].lstrip().startswith(_HEAD):
        return []
    head = _cells(*lines[0])
    rows = [head]
    for number, line in zip(count(1), lines[1:], strict=False):
        cells = _cells(*line)
        if not cells or cells[0].text != str(number) or len(head) - len(cells) not in (0, 1):
            break
        rows.append(cells if len(cells) == len(head) else (cells[0], rows[-1][1], *cells[1:]))
    ragged = any(row[1] is above[1] for above, row in pairwise(rows[1:]))
    return [row[1:] for row in rows] if ragged and len(head) >= _NARROWEST and head[0].text == _HEAD else []


def _cells(start: int, line: str) -> Row:
    return tuple(GridCell(m.group(), start + m.start(), start + m.end()) for m in _PIECE.finditer(line))
