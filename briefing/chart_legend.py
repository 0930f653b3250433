"""How the native charts of an exhibit are to be read: one line, of what is drawn in them and nothing else. Pure.

In: Charts. Out: the line, in a list; empty where nothing needs a word. A page draws otherwise and says its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.chart import Chart, Point
from words.catalogue import Lang, text

_BARS = ("tint", "hatched", "dotted", "hollow")
_WITHOUT_LIMIT = ("allowances-multiple",)
"""exhibits whose page draws the prescribed minimum as a line, which a native bar chart cannot"""


def legend_of(charts: Sequence[Chart], exhibit: str, lang: Lang) -> list[str]:
    """What fills, points and dashes mean; where a chart names its series, paleness is explained there."""
    looks = [*_bar_looks(charts), *_line_looks(charts)]
    if charts and exhibit in _WITHOUT_LIMIT:
        looks.append("no_limit")
    if any(chart.scale for chart in charts):
        looks.append("parts")
    told = text("briefing.looks_join", lang).join(text(f"briefing.look_{look}", lang) for look in looks)
    return [text("briefing.looks", lang, looks=told)] if told else []


def _bar_looks(charts: Sequence[Chart]) -> list[str]:
    bars = [chart for chart in charts if chart.kind != "lines"]
    drawn = {point.mark for chart in bars for series in chart.series for point in series.points}
    drawn -= {"tint"} if any(len(chart.series) > 1 for chart in bars) else set()
    return [look for look in _BARS if look in drawn]


def _line_looks(charts: Sequence[Chart]) -> Iterator[str]:
    lines = [series for chart in charts if chart.kind == "lines" for series in chart.series]
    marks = {point.mark for series in lines for point in series.points if point.value is not None}
    found = {
        "nation": any(series.quiet and series.dash == "dash" for series in lines),
        "reference": any(series.quiet and series.dash == "dot" for series in lines),
        "moment": any(point.after for series in lines if series.quiet for point in series.points),
        "hollow_point": "hollow" in marks,
        "small_point": "small" in marks,
        "gap": any(_is_broken(series.points) for series in lines if not series.quiet),
    }
    yield from (look for look, drawn in found.items() if drawn)


def _is_broken(points: Sequence[Point]) -> bool:
    """Whether a year is missing between the first known and the last."""
    known = [place for place, point in enumerate(points) if point.value is not None]
    return bool(known) and known[-1] - known[0] >= len(known)
