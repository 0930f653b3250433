"""Bars of a share in percent by region, largest first. Pure: rows with share_pct in, figure out."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from charts.exhibit import Choice
from charts.lettering import widest
from charts.looks import bar_look, bar_marker, figure_badge, mark_labels
from charts.theme import INK, apply_theme, region_colour, year_label
from words.figures import rows_of, source_name
from words.numbers import format_percent

_ROW = 34


def share_of_consumption(shares: pd.DataFrame, choice: Choice) -> go.Figure:
    """One bar a region with its percentage and year; the regions stand top down as they come."""
    rows = rows_of(shares)
    chosen = list(choice.names)
    texts = [
        year_label(
            f"<b>{format_percent(row['share_pct'], choice.lang)}</b>",
            figure_badge(row, choice.lang),
            mark_labels(row, "year", choice.lang),
        )
        for row in rows
    ]
    figure = go.Figure(
        go.Bar(
            x=[row["share_pct"] for row in rows],
            y=list(range(len(rows))),
            orientation="h",
            width=0.72,
            marker=bar_marker([bar_look(row, region_colour(row["region_code"], chosen)) for row in rows]),
            text=texts,
            textposition="outside",
            textfont={"size": 14, "color": INK},
            cliponaxis=False,
            hovertext=[source_name(row, choice.lang) for row in rows],
            hoverinfo="text",
        )
    )
    names = [choice.names[row["region_code"]] for row in rows]
    figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=names,
        range=[len(rows) - 0.4, -0.6],
        showline=False,
        ticks="outside",
        ticklen=4,
        tickcolor="rgba(0,0,0,0)",
    )
    figure.update_xaxes(range=[0, max(row["share_pct"] for row in rows) * 1.02], visible=False)
    badges = [
        f"{format_percent(row['share_pct'], choice.lang)} {figure_badge(row, choice.lang)} 〔疑〕" for row in rows
    ]
    margin = {"l": widest(names, 13) + 20, "r": widest(badges, 14) + 8, "t": 8, "b": 12}
    return apply_theme(figure, _ROW * len(rows) + 24, margin=margin)
