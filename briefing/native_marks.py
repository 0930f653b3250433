"""How a value is drawn in a native chart: solid, tint (rural), hatched (implied or
computed), dotted (the province's uniform rate), hollow (not yet reviewed).

In: a python-pptx series and its Series. Out: the same series, filled, outlined, dashed, marked. Decision: the
marks differ in grey print too, by tone, pattern and outline, not by hue.
"""

from __future__ import annotations

from typing import Any

from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.util import Pt

from briefing.palette import PAPER, lighten
from briefing.report import Mark, Series

_PATTERNS: dict[Mark, MSO_PATTERN] = {
    "hatched": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "dotted": MSO_PATTERN.PERCENT_25,
}
_DASHES = {"dash": MSO_LINE.DASH, "dot": MSO_LINE.ROUND_DOT, "dashdot": MSO_LINE.DASH_DOT}
_MARKERS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "triangle": XL_MARKER_STYLE.TRIANGLE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "none": XL_MARKER_STYLE.NONE,
}


def fill_bars(drawn: Any, series: Series) -> None:
    """Fill the bars of `series`: the series' own look first (the legend shows it), then each point that differs."""
    _fill(drawn.format, series.mark, series.colour)
    drawn.invert_if_negative = False
    for index, point in enumerate(series.points):
        if point.value is not None and (point.mark or point.colour):
            _fill(drawn.points[index].format, point.mark or series.mark, point.colour or series.colour)


def trace_line(drawn: Any, series: Series) -> None:
    """Draw the line of `series` with its dash and marker; a point that is not solid gets a white marker."""
    drawn.smooth = False
    drawn.format.line.width = Pt(1.25 if series.quiet else 2)
    drawn.format.line.color.rgb = _rgb(series.colour)
    if series.dash != "solid":
        drawn.format.line.dash_style = _DASHES[series.dash]
    _shape_marker(drawn.marker, series, series.colour)
    for index, point in enumerate(series.points):
        if point.value is not None and point.mark not in (None, "solid"):
            _shape_marker(drawn.points[index].marker, series, PAPER)


def _shape_marker(marker: Any, series: Series, inside: str) -> None:
    marker.style = _MARKERS[series.marker]
    if series.marker == "none":
        return
    marker.size = 4 if series.quiet else 7
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = _rgb(inside)
    marker.format.line.color.rgb = _rgb(series.colour)


def _fill(shape: Any, mark: Mark, colour: str) -> None:
    shape.line.color.rgb = _rgb(colour)
    shape.line.width = Pt(1)
    fill: FillFormat = shape.fill
    if mark in _PATTERNS:
        fill.patterned()
        fill.pattern = _PATTERNS[mark]
        fill.fore_color.rgb, fill.back_color.rgb = _rgb(colour), _rgb(PAPER)
        return
    fill.solid()
    fill.fore_color.rgb = _rgb({"solid": colour, "tint": lighten(colour, 0.6), "hollow": PAPER}[mark])
    if mark == "hollow":
        shape.line.dash_style = MSO_LINE.DASH


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour)
