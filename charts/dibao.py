"""Charts of the page dibao: standards by region, the gap between urban and rural. Figure frame in, figure out.

Values stand at their bars with the year badge; a region without a figure keeps its place and says why it is empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.exhibit import Choice
from charts.lettering import bare, widest
from charts.looks import EndLabel, bar_look, bar_marker, end_labels, figure_badge, hover_text, mark_labels, point_look
from charts.theme import INK, RULE, apply_theme, region_colour, year_label
from words.catalogue import Lang, text
from words.figures import Unit, region_name, rows_of, value_in, year_badge, yuan_text
from words.gaps import Gap

_ROW = 30


def standards_by_region(
    figures: pd.DataFrame, codes: Sequence[str], choice: Choice, gaps: Sequence[Gap] = ()
) -> go.Figure:
    """Horizontal bars, a pair (urban, rural) a region; `codes` are the regions drawn, top down."""
    names, unit, lang = {code: choice.names[code] for code in codes}, choice.unit, choice.lang
    rows = [row for row in rows_of(figures) if row["region_code"] in names]
    places = _places(names, rows, gaps)
    figure = go.Figure()
    labels: list[EndLabel] = []
    if rows:
        figure.add_trace(_bars(rows, places, list(choice.names), unit, lang))
        bars = figure.data[0]
        labels = [EndLabel(*each) for each in zip(bars.x, bars.y, bars.text, bars.hovertext, strict=True)]
    known = {row["region_code"] for row in rows}
    labels += [
        _gap_note(places[gap.region_code, gap.series_id], gap, gap.region_code not in known, lang)
        for gap in gaps
        if (gap.region_code, gap.series_id) in places
    ]
    if labels:
        figure.add_trace(end_labels(labels))
    ticks = [[place for key, place in places.items() if key[0] == code] for code in names]
    figure.update_yaxes(
        tickvals=[sum(each) / len(each) for each in ticks if each],
        ticktext=[names[code] for code, each in zip(names, ticks, strict=True) if each],
        range=[max(places.values(), default=0) + 0.7, -0.7],
        ticks="outside",
        ticklen=4,
        tickcolor="rgba(0,0,0,0)",
        showline=False,
    )
    longest = max((value_in(row, unit) or 0 for row in rows), default=1)
    figure.update_xaxes(range=[0, longest * 1.02], visible=False)
    left = widest(names.values(), 13) + 20
    right = widest((bare(_bar_text(row, unit, lang)) for row in rows), 14) + 8
    height = int(_ROW * (max(places.values(), default=0) + 1.4) + 20)
    return apply_theme(figure, height, margin={"l": left, "r": right, "t": 8, "b": 12}, bargap=0.2)


def _places(names: dict[str, str], rows: list[dict[str, Any]], gaps: Sequence[Gap]) -> dict[tuple[str, str], float]:
    """Where each region's bars stand, in rows from the top, with air between regions; one row where it has nothing."""
    wanted = {(row["region_code"], row["series_id"]) for row in rows} | {
        (gap.region_code, gap.series_id) for gap in gaps
    }
    known = {row["region_code"] for row in rows}
    places: dict[tuple[str, str], float] = {}
    at = 0.0
    for code in names:
        series = sorted((each for region, each in wanted if region == code), key=_area_order)
        series = series if code in known else series[:1]
        for each in series:
            places[code, each] = at
            at += 1
        at += 0.6 if series else 0
    return places


def _area_order(series_id: str) -> tuple[int, str]:
    order = {"urban": 0, "unified": 1, "rural": 2}
    return next((order[part] for part in series_id.split(".") if part in order), 3), series_id


def _bars(
    rows: list[dict[str, Any]], places: dict[tuple[str, str], float], chosen: list[str], unit: Unit, lang: Lang
) -> go.Bar:
    looks = [bar_look(row, region_colour(row["region_code"], chosen)) for row in rows]
    return go.Bar(
        x=[value_in(row, unit) for row in rows],
        y=[places[row["region_code"], row["series_id"]] for row in rows],
        orientation="h",
        width=0.86,
        marker=bar_marker(looks),
        text=[_bar_text(row, unit, lang) for row in rows],
        textposition="none",
        hovertext=[hover_text(row, unit, lang) for row in rows],
        hoverinfo="text",
    )


