"""特困与孤儿: the bars are the frame's numbers, computed ones hatched, unlike ones in words."""

from __future__ import annotations

from dataclasses import replace

from charts import allowances as charts
from charts.exhibit import Choice, Exhibit
from charts.exhibits import allowances as exhibits
from tests.charts.drawn import bars_of, labels_of
from tests.frames import figure, frame

CHOSEN = ["640324", "150600", "610200"]
ORDOS = figure("150600", "tekun_basic.urban", 1800, 2023)
TONGCHUAN = figure(
    "610200", "tekun_basic.urban", 864.5, 2023, basis="computed", provenance="computed", formula="665 × 1.3"
)
TONGXIN = figure("640324", "tekun_basic.home", 600, 2022)
GROUP = {"group_id": "tekun_urban", "group_order": 3, "group_zh": "城市特困", "group_en": "Urban tekun"}
GROUP |= {"group_indicator": "tekun_basic"}


def comparable(row: dict[str, object], reason: str | None = None) -> dict[str, object]:
    empty = {"yuan_per_month": None, "yuan_per_year": None, "series_id": None} if reason else {}
    return {**row, **GROUP, **empty, "reason_code": reason, "own_series": ["tekun_basic.home"]}


HEADLINE = frame(comparable(TONGXIN, "other_breakdown"), comparable(TONGCHUAN), comparable(ORDOS))


def test_comparable_figures_stand_highest_first_and_the_unlike_last_in_words() -> None:
    drawn = charts.comparable_figures(HEADLINE, unit="month", chosen=CHOSEN, lang="zh")
    (bars,) = bars_of(drawn)
    assert list(bars.x) == [1800, 864.5, None]
    assert list(drawn.layout.yaxis.ticktext) == ["鄂尔多斯", "铜川", "同心"]
    assert "口径不同" in labels_of(drawn)


def test_each_bar_carries_its_year() -> None:
    (bars,) = bars_of(charts.comparable_figures(HEADLINE, unit="month", chosen=CHOSEN, lang="zh"))
    assert "2023年" in bars.text[0] and "2023年·计算数" in bars.text[1]


def test_a_computed_bar_is_hatched_and_a_stated_one_is_not() -> None:
    (bars,) = bars_of(charts.comparable_figures(HEADLINE, unit="month", chosen=CHOSEN, lang="zh"))
    assert list(bars.marker.pattern.shape)[:2] == ["", "/"]


def test_a_rate_of_the_province_is_dotted_and_says_so() -> None:
    row = figure("640324", "orphan.home", 1200, 2024, basis="regional")
    (bars,) = bars_of(charts.own_breakdowns(frame(row), unit="month", chosen=CHOSEN, lang="zh"))
    assert bars.marker.pattern.shape == (".",)
    assert "省级标准" in bars.text[0]


def test_each_region_is_a_block_in_the_order_chosen() -> None:
    drawn = charts.own_breakdowns(frame(ORDOS, TONGXIN), unit="month", chosen=CHOSEN, lang="zh")
    assert [(trace.name, list(trace.x)) for trace in bars_of(drawn)] == [("同心", [600]), ("鄂尔多斯", [1800])]


def test_the_yearly_unit_draws_yearly_values() -> None:
    (bars,) = bars_of(charts.own_breakdowns(frame(ORDOS), unit="year", chosen=CHOSEN, lang="zh"))
    assert list(bars.x) == [21600]


def test_multiples_stand_beside_the_line_and_care_is_said() -> None:
    known = {**ORDOS, "multiple": 1800 / 950, "multiple_formula": "1800 ÷ 950", "includes_care": False}
    whole = {**known, "series_id": "tekun_basic.urban.full", "care": "full", "includes_care": True}
    unknown = {**TONGXIN, "multiple": None, "multiple_formula": None, "includes_care": False}
    rows = frame({**known, "reason_code": None}, {**whole, "reason_code": None})
    drawn = charts.multiples_of_dibao(rows, chosen=CHOSEN, lang="zh")
    assert [f"{value:.2f}" for value in drawn.data[0].x] == ["1.89", "1.89"]
    assert "含护理" not in drawn.data[0].text[0] and "含护理" in drawn.data[0].text[1]
    assert drawn.layout.shapes[0].x0 == 1.3
    unlike = charts.multiples_of_dibao(frame({**unknown, "reason_code": "area_unknown"}), chosen=CHOSEN, lang="zh")
    assert list(unlike.data[0].x) == [None]


def test_the_care_part_is_never_named_as_the_whole_standard() -> None:
    row = figure("150600", "tekun_care.full", 1300, 2022)
    assert charts.own_label(row, "zh") == "照料护理·全护理"


def test_unattended_children_stand_among_the_orphans_by_their_name() -> None:
    row = figure("150600", "unattended.home", 1500, 2023)
    assert charts.own_label(row, "zh") == "事实无人抚养儿童·社会散居"


CHOICE = Choice(names={"150600": "鄂尔多斯", "429005": "潜江"})
QIANJIANG = comparable(figure("429005", "orphan.home", 0, 2023), "no_document")
QIANJIANG |= {"group_indicator": "orphan", "reason_zh": "未收录潜江市2023年此项的文件或公布数"}


def orphans(*values: dict[str, object], year: int | None = 2023) -> Exhibit:
    return exhibits.own("orphans", frame(*values), frame(QIANJIANG), replace(CHOICE, year=year))


PAIR = [figure("150600", "orphan.institution", 2660, 2023), figure("150600", "orphan.home", 2220, 2023)]


def test_a_region_without_an_orphan_standard_keeps_its_place_in_words() -> None:
    shown = orphans(*PAIR)
    assert "；未收录潜江2023年此项的文件或公布数" in shown.finding
    assert [row[0].text for row in shown.table.rows][-1] == "潜江"
    assert shown.table.rows[-1][2].empty == "no_document" and shown.table.rows[-1][2].reason == QIANJIANG["reason_zh"]
    assert shown.figure is not None and "未收录文件" in labels_of(shown.figure)
    assert [trace.name for trace in bars_of(shown.figure)] == ["鄂尔多斯", "潜江"]


def test_the_chart_of_modes_says_that_years_differ() -> None:
    """2020 and 2023 stand in one chart of newest figures; in one year nothing differs."""
    older = figure("429005", "orphan.home", 1380, 2020)
    assert "年份不同" in orphans(*PAIR, older, year=None).note
    assert "年份不同" not in orphans(*PAIR, year=None).note + orphans(*PAIR).note
