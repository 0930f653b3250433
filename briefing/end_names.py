"""Names of lines in a column right of the plot, as on the page: sign, name, last value and its year.

In: a Chart of several lines, size of text in points, width and height in inches. Out: the plot's place, the top of its
axis and how far each label is moved from its point, as shares of the chart; None where the names do not fit above each
other. Decision: a label is the point's own, moved, so it stays the editable label of the last value.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import NamedTuple

from briefing.chart import Chart, Point, Series
from briefing.line_labels import line_floor
from briefing.measure import width_em
from words.catalogue import Lang, text

SIGNS = {"circle": "●", "square": "■", "diamond": "◆", "triangle": "▲", "x": "×", "plus": "+", "star": "∗"}
_LINE = 1.25  # of the size: from one label to the next
_LEFT, _TOP, _HEIGHT = 0.07, 0.12, 0.76
_GAP = 0.4  # em right of a point at which its label begins by itself


class EndNames(NamedTuple):
    """Left, top, width and height of the plot; the axis's end; of each line its last point and its label's shift."""

    plot: tuple[float, float, float, float]
    top: float
    shifts: list[tuple[int, float, float] | None]


def end_names(chart: Chart, size: float, lang: Lang, width: float, height: float) -> EndNames | None:
    """Where the names stand, spread so that none lies on another."""
    ends = [_last(series) for series in chart.series]
    known = [place for place, end in enumerate(ends) if end is not None]
    if len(known) < 2 or len(known) * _LINE * size / 72 > (_HEIGHT + 0.08) * height:
        return None
    longest = max(width_em(end_label(chart, chart.series[place], ends[place] or 0, lang)) for place in known)
    across = max(0.4, 0.99 - _LEFT - (longest + 2.5) * size / 72 / width)
    floor, top = line_floor(chart), _axis_end(chart)
    values = [chart.series[place].points[ends[place] or 0].value or 0 for place in known]
    heights = [_TOP + _HEIGHT * (top - value) / (top - floor) for value in values]
    places = dict(zip(known, zip(heights, _spread(heights, _LINE * size / 72 / height), strict=True), strict=True))
    shifts = [
        None
        if end is None
        else (end, across * (1 - (end + 0.5) / len(chart.categories)) + 0.6 * size / 72 / width, spot[1] - spot[0])
        for end, spot in ((end, places.get(place, (0.0, 0.0))) for place, end in enumerate(ends))
    ]
    return EndNames((_LEFT, _TOP, across, _HEIGHT), top, shifts)


def named_end(chart: Chart, series: Series, end: int, lang: Lang) -> Point:
    """The last point with the line's name before its value and the year behind it."""
    point = series.points[end]
    year = "" if point.after.strip() else f" {text('figures.year', lang, year=chart.categories[end])}"
    return Point(point.value, point.text, f"{series.name} {point.before}", point.after + year)


def end_label(chart: Chart, series: Series, end: int, lang: Lang) -> str:
    """The whole label in one line, without its sign."""
    return named_end(chart, series, end, lang).label


def _last(series: Series) -> int | None:
    held = [index for index, point in enumerate(series.points) if point.value is not None]
    return held[-1] if held else None


def _axis_end(chart: Chart) -> float:
    """A round number not below the highest value."""
    most = max(point.value or 0 for series in chart.series for point in series.points)
    step = 10 ** max(len(str(int(most))) - 1, 0) / 2
    return max(ceil(most / step) * step, 1.0)


def _spread(places: list[float], least: float) -> list[float]:
    """The places moved down and up until they are `least` apart, within the chart."""
    order = sorted(range(len(places)), key=lambda each: places[each])
    moved = list(places)
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + least)
    drift = sum(moved) / len(moved) - sum(places) / len(places)
    lowest = moved[order[-1]] - (1 - least)
    drift = min(max(drift, lowest), max(moved[order[0]] - _TOP + least / 2, lowest))
    return [place - drift for place in moved]
