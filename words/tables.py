"""A table as it stands below a chart: columns, rows of cells, marks. Pure; ui makes HTML of it, exports make cells.

The table has the chart's order and the chart's rounding; a missing cell says why it is empty (one of four kinds).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from words.catalogue import Lang, text
from words.figures import Row, Unit, is_printed, present, value_in, year_badge, yuan_text
from words.marks import Mark, marks_of
from words.numbers import round_half_up

Emptiness = Literal["not_stated", "no_document", "not_applicable", "not_reviewed", "other_breakdown"]


@dataclass(frozen=True)
class Cell:
    """`text` as shown; `number` the same value rounded the same way, for XLSX; `badge` the quiet year;
    `below` a quiet second line, e.g. the growth, with its own marks."""

    text: str
    number: float | None = None
    badge: str = ""
    marks: tuple[Mark, ...] = ()
    href: str | None = None
    empty: Emptiness | None = None
    reason: str | None = None
    below: str = ""
    below_marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Column:
    """A heading; a numeric column is set right-aligned with tabular figures."""

    label: str
    numeric: bool = False


@dataclass(frozen=True)
class Table:
    """The first column names the row. `caption` says what the numbers are and how the rows are sorted, `below` what the
    second lines of cells are."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    caption: str = ""
    marks: tuple[Mark, ...] = field(default=())
    below: Literal["growth", "difference"] = "growth"

    def reasons(self) -> list[Mark]:
        """Each mark used in the table once, for the legend below it."""
        seen = {
            (mark.code, mark.label): mark
            for row in self.rows
            for cell in row
            for mark in (*cell.marks, *cell.below_marks)
        }
        return list(seen.values())


def figure_cell(row: Row, unit: Unit, lang: Lang, *, badge: bool = True) -> Cell:
    """The cell of one figure: its value in `unit`, year badge, marks, and the link to its source."""
    value = value_in(row, unit)
    if value is None:
        return empty_cell(None, None, lang)
    digits = 0 if row.get("basis") == "implied" else 2 if is_printed(row, unit) else 1
    return Cell(
        yuan_text(row, unit, lang) or "",
        round_half_up(value, digits),
        year_badge(row, lang) if badge else "",
        marks_of(row, unit, lang),
        source_link(row, lang),
    )


def cell_under_heads(row: Row, unit: Unit, lang: Lang) -> Cell:
    """A figure whose year and kind already stand at its row and column; a month stands beside it."""
    cell = figure_cell(row, unit, lang, badge=present(row.get("as_of")) is not None)
    return replace(cell, marks=tuple(mark for mark in cell.marks if mark.code != "kind"))


def empty_cell(kind: Emptiness | None, reason: str | None, lang: Lang) -> Cell:
    """A gap that says which of the four kinds of empty it is; `kind` None is a gap nobody explains."""
    return Cell(text(f"empty.{kind or 'gap'}", lang), empty=kind or "not_stated", reason=reason)


def number_cell(value: float | None, shown: str | None, digits: int = 1, marks: tuple[Mark, ...] = ()) -> Cell:
    """A computed number already put into words; None is an empty cell."""
    return Cell("—") if value is None or shown is None else Cell(shown, round_half_up(value, digits), marks=marks)


def source_link(row: Mapping[str, object], lang: Lang) -> str | None:
    """The address of a figure on the sources page: /sources?figure=<observation or source id>."""
    figure = row.get("observation_id") or row.get("source_id")
    return None if figure is None else f"sources?figure={figure}" + ("&lang=en" if lang == "en" else "")
