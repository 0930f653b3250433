"""Horizontal bars in blocks, one under the other: the form in which unlike breakdowns stand side by side.

Comes in: Blocks of Bars, already sorted and worded. Goes out: one figure whose height follows its rows, so that a bar
is as thick with three rows as with thirty. A row without a value keeps its place and says why in words; a bar is never
drawn for it. A block may carry its own scale where its figures must not be measured against another block's: its bars
are then drawn as shares of its longest. All blocks stand on one pair of axes, down which pixels are counted: a browser
draws that in a fraction of the time that a pair of axes a block takes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from charts.lettering import bare, widest
from charts.looks import EndLabel, bar_marker, end_labels
from charts.theme import HARD_SPACE, INK, LABEL_SIZE, QUIET, SMALL_SIZE, apply_theme

ROW_PX = 30
TITLE_PX = 30
GAP_PX = 18
NARROW_PX = 340
"""the width of a chart on the narrowest screen it is made for"""
_TICK, _THICK = 13, 21
"""pixels of a bar's name and of a bar"""


@dataclass(frozen=True)
class Bar:
    """One row: `shown` (HTML) stands at the bar's end; where `value` is None, `missing` stands in its place."""

    label: str
    value: float | None
    shown: str
    look: Mapping[str, Any]
    hover: str = ""
    missing: str = ""


@dataclass(frozen=True)
class Block:
    """Bars under one title; `note` stands small beside the title; the longest bar takes `share` of the width where
    each block has its own scale."""

    title: str
    bars: tuple[Bar, ...]
    note: str = ""
    share: float = 1.0


@dataclass(frozen=True)
class Line:
    """A vertical line to measure bars by, as the 1.3 line."""

    at: float
    label: str


def draw_bar_blocks(blocks: Sequence[Block], *, own_scale: bool = False, line: Line | None = None) -> go.Figure:
    """The blocks from top to bottom; with `own_scale` each block is as wide as its own largest bar."""
    figure = go.Figure()
    bars = [bar for block in blocks for bar in block.bars]
    left = widest((bar.label for bar in bars), _TICK) + 20
    right = max((_room(bar, block, bars, own_scale, left) for block in blocks for bar in block.bars), default=0) + 12
    labels: list[EndLabel] = []
    names: dict[float, str] = {}
    top = 0.0
    for block in blocks:
        scale = _longest(block.bars, None) / block.share if own_scale else 1.0
        rows = [top + TITLE_PX + ROW_PX * (place + 0.5) for place in range(len(block.bars))]
        figure.add_trace(_bars(block, rows, scale))
        labels += [_label(bar, row, scale) for bar, row in zip(block.bars, rows, strict=True)]
        names |= {row: bar.label for bar, row in zip(block.bars, rows, strict=True)}
        figure.add_annotation(**_title(block, top + TITLE_PX, left))
        if line and any(bar.value is not None for bar in block.bars):
            _add_line(figure, line, top + TITLE_PX, ROW_PX * len(block.bars))
        top += _block_px(block)
    if labels:
        figure.add_trace(end_labels(labels))
    figure.update_yaxes(
        tickvals=list(names), ticktext=list(names.values()), ticklabelstandoff=6, tickfont={"size": _TICK}
    )
    height = top or ROW_PX
    figure.update_yaxes(range=[height, 0])
    figure.update_xaxes(range=_reach(bars, line, own_scale), visible=False)
    margin = {"l": left, "r": right, "t": 8, "b": 12}
    return apply_theme(figure, int(height) + 20, margin=margin, barmode="overlay")


def _block_px(block: Block) -> int:
    return TITLE_PX + ROW_PX * len(block.bars) + GAP_PX


def _longest(bars: Sequence[Bar], line: Line | None) -> float:
    return max([line.at if line else 0.0, *(bar.value or 0.0 for bar in bars)]) or 1.0


def _room(bar: Bar, block: Block, bars: Sequence[Bar], own_scale: bool, left: float) -> float:
    """Pixels to keep free right of the bars for this one's label on a phone; a short bar leaves it room already."""
    if bar.value is None:
        return 0
    label = widest([bare(bar.shown)], LABEL_SIZE)
    share = bar.value / _longest(block.bars, None) * block.share if own_scale else bar.value / _longest(bars, None)
    return (label - (NARROW_PX - left) * (1 - share)) / share if share else 0


def _reach(bars: Sequence[Bar], line: Line | None, own_scale: bool) -> list[float]:
    """From the shortest bar below zero, if any, to the longest."""
    shortest = min([0.0, *(bar.value or 0.0 for bar in bars)]) * 1.1
    return [0.0, 1.0] if own_scale else [shortest, _longest(bars, line)]


def _bars(block: Block, rows: Sequence[float], scale: float) -> go.Bar:
    """The bars of one block; a row without a value has none."""
    return go.Bar(
        x=[None if bar.value is None else bar.value / scale for bar in block.bars],
        y=list(rows),
        orientation="h",
        width=_THICK,
        name=block.title,
        text=[bar.shown if bar.value is not None else "" for bar in block.bars],
        textposition="none",
        hovertext=[bar.hover for bar in block.bars],
        hoverinfo="text",
        marker=bar_marker([dict(bar.look) for bar in block.bars]),
    )


def _label(bar: Bar, row: float, scale: float) -> EndLabel:
    """The value at the bar's end, or why a bar is not there, in its place."""
    if bar.value is None:
        return EndLabel(0, row, bar.missing, bar.hover, quiet=True)
    return EndLabel(max(bar.value / scale, 0), row, bar.shown, bar.hover)


def _title(block: Block, bottom: float, left: float) -> dict[str, Any]:
    """The block's title and note, from the left edge of the picture."""
    note = (
        f"{HARD_SPACE * 2}<span style='color:{QUIET};font-size:{SMALL_SIZE}px'>{block.note}</span>"
        if block.note
        else ""
    )
    return {
        "text": f"<b>{block.title}</b>{note}", "x": 0, "xref": "paper", "xanchor": "left", "xshift": -left, "y": bottom,
        "yanchor": "bottom", "yshift": 2, "showarrow": False, "align": "left",
        "font": {"size": LABEL_SIZE, "color": INK},
    }  # fmt: skip


def _add_line(figure: go.Figure, line: Line, top: float, height: float) -> None:
    """The measuring line through one block, named above it."""
    figure.add_shape(
        type="line", x0=line.at, x1=line.at, y0=top, y1=top + height,
        line={"color": INK, "width": 1.5, "dash": "dot"}, layer="above",
    )  # fmt: skip
    figure.add_annotation(
        text=line.label, x=line.at, y=top, yanchor="bottom", showarrow=False, font={"size": SMALL_SIZE, "color": INK},
    )  # fmt: skip
