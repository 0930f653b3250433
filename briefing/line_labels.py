"""Which points of a line chart are labelled, so that no two labels fall on each other.

In: a Chart of lines. Out: per series the labelled points and their side, and whether the last ones name their line.
Decision: ends first, then beginnings, then the rest where there are few (references only at their end); a label that
would touch one already placed at the same year is left out (the value stands in the table). Names at the ends only if
every end could be placed.
"""

from __future__ import annotations

from math import ceil, floor
from typing import NamedTuple

from briefing.chart import Chart, Series
from briefing.native_labels import Position

_ALL_LABELLED = 30  # more points than this, and only the ends are labelled
_MOST_YEARS = 19
_APART = 0.075  # of the drawn span: about one line of text


class Labels(NamedTuple):
    """The labelled points of each series; `named` says that the last label of each carries the line's name."""

    places: list[dict[int, Position]]
    named: bool


def year_step(chart: Chart) -> int:
    """Every how many years of a line chart one is named below the axis, so that the names do not run together.

    The 18 years from 2007 to 2024 are all named, of the 26 from 2000 to 2025 every second.
    """
    return ceil(len(chart.categories) / _MOST_YEARS)


def line_floor(chart: Chart) -> float:
    """Where the value axis of lines begins: zero, or a round number below values that lie close together."""
    values = _values(chart)
    if not values or min(values) < 0.4 * max(values):
        return 0
    step = 10 ** max(len(str(int(max(values)))) - 1, 0)
    return floor(min(values) * 0.8 / step) * step if min(values) * 0.8 >= step else 0


def place_labels(chart: Chart) -> Labels:
    """Choose the labels of a line chart."""
    values = _values(chart)
    if not values:
        return Labels([{} for _ in chart.series], False)
    apart = (max(values) - line_floor(chart)) * _APART
    taken: list[tuple[int, float]] = []
    places: list[dict[int, Position]] = [{} for _ in chart.series]
    for number, index in _candidates(chart):
        value = chart.series[number].points[index].value
        if value is None or any(index == place and abs(value - other) < apart for place, other in taken):
            continue
        taken.append((index, value))
        places[number][index] = "r" if index == _held(chart.series[number])[-1] else "t"
    ends = all(not (held := _held(series)) or held[-1] in places[n] for n, series in enumerate(chart.series))
    last = len(chart.categories) - 1
    named = ends and all(not held or held[-1] == last for held in map(_held, chart.series))
    return Labels(places, named)


def _candidates(chart: Chart) -> list[tuple[int, int]]:
    """(series, point) in the order in which they may take their place."""
    held = [_held(series) for series in chart.series]
    ends = [(number, points[-1]) for number, points in enumerate(held) if points]
    ends.sort(key=lambda place: chart.series[place[0]].quiet)
    own = [[] if series.quiet else points for series, points in zip(chart.series, held, strict=True)]
    starts = [(number, points[0]) for number, points in enumerate(own) if len(points) > 1]
    few = sum(map(len, held)) <= _ALL_LABELLED
    rest = [(number, index) for number, points in enumerate(own) for index in points[1:-1] if few]
    return ends + starts + rest


def _held(series: Series) -> list[int]:
    return [index for index, point in enumerate(series.points) if point.value is not None]


def _values(chart: Chart) -> list[float]:
    return [point.value for series in chart.series for point in series.points if point.value is not None]
