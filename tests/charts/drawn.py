"""What stands in a picture, by what it is: bars, words."""

from __future__ import annotations

import plotly.graph_objects as go

from charts.theme import HARD_SPACE


def bars_of(figure: go.Figure) -> list[go.Bar]:
    """The traces of bars, in the order drawn."""
    return [trace for trace in figure.data if trace.type == "bar"]


def labels_of(figure: go.Figure) -> dict[str, tuple[float, float]]:
    """The words at the ends of bars, and where they begin."""
    traces = [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "text"]
    return {
        words.removeprefix(HARD_SPACE): (x, y)
        for trace in traces
        for words, x, y in zip(trace.text, trace.x, trace.y, strict=True)
    }
