"""Tables in running text: rows of cells with bars, tabs or wide blanks, and tables flattened to one cell a line.

In: repaired text, and the tables a reader saw. Out: grids, each a list of rows of cells with their places. A flattened
table is folded again at the width at which every row shows numbers in the same columns; where none fits, there is no
grid and the lines are read as sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from etl.records import RepairedText, SourceText

_SPLIT = re.compile(r"\s*[|｜]\s*|\t+\s*|[ \u3000]{2,}")
_NUMERIC = re.compile(
    r"(?:城乡(?:一体|统一|同标|统筹)?\s?)?(?:每人|人均|月人均|年人均)?(?:每月|每年)?\s?(?:不低于|≥)?\d[\d,.]*\s?万?(?:元|%)?(?:[/每·]?[人月年户·./、每]*)?(?:\s?[（(][^（）()]*[)）])?|[-—–/无]+"
)
_NUMBERS_BEHIND = re.compile(r"[^\s\d，。；、]{2,20}(?: \d[\d,.]{1,8}){2,8}")
_DIGIT = re.compile(r"\d")
_LONGEST_CELL = 30
_SENTENCE = re.compile(r"[。；，]")


@dataclass(frozen=True)
class GridCell:
    """One cell of a grid, its place in the repaired text."""

    text: str
    start: int
    end: int

    @cached_property
    def numeric(self) -> bool:
        """Whether nothing but a number, with or without a unit, stands in it."""
        return _NUMERIC.fullmatch(self.text) is not None


@dataclass(frozen=True)
class Grid:
    """Rows of cells; `headed` rows at the top hold no number."""

    rows: tuple[tuple[GridCell, ...], ...]
    headed: int

    @cached_property
    def start(self) -> int:
        return min(cell.start for row in self.rows for cell in row)

    @cached_property
    def end(self) -> int:
        return max(cell.end for row in self.rows for cell in row)


def find_grids(source: SourceText, repaired: RepairedText) -> list[Grid]:
    """All grids of a text, in order; those a reader saw stand first."""
    seen = list(_seen_grids(source, repaired))
    found = [grid for grid in _drawn_grids(repaired.text) if not any(_overlap(grid, other) for other in seen)]
    return sorted(seen + found, key=lambda grid: grid.start)


def _overlap(first: Grid, second: Grid) -> bool:
    return first.start < second.end and second.start < first.end


def _seen_grids(source: SourceText, repaired: RepairedText) -> Iterator[Grid]:
    if not source.tables:
        return
    places = [span[0] for span in repaired.origin]
    for table in source.tables:
        rows: dict[int, dict[int, GridCell]] = {}
        for cell in table.cells:
            start, end = bisect_left(places, cell.span[0]), bisect_left(places, cell.span[1])
            rows.setdefault(cell.row, {})[cell.column] = _cell(repaired.text, start, end)
        width = 1 + max((column for row in rows.values() for column in row), default=0)
        first = min(cell.start for row in rows.values() for cell in row.values())
        empty = GridCell("", first, first)
        full = [tuple(row.get(c, empty) for c in range(width)) for _, row in sorted(rows.items())]
        if grid := _make(full):
            yield grid


def _cell(text: str, start: int, end: int) -> GridCell:
    raw = text[start:end]
    left = len(raw) - len(raw.lstrip(" \u3000\n\t"))
    stripped = raw.strip(" \u3000\n\t")
    return GridCell(stripped.replace("\n", ""), start + left, start + left + len(stripped))


def _make(rows: list[tuple[GridCell, ...]]) -> Grid | None:
    """A grid, if rows with numbers follow rows without."""
    headed = next((i for i, row in enumerate(rows) if any(c.numeric and _DIGIT.search(c.text) for c in row[1:])), None)
    if headed is None or len(rows) - headed < 1:
        return None
    rows = _spread(rows, headed)
    cells = tuple(tuple(cell for cell in row) for row in rows if any(cell.text for cell in row))
    return Grid(cells, headed)


def _spread(rows: list[tuple[GridCell, ...]], headed: int) -> list[tuple[GridCell, ...]]:
    """Rows as wide as the table: a head 标准 over several columns, a cell 城乡一体 across 城市 and 农村."""
    width = max(len(row) for row in rows)
    spread = []
    for number, row in enumerate(rows):
        missing = width - len(row)
        words = ("标准",) if number < headed else ("城乡",)
        wide = [i for i, cell in enumerate(row[1:], 1) if any(word in cell.text for word in words)]
        if missing and len(wide) == 1 and len(row) > 2:
            cell = row[wide[0]]
            more = cell if number < headed else GridCell("", cell.end, cell.end)
            row = (*row[: wide[0] + 1], *[more] * missing, *row[wide[0] + 1 :])
        spread.append(row)
    return spread


def _lines(text: str) -> list[tuple[int, str]]:
    lines, place = [], 0
    for line in text.split("\n"):
        lines.append((place, line))
        place += len(line) + 1
    return lines


def _drawn_grids(text: str) -> Iterator[Grid]:
    if "\n" not in text:
        return
    block: list[tuple[int, str]] = []
    kind = None
    for start, line in [*_loosened(_lines(text)), (len(text), "。")]:
        new = _line_kind(line)
        if new is None and not line.strip() and kind == "cell":
            continue
        if new != kind and block:
            yield from _fold(block, kind)
            block = []
        kind = new
        if new:
            block.append((start, line))


def _loosened(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Lines whose columns stand one blank apart (低保 660 450), and the head above them, with tabs for blanks."""
    loose = [_NUMBERS_BEHIND.fullmatch(line.strip()) is not None for _, line in lines]
    out = []
    for index, (start, line) in enumerate(lines):
        below = index + 1 < len(lines) and loose[index + 1]
        heads = below and line.strip().count(" ") == lines[index + 1][1].strip().count(" ") and not _DIGIT.search(line)
        out.append((start, line.replace(" ", "\t") if loose[index] or heads else line))
    return out


