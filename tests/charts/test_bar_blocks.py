"""Blocks of bars: every value stands in its block's trace, and what is missing is words, never a bar."""

from __future__ import annotations

from charts.bar_blocks import Bar, Block, Line, draw_bar_blocks
from charts.lettering import text_width
from tests.charts.drawn import bars_of, labels_of

LOOK = {"color": "#0072B2", "line": "#0072B2", "width": 0, "pattern": ""}
FIRST = Block("甲", (Bar("城市", 900.0, "900", LOOK), Bar("农村", None, "", LOOK, missing="口径不同")))
SECOND = Block("乙", (Bar("城市", 30.0, "30", LOOK),))


def test_values_and_labels_stand_in_the_order_given() -> None:
    first, second = bars_of(draw_bar_blocks([FIRST, SECOND]))
    assert list(first.x) == [900.0, None]
    assert list(first.text) == ["900", ""]
    assert list(second.x) == [30.0]


def test_a_value_stands_at_the_end_of_its_bar_and_a_missing_one_is_said_in_words_at_its_row() -> None:
    figure = draw_bar_blocks([FIRST])
    (bars,) = bars_of(figure)
    assert labels_of(figure) == {"900": (900.0, bars.y[0]), "口径不同": (0, bars.y[1])}


def test_blocks_share_a_scale_unless_each_has_its_own() -> None:
    shared = draw_bar_blocks([FIRST, SECOND])
    own = draw_bar_blocks([FIRST, SECOND], own_scale=True)
    assert shared.layout.xaxis.range == (0, 900.0)
    assert [list(bars.x) for bars in bars_of(own)] == [[1.0, None], [1.0]]
    assert own.layout.xaxis.range == (0, 1)


def test_blocks_lie_one_under_the_other_and_inside_the_picture() -> None:
    figure = draw_bar_blocks([FIRST, SECOND])
    upper, lower = bars_of(figure)
    bottom, top = figure.layout.yaxis.range
    assert top < upper.y[0] < upper.y[1] < lower.y[0] < bottom
    upper_title, lower_title = (note.y for note in figure.layout.annotations)
    assert top < upper_title < upper.y[0] and upper.y[1] < lower_title < lower.y[0]


def test_a_bar_is_as_thick_with_few_rows_as_with_many() -> None:
    def pixels_a_row(rows: int) -> float:
        figure = draw_bar_blocks([Block("甲", (Bar("x", 1.0, "1", LOOK),) * rows)])
        plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
        return plot / figure.layout.yaxis.range[0] * bars_of(figure)[0].width

    assert pixels_a_row(2) == pixels_a_row(20)


def test_the_line_is_drawn_only_where_there_is_a_bar_to_measure() -> None:
    empty = Block("丙", (Bar("城市", None, "", LOOK, missing="原文未载"),))
    figure = draw_bar_blocks([empty, SECOND], line=Line(1.3, "1.3倍"))
    (shape,) = figure.layout.shapes
    assert shape.y0 < bars_of(figure)[1].y[0] < shape.y1 and shape.y0 > bars_of(figure)[0].y[0]
    assert [note.text for note in figure.layout.annotations].count("1.3倍") == 1


def test_the_line_is_never_outside_the_scale() -> None:
    small = Block("丁", (Bar("城市", 0.9, "0.90倍", LOOK),))
    assert draw_bar_blocks([small], line=Line(1.3, "1.3倍")).layout.xaxis.range[1] >= 1.3


def test_nothing_to_draw_is_an_empty_picture() -> None:
    assert len(draw_bar_blocks([]).data) == 0


def test_a_label_fits_on_a_narrow_screen_beside_the_longest_bar_and_wider_ones_too() -> None:
    long = Bar("城市", 100.0, "1600 <span>2024年·省级标准</span>", LOOK)
    short = Bar("农村", 10.0, "约160 <span>2024年·省级标准·含护理</span>", LOOK)
    margin = draw_bar_blocks([Block("甲", (long, short))]).layout.margin
    for width in (340, 1000):
        plot = width - margin.l - margin.r
        for value, label in ((100, "1600 2024年·省级标准"), (10, "约160 2024年·省级标准·含护理")):
            assert plot * value / 100 + text_width(label, 14) <= plot + margin.r