def _bar_text(row: dict[str, Any], unit: Unit, lang: Lang) -> str:
    area = text(f"figures.area_{row['area']}", lang) if row.get("area") else ""
    return f"{area} " + year_label(
        f"<b>{yuan_text(row, unit, lang)}</b>", figure_badge(row, lang), mark_labels(row, unit, lang)
    )


def _gap_note(place: float, gap: Gap, alone: bool, lang: Lang) -> EndLabel:
    area = next((part for part in gap.series_id.split(".") if part in ("urban", "rural", "unified")), None)
    named = (text(f"figures.area_{area}", lang) + " ") if area and not alone else ""
    return EndLabel(0, place, named + text(f"empty.{gap.kind}", lang), gap.reason, quiet=True)


def urban_rural_gap(pairs: pd.DataFrame, choice: Choice) -> go.Figure:
    """Dumbbell a region: rural to urban of one year, the ratio rural ÷ urban at the right.

    `pairs` has region_code, region_short, region_en, year and urban, rural (figure rows as dicts), ratio; top down.
    """
    rows, unit, lang = rows_of(pairs), choice.unit, choice.lang
    figure = go.Figure()
    for place, row in enumerate(rows):
        colour = region_colour(row["region_code"], list(choice.names))
        figure.add_trace(_dumbbell(place, row, colour, unit, lang))
    names = [region_name(row, lang) for row in rows]
    values = [value_in(row[area], unit) or 0 for row in rows for area in ("urban", "rural")]
    figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=names,
        range=[len(rows) - 0.4, -0.8],
        showline=False,
        ticks="outside",
        ticklen=4,
        tickcolor="rgba(0,0,0,0)",
    )
    low, high = (min(values), max(values)) if values else (0, 1)
    figure.update_xaxes(range=[low - (high - low) * 0.18, high + (high - low) * 0.18], visible=False)
    for place, row in enumerate(rows):
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=6, y=place, showarrow=False,
            text=year_label(text("dibao.ratio", lang, ratio=row["ratio_text"]), year_badge(row, lang)),
            font={"size": 13, "color": INK}, align="left",
        )  # fmt: skip
    right = widest(
        (text("dibao.ratio", lang, ratio=row["ratio_text"]) + " " + year_badge(row, lang) for row in rows), 13
    )
    margin = {"l": widest(names, 13) + 20, "r": right + 16, "t": 8, "b": 12}
    return apply_theme(figure, 56 * max(len(rows), 1) + 20, margin=margin)


def _dumbbell(place: int, row: dict[str, Any], colour: str, unit: Unit, lang: Lang) -> go.Scatter:
    ends = [row["rural"], row["urban"]]
    looks = [point_look(end, colour) for end in ends]
    looks[0] = {**looks[0], "fill": "#ffffff"} if ends[0]["area"] == "rural" else looks[0]
    wide = (value_in(ends[1], unit) or 0) >= (value_in(ends[0], unit) or 0)
    return go.Scatter(
        x=[value_in(end, unit) for end in ends],
        y=[place, place],
        mode="lines+markers+text",
        line={"color": RULE, "width": 4},
        marker={
            "size": 14,
            "symbol": ["diamond", "circle"],
            "color": [look["fill"] for look in looks],
            "line": {"color": colour, "width": 2.5},
        },
        text=[f"<b>{text('figures.area_' + end['area'], lang)} {yuan_text(end, unit, lang)}</b>" for end in ends],
        textposition=["bottom center" if wide else "top center", "top center" if wide else "bottom center"],
        textfont={"size": 13, "color": INK},
        cliponaxis=False,
        hovertext=[hover_text(end, unit, lang) for end in ends],
        hoverinfo="text",
    )