def _line_kind(line: str) -> str | None:
    """`row` with several cells, `cell` with one short one, None for prose."""
    stripped = line.strip()
    if not stripped or _SENTENCE.search(stripped) or len(stripped) > 120:
        return None
    if _SPLIT.search(stripped):
        return "row"
    return "cell" if len(stripped) <= _LONGEST_CELL else None


def _fold(block: list[tuple[int, str]], kind: str | None) -> Iterator[Grid]:
    if kind == "row" and len(block) >= 2:
        if grid := _make([_row(start, line) for start, line in block]):
            yield grid
    elif kind == "cell" and len(block) >= 4:
        cells = [_cell_of_line(start, line) for start, line in block]
        if grid := _folded(cells):
            yield grid


def _row(start: int, line: str) -> tuple[GridCell, ...]:
    cells, place = [], 0
    for match in [*_SPLIT.finditer(line), None]:
        end = match.start() if match else len(line)
        if not (place == 0 and end == 0):
            cells.append(_piece(start + place, line[place:end]))
        place = match.end() if match else len(line)
    if cells and not cells[-1].text:
        cells.pop()
    return tuple(cells)


def _piece(start: int, raw: str) -> GridCell:
    left = len(raw) - len(raw.lstrip(" \u3000"))
    stripped = raw.strip(" \u3000")
    return GridCell(stripped, start + left, start + left + len(stripped))


def _cell_of_line(start: int, line: str) -> GridCell:
    return _piece(start, line)


def _folded(cells: list[GridCell]) -> Grid | None:
    """One cell a line, folded at the width that puts numbers under numbers; captions before it stay outside."""
    first = next((i for i, cell in enumerate(cells) if cell.numeric), None)
    if first is None or sum(cell.numeric for cell in cells) < 2:
        return None
    cells, first = _without_serials(cells, first)
    best: tuple[int, Grid] | None = None
    for width in range(2, min(9, len(cells) // 2 + 1)):
        for labels in range(1, width):
            grid = _at_width(cells, first, width, labels)
            if grid and (best is None or len(grid.rows) * width > best[0]):
                best = (len(grid.rows) * width, grid)
    return best[1] if best else None


def _without_serials(cells: list[GridCell], first: int) -> tuple[list[GridCell], int]:
    """The cells without a column 序号 of 1, 2, 3 …; as they are without one."""
    head = next((i for i, cell in enumerate(cells[:first]) if cell.text in ("序号", "编号")), None)
    if head is None or cells[first].text != "1":
        return cells, first
    kept, number = cells[:head] + cells[head + 1 : first], 1
    for cell in cells[first:]:
        if cell.text == str(number):
            number += 1
        else:
            kept.append(cell)
    return kept, next((i for i, cell in enumerate(kept) if cell.numeric), first)


def _at_width(cells: list[GridCell], first: int, width: int, labels: int) -> Grid | None:
    """Rows of `width` cells whose first `labels` are words; a header row above if there is room for one."""
    begin = first - labels
    if begin < 0:
        return None
    rows: list[tuple[GridCell, ...]] = []
    for at in range(begin, len(cells) - width + 1, width):
        row = tuple(cells[at : at + width])
        if any(cell.numeric for cell in row[:labels]) or not row[labels].numeric:
            break
        if rows and [cell.numeric for cell in row] != [cell.numeric for cell in rows[0]]:
            break
        rows.append(row)
    if len(rows) < 2:
        return None
    if two := _two_headers(cells, begin, width):
        return Grid((*two, *rows), 2)
    if begin >= width and not any(cell.numeric for cell in cells[begin - width : begin]):
        return Grid((tuple(cells[begin - width : begin]), *rows), 1)
    return Grid(tuple(rows), 0) if width == 2 and labels == 1 else None


_SUBJECT = re.compile("低保|生活保障|特困|孤儿|城市|城镇|农村|集中|分散|供养")


def _two_headers(cells: list[GridCell], begin: int, width: int) -> tuple[tuple[GridCell, ...], ...] | None:
    """A header of two rows with its first cell merged: 地区 / 城市低保 / 农村低保 over 标准 / 人数 / 标准 / 人数."""
    below = cells[max(0, begin - width + 1) : begin]
    if (
        begin < width + 2
        or not _SUBJECT.search(cells[begin - width].text)
        or any(_SUBJECT.search(c.text) for c in below)
    ):
        return None
    above: list[GridCell] = []
    for cell in reversed(cells[: begin - width + 1]):
        if not _SUBJECT.search(cell.text):
            corner = cell
            break
        above.insert(0, cell)
    else:
        return None
    if not above or len(below) % len(above):
        return None
    each = len(below) // len(above)
    spread = tuple(cell for cell in above for _ in range(each))
    empty = GridCell("", corner.end, corner.end)
    return ((corner, *spread), (empty, *below))
