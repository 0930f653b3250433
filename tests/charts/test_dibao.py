"""The exhibits of dibao, overview and growth: drawn, tabulated and exported numbers are the same, in the same order."""

from __future__ import annotations

import pandas as pd

from charts.exhibit import Choice
from charts.exhibits import dibao, dibao_years, growth, overview
from tests.charts.drawn import bars_of, labels_of
from tests.frames import figure, frame
from tests.words.test_dibao_sentences import raised
from words.gaps import Gap

NAMES = {"640324": "同心", "429005": "潜江", "150600": "鄂尔多斯", "610200": "铜川"}
ROWS = [
    figure("640324", "dibao.urban", 650, 2022),
    figure("640324", "dibao.rural", 5520, 2022, period="year"),
    figure("150600", "dibao.urban", 900, 2022),
    figure("150600", "dibao.rural", 650, 2022),
]
CHOICE = Choice(NAMES, year=2022)
GAP = Gap("429005", "dibao.urban", "no_document", "未收录潜江市2022年的文件")


def cells(exhibit: object, column: int) -> list[str]:
    return [row[column].text for row in exhibit.table.rows]  # type: ignore[attr-defined]


def test_bars_and_table_stand_highest_first_and_agree() -> None:
    exhibit = dibao.by_region(frame(*ROWS), [GAP], CHOICE)
    (bars,) = bars_of(exhibit.figure)
    assert list(bars.x) == [900, 650, 650, 460]
    assert cells(exhibit, 0)[:2] == ["鄂尔多斯", "同心"] and cells(exhibit, 2)[:2] == ["650", "460"]
    assert list(exhibit.figures["region_code"]) == ["150600", "150600", "640324", "640324"]


def test_a_region_without_a_figure_keeps_its_place_and_says_why() -> None:
    exhibit = dibao.by_region(frame(*ROWS), [GAP], CHOICE)
    assert "未收录文件" in labels_of(exhibit.figure)
    row = next(row for row in exhibit.table.rows if row[0].text == "潜江")
    assert (row[1].empty, row[1].reason) == ("no_document", GAP.reason)
    assert "潜江、铜川2022年没有可比数据" in exhibit.finding


def test_every_bar_carries_its_year_and_only_unlike_years_bring_a_warning() -> None:
    same = dibao.by_region(frame(*ROWS), [], CHOICE)
    mixed = dibao.by_region(frame(*ROWS, figure("610200", "dibao.urban", 682, 2025)), [], Choice(NAMES))
    assert all("2022年" in label for label in same.figure.data[0].text) and "年份不同" not in same.note
    assert "年份不同" in mixed.note


def test_the_difference_to_the_base_region_is_in_yuan_and_percent() -> None:
    exhibit = dibao.by_region(frame(*ROWS), [], Choice(NAMES, year=2022, base="640324"))
    ordos, tongxin = exhibit.table.rows[:2]
    assert [cell.text for cell in ordos[3:]] == ["+250", "+38.5%", "+190", "+41.3%"]
    assert {cell.text for cell in tongxin[3:]} == {"—"}


def test_a_difference_of_unlike_years_says_both() -> None:
    late = figure("610200", "dibao.urban", 682, 2025)
    exhibit = dibao.by_region(frame(ROWS[2], late), [], Choice(NAMES, base="610200"))
    assert exhibit.table.rows[0][3].badge == "2022年对2025年"
    same = dibao.by_region(frame(*ROWS), [], Choice(NAMES, base="640324"))
    assert {cell.badge for row in same.table.rows for cell in row[3:]} == {""}


def test_yearly_values_are_drawn_in_the_yearly_unit() -> None:
    exhibit = dibao.by_region(frame(*ROWS), [], Choice(NAMES, unit="year", year=2022))
    assert list(exhibit.figure.data[0].x) == [10800, 7800, 7800, 5520] and exhibit.unit == "元/人·年"


def test_the_series_stands_beside_the_national_average_drawn_grey_and_dashed() -> None:
    nation = {
        **figure("150600", "dibao.urban", 722, 2022),
        "region_code": "100000",
        "region_short": "全国",
        "kind": "average",
    }
    before = {**nation, "year": 2021, "yuan_per_month": 684.1}
    exhibit = dibao_years.over_years(frame(ROWS[0], ROWS[2]), frame(before, nation), pd.DataFrame(), CHOICE)
    assert exhibit is not None and exhibit.figure is not None
    assert (exhibit.figure.data[0].line.dash, exhibit.figure.data[0].line.color) == ("dash", "#8a9199")
    assert [column.label for column in exhibit.table.columns] == ["年份", "同心", "鄂尔多斯", "全国平均"]


def test_the_share_is_of_the_same_years_consumption_and_says_its_source() -> None:
    row = {**ROWS[2], "share_pct": 44.0, "consumption_yuan": 24538, "consumption_title": "居民收入和消费支出情况",
           "consumption_publisher": "国家统计局", "consumption_published": "2023-01"}  # fmt: skip
    exhibit = dibao_years.share(frame(row), CHOICE)
    assert exhibit is not None
    assert "国家统计局" in exhibit.source and cells(exhibit, 4) == ["44.0%"]


