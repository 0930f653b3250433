"""Colours, looks, lettering: a region is one colour everywhere, a computed figure looks computed, words fit."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from charts import theme
from charts.exhibit import Exhibit
from charts.export_layout import WIDTH, export_layout
from charts.lettering import text_width, wrap_text
from charts.looks import bar_look, point_look
from charts.series import spread
from tests.frames import figure
from words.tables import Table

FOUR = ["640324", "429005", "150600", "610200"]


def test_the_four_regions_keep_their_colours_whoever_else_is_chosen() -> None:
    assert [theme.region_colour(code, [*FOUR, "110101"]) for code in FOUR] == [
        "#0072B2",
        "#D55E00",
        "#009E73",
        "#CC79A7",
    ]
    assert theme.region_colour("150600", ["150600"]) == "#009E73"


def test_further_regions_take_the_next_free_colour_and_beyond_eight_grey() -> None:
    chosen = [*FOUR, *(f"1101{number:02}" for number in range(8))]
    colours = [theme.region_colour(code, chosen) for code in chosen]
    assert len(set(colours[:8])) == 8 and set(colours[8:]) == {theme.OTHERS}


def test_lines_of_the_four_differ_by_dash_and_marker_too() -> None:
    styles = [tuple(theme.region_line(code, FOUR).values()) for code in FOUR]
    assert len(set(styles)) == 4


def test_rural_is_paler_computed_hatched_unreviewed_hollow() -> None:
    urban, rural = figure("150600", "dibao.urban", 900, 2022), figure("150600", "dibao.rural", 650, 2022)
    colour = "#009E73"
    assert bar_look(urban, colour)["color"] == colour
    assert bar_look(rural, colour)["color"] == theme.paler(colour)
    assert bar_look({**urban, "basis": "implied"}, colour)["pattern"] == "/"
    assert bar_look({**urban, "status": "extracted"}, colour)["color"] == theme.PAPER
    assert point_look({**urban, "basis": "implied"}, colour)["fill"] == theme.PAPER


def test_wrapped_lines_are_no_wider_than_asked_and_lose_nothing() -> None:
    words = "资料来源：鄂尔多斯市民政局《2023年工作总结》（2023-12-29）；同心县民政局《2022年度总结》（2022-12-06）。"
    lines = wrap_text(words, 14, 300)
    assert "".join(lines) == words
    assert all(text_width(line.rstrip("。，；：、）》”"), 14) <= 300 for line in lines)
    assert not any(line.endswith("（") or line.startswith("。") for line in lines)


def test_the_picture_grows_with_its_words_and_keeps_its_width() -> None:
    drawn = theme.apply_theme(go.Figure(), 300)
    short = export_layout(drawn, "题目", "结论。", "元/人·月", ["来源。"])
    long = export_layout(drawn, "题目", "结论。" * 60, "元/人·月", ["来源。" * 200])
    assert short["width"] == long["width"] == WIDTH
    assert long["height"] > short["height"] > 300
    assert sum("结论" in note["text"] for note in long["annotations"]) > 1


def test_the_look_lies_beneath_what_a_figure_says_and_hangs_on_no_template() -> None:
    bar = go.Bar(x=[1], y=["a"])
    drawn = theme.apply_theme(go.Figure(bar, layout={"yaxis": {"tickfont": {"size": 9}}}), 300, margin={"l": 90})
    layout = drawn.to_plotly_json()["layout"]
    assert "template" not in layout
    assert layout["yaxis"]["tickfont"] == {"size": 9, "color": theme.INK}
    assert layout["xaxis"]["showgrid"] is False
    assert (layout["margin"]["l"], layout["margin"]["r"], layout["height"]) == (90, 16, 300)


def test_the_data_revision_of_a_chart_changes_with_its_data_and_only_then() -> None:
    def revision(value: int) -> str:
        drawing = lambda: theme.apply_theme(go.Figure(go.Bar(x=[value], y=["a"])), 300)  # noqa: E731
        exhibit = Exhibit("a", "", "", drawing, Table("", (), ()), pd.DataFrame(), "", "")
        assert exhibit.figure is not None
        return str(exhibit.figure.layout.datarevision)

    assert revision(1) == revision(1) != revision(2)


def test_markup_in_words_stays_words_in_the_picture() -> None:
    layout = export_layout(theme.apply_theme(go.Figure(), 300), "<a href='x'>题</a>", "", "", [])
    assert "&lt;a href=" in layout["annotations"][0]["text"]


def test_labels_are_spread_so_that_none_covers_another() -> None:
    places = spread([100, 101, 102, 300], 400, 400)
    gaps = [after - before for before, after in zip(sorted(places), sorted(places)[1:], strict=False)]
    assert min(gaps) >= 20 - 1e-9
