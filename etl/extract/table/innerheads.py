"""Labels in the midst of a table that head the rows below: 特困人员照料护理 | 全护理 | 半护理 under 项目 | 标准 | 备注.

In: the rows of a table. Out: its sections, each with the head of the table where another head stood over it. A row of
labels without figures is a head if it names whose standard follows and what that is broken down by, be it areas, modes
or levels of care; it holds for the rows with a figure under each of its labels and for no other standard.
"""

from __future__ import annotations

import re

from etl.extract.table.cells import Row
from etl.extract.table.headwords import is_corner, kind_of

FAMILY = re.compile("低保|最低生活保障|特困|五保|孤儿|儿童|补贴|津贴|救助")
"""Whose standard a name speaks of"""
_LONGEST_LABEL = 12
_BREAKS_DOWN = ("area", "mode", "care")
Section = tuple[list[Row], tuple[Row, ...]]
"""Rows with their head, and the head of the table in whose midst they stand"""


def sections_of(rows: list[Row]) -> list[Section]:
    """The table cut at the heads in its midst; the rows behind such a section are under the table's own head again."""
    heads = [i for i in range(1, len(rows) - 1) if _is_inner_head(rows[i], rows[i + 1])]
    first = next((i for i, row in enumerate(rows) if i in heads or any(c.figure for c in row[1:])), 0)
    outer = tuple(rows[:first])
    if not heads or not any(_names_columns(row) for row in outer):
        return [(rows, ())]
    found: list[Section] = []
    at, begin = 0, 0
    for head in heads:
        if head < at:
            continue
        found += _under(outer, rows[begin:head], first=begin == 0)
        at = head + 1
        while at < len(rows) and _belongs(rows[at], rows[head]):
            at += 1
        closing = all(not cell.figure for row in rows[at:] for cell in row[1:])
        at = len(rows) if closing else at
        found.append((rows[head:at], outer))
        begin = at
    return [*found, *_under(outer, rows[begin:], first=False)]


def _under(outer: tuple[Row, ...], rows: list[Row], first: bool) -> list[Section]:
    """Rows under the head of the table, which those at its top have of their own."""
    if not any(cell.figure for row in rows for cell in row[1:]):
        return []
    return [(rows, ())] if first else [([*outer, *rows], outer)]


def _names_columns(row: Row) -> bool:
    return len({cell.start for cell in row if cell.text}) > 1


def _is_inner_head(row: Row, below: Row) -> bool:
    """Whether a row names a standard and two kinds of it or more, and the one below has a figure under each."""
    names = [cell.text for cell in row[1:] if cell.text]
    kinds = {kind_of(name) for name in names if len(name) <= _LONGEST_LABEL}
    apart = len(set(names)) == len(names) > 1 == len(kinds) and all(len(name) <= _LONGEST_LABEL for name in names)
    named = FAMILY.search(row[0].text) is not None and not is_corner(row[0].text)
    plain = not any(cell.figure or cell.tells_money for cell in row)
    return named and apart and plain and kinds.pop() in _BREAKS_DOWN and _belongs(below, row)


def _belongs(row: Row, head: Row) -> bool:
    """Whether a row has a number under each name of a head and names no other standard; a remark may stand behind."""
    columns = {index for index, cell in enumerate(head) if index and cell.text}
    told = {index for index, cell in enumerate(row) if index and cell.text and (index in columns or cell.numeric)}
    numbers = all(row[index].numeric for index in told) and any(row[index].figure for index in told)
    return told == columns and numbers and set(FAMILY.findall(row[0].text)) <= set(FAMILY.findall(head[0].text))
