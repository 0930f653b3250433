"""A chart of any table: what a query returned, drawn as bars, lines or points over columns a person chose.

In: a frame and `Axes`; out: a figure in the house's look. `suggest_axes` makes the choice that is mostly meant: a
measure over the years where one column tells its lines apart, else by name. Refuses nothing it was given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from charts.theme import ACCENT, FURTHER_COLOURS, MARKERS, RULE, apply_theme, region_colour, region_line

Kind = Literal["bar", "line", "points"]
KINDS: tuple[Kind, ...] = ("bar", "line", "points")
_TIMES = ("year", "to_year", "from_year")
_MEASURES = ("yuan_per_month", "value", "growth_computed_pct", "yuan_per_year")
_NAMES = ("region", "region_short", "series_id", "indicator", "name", "status", "code")
_HEIGHT = 420
_MOST_GROUPS = 12
_MOST_BARS = 60


@dataclass(frozen=True)
class Axes:
    """Which columns are drawn how; `by` None is one colour."""

    kind: Kind
    x: str
    y: str
    by: str | None = None


def number_columns(frame: pd.DataFrame) -> list[str]:
    """Columns that can be measured."""
    return [
        str(name) for name in frame.columns if pd.api.types.is_numeric_dtype(frame[name]) and frame[name].dtype != bool
    ]


def suggest_axes(frame: pd.DataFrame) -> Axes | None:
    """The chart that is mostly meant, None where there is no number or no second column.

    >>> suggest_axes(pd.DataFrame({"region": ["同心县"], "year": [2023], "value": [650.0]}))
    Axes(kind='bar', x='region', y='value', by=None)
    """
    numbers = number_columns(frame)
    measures = [*(name for name in _MEASURES if name in numbers), *(name for name in numbers if name not in _TIMES)]
    if not measures or len(frame.columns) < 2 or frame.empty:
        return None
    names = [name for name in (*_NAMES, *frame.columns) if name in frame and name not in numbers]
    times = [name for name in _TIMES if name in numbers and frame[name].nunique() > 1]
    apart = next((name for name in names if times and not frame.duplicated([times[0], name]).any()), None)
    if times and (apart or not names):
        return Axes("line", times[0], measures[0], apart)
    if names:
        return Axes("bar", names[0], measures[0], _second_name(frame, names))
    return (
        Axes("points", next(name for name in numbers if name != measures[0]), measures[0]) if len(numbers) > 1 else None
    )


def draw_result(frame: pd.DataFrame, axes: Axes, codes: Mapping[str, str], named: Mapping[str, str]) -> go.Figure:
    """The figure; `codes` are region names → codes, so that a region keeps its colour; `named` are headings by column
    name, for the axes."""
    groups = _groups(frame, axes)
    order = list(groups)
    chosen = [codes.get(str(name), str(name)) for name in order]
    figure = go.Figure()
    for place, (name, part) in enumerate(groups.items()):
        figure.add_trace(_trace(part, axes, escape(str(name)), codes.get(str(name)), place, chosen))
    several = len(groups) > 1
    apply_theme(figure, _HEIGHT, showlegend=several, barmode="group", margin={"l": 70, "r": 24, "t": 24, "b": 70})
    across, up = (escape(named.get(name, name)) for name in (axes.x, axes.y))
    figure.update_xaxes(title=across, type="category" if axes.kind == "bar" else None, automargin=True)
    figure.update_yaxes(title=up, showgrid=True, gridcolor=RULE, automargin=True, rangemode="tozero")
    if pd.api.types.is_integer_dtype(frame[axes.x]):
        figure.update_xaxes(tickformat="d")
    return figure


def _second_name(frame: pd.DataFrame, names: list[str]) -> str | None:
    """A further column to tell rows apart that share the first name."""
    if not frame[names[0]].duplicated().any():
        return None
    return next((name for name in names[1:] if 1 < frame[name].nunique() <= _MOST_GROUPS), None)


def _groups(frame: pd.DataFrame, axes: Axes) -> dict[object, pd.DataFrame]:
    shown = frame.head(_MOST_BARS) if axes.kind == "bar" and axes.by is None else frame
    if axes.by is None or axes.by == axes.x:
        return {axes.y: shown}
    names = list(shown[axes.by].dropna().unique())[:_MOST_GROUPS]
    return {name: shown[shown[axes.by] == name] for name in names}


def _trace(
    part: pd.DataFrame, axes: Axes, name: str, code: str | None, place: int, chosen: list[str]
) -> go.Bar | go.Scatter:
    colour = region_colour(code, chosen) if code else (ACCENT, *FURTHER_COLOURS)[place % (len(FURTHER_COLOURS) + 1)]
    if axes.kind == "bar":
        return go.Bar(x=_words(part[axes.x]), y=part[axes.y], name=name, marker={"color": colour})
    look = region_line(code, chosen) if code else {"dash": "solid", "symbol": MARKERS[place % len(MARKERS)]}
    if axes.kind == "points":
        return go.Scatter(
            x=_words(part[axes.x]), y=part[axes.y], name=name, mode="markers", marker=_marker(colour, look)
        )
    part = part.sort_values(axes.x)
    line = {"color": colour, "dash": look["dash"]}
    mode = "lines+markers"
    return go.Scatter(
        x=_words(part[axes.x]), y=part[axes.y], name=name, mode=mode, line=line, marker=_marker(colour, look)
    )


def _words(column: pd.Series) -> pd.Series:
    """Numbers and dates as they are; text without markup, which Plotly would draw as links."""
    if pd.api.types.is_numeric_dtype(column) or pd.api.types.is_datetime64_any_dtype(column):
        return column
    return column.map(lambda value: escape(str(value)))


def _marker(colour: str, look: Mapping[str, str]) -> dict[str, object]:
    return {"color": colour, "symbol": look["symbol"], "size": 8}
