"""The places that labels, points and lines of a line chart take, in categories across and shares of its height.

In: a Chart of lines, where its axis begins and ends. Out: sides of labels. Decision: reckoned for the narrower of slide
and paper, without fonts; a label is one line of text and as wide as its characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.chart import Chart
from briefing.measure import width_em
from briefing.native_labels import Position

_ACROSS = 46.0
"""em of label text that the plot of a slide or a page holds side by side"""
_LINE = 0.1
"""a line of text as a share of the plot's height"""
_STEPS = 8


class _Box(NamedTuple):
    left: float
    right: float
    low: float
    high: float

    def meets(self, other: _Box) -> bool:
        return self.left < other.right and other.left < self.right and self.low < other.high and other.low < self.high


class Plan:
    """Keeps what is taken, and finds a free side for a label."""

    def __init__(self, chart: Chart, floor: float, top: float) -> None:
        self._span = top - floor or 1.0
        self._wide = len(chart.categories) / _ACROSS
        self._labels: list[_Box] = []
        lines = [[point.value for point in series.points] for series in chart.series]
        self._points = [[(place, value) for place, value in enumerate(line) if value is not None] for line in lines]
        self._drawn = [spot for line in lines for spot in _along(line)]

    def place(self, number: int, index: int, words: str, sides: Sequence[Position], must: bool) -> Position | None:
        """The first of `sides` of a point where its label meets nothing; where it `must` stand, the one that meets no
        label and the fewest points and lines."""
        value = next(value for place, value in self._points[number] if place == index)
        boxes = {side: self.box(index, value, words, side) for side in sides}
        free = {side: box for side, box in boxes.items() if not any(box.meets(other) for other in self._labels)}
        met = {side: self._met(box) for side, box in free.items()}
        side = min(met, key=lambda each: met[each], default=None)
        if side is None or (met[side] and not must):
            return None
        self._labels.append(boxes[side])
        return side

    def _met(self, box: _Box) -> int:
        """How much of what is drawn lies in the box."""
        return sum(box.left < across < box.right and box.low < value < box.high for across, value in self._drawn)

    def box(self, index: int, value: float, words: str, side: Position) -> _Box:
        """What a label at this side of a point takes."""
        wide, line = width_em(words) * self._wide, _LINE * self._span
        aside = 0.8 * self._wide
        if side in ("r", "l"):
            left = index + aside if side == "r" else index - aside - wide
            return _Box(left, left + wide, value - line / 2, value + line / 2)
        low = value + line * 0.3 if side == "t" else value - line * 1.3
        return _Box(index - wide / 2, index + wide / 2, low, low + line)


def _along(line: Sequence[float | None]) -> list[tuple[float, float]]:
    """Spots on a line: its points, and between two that are joined."""
    spots = [(float(place), value) for place, value in enumerate(line) if value is not None]
    for place, (first, last) in enumerate(pairwise(line)):
        if first is not None and last is not None:
            spots += [(place + step / _STEPS, first + (last - first) * step / _STEPS) for step in range(1, _STEPS)]
    return spots
