"""A chart's table as plain cells to hand on: the clipboard and the XLSX sheet 表格. Pure: Exhibit in, Grid out.

What the page sets beside a number, its year, its marks, its growth, stands in columns of its own, so that a spreadsheet
can calculate. Title, finding and unit come before the table; the marks, note, source and 数据截至 after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from charts.exhibit import Exhibit
from words.catalogue import Lang, text
from words.formulas import neutralise
from words.tables import Cell, Column, Table

Value = str | int | float | None
_YEAR = re.compile(r"(\d{4})年?")
_AMOUNT = re.compile(r"[+−-]?[\d,]*\.?\d+")
_OWN_REASONS = ("implied", "computed", "doubtful", "caveat")


@dataclass(frozen=True)
class Grid:
    """Lines before the table, its headings and rows, lines after it."""

    before: Sequence[str]
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]
    after: Sequence[str]


@dataclass(frozen=True)
class _Part:
    """One column of the grid: what it takes of a cell."""

    heading: str
    take: Callable[[Cell], Value]


def make_grid(exhibit: Exhibit, lang: Lang, as_of: str) -> Grid:
    """The table of an exhibit with the lines around it."""
    table = exhibit.table
    parts = [
        (place, part)
        for place, column in enumerate(table.columns)
        for part in _parts(place, column, [row[place] for row in table.rows], exhibit.unit, table.below, lang)
    ]
    unit = text("ui.unit_row", lang, unit=exhibit.unit) if exhibit.unit else ""
    rows = [[neutralise(part.take(row[place])) for place, part in parts] for row in table.rows]
    before = (exhibit.title, exhibit.finding, unit, table.caption)
    after = (*_mark_lines(table, lang), exhibit.note, exhibit.source, as_of)
    return Grid(
        [neutralise(line) for line in before if line],
        [neutralise(part.heading) for _, part in parts],
        rows,
        [neutralise(line) for line in after if line],
    )


def _mark_lines(table: Table, lang: Lang) -> list[str]:
    """What each mark means; where every figure has a reason of its own, each reason with the cells it is of."""
    lines: dict[tuple[str, str], list[str]] = {}
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            for mark in (*cell.marks, *cell.below_marks):
                own = mark.code in _OWN_REASONS
                reason = mark.reason if own else text(f"marks.{mark.code}_means", lang)
                lines.setdefault((mark.label, reason), []).extend(
                    [f"{row[0].text} {column.label}".strip()] if own else []
                )
    separator = text("figures.list_separator", lang)
    return [
        text("ui.mark_of" if cells else "ui.mark_reason", lang, label=label, reason=reason, cells=separator.join(cells))
        for (label, reason), cells in lines.items()
    ]


def _parts(place: int, column: Column, cells: Sequence[Cell], unit: str, below: str, lang: Lang) -> list[_Part]:
    """The value and, where some cell has them, year (or level), what stands `below` it and marks."""
    value = _number if column.numeric else _value
    parts = [_Part(column.label + _unit(column, cells, unit, lang), value)]
    if any(cell.badge for cell in cells):
        kind = "year" if column.numeric else "level" if place == 0 else "remark"
        parts.append(_Part(_beside(column, kind, lang), _badge))
    if any(cell.below for cell in cells):
        parts.append(_Part(_beside(column, below, lang), lambda cell: cell.below.lstrip("+") or None))
    if any(_marks(cell) for cell in cells):
        parts.append(_Part(_beside(column, "marks", lang), _marks))
    return parts


def _beside(column: Column, kind: str, lang: Lang) -> str:
    return text("ui.column_beside", lang, column=column.label, part=text(f"ui.beside_{kind}", lang))


def _unit(column: Column, cells: Sequence[Cell], unit: str, lang: Lang) -> str:
    """The unit of a column of numbers: the sign behind them, else the chart's where they are figures with a source."""
    numbers = [cell for cell in cells if cell.number is not None]
    if not column.numeric or not numbers or re.search(r"[（(%]|元|yuan", column.label):
        return ""
    signs = {_AMOUNT.sub("", _bare(cell)) for cell in numbers}
    sign = signs.pop() if len(signs) == 1 else ""
    own = sign or (unit if not signs and any(cell.href for cell in numbers) else "")
    return text("ui.column_unit", lang, unit=own) if own == "%" or re.match("元|yuan", own) else ""


def _bare(cell: Cell) -> str:
    """The text without its 约."""
    return re.sub(r"^[^\d+−-]+(?=\d)", "", cell.text).strip()


def _value(cell: Cell) -> Value:
    if cell.number is None:
        return cell.text
    return int(cell.number) if float(cell.number).is_integer() else cell.number


def _number(cell: Cell) -> Value:
    """As a value; a dash is an empty cell, so that a spreadsheet calculates on."""
    return None if cell.number is None and cell.text in ("", "—") else _value(cell)


def _badge(cell: Cell) -> Value:
    year = _YEAR.fullmatch(cell.badge)
    return int(year[1]) if year else cell.badge or None


def _marks(cell: Cell) -> str | None:
    """约 where the figure is known to an interval only, then the marks of the figure and of its growth."""
    about = [] if cell.number is None or _bare(cell) == cell.text else [cell.text[: -len(_bare(cell))].strip()]
    labels = [mark.label for mark in (*cell.marks, *cell.below_marks)]
    return text("figures.list_separator", "zh").join(dict.fromkeys([*about, *labels])) or None
