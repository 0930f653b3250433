"""Charts of the page growth: from what to what, stated against computed, long-run rates. Rows in, figure out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.bar_blocks import Bar, Block, draw_bar_blocks
from charts.lettering import widest
from charts.looks import mark_labels
from charts.series import spread
from charts.theme import HARD_SPACE, INK, PAPER, RULE, apply_theme, region_colour, region_line, year_label
from words.catalogue import Lang, text
from words.figures import Row, Unit, rows_of, series_name
from words.growth import end_of, rate_text
from words.numbers import format_percent, format_yuan

SLOPE_HEIGHT = 380
_LABEL = 42
"""pixels of a label of two lines"""
_ROW = 74
"""pixels of a standard that is checked: its name, what is stated of it, its line"""
_FACTOR = {"month": 1, "year": 12}


def raised_from_to(raises: pd.DataFrame, names: Mapping[str, str], unit: Unit, lang: Lang) -> go.Figure:
    """A line a region from the old figure to the new, both with their year; the growth stands below the new one.

    Labels are of two lines, so that both ends and the line between them stand on the screen of a phone.
    """
    rows = rows_of(raises)
    ends = {end: [row[f"{end}_yuan_per_month"] * _FACTOR[unit] for row in rows] for end in ("from", "to")}
    figure = go.Figure([_slope(row, _FACTOR[unit], list(names), lang) for row in rows])
    labels = {
        "from": [_from_label(row, value, names, unit, lang) for row, value in zip(rows, ends["from"], strict=True)],
        "to": [_to_label(row, value, names, unit, lang) for row, value in zip(rows, ends["to"], strict=True)],
    }
    every = [*ends["from"], *ends["to"]]
    span, middle = (max(every) - min(every)) * 1.16 or 1.0, (max(every) + min(every)) / 2
    height = max(SLOPE_HEIGHT, (_LABEL + 6) * len(rows))
    for side, end in enumerate(("from", "to")):
        for label, place in zip(labels[end], spread(ends[end], span, height - 24, _LABEL), strict=True):
            figure.add_annotation(**_end_label(label, side, place))
    figure.update_xaxes(range=[0, 1], visible=False)
    figure.update_yaxes(range=[middle - span / 2, middle + span / 2], visible=False)
    left, right = (widest(_lines(labels[end]), 14) + 20 for end in ("from", "to"))
    return apply_theme(figure, height, margin={"l": left, "r": right, "t": 12, "b": 12})


def _slope(row: Row, factor: int, chosen: list[str], lang: Lang) -> go.Scatter:
    colour = region_colour(row["region_code"], chosen)
    style = region_line(row["region_code"], chosen)
    return go.Scatter(
        x=[0, 1],
        y=[row["from_yuan_per_month"] * factor, row["to_yuan_per_month"] * factor],
        mode="lines+markers",
        line={"color": colour, "width": 2.5, "dash": style["dash"]},
        marker={"size": 10, "symbol": style["symbol"], "color": colour},
        cliponaxis=False,
        hovertext=f"{series_name(row, lang)} {row['from_year']}—{row['to_year']}",
        hoverinfo="text",
    )


def _end_label(label: str, side: int, place: float) -> dict[str, Any]:
    anchor, shift = ("right", -12) if side == 0 else ("left", 12)
    font = {"size": 14, "color": INK}
    return {
        "x": side, "y": place, "xanchor": anchor, "align": anchor, "xshift": shift, "showarrow": False,
        "text": label, "font": font,
    }  # fmt: skip


def _year(year: int, lang: Lang) -> str:
    return text("figures.year", lang, year=year)


def _from_label(row: Row, value: float, names: Mapping[str, str], unit: Unit, lang: Lang) -> str:
    """In one look throughout: it ends at its line, and only what begins there may change its look."""
    marks = mark_labels(end_of(row, "from"), unit, lang)
    name = names[row["region_code"]]
    return f"{name}{HARD_SPACE}{format_yuan(value, lang)}<br>{_year(row['from_year'], lang)}{marks}"


def _to_label(row: Row, value: float, names: Mapping[str, str], unit: Unit, lang: Lang) -> str:
    percent = rate_text(row, lang, signed=True)
    shown = year_label(
        f"<b>{format_yuan(value, lang)}</b>", _year(row["to_year"], lang), mark_labels(end_of(row, "to"), unit, lang)
    )
    return f"{shown}<br><b>{percent}</b>{HARD_SPACE}{names[row['region_code']]}"


def _lines(labels: Iterable[str]) -> list[str]:
    """The lines of labels without their markup, to measure them."""
    return [re.sub(r"<[^>]*>", "", line) for label in labels for line in label.split("<br>")]


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
        figure.add_annotation(
            x=0, xref="paper", xanchor="left", y=place, yanchor="bottom", yshift=12, showarrow=False, align="left",
            text=_checked_label(row, names, lang), font={"size": 13, "color": INK},
        )  # fmt: skip
    figure.update_yaxes(range=[len(rows) - 0.7, -0.8], visible=False)
    reach = [end * 1.08 for end in _ends(rows)]
    figure.update_xaxes(
        range=reach, ticksuffix="%", nticks=6, showgrid=True, gridcolor="#eef0f2", zeroline=reach[0] < 0
    )
    return apply_theme(figure, _ROW * len(rows) + 52, margin={"l": 12, "r": 20, "t": 8, "b": 36})


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
    stated = text("growth.stated_short", lang, percent=format_percent(row["growth_stated_pct"], lang))
    if row["growth_total_pct"] is None:
        return f"{stated} {text('growth.verdict_not_computable', lang)}"
    computed = text("growth.computed_short", lang, percent=format_percent(row["growth_total_pct"], lang))
    verdict = text(f"growth.verdict_{row['verdict']}", lang)
    return f"{stated} {computed}{HARD_SPACE}" + (f"<b>{verdict}</b>" if row["verdict"] == "deviates" else verdict)


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
