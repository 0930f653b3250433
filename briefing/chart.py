"""A chart of a Report: categories, series, and what each value is printed as; drawn natively by every renderer.

In: nothing. Out: the records. Decision: a chart too long for one place is several Charts that share a Scale, so that
bars of one length mean one amount in all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from words.catalogue import Lang, text

ChartKind = Literal["columns", "bars", "lines"]
Mark = Literal["solid", "tint", "hatched", "dotted", "hollow", "small"]
Dash = Literal["solid", "dash", "dot", "dashdot"]
Marker = Literal["circle", "square", "triangle", "diamond", "x", "plus", "star", "none"]


@dataclass(frozen=True)
class Point:
    """One value of a chart; `text` is the value as printed, `before` and `after` stand round it (约, year)."""

    value: float | None
    text: str = ""
    before: str = ""
    after: str = ""
    mark: Mark | None = None
    colour: str | None = None

    @property
    def label(self) -> str:
        """The whole label at the mark, in one line."""
        return f"{self.before}{self.text}{self.after}"


@dataclass(frozen=True)
class Series:
    """One row of values over the chart's categories; `colour` is six hex digits; a quiet one is a reference."""

    name: str
    points: tuple[Point, ...]
    colour: str
    mark: Mark = "solid"
    dash: Dash = "solid"
    marker: Marker = "circle"
    quiet: bool = False


@dataclass(frozen=True)
class Scale:
    """What the parts of one chart share: the highest value, the width of the longest name in em, the most bars."""

    top: float
    names: float
    bars: int


@dataclass(frozen=True)
class Chart:
    """A native chart: categories along one axis, a value of each series at each category (None is a gap).

    `groups` says of each category what it belongs to, the widest first; a chart that is a part of one has its `scale`.
    Where it is `named`, the labels say which series each bar is of, and it needs no legend.
    One that answers a question of its own has its `finding`, and as `topic` the measure whose figures it draws.
    """

    kind: ChartKind
    title: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    description: str = ""
    number_format: str = "#,##0"
    groups: tuple[tuple[str, ...], ...] = ()
    scale: Scale | None = None
    finding: str = ""
    named: bool = False
    topic: str = ""

    def heading(self, lang: Lang) -> str:
        """The title with the unit, as it stands above the chart."""
        return text("briefing.with_unit", lang, title=self.title, unit=self.unit) if self.unit else self.title
