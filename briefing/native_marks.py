"""How a value is drawn in a native chart: solid, tint (rural), hatched (implied or
computed), dotted (the province's uniform rate), hollow (not yet reviewed; a point also where computed), small (a
point that is the province's rate or known from a later document).

In: a Series. Out: its fills, outlines, dashes and markers as XML, to stand before its labels. Decision: the marks
differ in grey print too, by tone, pattern and outline, not by hue.
"""

from __future__ import annotations

from briefing.chart import Mark, Series
from briefing.palette import PAPER, lighten

_PATTERNS: dict[Mark, str] = {"hatched": "wdUpDiag", "dotted": "pct25"}
_WHOLE, _SMALL = 7, 4
_POINT = 12700
_DASHES = {"dash": "dash", "dot": "sysDot", "dashdot": "dashDot"}


def bar_look(series: Series) -> str:
    """The series' own look first (the legend shows it), then each point that differs."""
    points = (
        f'<c:dPt><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"{_look(point.mark or series.mark, point.colour or series.colour)}</c:dPt>"
        for index, point in enumerate(series.points)
        if point.value is not None and (point.mark or point.colour)
    )
    return f'{_look(series.mark, series.colour)}<c:invertIfNegative val="0"/>{"".join(points)}'


def line_look(series: Series) -> str:
    """Line with dash and marker; a hollow point gets a white marker, a small one a small marker."""
    width = round((1.25 if series.quiet else 2) * _POINT)
    dash = f'<a:prstDash val="{_DASHES[series.dash]}"/>' if series.dash != "solid" else ""
    marks: dict[str, tuple[str, int]] = {"hollow": (PAPER, _WHOLE), "small": (series.colour, _SMALL)}
    points = (
        f'<c:dPt><c:idx val="{index}"/>{_marker(series, *marks[point.mark])}</c:dPt>'
        for index, point in enumerate(series.points)
        if point.value is not None and point.mark in marks
    )
    line = f'<c:spPr><a:ln w="{width}">{_solid(series.colour)}{dash}</a:ln></c:spPr>'
    return f"{line}{_marker(series, series.colour, _WHOLE)}{''.join(points)}"


def _marker(series: Series, inside: str, size: int) -> str:
    if series.marker == "none":
        return '<c:marker><c:symbol val="none"/></c:marker>'
    shape = f'<c:symbol val="{series.marker}"/><c:size val="{_SMALL if series.quiet else size}"/>'
    return f"<c:marker>{shape}<c:spPr>{_solid(inside)}<a:ln>{_solid(series.colour)}</a:ln></c:spPr></c:marker>"


def _look(mark: Mark, colour: str) -> str:
    """`c:spPr` of a bar: fill and outline."""
    dash = '<a:prstDash val="dash"/>' if mark == "hollow" else ""
    line = f'<a:ln w="12700">{_solid(colour)}{dash}</a:ln>'
    if mark in _PATTERNS:
        inks = f"<a:fgClr>{_ink(colour)}</a:fgClr><a:bgClr>{_ink(PAPER)}</a:bgClr>"
        fill = f'<a:pattFill prst="{_PATTERNS[mark]}">{inks}</a:pattFill>'
    else:
        fill = _solid({"solid": colour, "tint": lighten(colour, 0.6), "hollow": PAPER}[mark])
    return f"<c:spPr>{fill}{line}</c:spPr>"


def _solid(colour: str) -> str:
    return f"<a:solidFill>{_ink(colour)}</a:solidFill>"


def _ink(colour: str) -> str:
    return f'<a:srgbClr val="{colour.upper()}"/>'
