"""Bars of a share in percent by region, largest first. Pure: rows with share_pct in, figure out."""

from __future__ import annotations

import html

import pandas as pd
import plotly.graph_objects as go

from charts.bar_blocks import Bar, Block, draw_bar_blocks
from charts.exhibit import Choice
from charts.looks import bar_look, figure_badge, mark_labels
from charts.theme import region_colour, year_label
from words.figures import Row, rows_of, source_name
from words.numbers import format_percent


def share_of_consumption(shares: pd.DataFrame, choice: Choice) -> go.Figure:
    """One bar a region with its percentage and year; the regions stand top down as they come."""
    return draw_bar_blocks([Block("", tuple(_bar(row, choice) for row in rows_of(shares)))])


def _bar(row: Row, choice: Choice) -> Bar:
    value = f"<b>{format_percent(row['share_pct'], choice.lang)}</b>"
    shown = year_label(value, figure_badge(row, choice.lang), mark_labels(row, "year", choice.lang))
    look = bar_look(row, region_colour(row["region_code"], list(choice.names)))
    hover = html.escape(source_name(row, choice.lang))
    return Bar(choice.names[row["region_code"]], row["share_pct"], shown, look, hover)
