"""The layout a chart takes for its picture: fixed width, title, finding, unit, source and note inside, nothing cut off.

In: a figure and its words; out: the overrides that the page swaps in while Plotly draws the picture, then takes back.
Plotly does not wrap text, so it is wrapped here by the width of its characters. Refuses nothing: long text makes the
picture taller, never the text shorter.
"""

from __future__ import annotations

import html
from typing import Any

import plotly.graph_objects as go

from charts import theme
from charts.lettering import wrap_text

WIDTH = 1200
SCALE = 3
_SIDE = 40
_INNER = WIDTH - 2 * _SIDE
_TITLE, _FINDING, _SMALL = 24, 18, 14


def export_layout(figure: go.Figure, title: str, finding: str, unit: str, footnotes: list[str]) -> dict[str, Any]:
    """{width, height, margin, annotations} that hold all words around the figure's own plot area."""
    above = _lines([(title, _TITLE, theme.INK), (finding, _FINDING, theme.INK), (unit, _SMALL, theme.QUIET)])
    below = _lines([(note, _SMALL, theme.QUIET) for note in footnotes])
    top = 28 + sum(line["step"] for line in above) + 12
    bottom = 28 + sum(line["step"] for line in below) + 16
    own = figure.layout.to_plotly_json()
    margin = {"l": 16, "r": 16, "t": 16, "b": 36, **own.get("margin", {})}
    height = int(own.get("height", 420) + top + bottom)
    margins = {
        "l": _SIDE + margin["l"],
        "r": _SIDE + margin["r"],
        "t": margin["t"] + top,
        "b": margin["b"] + bottom,
    }
    annotations = [*own.get("annotations", ())]
    annotations += _stacked(above, 1, margin["t"] + top - 28, margins["l"])
    annotations += _stacked(below, 0, -(margin["b"] + 28), margins["l"])
    return {"width": WIDTH, "height": height, "autosize": False, "margin": margins, "annotations": annotations}


def _lines(blocks: list[tuple[str, int, str]]) -> list[dict[str, Any]]:
    lines = []
    for text, size, colour in blocks:
        wrapped = wrap_text(text, size, _INNER)
        for number, line in enumerate(wrapped):
            gap = 8 if number == len(wrapped) - 1 else 0
            step = round(size * 1.5) + gap
            shown = html.escape(line, quote=False)
            shown = f"<b>{shown}</b>" if size == _TITLE else shown
            lines.append({"text": shown, "size": size, "colour": colour, "step": step})
    return lines


def _stacked(lines: list[dict[str, Any]], anchor: int, start: float, left: float) -> list[dict[str, Any]]:
    """Annotations one under the other, from `start` pixels above the paper's edge `anchor` downwards."""
    placed, shift = [], start
    for line in lines:
        placed.append(
            {
                "text": line["text"],
                "font": {"size": line["size"], "color": line["colour"], "family": theme.FONT},
                "xref": "paper", "x": 0, "xanchor": "left", "xshift": -(left - _SIDE),
                "yref": "paper", "y": anchor, "yanchor": "top", "yshift": shift,
                "showarrow": False, "align": "left",
            }
        )  # fmt: skip
        shift -= line["step"]
    return placed
