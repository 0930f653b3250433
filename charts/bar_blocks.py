"""Horizontal bars in blocks, one under the other: the form in which unlike breakdowns stand side by side.

Comes in: Blocks of Bars, already sorted and worded. Goes out: one figure whose height follows its rows, so that a bar
is as thick with three rows as with thirty. A row without a value keeps its place and says why in words; a bar is never
drawn for it. A block may carry its own scale where its figures must not be measured against another block's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from charts.lettering import widest
from charts.looks import bar_marker, end_labels
from charts.theme import HARD_SPACE, INK, LABEL_SIZE, QUIET, SMALL_SIZE, apply_theme

ROW_PX = 30
TITLE_PX = 30
GAP_PX = 18
NARROW_PX = 340
"""the width of a chart on the narrowest screen it is made for"""
_TICK = 13


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
    height = float(sum(_block_px(block) for block in blocks) or ROW_PX)
    bars = [bar for block in blocks for bar in block.bars]
    left = widest((bar.label for bar in bars), _TICK) + 20
    right = max((_room(bar, block, bars, own_scale, left) for block in blocks for bar in block.bars), default=0) + 12
    top = height
    for number, block in enumerate(blocks):
        domain = (max(top - _block_px(block) + GAP_PX, 0) / height, (top - TITLE_PX) / height)
        longest = _longest(block.bars, line) / block.share if own_scale else _longest(bars, line)
        _add_block(figure, block, "" if number == 0 else str(number + 1), domain, longest)
        _add_title(figure, block, domain[1], left)
        if line and any(bar.value is not None for bar in block.bars):
            _add_line(figure, line, "" if number == 0 else str(number + 1), len(block.bars))
        top -= _block_px(block)
    return apply_theme(figure, int(height) + 20, margin={"l": left, "r": right, "t": 8, "b": 12}, bargap=0.3)


def _block_px(block: Block) -> int:
    return TITLE_PX + ROW_PX * len(block.bars) + GAP_PX


def _longest(bars: Sequence[Bar], line: Line | None) -> float:
    return max([line.at if line else 0.0, *(bar.value or 0.0 for bar in bars)]) or 1.0


def _room(bar: Bar, block: Block, bars: Sequence[Bar], own_scale: bool, left: float) -> float:
    """Pixels to keep free right of the bars for this one's label on a phone; a short bar leaves it room already."""
    if bar.value is None:
        return 0
    label = widest([_bare(bar.shown)], LABEL_SIZE)
    share = bar.value / _longest(block.bars, None) * block.share if own_scale else bar.value / _longest(bars, None)
    return (label - (NARROW_PX - left) * (1 - share)) / share if share else 0


def _bare(label: str) -> str:
    """A label without its markup, to measure it."""
    return re.sub(r"<[^>]*>", "", label)


def _add_block(figure: go.Figure, block: Block, suffix: str, domain: tuple[float, float], longest: float) -> None:
    """One block: its bars, its two axes, and the words in the place of each missing bar."""
    figure.add_bar(
        x=[bar.value for bar in block.bars],
        y=list(range(len(block.bars))),
        orientation="h",
        xaxis=f"x{suffix}",
        yaxis=f"y{suffix}",
        name=block.title,
        text=[bar.shown if bar.value is not None else "" for bar in block.bars],
        textposition="none",
        hovertext=[bar.hover for bar in block.bars],
        hoverinfo="text",
        marker=bar_marker([dict(bar.look) for bar in block.bars]),
    )
    figure.layout.annotations += tuple(end_labels(figure.data[-1]))
    shortest = min([0.0, *(bar.value or 0.0 for bar in block.bars)]) * 1.1
    figure.layout[f"xaxis{suffix}"] = {"range": [shortest, longest], "visible": False, "anchor": f"y{suffix}"}
    figure.layout[f"yaxis{suffix}"] = _label_axis(block, suffix, domain)
    for place, bar in enumerate(block.bars):
        if bar.value is None:
            figure.add_annotation(**_missing(bar, place, suffix))


def _label_axis(block: Block, suffix: str, domain: tuple[float, float]) -> dict[str, Any]:
    """The bars' names, top down."""
    return {
        "domain": domain,
        "range": [len(block.bars) - 0.5, -0.5],
        "tickvals": list(range(len(block.bars))),
        "ticktext": [bar.label for bar in block.bars],
        "tickfont": {"size": _TICK, "color": INK},
        "ticks": "",
        "ticklabelstandoff": 6,
        "showline": False,
        "automargin": False,
        "anchor": f"x{suffix}",
    }


def _missing(bar: Bar, place: int, suffix: str) -> dict[str, Any]:
    """Why a bar is not there, in its place."""
    return {
        "text": bar.missing, "x": 0, "xref": f"x{suffix}", "xanchor": "left", "xshift": 2, "y": place,
        "yref": f"y{suffix}", "hovertext": bar.hover, "showarrow": False, "align": "left",
        "font": {"size": SMALL_SIZE, "color": QUIET},
    }  # fmt: skip


def _add_title(figure: go.Figure, block: Block, y: float, left: float) -> None:
    note = (
        f"{HARD_SPACE * 2}<span style='color:{QUIET};font-size:{SMALL_SIZE}px'>{block.note}</span>"
        if block.note
        else ""
    )
    figure.add_annotation(
        text=f"<b>{block.title}</b>{note}", x=0, xref="paper", xanchor="left", xshift=-left, y=y, yref="paper",
        yanchor="bottom", yshift=2, showarrow=False, align="left", font={"size": LABEL_SIZE, "color": INK},
    )  # fmt: skip


def _add_line(figure: go.Figure, line: Line, suffix: str, rows: int) -> None:
    """The measuring line through one block, named above it."""
    figure.add_shape(
        type="line", x0=line.at, x1=line.at, y0=-0.5, y1=rows - 0.5, xref=f"x{suffix}", yref=f"y{suffix}",
        line={"color": INK, "width": 1.5, "dash": "dot"}, layer="above",
    )  # fmt: skip
    figure.add_annotation(
        text=line.label, x=line.at, xref=f"x{suffix}", y=-0.5, yref=f"y{suffix}", yanchor="bottom",
        showarrow=False, font={"size": SMALL_SIZE, "color": INK},
    )  # fmt: skip
