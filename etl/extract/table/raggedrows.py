"""Rows of a flattened table that are not all as long: merged first cells said once, a remark in some rows only.

In: the cells, where the first figure stands, how many stand together. Out: grids in which each row has the words that
the merged cell above gave it. A row is one to four words, then as many numbers each, then what the head calls a remark
or a unit. 城乡低保 / 城镇 / 612 / 农村 / 4608 is two rows of two words; 415 / 省定扶贫县 / 高新区 has a remark. Under
项目 / 城市 / 农村 a row may be broken down: 低保 / 890 / 720 / 特困 / 集中 / 1335 / 1080 / 分散 / 1157 / 936.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from etl.extract.table.cells import Grid, GridCell, Row, empty_cell, is_label
from etl.extract.table.foldedheads import split_heads
from etl.extract.table.headwords import is_corner, kind_of, role_of_head
from etl.extract.text.units_said import unit_of_label

_MOST_LABELS = 4
_MOST_BEHIND = 2
_BROKEN = 2
"""The words of a row that is broken down: what it is and of whom"""
_HEAD = 14
"""How many cells before the first figure a head may begin"""


@dataclass(frozen=True, slots=True)
class _Part:
    """The words before a row's numbers, those numbers, and where they begin."""

    words: list[GridCell]
    numbers: list[GridCell]


def fold_ragged(cells: list[GridCell], low: int, first: int, numbers: int) -> Iterator[tuple[Grid, int]]:
    """Rows of one to `most` words and then as many numbers as the first row has, under a head or under none."""
    yield from _without_remarks(cells, low, first, numbers)
    for corner in (i for i in range(max(low, first - _HEAD), first) if is_corner(cells[i].text)):
        for labels in range(1, min(_MOST_LABELS, first - corner) + 1):
            for behind in range(1, _MOST_BEHIND + 1):
                heads = split_heads(cells[corner : first - labels], labels + numbers + behind)
                kinds = [_kind_behind(cell.text) for cell in heads[0][-behind:]] if len(heads) == 1 else []
                if kinds and None not in kinds:
                    yield from _with_remarks(cells, first, numbers, labels, heads, kinds)


def _parts(cells: list[GridCell], first: int, numbers: int) -> Iterator[_Part]:
    """What follows the first row: words and numbers by turns; a single number may stand for all of a row.

    A dash before as many numbers as the first row has stands for a word.
    """
    at = first + numbers
    while True:
        value = next((i for i in range(at, min(len(cells), at + _MOST_LABELS + 3)) if not is_label(cells[i])), None)
        end = next((i for i in range(value, len(cells)) if not cells[i].numeric), len(cells)) if value else at
        if value and end - value == numbers + 1 and not cells[value].figure:
            value += 1
        if value is None or value == at or end - value not in (numbers, 1):
            yield _Part(cells[at : at + _MOST_BEHIND], [])
            return
        yield _Part(cells[at:value], cells[value:end])
        at = end


def _without_remarks(cells: list[GridCell], low: int, first: int, numbers: int) -> Iterator[tuple[Grid, int]]:
    """Rows of words and numbers, nothing behind them."""
    fits = takewhile(
        lambda p: len(p.numbers) == numbers and len(p.words) <= _MOST_LABELS, _parts(cells, first, numbers)
    )
    rows = list(fits)
    most = max((len(part.words) for part in rows), default=0)
    if len(rows) < 2:
        return
    end = first + numbers + sum(len(part.words) + len(part.numbers) for part in rows)
    for corner in [i for i in range(max(low, first - 12), first) if is_corner(cells[i].text)]:
        labels, odd = divmod(first - corner - numbers, 2)
        if not odd and labels >= most:
            names = tuple(cells[corner : corner + labels + numbers])
            yield Grid((names, *_filled(cells, first, labels, numbers, rows)), 1), end
        groups = cells[corner + 1 : first - 1]
        if len(groups) == numbers > 1 and most == _BROKEN and all(kind_of(cell.text) for cell in groups):
            head = (cells[corner], empty_cell(cells[corner].end), *groups)
            yield Grid((head, *_broken_down(cells, first, numbers, rows)), 1), end
    if first - most >= low:
        yield Grid(tuple(_filled(cells, first, most, numbers, rows)), 0), end


def _filled(cells: list[GridCell], first: int, labels: int, numbers: int, parts: list[_Part]) -> Iterator[Row]:
    """The rows with the words that a merged cell gave to several."""
    above = tuple(cells[first - labels : first])
    yield (*above, *cells[first : first + numbers])
    for part in parts:
        above = (*above[: labels - len(part.words)], *part.words)
        yield (*above, *part.numbers)


def _broken_down(cells: list[GridCell], first: int, numbers: int, parts: list[_Part]) -> Iterator[Row]:
    """The rows of two words, the second an empty one where the first says all."""
    name = cells[first - 1]
    yield (name, empty_cell(name.end), *cells[first : first + numbers])
    for part in parts:
        *named, last = part.words
        below = bool(named) or (kind_of(last.text) is not None and kind_of(name.text) is None)
        name = named[0] if named else name if below else last
        yield (name, last if below else empty_cell(last.end), *part.numbers)


def _kind_behind(head: str) -> str | None:
    """What stands behind the numbers under such a head: `unit`, `remark`; None if it may hold figures."""
    if any(word in head for word in ("周期", "计发", "计量", "单位", "时段")):
        return "unit"
    return "remark" if role_of_head(head) in ("none", "effective") else None


def _with_remarks(
    cells: list[GridCell], first: int, numbers: int, labels: int, heads: list[Row], kinds: list[str | None]
) -> Iterator[tuple[Grid, int]]:
    """Rows with a unit or a remark behind their numbers, in every row or in some."""
    above, figures = tuple(cells[first - labels : first]), cells[first : first + numbers]
    rows: list[Row] = []
    end = first + numbers
    for part in _parts(cells, first, numbers):
        behind = _behind(part.words, labels if part.numbers else 0, kinds)
        if behind is None or (len(figures) < numbers and not behind):
            break
        rows.append(_row(above, figures, part.words[:behind], numbers, len(kinds)))
        end += behind
        own = part.words[behind:]
        if not part.numbers:
            break
        above, figures = (*above[: labels - len(own)], *own), part.numbers
        end += len(own) + len(part.numbers)
    if len(rows) >= 2:
        yield Grid((*heads, *rows), len(heads)), end


def _is_unit(text: str) -> bool:
    """元/人·月, 每人每年, also 元/户 and 万元 in the row of something else."""
    return unit_of_label(text) is not None or text.startswith(("元", "万元", "%"))


def _behind(words: list[GridCell], labels: int, kinds: list[str | None]) -> int | None:
    """How many of the words between two rows belong to the one above; None if they cannot be parted."""
    if "unit" in kinds:
        words = words if labels else words[: len(kinds)]
        fits = len(words) >= len(kinds) and _is_unit(words[kinds.index("unit")].text)
        return len(kinds) if fits and len(words) <= labels + len(kinds) else None
    least = 1 if labels else 0
    count = min(len(kinds), len(words) - (labels if len(words) > labels else least))
    return count if count >= 0 and len(words) - count <= max(labels, least) else (0 if not labels else None)


def _row(above: Row, figures: list[GridCell], behind: list[GridCell], numbers: int, width: int) -> Row:
    """A row as wide as the table; one with a single number for all its columns stays shorter."""
    if len(figures) < numbers:
        return (*above, *figures, *behind)
    missing = [empty_cell(figures[-1].end)] * (width - len(behind))
    return (*above, *figures, *behind, *missing)
