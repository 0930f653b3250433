"""Labels that every reader of SVG sets alike: parts of unlike look only where a label begins at its left."""

from __future__ import annotations

import re

import plotly.graph_objects as go
import pytest

from briefing.fill import make_choice
from briefing.order import Order
from briefing.questions import Inquiry, exhibits_of
from charts.bar_blocks import Bar, Block, draw_bar_blocks
from charts.theme import HARD_SPACE, year_label
from tests.charts.drawn import labels_of
from warehouse.connect import open_warehouse

LOOK = {"color": "#000", "line": "#000", "width": 0, "pattern": ""}
BARS = tuple(
    Bar(name, value, f"城市 {year_label(f'<b>{value:g}</b>', '2023年')}", LOOK) for name, value in [("甲", 9.0)]
)


def test_a_bar_is_labelled_from_its_end_with_spaces_that_stay() -> None:
    figure = draw_bar_blocks([Block("低保", BARS)])
    assert figure.data[0].textposition == "none"
    assert figure.data[1].textposition == "middle right"
    [(label, (x, _))] = labels_of(figure).items()
    assert x == 9.0 and label.startswith(f"城市{HARD_SPACE}<b>9</b>{HARD_SPACE}<span")


def mixed(words: str) -> bool:
    """Whether a line of a label has parts of unlike look; each line begins anew."""
    return any("<" in line and not re.fullmatch(r"<(\w+)[^>]*>[^<]*</\1>", line) for line in words.split("<br>"))


def unsafe(figure: go.Figure) -> list[str]:
    """Labels of unlike parts that do not begin at their left."""
    notes = [note.text for note in figure.layout.annotations if mixed(note.text) and note.align != "left"]
    left = ("none", "middle right", "top right")
    drawn = [trace for trace in figure.data if trace.text is not None and trace.textposition not in left]
    return notes + [words for trace in drawn for words in trace.text if mixed(words)]


@pytest.mark.parametrize("page", ["overview", "dibao", "allowances", "growth", "caseload"])
def test_no_chart_has_a_label_that_other_readers_overprint(page: str) -> None:
    inquiry = Inquiry(open_warehouse(), Order(pages=(page,)))
    shown = exhibits_of(inquiry, page, make_choice(inquiry.con, inquiry.order))
    figures = [exhibit.figure for exhibit in shown if exhibit.figure is not None]
    assert figures and [words for figure in figures for words in unsafe(figure)] == []


def test_a_line_named_away_from_its_end_shows_its_marker_at_the_name() -> None:
    inquiry = Inquiry(open_warehouse(), Order(pages=("dibao",)))
    shown = exhibits_of(inquiry, "dibao", make_choice(inquiry.con, inquiry.order))
    lines = next(exhibit for exhibit in shown if exhibit.name == "dibao-over-years")
    assert lines.figure is not None
    named = {note.text for note in lines.figure.layout.annotations if "<b>" in note.text}
    assert any(label.startswith("<span style='color:#0072B2'>●</span>") and "同心" in label for label in named)
    assert any(label.startswith("<span style='color:#D55E00'>■</span>") and "潜江" in label for label in named)
