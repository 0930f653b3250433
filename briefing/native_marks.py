"""How a value is drawn in a native chart: solid, tint (rural), hatched (implied or
computed), dotted (the province's uniform rate), hollow (not yet reviewed; a point also where computed), small (a
point that is the province's rate or known from a later document).

In: a python-pptx series and its Series. Out: the same series, filled, outlined, dashed, marked. Decision: the
marks differ in grey print too, by tone, pattern and outline, not by hue.
"""

from __future__ import annotations

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from briefing.palette import PAPER, lighten
from briefing.report import Mark, Series

_PATTERNS: dict[Mark, str] = {"hatched": "wdUpDiag", "dotted": "pct25"}
_SMALL = 4
_DASHES = {"dash": MSO_LINE.DASH, "dot": MSO_LINE.ROUND_DOT, "dashdot": MSO_LINE.DASH_DOT}
_MARKERS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "triangle": XL_MARKER_STYLE.TRIANGLE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "none": XL_MARKER_STYLE.NONE,
}


def fill_bars(drawn: Any, series: Series) -> None:
    """Fill the bars of `series`: the series' own look first (the legend shows it), then each point that differs.

    Written as XML: python-pptx needs several times as long for each point.
    """
    element = drawn._element
    drawn.invert_if_negative = False
    for old in element.findall(qn("c:spPr")):
        element.remove(old)
    sign = element.find(qn("c:invertIfNegative"))
    sign.addprevious(parse_xml(_look(series.mark, series.colour)))
    for index, point in reversed(list(enumerate(series.points))):
        if point.value is not None and (point.mark or point.colour):
            look = _look(point.mark or series.mark, point.colour or series.colour)
            parts = f'<c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{look}'
            sign.addnext(parse_xml(f"<c:dPt {nsdecls('c', 'a')}>{parts}</c:dPt>"))


def trace_line(drawn: Any, series: Series) -> None:
    """Draw the line of `series` with its dash and marker; a hollow point gets a white marker."""
    drawn.smooth = False
    drawn.format.line.width = Pt(1.25 if series.quiet else 2)
    drawn.format.line.color.rgb = _rgb(series.colour)
    if series.dash != "solid":
        drawn.format.line.dash_style = _DASHES[series.dash]
    _shape_marker(drawn.marker, series, series.colour)
    for index, point in enumerate(series.points):
        if point.value is not None and point.mark == "hollow":
            _shape_marker(drawn.points[index].marker, series, PAPER)
        elif point.value is not None and point.mark == "small":
            _shape_marker(drawn.points[index].marker, series, series.colour, _SMALL)


def _shape_marker(marker: Any, series: Series, inside: str, size: int = 7) -> None:
    marker.style = _MARKERS[series.marker]
    if series.marker == "none":
        return
    marker.size = _SMALL if series.quiet else size
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = _rgb(inside)
    marker.format.line.color.rgb = _rgb(series.colour)


def _look(mark: Mark, colour: str) -> str:
    """`c:spPr` of a bar: fill and outline."""
    dash = '<a:prstDash val="dash"/>' if mark == "hollow" else ""
    line = f'<a:ln w="12700">{_solid(colour)}{dash}</a:ln>'
    if mark in _PATTERNS:
        inks = f"<a:fgClr>{_ink(colour)}</a:fgClr><a:bgClr>{_ink(PAPER)}</a:bgClr>"
        fill = f'<a:pattFill prst="{_PATTERNS[mark]}">{inks}</a:pattFill>'
    else:
        fill = _solid({"solid": colour, "tint": lighten(colour, 0.6), "hollow": PAPER}[mark])
    return f"<c:spPr {nsdecls('c', 'a')}>{fill}{line}</c:spPr>"


def _solid(colour: str) -> str:
    return f"<a:solidFill>{_ink(colour)}</a:solidFill>"


def _ink(colour: str) -> str:
    return f'<a:srgbClr val="{colour}"/>'


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour)
