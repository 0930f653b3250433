"""Which points of a line chart are labelled, so that no two labels fall on each other.

In: a Chart of lines. Out: per series the labelled points and their side, and which bear their line's name.
Decision: several lines are labelled at their ends only; one alone there first, then at its beginning, then the rest
where there are few. A label that would lie on another, on a point or on a line is left out (the value stands in the
table).
"""

from __future__ import annotations

from math import ceil, floor
from typing import NamedTuple

from briefing.chart import Chart, Series
from briefing.label_plan import Plan
from briefing.native_labels import Position

_ALL_LABELLED = 30  # more points than this, and only the ends are labelled
YEAR = 3.3  # em that a year takes with the gap behind it


class Labels(NamedTuple):
    """The labelled points of each series with their side, those whose label bears the line's name, and whether every
    line is named so."""

    places: list[dict[int, Position]]
    names: list[frozenset[int]]
    named: bool


def year_step(chart: Chart, room: float) -> int:
    """Every how many years of a line chart one is named below an axis `room` em long, so that they do not run together.

    The 18 years from 2007 to 2024 are all named where there are 60 em, of the 26 from 2000 to 2025 every second.
    """
    return ceil(len(chart.categories) * YEAR / room) or 1


def line_floor(chart: Chart) -> float:
    """Where the value axis of lines begins: zero, or a round number below values that lie close together."""
    values = _values(chart)
    if not values or min(values) < 0.4 * max(values):
        return 0
    step = 10 ** max(len(str(int(max(values)))) - 1, 0)
    return floor(min(values) * 0.8 / step) * step if min(values) * 0.8 >= step else 0


def place_labels(chart: Chart) -> Labels:
    """Choose the labels of a line chart: at each the first side where it lies on no other label, point or line. The end
    of a region's line bears its name where there is room, and stands on a line rather than being left out."""
    values = _values(chart)
    if not values:
        return Labels([{} for _ in chart.series], [frozenset() for _ in chart.series], False)
    plan = Plan(chart, line_floor(chart), max(values))
    places: list[dict[int, Position]] = [{} for _ in chart.series]
    names: list[frozenset[int]] = [frozenset() for _ in chart.series]
    for number, index, kind in _candidates(chart):
        series = chart.series[number]
        for name in [f"{series.name} "] if kind == "end" and len(chart.series) > 1 else [""]:
            must = kind == "end" and not series.quiet
            side = plan.place(number, index, name + series.points[index].label, _SIDES[kind], must)
            if side:
                places[number][index] = side
                names[number] |= {index} if name else set()
                break
    whole = len(chart.series) > 1 and all(not _held(line) or names[n] for n, line in enumerate(chart.series))
    return Labels(places, names, whole)


_SIDES: dict[str, tuple[Position, ...]] = {"end": ("r", "t", "b"), "start": ("t", "b", "l"), "rest": ("t", "b")}


def _candidates(chart: Chart) -> list[tuple[int, int, str]]:
    """(series, point, what it is of its line) in the order in which they may take their place."""
    held = [_held(series) for series in chart.series]
    ends = [(number, points[-1], "end") for number, points in enumerate(held) if points]
    ends.sort(key=lambda place: chart.series[place[0]].quiet)
    if len(chart.series) > 1:
        return ends
    own = [[] if series.quiet else points for series, points in zip(chart.series, held, strict=True)]
    starts = [(number, points[0], "start") for number, points in enumerate(own) if len(points) > 1]
    few = sum(map(len, held)) <= _ALL_LABELLED
    rest = [(number, index, "rest") for number, points in enumerate(own) for index in points[1:-1] if few]
    return ends + starts + rest


def _held(series: Series) -> list[int]:
    return [index for index, point in enumerate(series.points) if point.value is not None]


def _values(chart: Chart) -> list[float]:
    return [point.value for series in chart.series for point in series.points if point.value is not None]
