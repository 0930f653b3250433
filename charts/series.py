"""Lines over the years: each region's series beside its province's and the national average. Pure.

Regions are named at the end of their line and differ by colour, dash and marker. Points nobody printed are hollow.
A single year of a province is no line and stands in the table only. A region is drawn only for years known; the line
breaks at a missing year, thin dots lead across. Years are year ends; an average of a month stands at its month.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.exhibit import Choice
from charts.lettering import widest
from charts.looks import hover_text, point_look
from charts.theme import HARD_SPACE, INK, NATION, QUIET, SIGNS, apply_theme, region_colour, region_line
from words.catalogue import text
from words.figures import moment_of, rows_of, value_in, year_badge, yuan_text

HEIGHT = 460
_LINE = 20
"""pixels an end label needs"""


def standards_over_years(
    series: pd.DataFrame, references: pd.DataFrame, provinces: pd.DataFrame, choice: Choice
) -> go.Figure:
    """One line a region; the nation grey and dashed, provinces grey and dotted, each named with its last year."""
    figure = go.Figure()
    ends: list[dict[str, Any]] = []
    for rows in lines_of(references):
        if len(rows) < 2:
            continue
        figure.add_trace(_reference(rows, choice))
        ends.append({"row": rows[-1], "name": line_name(rows[0], choice), "quiet": True})
    chosen = list(choice.names)
    for rows in lines_of(series):
        figure.add_trace(_bridges(rows, chosen, choice))
        figure.add_trace(_region(rows, chosen, choice))
        ends.append({"row": rows[-1], "name": line_name(rows[0], choice), "quiet": False})
    values = [value_in(row, choice.unit) or 0 for row in [*rows_of(series), *rows_of(references)]]
    years = [row["year"] for row in [*rows_of(series), *rows_of(references)]]
    top, bottom = max(values) * 1.06, min(values) * 0.9
    labels = [_end_text(end, choice) for end in ends]
    places = spread([value_in(end["row"], choice.unit) or 0 for end in ends], top - bottom, HEIGHT - 48)
    for label, place, end in zip(labels, places, ends, strict=True):
        figure.add_annotation(**_end_label(label, place, end, max(years), chosen))
    figure.update_yaxes(range=[bottom, top], showgrid=True, gridcolor="#eef0f2", showline=False, nticks=6)
    figure.update_xaxes(range=[min(years) - 0.4, max(years) + 0.2], tickformat="d", nticks=8, showline=True)
    margin = {"l": 52, "r": widest((label for label in labels), 12.5) + 36, "t": 12, "b": 36}
    return apply_theme(figure, HEIGHT, margin=margin)


def line_name(row: dict[str, Any], choice: Choice) -> str:
    """What a line is called: the region, or 全国平均, 内蒙古平均, 陕西最低."""
    if row["region_code"] in choice.names and row["kind"] == "actual":
        return choice.names[row["region_code"]]
    if row["region_code"] == "100000":
        return text("dibao.nation_average", choice.lang)
    name = row["region_short"] if choice.lang == "zh" else row["region_en"]
    return text(f"dibao.province_{row['kind']}", choice.lang, province=name)


def lines_of(frame: pd.DataFrame) -> list[list[dict[str, Any]]]:
    """The rows of each line by year: one of a region's standards, one of each kind of reference to it."""
    lines: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows_of(frame):
        lines.setdefault((row["region_code"], row["kind"]), []).append(row)
    return [sorted(rows, key=lambda row: row["year"]) for rows in lines.values()]


def _reference(rows: list[dict[str, Any]], choice: Choice) -> go.Scatter:
    nation = rows[0]["region_code"] == "100000"
    known = _broken(rows)
    return go.Scatter(
        x=[row and moment_of(row) for row in known],
        y=[row and value_in(row, choice.unit) for row in known],
        mode="lines+markers",
        line={"color": NATION, "width": 2 if nation else 1.25, "dash": "dash" if nation else "dot"},
        marker={"size": 4, "color": NATION},
        hovertext=[row and hover_text(row, choice.unit, choice.lang) for row in known],
        hoverinfo="text",
    )


