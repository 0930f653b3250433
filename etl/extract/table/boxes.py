"""A plan's box of indicators, one cell a line: 指标 / 单位 / 2020年 / 2025年 / 属性 over rows of many kinds.

In: the cells of a flattened table. Out: a grid of the rows that are paid in money, each found by its unit
(元/人·月): the cell before it is the name, those behind it are the figures of the years. Shares, counts, headings
between the rows and 属性 behind them have no part in it. Refuses a box in which a standard's figures are not where
the head says, or a heading names what a row is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.extract.table.cells import Grid, GridCell, Row
from etl.extract.table.gridheads import SUBJECT
from etl.extract.table.headwords import is_corner
from etl.extract.text.units_said import unit_of_label

_UNIT_HEAD = re.compile("(?:计量|指标)?单位")
_OF_FIGURES = re.compile("(?=.{0,6}(?:(?:19|20)\\d\\d|目标|现状|基期|基准|完成)).{2,16}(?<![率数量例准位])")
_BESIDE = re.compile(
    "(?:年均|指标|累计|责任|牵头|数据)?(?:增[速长幅]率?|累计|属性|性质|备注|来源|部门|单位)(?:[（(].{1,6}[)）])?"
)
_COLUMNS = range(2, 7)
_LONGEST_UNIT = 12

Box = tuple[int, int, Grid]
"""From which cell to which a grid reaches"""


def find_boxes(cells: list[GridCell]) -> Iterator[Box]:
    """The boxes of indicators, in order."""
    heads = [i for i in range(1, len(cells)) if _UNIT_HEAD.fullmatch(cells[i].text) and is_corner(cells[i - 1].text)]
    ends = [head - 1 for head in heads[1:]] + [len(cells)]
    for at, stop in zip(heads, ends, strict=False):
        if box := _box(cells, at, stop):
            yield box


def _box(cells: list[GridCell], at: int, stop: int) -> Box | None:
    """The box whose head has 单位 at `at`, up to `stop`."""
    names = cells[at + 1 : at + 1 + _COLUMNS.stop]
    count = next((i for i, cell in enumerate(names) if not _is_head(cell.text)), len(names))
    figures = [bool(_OF_FIGURES.fullmatch(cell.text)) for cell in names[:count]]
    if count not in _COLUMNS or not any(figures):
        return None
    width = max(i for i, shown in enumerate(figures) if shown) + 1
    rows: list[Row] = []
    end = at
    for unit in range(at + count + 2, stop):
        if not _is_unit(cells[unit]):
            continue
        row = tuple(cells[unit - 1 : unit + 1 + width])
        told = len(row) == width + 2 and not row[0].numeric and not SUBJECT.search(cells[unit - 2].text)
        if not told or any(shown and not cell.numeric for shown, cell in zip(figures, row[2:], strict=False)):
            return None
        rows.append(row)
        end = unit + 1 + width
    return (at - 1, end, Grid((tuple(cells[at - 1 : at + 1 + width]), *rows), 1)) if rows else None


def _is_head(text: str) -> bool:
    return (_OF_FIGURES.fullmatch(text) or _BESIDE.fullmatch(text)) is not None


def _is_unit(cell: GridCell) -> bool:
    """Whether a cell is a unit of money and nothing else."""
    short = len(cell.text) <= _LONGEST_UNIT and not cell.numeric and not SUBJECT.search(cell.text)
    return short and unit_of_label(cell.text) is not None
