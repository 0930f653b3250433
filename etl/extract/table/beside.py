"""Tables that stand side by side in one grid: 低保类别 | 标准 | 孤儿类别 | 标准.

In: rows as wide as the table. Out: the rows of each table. Another begins at a head that names what its rows are,
behind figures, where the cells below are words and figures follow them; 救助对象 behind a standard is but a remark.
"""

from __future__ import annotations

from itertools import pairwise

from etl.extract.table.cells import GridCell, Row
from etl.extract.table.headwords import role_of_head

_NAMES_ROWS = ("类别", "项目", "类型", "对象", "名称", "地区", "县区", "方式")


def tables_beside(rows: list[Row]) -> list[list[Row]]:
    """The tables of a grid from left to right; the grid itself where it is one."""
    width = max((len(row) for row in rows), default=0)
    at = next((i for i, row in enumerate(rows) if len({cell.start for cell in row if cell.text}) > 1), None)
    if at is None or any(len(row) != width for row in rows):
        return [rows]
    head, below = rows[at], rows[at + 1 :]
    begins = [column for column in range(2, width - 1) if _names_rows(head, column) and _heads_words(below, column)]
    edges = [0, *(column for column in begins if any(row[column - 1].figure for row in below)), width]
    if len(edges) == 2 or not all(_tells_standards(head, below, a, b) for a, b in pairwise(edges)):
        return [rows]
    return [[row[a:b] for row in rows] for a, b in pairwise(edges)]


def _names_rows(head: Row, column: int) -> bool:
    text = head[column].text
    return bool(text) and (text == head[0].text or text.endswith(_NAMES_ROWS))


def _heads_words(rows: list[Row], column: int) -> bool:
    """Whether words, and no sums, stand below, each with a figure behind it."""
    cells = [(row[column], row[column + 1]) for row in rows if row[column].text]
    return bool(cells) and all(_is_name(word) and behind.figure for word, behind in cells)


def _is_name(cell: GridCell) -> bool:
    return not cell.numeric and "元" not in cell.text


def _tells_standards(head: Row, rows: list[Row], begin: int, end: int) -> bool:
    """Whether some column between holds figures, and those are no counts."""
    told = [at for at in range(begin + 1, end) if any(row[at].figure for row in rows)]
    return any(role_of_head(head[at].text) != "none" for at in told)