def _region(rows: list[dict[str, Any]], chosen: list[str], choice: Choice) -> go.Scatter:
    colour = region_colour(rows[0]["region_code"], chosen)
    style = region_line(rows[0]["region_code"], chosen)
    known = _broken(rows)
    looks = [point_look(row or {}, colour) for row in known]
    return go.Scatter(
        x=[row and row["year"] for row in known],
        y=[row and value_in(row, choice.unit) for row in known],
        mode="lines+markers",
        line={"color": colour, "width": 2.25, "dash": style["dash"]},
        marker={
            "symbol": style["symbol"],
            "opacity": 1,
            "size": [6 if row and row.get("basis") == "regional" else 9 for row in known],
            "color": [look["fill"] for look in looks],
            "line": {"color": colour, "width": 1.75},
        },
        hovertext=[row and hover_text(row, choice.unit, choice.lang) for row in known],
        hoverinfo="text",
    )


def _broken(rows: list[dict[str, Any]]) -> list[dict[str, Any] | None]:
    """The rows with a None wherever a year is not known: there the line breaks."""
    parted: list[dict[str, Any] | None] = list(rows[:1])
    for before, after in pairwise(rows):
        parted += [after] if after["year"] - before["year"] == 1 else [None, after]
    return parted


def _bridges(rows: list[dict[str, Any]], chosen: list[str], choice: Choice) -> go.Scatter:
    """Thin dots across the years that are not known, so that the eye finds the line again."""
    apart = [pair for pair in pairwise(rows) if pair[1]["year"] - pair[0]["year"] > 1]
    ends = [row for pair in apart for row in (*pair, None)]
    return go.Scatter(
        x=[row and row["year"] for row in ends],
        y=[row and value_in(row, choice.unit) for row in ends],
        mode="lines",
        line={"color": region_colour(rows[0]["region_code"], chosen), "width": 1, "dash": "1px,5px"},
        hoverinfo="skip",
    )


def _end_text(end: dict[str, Any], choice: Choice) -> str:
    return f"{end['name']} {yuan_text(end['row'], choice.unit, choice.lang)} {year_badge(end['row'], choice.lang)}"


def spread(values: list[float], span: float, pixels: float, line: float = _LINE) -> list[float]:
    """Places for labels near their values, never over each other; `span` is the axis in units, `pixels` on paper,
    `line` the height of a label."""
    least = span * line / pixels
    order = sorted(range(len(values)), key=lambda each: values[each])
    places = list(values)
    for before, after in pairwise(order):
        places[after] = max(places[after], places[before] + least)
    drift = sum(places[each] - values[each] for each in order) / max(len(order), 1)
    return [place - drift for place in places]


def _sign(row: dict[str, Any], chosen: list[str]) -> str:
    """The marker of a region's line before its name, which may stand away from the line's end."""
    sign = SIGNS[region_line(row["region_code"], chosen)["symbol"]]
    return f"<span style='color:{region_colour(row['region_code'], chosen)}'>{sign}</span>{HARD_SPACE}"


def _end_label(label: str, place: float, end: dict[str, Any], last: int, chosen: list[str]) -> dict[str, Any]:
    name, rest = end["name"], label.removeprefix(end["name"]).strip()
    colour = QUIET if end["quiet"] else INK
    shown = name if end["quiet"] else f"{_sign(end['row'], chosen)}<b>{name}</b>"
    return {
        "x": last + 0.2, "xanchor": "left", "xshift": 6, "y": place, "yanchor": "middle", "showarrow": False,
        "text": f"{shown}{HARD_SPACE}{rest}", "align": "left", "font": {"size": 12.5, "color": colour},
    }  # fmt: skip
