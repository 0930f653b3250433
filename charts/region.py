"""One region: the newest figure of each standard as bars, and every standard over the years, a panel an indicator.

Comes in: figure frames of one region. Goes out: figures. Lines join neighbouring years only: a year without a figure is
a gap. Points nobody printed are hollow; carried and lent ones are small.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from charts.bar_blocks import Bar, Block, draw_bar_blocks
from charts.exhibit import Choice
from charts.lettering import widest
from charts.looks import bar_look, hover_text, mark_labels, point_look
from charts.series import spread
from charts.theme import DASHES, INK, MARKERS, QUIET, apply_theme, paler, region_colour, year_label
from words.catalogue import text
from words.figures import Row, rows_of, value_in, year_badge, yuan_text
from words.terms import breakdown_label, term

PANEL_PX = 210
TITLE_PX = 34
_SMALL = ("regional", "in_force", "stated_previous")


def newest_figures(newest: pd.DataFrame, choice: Choice) -> go.Figure:
    """A block an indicator, a bar the newest figure of each series."""
    rows = rows_of(newest)
    blocks = []
    for indicator in dict.fromkeys(row["indicator"] for row in rows):
        bars = tuple(_bar(row, choice) for row in rows if row["indicator"] == indicator)
        blocks.append(Block(_title(indicator, choice), bars))
    return draw_bar_blocks(blocks)


def standards_over_years(figures: pd.DataFrame, choice: Choice) -> go.Figure:
    """A panel an indicator over one axis of years, a line a series, named at its end."""
    rows = rows_of(figures)
    indicators = list(dict.fromkeys(row["indicator"] for row in rows))
    years = [row["year"] for row in rows]
    height = PANEL_PX * len(indicators)
    figure = go.Figure()
    ends: list[str] = []
    for number, indicator in enumerate(indicators):
        own = [row for row in rows if row["indicator"] == indicator]
        top = 1 - number * PANEL_PX / height
        domain = [max(top - (PANEL_PX - 8) / height, 0), top - TITLE_PX / height]
        ends += _add_panel(figure, own, "" if number == 0 else str(number + 1), domain, choice)
    span = [min(years) - 0.5, max(years) + 0.3]
    whole = {"range": span, "tickformat": "d", "nticks": 8, "anchor": "free", "position": 0}
    figure.update_layout(xaxis=whole, shapes=list(_rules(len(indicators))))
    margin = {"l": 46, "r": widest(ends, 12.5) + 18, "t": 8, "b": 34}
    return apply_theme(figure, height + 42, margin=margin)


def _bar(row: Row, choice: Choice) -> Bar:
    colour = region_colour(str(row["region_code"]), list(choice.names))
    marks = mark_labels(row, choice.unit, choice.lang)
    badge = year_badge(row, choice.lang)
    if row["basis"] in ("computed", "regional"):
        what = text(f"allowances.what_{row['basis']}", choice.lang)
        badge = text("allowances.badge", choice.lang, year=badge, what=what)
    shown = year_label(f"<b>{yuan_text(row, choice.unit, choice.lang)}</b>", badge, marks)
    value, hover = value_in(row, choice.unit), hover_text(row, choice.unit, choice.lang)
    return Bar(_series(row, choice), value, shown, bar_look(row, colour), hover)


def _title(indicator: str, choice: Choice) -> str:
    word = term("indicator", indicator, choice.lang)
    return word[:1].upper() + word[1:]


def _series(row: Row, choice: Choice) -> str:
    return breakdown_label(str(row["series_id"]), choice.lang)


def _add_panel(figure: go.Figure, rows: Sequence[Row], suffix: str, domain: list[float], choice: Choice) -> list[str]:
    """The lines of one indicator with their end labels; returns the labels."""
    colour = region_colour(str(rows[0]["region_code"]), list(choice.names))
    series = list(dict.fromkeys(row["series_id"] for row in rows))
    lines = [[row for row in rows if row["series_id"] == each] for each in series]
    for place, line in enumerate(lines):
        for part in _runs(line):
            figure.add_trace(_trace(part, place, colour, suffix, choice))
    values = [value_in(row, choice.unit) or 0 for row in rows]
    low, high = min(values) * 0.85, max(values) * 1.12
    figure.layout[f"yaxis{suffix}"] = {
        "domain": domain, "range": [low, high], "nticks": 4, "showgrid": True, "gridcolor": "#eef0f2",
        "tickfont": {"size": 12, "color": QUIET}, "showline": False,
    }  # fmt: skip
    figure.add_annotation(
        text=f"<b>{_title(str(rows[0]['indicator']), choice)}</b>", x=0, xref="paper", xanchor="left", xshift=-46,
        y=domain[1], yref="paper", yanchor="bottom", yshift=6, showarrow=False, font={"size": 14, "color": INK},
    )  # fmt: skip
    labels = [_end_label(line[-1], choice) for line in lines]
    plot_px = PANEL_PX - TITLE_PX - 8
    apart = spread([value_in(line[-1], choice.unit) or 0 for line in lines], high - low, plot_px)
    for label, at in zip(labels, apart, strict=True):
        figure.add_annotation(
            text=label, x=1, xref="paper", xanchor="left", xshift=6, y=at, yref=f"y{suffix}", showarrow=False,
            font={"size": 12.5, "color": INK}, align="left",
        )  # fmt: skip
    return labels


def _end_label(row: Row, choice: Choice) -> str:
    return f"{_series(row, choice)} {yuan_text(row, choice.unit, choice.lang)} {year_badge(row, choice.lang)}"


def _runs(line: list[Row]) -> Iterator[list[Row]]:
    """The pieces of a line whose years follow one another."""
    cuts = [0, *(at for at, (a, b) in enumerate(pairwise(line), start=1) if b["year"] - a["year"] > 1), len(line)]
    for start, end in pairwise(cuts):
        yield line[start:end]


def _trace(rows: list[Row], place: int, colour: str, suffix: str, choice: Choice) -> go.Scatter:
    tone = paler(colour, 0.35) if rows[0].get("area") == "rural" else colour
    looks = [point_look(row, tone) for row in rows]
    return go.Scatter(
        x=[row["year"] for row in rows],
        y=[value_in(row, choice.unit) for row in rows],
        name=_series(rows[0], choice),
        yaxis=f"y{suffix}",
        mode="lines+markers",
        line={"color": tone, "width": 2, "dash": DASHES[place % len(DASHES)]},
        marker={
            "symbol": MARKERS[place % len(MARKERS)],
            "opacity": 1,
            "size": [6 if row["basis"] in _SMALL else 9 for row in rows],
            "color": [look["fill"] for look in looks],
            "line": {"color": tone, "width": 1.75},
        },
        hovertext=[hover_text(row, choice.unit, choice.lang) for row in rows],
        hoverinfo="text",
    )


def _rules(panels: int) -> Iterator[dict[str, object]]:
    """A thin rule between panels."""
    for number in range(1, panels):
        at = 1 - number / panels
        yield {
            "type": "line", "xref": "paper", "yref": "paper", "x0": 0, "x1": 1, "y0": at, "y1": at,
            "line": {"color": "#d5dade", "width": 1},
        }  # fmt: skip
