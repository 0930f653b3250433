"""Charts of the page growth: from what to what, stated against computed, long-run rates. Rows in, figure out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from charts.bar_blocks import NARROW_PX, Bar, Block, draw_bar_blocks
from charts.lettering import bare, text_width
from charts.looks import mark_labels
from charts.theme import HARD_SPACE, INK, LABEL_SIZE, PAPER, RULE, apply_theme, region_colour, region_line, year_label
from words.catalogue import Lang, text
from words.figures import Row, Unit, rows_of, series_name
from words.growth import end_of, rate_text, years_text
from words.numbers import format_percent, format_yuan

_STEP = 62
"""pixels of a raise: its words, its line"""
_GAP = 22
"""pixels beside a label"""
_PAD = HARD_SPACE * 4
_ROUNDS = 8
"""after which the room of the labels and the scale fit each other"""
_ROW = 74
"""pixels of a standard that is checked: its name, what is stated of it, its line"""
_FACTOR = {"month": 1, "year": 12}


def raised_from_to(raises: pd.DataFrame, names: Mapping[str, str], unit: Unit, lang: Lang) -> go.Figure:
    """A row a region: its line from the old amount (small mark) to the new one (large mark) on one scale of yuan; above
    it the growth and its years, so that no slope likens a step of three years to one of a single year."""
    rows = rows_of(raises)
    ends = [tuple(row[f"{end}_yuan_per_month"] * _FACTOR[unit] for end in ("from", "to")) for row in rows]
    labels = [(format_yuan(old, lang), f"<b>{format_yuan(new, lang)}</b>") for old, new in ends]
    first, last = _reach(ends, labels)
    figure = go.Figure([_step(row, place, ends[place], list(names)) for place, row in enumerate(rows)])
    figure.add_traces([_beside(ends, labels, side) for side in (0, 1)])
    figure.add_trace(_above([_raise_heading(row, names, unit, lang) for row in rows], first))
    figure.update_xaxes(range=[first, last], visible=False)
    return apply_theme(_rows_down(figure, len(rows)), _STEP * len(rows) + 24, margin={"l": 12, "r": 12, "t": 8, "b": 8})


def _reach(ends: Sequence[Sequence[float]], labels: Sequence[Sequence[str]]) -> tuple[float, float]:
    """The least scale of yuan on which every label has room beside its mark on the narrowest screen."""
    rows = [sorted(zip(pair, map(bare, own), strict=True)) for pair, own in zip(ends, labels, strict=True)]
    low, high = min(pair[0][0] for pair in rows), max(pair[1][0] for pair in rows)
    left, right = (max(text_width(pair[side][1], LABEL_SIZE) for pair in rows) + _GAP for side in (0, 1))
    for _ in range(_ROUNDS):
        pixel = ((high - low) or 1.0) / max(NARROW_PX - left - right, _GAP)
        left, right = (
            max(text_width(pair[side][1], LABEL_SIZE) + _GAP - abs(pair[side][0] - edge) / pixel for pair in rows)
            for side, edge in ((0, low), (1, high))
        )
    return low - left * pixel, high + right * pixel


def _step(row: Row, place: int, ends: Sequence[float], chosen: list[str]) -> go.Scatter:
    colour = region_colour(row["region_code"], chosen)
    style = region_line(row["region_code"], chosen)
    return go.Scatter(
        x=list(ends),
        y=[place, place],
        mode="lines+markers",
        line={"color": colour, "width": 2.5, "dash": style["dash"]},
        marker={"size": [7, 13], "symbol": style["symbol"], "color": colour, "opacity": 1},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _beside(ends: Sequence[Sequence[float]], labels: Sequence[Sequence[str]], side: int) -> go.Scatter:
    """The amounts on one outer side of the lines, 0 left and 1 right. One that ends at its mark is in one look
    throughout: other readers of SVG overprint parts of unlike look unless they begin at their left."""
    outer = [sorted(zip(pair, own, strict=True))[side] for pair, own in zip(ends, labels, strict=True)]
    return go.Scatter(
        x=[amount for amount, _ in outer],
        y=list(range(len(outer))),
        text=[_PAD + (label if side else bare(label)) + _PAD for _, label in outer],
        mode="text",
        textposition="middle right" if side else "middle left",
        textfont={"size": LABEL_SIZE, "color": INK},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _raise_heading(row: Row, names: Mapping[str, str], unit: Unit, lang: Lang) -> str:
    """The region, its growth, the years, and the marks of both figures: beside the line they would leave it no room."""
    marks = dict.fromkeys(mark for end in ("from", "to") for mark in _marks(row, end, unit, lang))
    what = [text("allowances.what_regional", lang)] if row["to_basis"] == "regional" else []
    quiet = HARD_SPACE.join(["", *what, *marks]) if what or marks else ""
    rate = rate_text(row, lang, signed=True)
    return year_label(f"<b>{names[row['region_code']]}</b>{HARD_SPACE * 2}<b>{rate}</b>", years_text(row, lang), quiet)


def _marks(row: Row, end: Literal["from", "to"], unit: Unit, lang: Lang) -> list[str]:
    return mark_labels(end_of(row, end), unit, lang).split()


def _above(headings: Sequence[str], x: float) -> go.Scatter:
    """Words above the line of each row, from its left: a phone has no room beside it. One trace: an annotation each
    takes a browser several times as long."""
    return go.Scatter(
        x=[x] * len(headings),
        y=[place - 0.2 for place in range(len(headings))],
        text=list(headings),
        mode="text",
        textposition="top right",
        textfont={"size": 13, "color": INK},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _rows_down(figure: go.Figure, count: int) -> go.Figure:
    """The first row on top, with room above it for its words."""
    return figure.update_yaxes(range=[count - 0.7, -0.8], visible=False)


def stated_against_computed(checked: pd.DataFrame, names: Mapping[str, str], lang: Lang) -> go.Figure:
    """A line a standard: the growth as the document states it (bar across) and as its figures give it (circle).

    Its words stand above its line, not beside it: a phone has no room there.
    """
    rows = rows_of(checked)
    colours = [region_colour(row["region_code"], list(names)) for row in rows]
    circle = {"size": 13, "color": PAPER, "line": {"color": colours, "width": 2.5}}
    bar = {"size": 16, "symbol": "line-ns", "color": INK, "line": {"color": INK, "width": 2.5}}
    figure = go.Figure([_points(rows, "growth_total_pct", circle), _points(rows, "growth_stated_pct", bar)])
    for place, row in enumerate(rows):
        least, most = _ends([row])
        figure.add_shape(type="line", x0=least, x1=most, y0=place, y1=place, line={"color": RULE, "width": 1})
    reach = [end * 1.08 for end in _ends(rows)]
    figure.add_trace(_above([_checked_label(row, names, lang) for row in rows], reach[0]))
    figure.update_xaxes(
        range=reach, ticksuffix="%", nticks=6, showgrid=True, gridcolor="#eef0f2", zeroline=reach[0] < 0
    )
    return apply_theme(_rows_down(figure, len(rows)), _ROW * len(rows) + 52, margin={"l": 12, "r": 20, "t": 8, "b": 36})


def _points(rows: Sequence[Row], column: str, marker: dict[str, Any]) -> go.Scatter:
    places = list(range(len(rows)))
    return go.Scatter(x=[row[column] for row in rows], y=places, mode="markers", marker=marker, hoverinfo="skip")


def _ends(rows: Sequence[Row]) -> tuple[float, float]:
    """The least and the most of what is stated and computed, zero among them."""
    rates = [0.0, *(row[key] or 0.0 for row in rows for key in ("growth_stated_pct", "growth_total_pct"))]
    return min(rates), max(rates)


def _checked_label(row: Row, names: Mapping[str, str], lang: Lang) -> str:
    """What is checked, and below it what is stated, what is computed, and the verdict."""
    name = f"<b>{names[row['region_code']]}</b> {series_name(row, lang)}"
    return f"{name}<br>{_verdict(row, lang)}"


def _verdict(row: Row, lang: Lang) -> str:
    stated, verdict = format_percent(row["growth_stated_pct"], lang), text(f"growth.verdict_{row['verdict']}", lang)
    if row["growth_total_pct"] is None:
        return text("growth.unchecked_line", lang, stated=stated, verdict=verdict)
    computed = format_percent(row["growth_total_pct"], lang)
    shown = f"<b>{verdict}</b>" if row["verdict"] == "deviates" else verdict
    return text("growth.checked_line", lang, stated=stated, computed=computed, verdict=shown)


def long_run_rates(rates: pd.DataFrame, names: Mapping[str, str], lang: Lang) -> go.Figure:
    """A block a region: the yearly rate as computed, and what prices left of it (hatched)."""
    return draw_bar_blocks([_rates_block(row, names, lang) for row in rows_of(rates)])


def _rates_block(row: Row, names: Mapping[str, str], lang: Lang) -> Block:
    colour = region_colour(row["region_code"], list(names))
    bars = []
    for column, label, pattern in (("growth_computed_pct", "nominal", ""), ("real_growth_pct", "real", "/")):
        shown = "" if row[column] is None else f"<b>{format_percent(row[column], lang)}</b>"
        look = {"color": colour, "line": colour, "width": 1, "pattern": pattern}
        missing = text("growth.real_unknown", lang)
        bars.append(Bar(text(f"growth.bar_{label}", lang), row[column], shown, look, missing=missing))
    years = text("growth.years", lang, first=row["from_year"], last=row["to_year"])
    return Block(names[row["region_code"]], tuple(bars), note=years)
