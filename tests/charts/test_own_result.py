"""The chart of any table: what is suggested, and that it is drawn as chosen."""

from __future__ import annotations

import pandas as pd

from charts.own_result import Axes, draw_result, number_columns, suggest_axes
from charts.theme import FIXED_COLOURS

YEARS = pd.DataFrame(
    {"region": ["同心县", "同心县", "铜川市"], "year": [2022, 2023, 2023], "value": [600.0, 650.0, 665.0]}
)


def test_a_measure_over_years_is_a_line_for_each_name() -> None:
    assert suggest_axes(YEARS) == Axes("line", "year", "value", "region")


def test_names_that_do_not_tell_the_years_apart_are_bars() -> None:
    twice = pd.concat([YEARS, YEARS])
    suggested = suggest_axes(twice)
    assert suggested is not None and suggested.kind == "bar"


def test_a_measure_by_name_is_bars() -> None:
    assert suggest_axes(YEARS.drop(columns="year").head(1)) == Axes("bar", "region", "value")


def test_two_numbers_are_points() -> None:
    assert suggest_axes(pd.DataFrame({"a": [1, 2], "b": [3, 4]})) == Axes("points", "b", "a")


def test_nothing_to_measure_suggests_nothing() -> None:
    assert suggest_axes(pd.DataFrame({"region": ["同心县"], "title": ["总结"]})) is None
    assert suggest_axes(YEARS.head(0)) is None


def test_flags_are_no_numbers() -> None:
    assert number_columns(pd.DataFrame({"a": [True], "b": [1]})) == ["b"]


def test_a_region_keeps_its_colour_and_years_stay_whole() -> None:
    figure = draw_result(YEARS, Axes("line", "year", "value", "region"), {"同心县": "640324", "铜川市": "610200"}, {})
    assert [trace.line.color for trace in figure.data] == [FIXED_COLOURS["640324"], FIXED_COLOURS["610200"]]
    assert [list(trace.x) for trace in figure.data] == [[2022, 2023], [2023]]
    assert figure.layout.xaxis.tickformat == "d"


def test_markup_in_the_data_is_drawn_as_text() -> None:
    frame = pd.DataFrame({"<b>": ["<a href='x'>y</a>"], "n": [1]})
    figure = draw_result(frame, Axes("bar", "<b>", "n"), {}, {})
    assert list(figure.data[0].x) == ["&lt;a href=&#x27;x&#x27;&gt;y&lt;/a&gt;"]
    assert figure.layout.xaxis.title.text == "&lt;b&gt;"


def test_an_axis_is_called_by_its_heading_where_there_is_one() -> None:
    frame = pd.DataFrame({"region": ["同心县", "潜江市"], "gap": [180.0, 230.0]})
    figure = draw_result(frame, Axes("bar", "region", "gap"), {}, {"gap": "城乡差额（元/月）"})
    assert (figure.layout.xaxis.title.text, figure.layout.yaxis.title.text) == ("region", "城乡差额（元/月）")
