"""Unlike levels are never compared unmarked."""

from __future__ import annotations

from tests.frames import figure, frame
from words.levels import level_name, level_note

TONGXIN, QIANJIANG, ORDOS = (figure(code, "dibao.urban", 650, 2022) for code in ("640324", "429005", "150600"))


def test_a_city_straight_under_its_province_is_neither_county_nor_prefecture() -> None:
    assert [level_name(row, "zh") for row in (TONGXIN, QIANJIANG, ORDOS)] == ["县级", "省直辖", "地级"]


def test_a_chart_that_mixes_levels_says_which_region_is_of_which() -> None:
    assert (
        level_note([frame(TONGXIN, QIANJIANG, ORDOS)], "zh") == "层级不同：鄂尔多斯为地级，潜江为省直辖，同心为县级。"
    )


def test_one_level_needs_no_note() -> None:
    assert level_note([frame(TONGXIN)], "zh") == ""
