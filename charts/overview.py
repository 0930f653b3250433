"""Bars of every standard and region at once: one group a standard, one bar a region. Figure frame in, figure out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.lettering import widest
from charts.looks import bar_look, bar_marker, figure_badge, hover_text, mark_labels
from charts.theme import INK, apply_theme, region_colour, year_label
from words.catalogue import Lang
from words.figures import Unit, rows_of, value_in, yuan_text

_ROW = 26
_HEADING = 1.35


def standards_by_group(headline: pd.DataFrame, names: Mapping[str, str], unit: Unit, lang: Lang) -> go.Figure:
    """`headline` comes in the order of groups and regions; each group is headed by its name, each bar by its region."""
    rows = rows_of(headline)
    groups = list(dict.fromkeys(row[f"group_{lang}"] for row in rows))
    places, headings, at = [], {}, 0.0
    for group in groups:
        headings[group] = at
        at += _HEADING
        for _ in [row for row in rows if row[f"group_{lang}"] == group]:
            places.append(at)
            at += 1
        at += 0.35
    figure = go.Figure(_bars(rows, places, list(names), unit, lang))
    figure.update_yaxes(
        tickvals=places,
        ticktext=[names[row["region_code"]] for row in rows],
        range=[at - 0.5, -0.6],
        showline=False,
        ticklen=4,
        tickcolor="rgba(0,0,0,0)",
    )
    figure.update_xaxes(range=[0, max((value_in(row, unit) or 0 for row in rows), default=1) * 1.02], visible=False)
    left = widest(names.values(), 13) + 20
    for group, place in headings.items():
        figure.add_annotation(
            x=0, xref="paper", xanchor="left", xshift=-left + 4, y=place, yanchor="middle", showarrow=False,
            text=f"<b>{group}</b>", font={"size": 14, "color": INK},
        )  # fmt: skip
    labels = [f"{yuan_text(row, unit, lang)} {figure_badge(row, lang)}{mark_labels(row, unit, lang)} " for row in rows]
    margin = {"l": left, "r": widest(labels, 14) + 8, "t": 4, "b": 8}
    return apply_theme(figure, int(_ROW * (at + 0.6) + 12), margin=margin)


def _bars(rows: list[dict[str, Any]], places: list[float], chosen: list[str], unit: Unit, lang: Lang) -> go.Bar:
    return go.Bar(
        x=[value_in(row, unit) for row in rows],
        y=places,
        orientation="h",
        width=0.74,
        marker=bar_marker([bar_look(row, region_colour(row["region_code"], chosen)) for row in rows]),
        text=[
            year_label(f"<b>{yuan_text(row, unit, lang)}</b>", figure_badge(row, lang), mark_labels(row, unit, lang))
            for row in rows
        ],
        textposition="outside",
        textfont={"size": 13, "color": INK},
        cliponaxis=False,
        hovertext=[hover_text(row, unit, lang) for row in rows],
        hoverinfo="text",
    )