def test_the_matrix_has_a_cell_a_region_and_standard_each_with_year_growth_and_link() -> None:
    group = {"group_id": "dibao_urban", "group_order": 1, "group_zh": "城市低保", "group_en": "Urban dibao"}
    headline = frame({**ROWS[0], **group}, {**ROWS[2], **group})
    last = raised("150600", 840, 900, 2021, 2022, series_id="dibao.urban")
    exhibit = overview.matrix(headline, frame(last), {("429005", "dibao_urban"): GAP}, CHOICE, headline)
    by_name = {row[0].text: row[1] for row in exhibit.table.rows}
    assert (by_name["鄂尔多斯"].text, by_name["鄂尔多斯"].badge) == ("900", "2022年")
    assert by_name["鄂尔多斯"].below == "+7.1%（2021—2022年）"
    assert by_name["鄂尔多斯"].href and by_name["潜江"].reason == GAP.reason


def test_growth_of_another_year_than_the_figure_is_left_out_and_computed_growth_is_marked() -> None:
    group = {"group_id": "dibao_urban", "group_order": 1, "group_zh": "城市低保", "group_en": "Urban dibao"}
    headline = frame({**ROWS[0], **group}, {**ROWS[2], **group})
    own, later = raised("150600", 840, 900, 2021, 2022), raised("640324", 650, 690, 2022, 2024)
    exhibit = overview.matrix(headline, frame(own, later), {}, CHOICE, headline)
    ordos, tongxin = (
        next(row[1] for row in exhibit.table.rows if row[0].text == name) for name in ("鄂尔多斯", "同心")
    )
    assert tongxin.below == "" and [mark.reason for mark in ordos.below_marks] == ["计算数：900 ÷ 840 − 1"]
    assert list(exhibit.figures["growth_years"].dropna()) == ["2021—2022"]


def test_the_marks_of_both_figures_stand_at_the_raise_and_in_its_table() -> None:
    ends = {"from_period": "year", "from_value": 5985, "from_basis": "stated_previous", "to_basis": "stated",
            "to_period": "month", "to_value": 720, "doubts_zh": ["原文脱“月”字。"], "from_observation_id": "a",
            "increase_yuan_per_month": 221.25}  # fmt: skip
    exhibit = growth.newest_raises(
        frame(raised("150600", 498.75, 720, 2022, 2023, **ends)), {"150600", "640324"}, Choice(NAMES)
    )
    assert exhibit is not None and exhibit.figure is not None
    [heading] = exhibit.figure.data[-1].text
    assert all(mark in heading for mark in ("〔换〕", "〔沿〕", "〔疑〕"))
    assert [[mark.label for mark in cell.marks] for cell in exhibit.table.rows[0][2:4]] == [["换", "沿"], ["疑"]]
    assert (
        exhibit.figures["from_marks"][0].startswith("换算数")
        and "同心的最新标准没有可以相比的更早的数。未收录潜江、铜川的城市低保标准。" in exhibit.note
    )


def test_a_bar_says_how_its_figure_is_known() -> None:
    held = figure("640324", "dibao.urban", 650, 2023, basis="in_force")
    rural = figure("610200", "dibao.rural", 6277, 2023, period="year", note_zh="由宜君县公布，引市级通知")
    labels = dibao.by_region(frame(held, rural), [], Choice(NAMES, year=2023)).figure.data[0].text
    assert "〔沿〕" in labels[0] and "〔换〕 〔注〕" in labels[1]


def test_each_region_has_one_long_run_rate_the_longest() -> None:
    said = {"pair_kind": "long_run", "from_observation_id": "a", "increase_yuan_per_month": 50}
    rows = frame(raised("429005", 530, 690, 2017, 2020, **said), raised("429005", 480, 690, 2016, 2020, **said))
    exhibit = growth.long_run(rows, Choice(NAMES))
    assert exhibit is not None and cells(exhibit, 1) == ["2016—2020年"] and len(exhibit.figures) == 1
    assert exhibit.table.rows[0][4].marks[0].reason == "计算数：(690 ÷ 480)^(1/4) − 1"


def test_stated_and_computed_growth_stand_in_one_row_with_the_verdict() -> None:
    row = raised("150600", 900, 950, 2022, 2023, growth_stated_pct=5.5, verdict="consistent_truncated")
    row |= {"from_observation_id": "a", "increase_yuan_per_month": 50}
    exhibit = growth.stated_growth(frame(row), CHOICE)
    assert exhibit is not None
    assert [cell.text for cell in exhibit.table.rows[0]][3:] == ["900", "950", "5.5%", "5.6%", "相符（截取）"]


def test_no_growth_makes_no_chart() -> None:
    none = frame(raised("150600", 900, 950, 2022, 2023)).head(0).assign(pair_kind=[])
    assert (
        growth.newest_raises(none, set(), CHOICE)
        is growth.stated_growth(none, CHOICE)
        is growth.long_run(none, CHOICE)
        is None
    )


def test_a_growth_below_zero_is_within_the_axis() -> None:
    said = {"growth_stated_pct": 5.0, "growth_total_pct": -3.0, "verdict": "deviates", "from_observation_id": "a"}
    said |= {"from_period": "month", "from_value": 700, "from_basis": "stated_previous", "to_basis": "stated"}
    said |= {"to_period": "month", "to_value": 679, "increase_yuan_per_month": -21}
    exhibit = growth.stated_growth(frame(raised("150600", 700, 679, 2022, 2023, **said)), Choice(NAMES))
    assert exhibit is not None and exhibit.figure is not None
    low, high = exhibit.figure.layout.xaxis.range
    assert low < -3 and high > 5
    assert (exhibit.figure.layout.shapes[0].x0, exhibit.figure.layout.shapes[0].x1) == (-3, 5)
