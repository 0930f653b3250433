"""Rows and cells of a table that are no figures: a remark across all columns, what dates the figures beside it.

In: rows and cells. Out: the cell that is to be read as a sentence, or whether a cell is such.
"""

from __future__ import annotations

import re

from etl.extract.table.cells import GridCell, Row
from etl.extract.table.headwords import role_of_head

_EFFECT = re.compile("月.{0,6}(?:起|执行|施行|实施|实行|生效)|(?:执行|施行|实施|实行|生效).{0,6}月")
_DAY = re.compile(r"\d\s?月|[一二三四五六七八九十]月|\d[-./]\d{1,2}[-./]\d")
_REMARK = re.compile(r"[。；]|(?:备?注|说明)\s?[:：]")
"""What a row holds that is one cell of prose: 注：1.本表标准自1月1日起执行；2.…"""


def remark_of(row: Row) -> GridCell | None:
    """The one cell of a row that is nothing but prose, across all of its columns."""
    said = {cell.start: cell for cell in row if cell.text}
    only = next(iter(said.values())) if len(said) == 1 else None
    return only if only and not only.numeric and _REMARK.search(only.text) else None


def day_of(named: list[GridCell], text: str) -> GridCell | None:
    """执行时间 | 2024年7月1日起 | 以上各项: label and day of a row that dates the whole table, as one cell."""
    if len(named) < 2 or role_of_head(named[0].text) != "effective" or not _DAY.search(named[1].text):
        return None
    label, day = named[:2]
    return GridCell(text[label.start : day.end], label.start, day.end)


def tells_effect(cell: GridCell) -> bool:
    """新标准自7月1日起执行 in a row of its own: said of the whole table."""
    return _EFFECT.search(cell.text) is not None


def may_date(cell: GridCell) -> bool:
    """自7月1日起执行 in a cell of a row; 提高到580元，自7月1日起执行 beside no figure is a sentence on the standard."""
    return not cell.numeric and any(word in cell.text for word in ("起", "执行"))
