"""Bars of every standard and region at once: one block a standard, one bar a region. Figure frame in, figure out."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from charts.bar_blocks import Bar, Block, draw_bar_blocks
from charts.looks import bar_look, figure_badge, hover_text, mark_labels
from charts.theme import region_colour, year_label
from words.catalogue import Lang
from words.figures import Row, Unit, rows_of, value_in, yuan_text


def standards_by_group(headline: pd.DataFrame, names: Mapping[str, str], unit: Unit, lang: Lang) -> go.Figure:
    """`headline` comes in the order of groups and regions; a block is headed by its group, a bar by its region."""
    blocks: dict[str, list[Bar]] = {}
    for row in rows_of(headline):
        blocks.setdefault(row[f"group_{lang}"], []).append(_bar(row, names, unit, lang))
    return draw_bar_blocks([Block(title, tuple(bars)) for title, bars in blocks.items()])


def _bar(row: Row, names: Mapping[str, str], unit: Unit, lang: Lang) -> Bar:
    value = f"<b>{yuan_text(row, unit, lang)}</b>"
    shown = year_label(value, figure_badge(row, lang), mark_labels(row, unit, lang))
    look = bar_look(row, region_colour(row["region_code"], list(names)))
    return Bar(names[row["region_code"]], value_in(row, unit), shown, look, hover_text(row, unit, lang))
