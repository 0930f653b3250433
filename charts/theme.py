"""The one place of colours, fonts and margins. Every chart takes its layout and its region colours from here.

Region colours (Okabe–Ito) differ too little in grey print: a region is always named at its mark, and lines differ by
dash and marker as well. SVG traces only; nothing here reaches for a topojson, a font or anything else outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from words.regions import DEFAULT_REGIONS

FONT = "'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"
INK = "#1a1a1a"
QUIET = "#5c6670"
RULE = "#d5dade"
NATION = "#8a9199"
ACCENT = "#0b4f8a"
PAPER = "#ffffff"
OTHERS = "#b5bcc3"

FIXED_COLOURS = dict(zip(DEFAULT_REGIONS, ("#0072B2", "#D55E00", "#009E73", "#CC79A7"), strict=True))
FURTHER_COLOURS = ("#E69F00", "#56B4E9", "#7B61A8", "#8C6D1F", "#A23B49", "#4C8C2B", "#3D5A80", "#B0578D")
MOST_COLOURS = 8
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "solid", "dash")
MARKERS = ("circle", "square", "diamond", "triangle-up", "cross", "x", "pentagon", "star")
SIGNS = dict(zip(MARKERS, "●■◆▲✚✖⬟★", strict=True))
"""a marker as a character, for a name that stands away from its line"""

LABEL_SIZE = 14
SMALL_SIZE = 12
HARD_SPACE = "\u00a0"
"""between words of unlike looks: readers of SVG drop an ordinary space there"""


def region_colour(code: str, chosen: Sequence[str]) -> str:
    """A region's colour: fixed for the four, else the next free one in the order chosen; grey beyond eight."""
    if code in FIXED_COLOURS:
        return FIXED_COLOURS[code]
    others = [region for region in chosen if region not in FIXED_COLOURS]
    taken = sum(region in FIXED_COLOURS for region in chosen)
    place = others.index(code) if code in others else len(FURTHER_COLOURS)
    return FURTHER_COLOURS[place] if taken + place < MOST_COLOURS and place < len(FURTHER_COLOURS) else OTHERS


def region_line(code: str, chosen: Sequence[str]) -> dict[str, Any]:
    """Dash and marker of a region, so that lines stay apart in grey."""
    order = [*FIXED_COLOURS, *(region for region in chosen if region not in FIXED_COLOURS)]
    place = order.index(code) if code in order else len(order)
    return {"dash": DASHES[place % len(DASHES)], "symbol": MARKERS[place % len(MARKERS)]}


def paler(colour: str, share: float = 0.55) -> str:
    """The colour mixed with white: rural beside urban. `share` is how much white.

    >>> paler("#000000", 0.5)
    '#808080'
    """
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(part + (255 - part) * share):02x}" for part in parts)


def year_label(value: str, badge: str, marks: str = "") -> str:
    """A value at its mark with the quiet year badge behind it: 950 · 2023年; for labels that begin at their left."""
    quiet = f"<span style='font-size:{SMALL_SIZE}px;color:{QUIET}'>{badge}{marks}</span>" if badge or marks else ""
    return f"{value}{HARD_SPACE}{quiet}"


def apply_theme(figure: go.Figure, height: int, **layout: Any) -> go.Figure:
    """Give a figure the printed-briefing look; `layout` overrides. Returns the same figure.

    The look is written into the figure, not hung on it as a template: a browser that is handed the same figure once
    more, as Streamlit does after each first drawing, takes a template for a change and draws everything twice.
    """
    figure.layout.template = None
    figure.update_layout(height=height, **layout)
    own = figure.layout.to_plotly_json()
    axes = {name: _AXIS for name in {"xaxis", "yaxis", *own} if name.startswith(("xaxis", "yaxis"))}
    figure.update_layout(_beneath({**_LOOK, **axes}, own))
    return figure


def _beneath(look: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """What of `look` a figure does not say itself, at every depth."""
    return {
        key: _beneath(value, own.get(key) or {}) if isinstance(value, dict) else value
        for key, value in look.items()
        if isinstance(value, dict) or own.get(key) is None
    }


_AXIS: dict[str, Any] = {
    "showgrid": False,
    "zeroline": False,
    "showline": False,
    "linecolor": RULE,
    "ticks": "",
    "automargin": False,
    "ticklabeloverflow": "allow",
    "fixedrange": True,
    "exponentformat": "none",
    "tickfont": {"size": 13, "color": INK},
}
_LOOK: dict[str, Any] = {
    "font": {"family": FONT, "size": LABEL_SIZE, "color": INK},
    "paper_bgcolor": PAPER,
    "plot_bgcolor": PAPER,
    "margin": {"l": 16, "r": 16, "t": 16, "b": 36},
    "showlegend": False,
    "hoverlabel": {"bgcolor": PAPER, "bordercolor": RULE, "font": {"family": FONT, "size": 13, "color": INK}},
    "dragmode": False,
    "uniformtext": {"minsize": 11, "mode": "show"},
    "separators": ".",
}
