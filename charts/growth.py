"""Charts of the page growth: from what to what, stated against computed, long-run rates. Rows in, figure out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.lettering import widest
from charts.series import spread
from charts.theme import INK, NATION, PAPER, RULE, apply_theme, paler, region_colour, region_line, year_label
from words.catalogue import Lang, text
from words.figures import Unit, rows_of, series_name
from words.numbers import format_percent, format_yuan

SLOPE_HEIGHT = 380
_ROW = 40


def raised_from_to(raises: pd.DataFrame, names: Mapping[str, str], unit: Unit, lang: Lang) -> go.Figure:
    """A line a region from the old figure to the new, both with their year; the growth stands behind the new one."""
    rows = rows_of(raises)
    chosen = list(names)
    factor = 12 if unit == "year" else 1
    ends = {end: [row[f"{end}_yuan_per_month"] * factor for row in rows] for end in ("from", "to")}
    every = [*ends["from"], *ends["to"]] or [0.0, 1.0]
    span = (max(every) - min(every)) * 1.16 or 1.0
    middle = (max(every) + min(every)) / 2
    figure = go.Figure()
    for row, low, high in zip(rows, ends["from"], ends["to"], strict=True):
        figure.add_trace(_slope(row, low, high, chosen, lang))
    labels = {
        "from": [_from_label(row, value, names, lang) for row, value in zip(rows, ends["from"], strict=True)],
        "to": [_to_label(row, value, names, lang) for row, value in zip(rows, ends["to"], strict=True)],
    }
    for end, side in (("from", 0), ("to", 1)):
        places = spread(ends[end], span, SLOPE_HEIGHT - 24)
        for label, place in zip(labels[end], places, strict=True):
            figure.add_annotation(
                x=side, y=place, xanchor="right" if side == 0 else "left", xshift=-12 if side == 0 else 12,
                showarrow=False, text=label, font={"size": 14, "color": INK},
            )  # fmt: skip
    figure.update_xaxes(range=[0, 1], visible=False)
    figure.update_yaxes(range=[middle - span / 2, middle + span / 2], visible=False)
    plain = {end: [_plain(label) for label in labels[end]] for end in labels}
    margin = {"l": widest(plain["from"], 14) + 20, "r": widest(plain["to"], 14) + 20, "t": 12, "b": 12}
    return apply_theme(figure, max(SLOPE_HEIGHT, 34 * len(rows)), margin=margin)


def _slope(row: dict[str, Any], low: float, high: float, chosen: list[str], lang: Lang) -> go.Scatter:
    colour = region_colour(row["region_code"], chosen)
    style = region_line(row["region_code"], chosen)
    return go.Scatter(
        x=[0, 1],
        y=[low, high],
        mode="lines+markers",
        line={"color": colour, "width": 2.5, "dash": style["dash"]},
        marker={"size": 10, "symbol": style["symbol"], "color": colour},
        cliponaxis=False,
        hovertext=f"{series_name(row, lang)} {row['from_year']}—{row['to_year']}",
        hoverinfo="text",
    )


def _year(year: int, lang: Lang) -> str:
    return text("figures.year", lang, year=year)


def _from_label(row: dict[str, Any], value: float, names: Mapping[str, str], lang: Lang) -> str:
    return f"{names[row['region_code']]} " + year_label(format_yuan(value, lang), _year(row["from_year"], lang))


def _to_label(row: dict[str, Any], value: float, names: Mapping[str, str], lang: Lang) -> str:
    percent = format_percent(row["growth_total_pct"], lang, signed=True)
    shown = year_label(f"<b>{format_yuan(value, lang)}</b>", _year(row["to_year"], lang))
    return f"{shown} <b>{percent}</b> {names[row['region_code']]}"


def _plain(label: str) -> str:
    return "".join(part.split(">")[-1] for part in label.split("<"))


def stated_against_computed(checked: pd.DataFrame, names: Mapping[str, str], lang: Lang) -> go.Figure:
    """A line a standard: the growth as the document states it (bar across) and as its figures give it (point)."""
    rows = rows_of(checked)
    chosen = list(names)
    figure = go.Figure()
    colours = [region_colour(row["region_code"], chosen) for row in rows]
    for place, row in enumerate(rows):
        known = [row[key] for key in ("growth_stated_pct", "growth_total_pct") if row[key] is not None]
        figure.add_shape(type="line", x0=0, x1=max(known), y0=place, y1=place, line={"color": RULE, "width": 1})
    figure.add_trace(
        go.Scatter(
            x=[row["growth_total_pct"] for row in rows],
            y=list(range(len(rows))),
            mode="markers",
            marker={"size": 13, "color": PAPER, "line": {"color": colours, "width": 2.5}},
            hoverinfo="skip",
        )
    )
    figure.add_trace(
        go.Scatter(
            x=[row["growth_stated_pct"] for row in rows],
            y=list(range(len(rows))),
            mode="markers",
            marker={"size": 16, "symbol": "line-ns", "color": INK, "line": {"color": INK, "width": 2.5}},
            hoverinfo="skip",
        )
    )
    labels = [_checked_label(row, lang) for row in rows]
    for place, label in enumerate(labels):
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=6, y=place, showarrow=False, text=label,
            font={"size": 13, "color": INK}, align="left",
        )  # fmt: skip
    ticks = [f"{names[row['region_code']]} {series_name(row, lang)}" for row in rows]
    figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=ticks,
        range=[len(rows) - 0.4, -0.6],
        showline=False,
        ticks="outside",
        ticklen=4,
        tickcolor="rgba(0,0,0,0)",
    )
    most = max((row[key] or 0 for row in rows for key in ("growth_stated_pct", "growth_total_pct")), default=1)
    figure.update_xaxes(range=[0, most * 1.08], ticksuffix="%", nticks=6, showgrid=True, gridcolor="#eef0f2")
    margin = {"l": widest(ticks, 13) + 20, "r": widest(map(_plain, labels), 13) + 12, "t": 8, "b": 36}
    return apply_theme(figure, _ROW * max(len(rows), 1) + 52, margin=margin)


def _checked_label(row: dict[str, Any], lang: Lang) -> str:
    stated = text("growth.stated_short", lang, percent=format_percent(row["growth_stated_pct"], lang))
    if row["growth_total_pct"] is None:
        return f"{stated} {text('growth.verdict_not_computable', lang)}"
    computed = text("growth.computed_short", lang, percent=format_percent(row["growth_total_pct"], lang))
    verdict = text(f"growth.verdict_{row['verdict']}", lang)
    return f"{stated} {computed} " + year_label(f"<b>{verdict}</b>" if row["verdict"] == "deviates" else verdict, "")


def long_run_rates(rates: pd.DataFrame, names: Mapping[str, str], lang: Lang) -> go.Figure:
    """Two bars a region: the yearly rate as computed, and what is left of it after prices (paler, hatched)."""
    rows = rows_of(rates)
    chosen = list(names)
    figure = go.Figure()
    places = [place * 2.5 for place in range(len(rows))]
    for key, shift, pattern in (("growth_computed_pct", 0.0, ""), ("real_growth_pct", 1.0, "/")):
        colours = [region_colour(row["region_code"], chosen) for row in rows]
        figure.add_trace(
            go.Bar(
                x=[row[key] for row in rows],
                y=[place + shift for place in places],
                orientation="h",
                width=0.86,
                marker={
                    "color": [paler(colour, 0.3) for colour in colours] if pattern else colours,
                    "line": {"color": colours, "width": 1 if pattern else 0},
                    "pattern": {"shape": pattern, "size": 6, "solidity": 0.35},
                },
                text=[_rate_label(row, key, lang) for row in rows],
                textposition="outside",
                textfont={"size": 13, "color": INK},
                cliponaxis=False,
                hoverinfo="skip",
            )
        )
    labels = [_plain(_rate_label(row, key, lang)) for row in rows for key in ("growth_computed_pct", "real_growth_pct")]
    ticks = [names[row["region_code"]] for row in rows]
    figure.update_yaxes(
        tickvals=[place + 0.5 for place in places], ticktext=ticks, range=[max(places, default=0) + 1.8, -0.8],
        showline=False, ticklen=4, tickcolor="rgba(0,0,0,0)",
    )  # fmt: skip
    every = [row[key] or 0 for row in rows for key in ("growth_computed_pct", "real_growth_pct")]
    figure.update_xaxes(range=[min(0, *every) * 1.05, max(0.1, *every) * 1.02], visible=False)
    if any(value < 0 for value in every):
        figure.add_vline(x=0, line={"color": NATION, "width": 1})
    margin = {"l": widest(ticks, 13) + 20, "r": widest(labels, 13) + 10, "t": 8, "b": 12}
    return apply_theme(figure, 30 * int(max(places, default=0) + 2.6) + 20, margin=margin)


def _rate_label(row: dict[str, Any], key: str, lang: Lang) -> str:
    if row[key] is None:
        return text("growth.real_unknown", lang)
    percent = f"<b>{format_percent(row[key], lang)}</b>"
    if key == "real_growth_pct":
        return text("growth.real_short", lang, percent=percent)
    return year_label(percent, text("growth.years", lang, first=row["from_year"], last=row["to_year"]))
