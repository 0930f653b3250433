"""Blocks of bars: every value stands in its block's trace, and what is missing is words, never a bar."""

from __future__ import annotations

from charts.bar_blocks import Bar, Block, Line, draw_bar_blocks
from charts.lettering import text_width

LOOK = {"color": "#0072B2", "line": "#0072B2", "width": 0, "pattern": ""}
FIRST = Block("甲", (Bar("城市", 900.0, "900", LOOK), Bar("农村", None, "", LOOK, missing="口径不同")))
SECOND = Block("乙", (Bar("城市", 30.0, "30", LOOK),))


def words(figure: object) -> list[str]:
    return [note.text for note in figure.layout.annotations]  # type: ignore[attr-defined]


def test_values_and_labels_stand_in_the_order_given() -> None:
    first, second = draw_bar_blocks([FIRST, SECOND]).data
    assert list(first.x) == [900.0, None]
    assert list(first.text) == ["900", ""]
    assert list(second.x) == [30.0]


def test_a_missing_value_is_said_in_words_at_its_row() -> None:
    figure = draw_bar_blocks([FIRST])
    note = next(note for note in figure.layout.annotations if note.text == "口径不同")
    assert (note.x, note.y) == (0, 1)


def test_blocks_share_a_scale_unless_each_has_its_own() -> None:
    shared = draw_bar_blocks([FIRST, SECOND])
    own = draw_bar_blocks([FIRST, SECOND], own_scale=True)
    assert shared.layout.xaxis.range == shared.layout.xaxis2.range == (0, 900.0)
    assert own.layout.xaxis2.range == (0, 30.0)


def test_blocks_lie_one_under_the_other_and_inside_the_picture() -> None:
    layout = draw_bar_blocks([FIRST, SECOND]).layout
    upper, lower = layout.yaxis.domain, layout.yaxis2.domain
    assert 0 <= lower[0] < lower[1] < upper[0] < upper[1] <= 1


def test_a_bar_is_as_thick_with_few_rows_as_with_many() -> None:
    def pixels_a_row(rows: int) -> float:
        layout = draw_bar_blocks([Block("甲", (Bar("x", 1.0, "1", LOOK),) * rows)]).layout
        start, end = layout.yaxis.domain
        return (end - start) * (layout.height - layout.margin.t - layout.margin.b) / rows

    assert round(pixels_a_row(2)) == round(pixels_a_row(20))


def test_the_line_is_drawn_only_where_there_is_a_bar_to_measure() -> None:
    empty = Block("丙", (Bar("城市", None, "", LOOK, missing="原文未载"),))
    figure = draw_bar_blocks([empty, SECOND], line=Line(1.3, "1.3倍"))
    assert [shape.yref for shape in figure.layout.shapes] == ["y2"]
    assert words(figure).count("1.3倍") == 1


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
