"""Rows of cells to grids: which rows name the columns, and over which columns a merged head reached.

In: rows as they were printed, merged cells lost or kept as empty ones. Out: grids whose rows are as wide as the table.
Rules: `year_head` (2021 | 2022 over figures is a head), `spread_upper` (城市 | 农村 over 标准 | 人数 | 标准 | 人数),
`second_head` (a row of column names among the figures begins another table).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from etl.extract.table.beside import tables_beside
from etl.extract.table.cells import Grid, GridCell, Row, empty_cell
from etl.extract.table.headwords import breakdown_of
from etl.extract.table.innerheads import FAMILY, sections_of
from etl.extract.table.namedfigures import with_named_figures
from etl.extract.table.serials import without_serials
from etl.extract.table.slashed import split_slashed
from etl.extract.table.unitrows import with_units_in_place

SUBJECT = re.compile("低保|生活保障|特困|孤儿|城市|城镇|农村|集中|分散|供养")
GROUP = re.compile(SUBJECT.pattern + "|标准|机构|散居|护理|自理|失能|20\\d\\d|[市县区旗]$")
_BELOW = re.compile("标准|人数|户数|补差|支出|资金|增幅|涨幅|备注|单位|元/|元／|（元|（人|调整|原|新|年度?$")
_SAYS_BOTH = re.compile(r"[\u4e00-\u9fff（(][^\d]*\d[\d.,]*\s?元|\d[\d.,]*\s?元[^（(]*[（(]")
"""全护理1380元/人/月: a cell that names what its figure is for"""
_NOTE = re.compile("^(?:备?注|说明)|[。；]")
_RULE = re.compile(r"[-—–:＝=\s]+")


def build_grids(rows: list[Row]) -> Iterator[Grid]:
    """The grids that the rows of one table hold, one under another or side by side."""
    beside = tables_beside(rows)
    if len(beside) > 1:
        for table in beside:
            yield from build_grids(table)
        return
    rows = without_serials([row for row in rows if any(c.text and not _RULE.fullmatch(c.text) for c in row)])
    rows = split_slashed(with_units_in_place(rows))
    if pairs := _pairs(rows):
        rows = pairs
    for section, outer in sections_of(rows):
        yield from (replace(grid, outer=outer) for grid in _grids_of(with_named_figures(section)))


def _grids_of(rows: list[Row]) -> Iterator[Grid]:
    """The grids of rows under each other, each from a row of names to the next."""
    begin = 0
    for index in range(1, len(rows)):
        seen = any(cell.figure for row in rows[begin:index] if not _is_year_head(row) for cell in row[1:])
        if seen and is_head(rows[index]) and index + 1 < len(rows) and any(c.figure for c in rows[index + 1][1:]):
            above = index - (index - begin > 1 and _is_section(rows[index - 1]) and not _is_note(rows[index - 1]))
            if grid := build_grid(rows[begin:above]):
                yield grid
            begin = above
    if grid := build_grid(rows[begin:]):
        yield grid


def _pairs(rows: list[Row]) -> list[Row]:
    """Rows of a form (城市低保标准 | 740 | 农村低保标准 | 590) as one name and its figure each; [] if they are none."""
    even = all(len(row) % 2 == 0 for row in rows) and max(map(len, rows), default=0) >= 4
    if not even or not all(row[i].text and not row[i].figure for row in rows for i in range(0, len(row), 2)):
        return []
    found = [row[i : i + 2] for row in rows for i in range(0, len(row), 2) if row[i + 1].figure]
    return found if all(any(cell.figure for cell in row[1::2]) for row in rows) else []


def is_head(row: Row) -> bool:
    """Whether a row without figures names columns: two cells or more, most of them as heads are worded."""
    cells = [cell for cell in row[1:] if cell.text]
    worded = sum(bool(_BELOW.search(cell.text) or GROUP.search(cell.text)) for cell in cells)
    plain = all(len(cell.text) <= 16 and not cell.figure for cell in row)
    return len(cells) >= 2 and plain and worded * 2 > len(cells)


def build_grid(rows: list[Row]) -> Grid | None:
    """A grid, if rows with figures follow rows without."""
    headed = next((i for i, row in enumerate(rows) if any(c.figure for c in row[1:]) and not _is_year_head(row)), None)
    if headed is None:
        return None
    headed = next((i for i in range(headed) if _tells_of_one(rows[i])), headed)
    width = max(len(row) for row in rows)
    named = next((i for i in range(headed) if len({c.start for c in rows[i] if c.text}) > 1), headed - 1)
    headed = next((i for i in range(named + 1, headed) if _is_section(rows[i])), headed)
    heads = align_heads([_spread_caption(row, width) for row in rows[:headed]], width)
    figures = [_spread_figures(row, width) for row in rows[headed:]]
    doubtful = bool(heads) and len(heads[-1]) > max(len(row) for row in figures)
    return Grid((*heads, *_fill_down(figures, width)), headed, doubtful)


def _tells_of_one(row: Row) -> bool:
    """农村特困供养 | 集中每人每年8400元；分散…: a row whose figures stand in sentences is no head of those below it."""
    return FAMILY.search(row[0].text) is not None and any(cell.tells_money for cell in row[1:])


def _is_section(row: Row) -> bool:
    """A row with nothing but a name, be it a cell across all columns: 一、城市."""
    return bool(row[0].text) and not any(cell.text and cell.start != row[0].start for cell in row[1:])


def _is_note(row: Row) -> bool:
    """注：…, a sentence: what ends a table and heads none."""
    return _NOTE.search(row[0].text) is not None


def _spread_caption(row: Row, width: int) -> Row:
    """A caption in the first cell of a table stood over all of its columns."""
    return row[:1] * width if _is_section(row) else row


def _is_year_head(row: Row) -> bool:
    """项目 | 2021 | 2022 (| 2021 | 2022): years that follow each other, and nothing that is paid before them."""
    apart = [cell for before, cell in pairwise(row) if cell.figure and cell.start != before.start]
    years = [cell.year for cell in apart]
    turn = next((n for n in range(2, len(years)) if years == years[:n] * (len(years) // n)), len(years))
    steps = [b - a for a, b in pairwise(years[:turn]) if a and b]
    steady = None not in years and len(set(steps)) == 1 and abs(steps[0]) <= 5
    single = len(years) == 1 and any(cell.year and cell.text.endswith(("年", "年度")) for cell in row[1:])
    return (steady or single) and not SUBJECT.search(row[0].text)


def align_heads(heads: list[Row], width: int) -> list[Row]:
    """Rows of names, each as wide as the table; a name over several columns stands over each of them."""
    aligned = list(heads)
    for index in range(len(heads) - 2, -1, -1):
        aligned[index], aligned[index + 1] = spread_upper(aligned[index], aligned[index + 1], width)
    return aligned


def spread_upper(upper: Row, lower: Row, width: int) -> tuple[Row, Row]:
    """An upper and a lower row of names, cell over cell."""
    if any(not cell.text for cell in upper[1:]) and len(upper) <= width == len(lower):
        return _fill_right((*upper, *_empty(upper, width - len(upper))), lower), lower
    if len(upper) == width > len(lower):
        return upper, (*_empty(lower, width - len(lower)), *lower)
    leaves = width - sum(bool(cell.text) for cell in lower)
    groups = len(upper) - leaves
    if len(upper) >= width or leaves < 0 or groups < 1:
        return upper, lower
    if (width - leaves) % groups:
        return (_spread_unevenly(upper, lower, leaves, groups) if len(lower) == width else upper), lower
    if len(lower) < width:
        before = _leaves_before(upper, leaves, groups)
        lower = (*_empty(lower, before), *lower, *_empty(lower, leaves - before))
    each, cells, spread = (width - leaves) // groups, iter(upper), list[GridCell]()
    while len(spread) < width:
        cell = next(cells, upper[-1])
        spread += [cell] * (each if lower[len(spread)].text else 1)
    return tuple(spread[:width]), lower


def _spread_unevenly(upper: Row, lower: Row, leaves: int, groups: int) -> Row:
    """保障标准 | 人均补差 over 元/月 | 元/年 | 元/月: a name below that was said already stands under another above."""
    counts: list[list[str]] = [[]]
    for cell in lower[leaves:]:
        counts += [[]] if cell.text in counts[-1] else []
        counts[-1].append(cell.text)
    if (
        len(counts) != groups
        or any(cell.text for cell in lower[:leaves])
        or not all(cell.text for cell in lower[leaves:])
    ):
        return upper
    over = (cell for cell, below in zip(upper[leaves:], counts, strict=True) for _ in below)
    return (*upper[:leaves], *over)


def _empty(row: Row, count: int) -> Row:
    return (empty_cell(row[0].start),) * count


def _leaves_before(upper: Row, leaves: int, groups: int) -> int:
    """How many of the columns with a single name stand before those with two."""
    for before in range(leaves, -1, -1):
        if all(GROUP.search(cell.text) for cell in upper[before : before + groups]):
            return before
    return leaves


def _fill_right(upper: Row, lower: Row) -> Row:
    """Empty cells right of a name, over names of their own, belong to it."""
    filled = [upper[0]]
    for index, cell in enumerate(upper[1:], 1):
        named = index < len(lower) and bool(lower[index].text)
        filled.append(filled[-1] if not cell.text and named and index > 1 else cell)
    return tuple(filled)


def _spread_figures(row: Row, width: int) -> Row:
    """A row of figures as wide as the table: a cell 城乡一体 stood across 城市 and 农村."""
    missing = width - len(row)
    wide = [index for index, cell in enumerate(row[1:], 1) if "城乡" in cell.text]
    if missing and len(wide) == 1 and len(row) > 2:
        at = wide[0]
        return (*row[: at + 1], *[empty_cell(row[at].end)] * missing, *row[at + 1 :])
    return row


def _fill_down(rows: list[Row], width: int) -> list[Row]:
    """Rows with the names that a merged cell above gives them: first cells that are empty, or that are missing."""
    rows = _without_indents(rows)
    names = max(_leading(row) for row in rows)
    filled: list[Row] = []
    for row in rows:
        missing = names - _leading(row)
        above = filled[-1] if filled else ()
        if above and FAMILY.search(above[0].text) and FAMILY.search(next((c.text for c in row if c.text), "")):
            filled.append(row if row[0].text else row[1:])
            continue
        if above and not row[0].text and len(row) > 1 and (_leading(row) > 1 or _names_behind(row)):
            row = (above[0], *row[1:])
        elif above and missing and len(row) == width - missing and any(cell.figure for cell in row):
            row = (*above[:missing], *row)
        filled.append(row)
    return filled


def _names_behind(row: Row) -> bool:
    """A row without a name whose cell says both, or whose figure has 分散供养 behind it."""
    return _SAYS_BOTH.match(row[1].text) is not None or (
        row[1].figure and any(breakdown_of(cell.text) for cell in row[2:])
    )


def _without_indents(rows: list[Row]) -> list[Row]:
    """Rows that are but set in under a name of their own line: no row that begins with a word has as many words."""
    named = max((_leading(row) for row in rows if row[0].text), default=0)
    return [row[1:] if named and not row[0].text and _leading(row) > named else row for row in rows]


def _leading(row: Row) -> int:
    """How many cells stand before the first figure."""
    return next((index for index, cell in enumerate(row) if cell.numeric and cell.text), 0)
