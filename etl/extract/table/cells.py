"""What a table is made of: cells with their places in the repaired text, rows of cells, grids."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_NUMERIC = re.compile(
    r"(?:由|从|[+＋↑]\s?)?(?:\d[\d,.]*元?(?:→|➔|⟶|➡|-+>|(?:提高|调整|增加|上调|调)[到至为]))?(?:城乡(?:一体|统一|同标|统筹)?\s?)?(?:每人|人均|月人均|年人均|每月|每年){0,3}(?:人民币)?\s?(?:不低于|[≥≧＞>≤≦＜<约])?\s?\[?"
    r"\d[\d,，.]*\s?万?(?:元|%)?(?:[/每·]?[人月年户·./、每]*)?(?:及?以[上下内]|左右)?\]?(?:\s?[（(][^（）()]*[)）])?|[-—–/无]+"
)
_MONEY = re.compile(r"\d\s?元|\d\s?/[人月年]")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"((?:19[89]|20[0-3])\d)\s?(?:年?度?|年度?标准)(?:[（(][^（()）]*[)）])?")
_FOOTNOTE = re.compile(r"(?<=[\d元])\s?(?:[*＊†①-⑳]{1,3}|\[\d\])\s*\Z")
"""810①, 640*, 780[2]: what points to a note below"""
_BLANKS = " \u3000\n\t"


@dataclass(frozen=True)
class GridCell:
    """One cell of a grid, its place in the repaired text."""

    text: str
    start: int
    end: int
    counted: bool = False
    """whether it is known to be an amount although it looks like a year (2016)"""

    @cached_property
    def numeric(self) -> bool:
        """Whether nothing but a number, with or without a unit, stands in it; a dash stands for one."""
        return _NUMERIC.fullmatch(self.text) is not None

    @cached_property
    def figure(self) -> bool:
        """Whether it is a number that is there."""
        return self.numeric and _DIGIT.search(self.text) is not None

    @cached_property
    def tells_money(self) -> bool:
        """Whether a sum of money and what it is for stand in it: 全护理每人每月630元."""
        return not self.numeric and _MONEY.search(self.text) is not None

    @cached_property
    def year(self) -> int | None:
        """The year that it is and nothing else: 2021, 2021年度, 2021年标准."""
        match = None if self.counted else _YEAR.fullmatch(self.text)
        return int(match.group(1)) if match else None


Row = tuple[GridCell, ...]


@dataclass(frozen=True)
class Grid:
    """Rows of cells; the `headed` rows at the top name the columns."""

    rows: tuple[Row, ...]
    headed: int
    doubtful: bool = False
    """whether more columns are named than have figures, so that it is unclear which name is whose"""
    outer: tuple[Row, ...] = ()
    """the head of the table in whose midst it stands, be it its own head too"""

    @cached_property
    def start(self) -> int:
        lent = {cell.start for row in self.outer for cell in row}
        return min(cell.start for row in self.rows for cell in row if cell.start not in lent)

    @cached_property
    def end(self) -> int:
        return max(cell.end for row in self.rows for cell in row)


def are_alike(first: Row, second: Row) -> bool:
    """Whether two rows show figures in the same columns; a dash may stand for a figure or a word."""
    pairs = zip(first, second, strict=True)
    return all(a.figure == b.figure or (a.numeric and not a.figure) or (b.numeric and not b.figure) for a, b in pairs)


def cut_cell(text: str, start: int, end: int, offset: int = 0) -> GridCell:
    """The cell at text[start:end], without the blanks around it; its place counts from `offset`."""
    if mark := _FOOTNOTE.search(text, start, end):
        end = mark.start()
    raw = text[start:end]
    left = len(raw) - len(raw.lstrip(_BLANKS))
    stripped = raw.strip(_BLANKS)
    return GridCell(stripped.replace("\n", ""), offset + start + left, offset + start + left + len(stripped))


def empty_cell(at: int) -> GridCell:
    """A cell without anything in it."""
    return GridCell("", at, at)


def is_label(cell: GridCell) -> bool:
    """Whether a cell may name a row: a word, or a year."""
    return not cell.numeric or cell.year is not None
