"""A strip a region: where its figure stands among its peers. Pure: rows of place_among_peers in, figure out.

Peers are grey dots at steps of the scale, larger where more of them share a step: a strip holds at most STEPS dots,
whatever the number of peers. The region itself stands in its colour with amount, year and place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from charts.exhibit import Choice
from charts.lettering import widest
from charts.theme import INK, OTHERS, RULE, apply_theme, region_colour
from words.catalogue import text
from words.figures import rows_of, value_in, year_badge, yuan_text
from words.numbers import format_number

STEPS = 60
_ROW = 46


def strips_of_peers(placed: Any, choice: Choice) -> go.Figure:
    """One strip a region, top down in the order of the rows."""
    rows = rows_of(placed)
    factor = 12 if choice.unit == "year" else 1
    spreads = [[value * factor for value in row["spread"]] for row in rows]
    step = step_of(spreads)
    figure = go.Figure()
    for place, (row, spread) in enumerate(zip(rows, spreads, strict=True)):
        figure.add_trace(_dots(spread, step, place))
        figure.add_trace(_own(row, place, choice))
    names = [choice.names[row["region_code"]] for row in rows]
    figure.update_yaxes(tickvals=list(range(len(rows))), ticktext=names, range=[len(rows) - 0.4, -0.7], showline=False)
    figure.update_xaxes(showgrid=True, gridcolor=RULE, nticks=8, rangemode="normal")
    margin = {"l": widest(names, 13) + 20, "r": 24, "t": 12, "b": 32}
    return apply_theme(figure, _ROW * len(rows) + 60, margin=margin)


def step_of(spreads: Sequence[Sequence[float]]) -> float:
    """The width of a step, a round number, such that no strip has more than STEPS of them.

    >>> step_of([[300.0, 900.0]])
    10.0
    """
    values = [value for spread in spreads for value in spread]
    rough = max((max(values) - min(values)) / STEPS, 1e-9)
    return next(
        float(step) for power in range(7) for step in (10**power, 2 * 10**power, 5 * 10**power) if step >= rough
    )


def _dots(spread: Sequence[float], step: float, place: int) -> go.Scatter:
    counts = Counter(round(value / step) * step for value in spread)
    most = max(counts.values())
    return go.Scatter(
        x=list(counts),
        y=[place] * len(counts),
        mode="markers",
        marker={"color": OTHERS, "size": [5 + 13 * (count / most) ** 0.5 for count in counts.values()], "opacity": 0.6},
        hovertext=[f"{value:g} × {count}" for value, count in counts.items()],
        hoverinfo="text",
    )


def _own(row: dict[str, Any], place: int, choice: Choice) -> go.Scatter:
    shown = yuan_text(row, choice.unit, choice.lang)
    told = {name: format_number(row[name], 0, choice.lang) for name in ("place", "peers")}
    badge = f"{year_badge(row, choice.lang)} {text('peers.place', choice.lang, **told)}"
    return go.Scatter(
        x=[value_in(row, choice.unit)],
        y=[place],
        mode="markers+text",
        marker={
            "color": region_colour(row["region_code"], list(choice.names)),
            "size": 13,
            "symbol": "diamond",
            "line": {"color": INK, "width": 1},
        },
        text=[f"<b>{shown} {badge}</b>"],
        textposition="top center",
        cliponaxis=False,
        hoverinfo="skip",
    )
