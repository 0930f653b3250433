"""保障规模: counts and sums as stated; shorter periods apart; doubtful ones in words."""

from __future__ import annotations

from typing import Any

import pandas as pd

from charts.caseload import PEOPLE, SPENDING, counts_and_sums, in_drawn_order
from charts.exhibit import Choice
from charts.exhibits import caseload as exhibits
from tests.charts.drawn import bars_of, labels_of
from words.catalogue import Lang
from words.gaps import Gap
from words.sentences.caseload import caseload_finding

NAMES = {
    "640324": ("同心", "Tongxin"),
    "150600": ("鄂尔多斯", "Ordos"),
    "610200": ("铜川", "Tongchuan"),
    "640300": ("吴忠", "Wuzhong"),
    None: ("XX区", "XX区"),
}
TIMES = {"万": 10_000, "亿": 100_000_000}
CHOICE = Choice(names={"640324": "同心", "150600": "鄂尔多斯"})
DOCUMENTS = pd.DataFrame({"region_code": ["640324", "150600", None]})


def counted(region: str | None, measure: str, value: float, unit: str, period: str, **said: Any) -> dict[str, Any]:
    short, english = NAMES[region]
    row = {
        **dict.fromkeys(("qualifier", "note_zh", "note_en", "document_number", "caveat", "caveat_en", "published")),
        "caseload_id": f"case-{region}-{measure}",
        "document_id": f"doc-{region}",
        "region_code": region,
        "region_short": short,
        "region_en": english,
        "level": "county" if region == "640324" else "prefecture",
        "programme": "dibao",
        "area": "all",
        "measure": measure,
        "value": value,
        "unit": unit,
        "period": period,
        "quantity": value * TIMES.get(unit[0], 1),
        "quantity_unit": unit.lstrip("万亿"),
        "printed": f"{value:g}{unit}",
        "publisher": "民政局",
        "title": "总结",
        "grade": "official-copy",
    }
    return {**row, **said}


FIGURES = pd.DataFrame(
    [
        counted("150600", "persons", 2.75, "万人", "2023"),
        counted("640324", "persons", 47104, "人", "2022"),
        counted(None, "persons", 726, "人", "2020-05"),
        counted("640324", "spending", 1.55, "亿元", "2022"),
        counted(None, "spending", 174.1807, "万元", "2020-01/2020-05"),
    ]
)


def finding(figures: pd.DataFrame, measures: tuple[str, ...], lang: Lang = "zh", *gaps: Gap) -> str:
    return caseload_finding(figures, "dibao", measures, CHOICE.names, gaps, lang)


def test_bars_are_the_expanded_numbers_largest_first() -> None:
    whole, part = bars_of(counts_and_sums(FIGURES, PEOPLE, chosen=CHOICE.names, lang="zh"))
    assert list(whole.x) == [1, 27500 / 47104]
    assert list(part.x) == [0.5]
    assert (whole.name, part.name) == ("人数·年度", "人数·不足一年或某一时点")


def test_the_amount_stands_as_stated_with_its_period() -> None:
    whole, part = bars_of(counts_and_sums(FIGURES, SPENDING, chosen=CHOICE.names, lang="zh"))
    assert "1.55亿元" in whole.text[0] and "2022年" in whole.text[0]
    assert "174.1807万元" in part.text[0] and "2020年1—5月" in part.text[0]


def test_months_never_share_a_scale_with_years() -> None:
    whole, part = bars_of(counts_and_sums(FIGURES, SPENDING, chosen=CHOICE.names, lang="zh"))
    assert (list(whole.x), list(part.x)) == ([1], [0.5])


def test_a_doubtful_figure_is_words_and_no_bar() -> None:
    doubtful = counted("150600", "person_times", 1.04, "人次", "2023", qualifier="doubtful", printed="1.04人次")
    drawn = counts_and_sums(pd.DataFrame([doubtful]), PEOPLE, chosen={}, lang="zh")
    assert list(drawn.data[0].x) == [None]
    assert "原文作“1.04人次”，存疑" in labels_of(drawn)


def test_at_least_is_said_at_the_bar() -> None:
    least = counted("150600", "spending", 8000, "万元", "2023", qualifier="at_least")
    assert "逾8000万元" in counts_and_sums(pd.DataFrame([least]), SPENDING, chosen={}, lang="zh").data[0].text[0]


def test_table_and_export_keep_the_drawn_order_and_lead_to_the_source() -> None:
    exhibit = exhibits.people(FIGURES, DOCUMENTS, "dibao", CHOICE)
    assert exhibit is not None
    drawn = in_drawn_order(FIGURES[FIGURES["region_code"].notna()], PEOPLE)
    assert list(exhibit.figures["quantity"]) == list(drawn["quantity"]) == [47104, 27500]
    assert [row[-1].number for row in exhibit.table.rows] == [47104, 27500]
    assert exhibit.table.rows[0][-2].href == "sources?figure=case-640324-persons"
    assert set(exhibit.columns) <= set(exhibit.figures.columns)


def test_the_printed_unit_is_marked_as_converted_only_where_it_was_expanded() -> None:
    exhibit = exhibits.people(FIGURES, DOCUMENTS, "dibao", CHOICE)
    assert exhibit is not None
    assert [[mark.code for mark in row[-1].marks] for row in exhibit.table.rows] == [[], ["expanded"]]


def test_nothing_stated_is_no_exhibit() -> None:
    assert exhibits.spending(FIGURES[FIGURES["measure"] == "persons"], DOCUMENTS, "dibao", CHOICE) is None


def test_a_chosen_region_without_a_figure_is_explained() -> None:
    documents = pd.DataFrame({"region_code": ["640324", "150600"]})
    choice = Choice(names={"640324": "同心", "150600": "鄂尔多斯", "110101": "东城"})
    said = exhibits.absent(FIGURES[FIGURES["region_code"] == "640324"], documents, "dibao", choice)
    assert said == ["鄂尔多斯的文件未写明低保的人数和资金", "未收录东城的文件"]


def test_the_finding_compares_whole_years_only_and_says_what_it_leaves_out() -> None:
    assert finding(FIGURES, PEOPLE) == (
        "低保人数的年度数，地级鄂尔多斯（2023年，2.75万人），县级同心（2022年，4.7104万人）；层级不同，不分多少；"
        "原文未载明是在册数还是全年累计数；"
        "XX区（2020年5月）只有不足一年或某一时点的数，不与年度数比较。"
    )


def test_those_on_the_register_are_named_and_never_called_a_whole_year() -> None:
    """A note 在册 is the source's own; where there is none the source does not tell."""
    register = {"note_zh": "在册", "note_en": "registered"}
    ordos, tongxin = (
        counted("150600", "persons", 30000, "人", "2022"),
        counted("640324", "persons", 47104, "人", "2022"),
    )

    def said(*rows: dict[str, Any], lang: Lang = "zh") -> str:
        return finding(pd.DataFrame(rows), PEOPLE, lang)

    assert said({**ordos, **register}, tongxin).endswith("；鄂尔多斯为在册数，其余未载明是在册数还是全年累计数。")
    assert said({**ordos, **register}, {**tongxin, **register}).endswith("不分多少；均为在册数。")
    assert said({**ordos, "note_zh": "分散供养"}, tongxin).endswith("不分多少；原文未载明是在册数还是全年累计数。")
    assert said({**ordos, **register}).endswith("3万人）；均为在册数。")
    english = said({**ordos, **register}, tongxin, lang="en")
    assert "Ordos: those on the register" in english and "whole-year figures" not in english


def test_what_only_adds_up_over_a_year_is_not_asked_for_the_register() -> None:
    rows = pd.DataFrame([counted(code, "person_times", 9, "人次", "2022") for code in ("150600", "640324")])
    assert "在册" not in finding(rows, PEOPLE)
    assert "在册" not in finding(FIGURES, SPENDING)


def test_only_shorter_periods_cannot_be_compared() -> None:
    said = finding(FIGURES[FIGURES["region_code"].isna()], SPENDING)
    assert said == "低保资金没有年度数，XX区（2020年1—5月）的数只覆盖不足一年或某一时点，不能比较。"


def test_a_doubtful_figure_never_enters_the_finding() -> None:
    doubtful = counted("150600", "spending", 9, "亿元", "2023", qualifier="doubtful")
    said = finding(pd.DataFrame([*FIGURES.to_dict("records"), doubtful]), SPENDING)
    assert said.startswith("低保资金，有年度数的只有同心")


def persons(region: str, value: float, period: str = "2023") -> dict[str, Any]:
    return counted(region, "persons", value, "人", period)


def test_levels_are_not_ranked_against_each_other_and_two_of_one_are_not_most_and_least() -> None:
    two = [persons("150600", 27500), persons("610200", 27300)]
    said = finding(pd.DataFrame([*two, persons("640324", 47104)]), PEOPLE)
    assert said.startswith(
        "低保人数的年度数，地级鄂尔多斯（2023年，2.75万人）多于铜川（2023年，2.73万人），县级同心（2023年，4.7104万人）；"
        "层级不同，不分多少"
    )
    assert finding(pd.DataFrame(two), PEOPLE).startswith("低保人数，年度数鄂尔多斯（2023年，2.75万人）多于铜川")
    three = finding(pd.DataFrame([*two, persons("640300", 30000)]), PEOPLE)
    assert "年度数吴忠（2023年，3万人）最多，铜川（2023年，2.73万人）最少" in three and "层级" not in three
    assert "相同" in finding(pd.DataFrame([persons("150600", 9), persons("610200", 9)]), PEOPLE)


def test_the_newest_of_a_region_is_compared_not_the_region_with_itself() -> None:
    said = finding(pd.DataFrame([persons("150600", 27500, "2022"), persons("150600", 30000)]), PEOPLE)
    assert said.startswith("低保人数，有年度数的只有鄂尔多斯（2023年，3万人）")


def test_years_that_differ_within_a_level_are_said() -> None:
    said = finding(pd.DataFrame([persons("150600", 27500), persons("610200", 27300, "2021")]), PEOPLE)
    assert "各地年份不同，只供参照" in said


def test_bars_of_one_group_are_in_one_unit_and_no_digit_is_lost() -> None:
    """The smallest decides: 27,651 beside 905 is written out, beside 27,500 it is 2.7651万."""

    def shown(*rows: dict[str, Any]) -> list[str]:
        (bars,) = bars_of(counts_and_sums(pd.DataFrame(rows), PEOPLE, chosen=CHOICE.names, lang="zh"))
        return [label.split("</b>")[0].removeprefix("<b>") for label in bars.text]

    stated = counted("150600", "persons", 2.75, "万人", "2023")
    assert shown(persons("640324", 27651), stated) == ["2.7651万人", "2.75万人"]
    assert shown(stated, persons("640324", 905)) == ["27,500人", "905人"]


def test_a_chosen_region_without_a_figure_keeps_its_place_in_chart_table_and_finding() -> None:
    choice = Choice(names={"640324": "同心", "150600": "鄂尔多斯", "110101": "东城"})
    exhibit = exhibits.spending(FIGURES, DOCUMENTS, "dibao", choice)
    assert exhibit is not None and exhibit.figure is not None
    assert (
        exhibit.finding == "低保资金，有年度数的只有同心（2022年，1.55亿元）；鄂尔多斯的文件未写明；未收录东城的文件。"
    )
    assert [row[0].text for row in exhibit.table.rows] == ["同心", "鄂尔多斯", "东城"]
    assert [row[3].empty for row in exhibit.table.rows] == [None, "not_stated", "no_document"]
    labels = labels_of(exhibit.figure)
    assert "原文未载" in labels and "未收录文件" in labels
    assert exhibit.table.rows[1][3].reason == "鄂尔多斯的文件未写明低保的资金"


def test_many_without_a_figure_are_counted() -> None:
    names = {str(110101 + place): f"第{place}区" for place in range(6)}
    gaps = [Gap(code, "spending", "no_document", "") for code in names]
    said = caseload_finding(FIGURES, "dibao", SPENDING, names, gaps, "zh")
    assert said.endswith("；未收录第0区、第1区、第2区等6地的文件。")


def test_a_place_nobody_can_choose_is_in_no_chart_and_at_the_end_of_the_table() -> None:
    shown = exhibits.people(FIGURES, DOCUMENTS, "dibao", CHOICE)
    assert shown is not None and "XX区" not in shown.finding + shown.source + shown.note
    assert "XX区" not in str(shown.table.rows)
    every = exhibits.everything(FIGURES, CHOICE)
    assert [row[0].text for row in every.table.rows][-2:] == ["XX区", "XX区"]
    assert every.finding == (
        "所选地区的2份文件共写明3个人数和资金数，其中0个只覆盖不足一年或某一时点；另有隐去地名的XX区写明2个，列在表末。"
    )
    alone = exhibits.everything(FIGURES[FIGURES["region_code"].isna()], CHOICE)
    assert alone.finding.startswith("所选地区的文件没有写明任何人数和资金；另有隐去地名的XX区")


def test_large_numbers_are_set_off_in_chinese_too() -> None:
    exhibit = exhibits.spending(FIGURES, DOCUMENTS, "dibao", CHOICE)
    assert exhibit is not None and exhibit.table.rows[0][-1].text == "155,000,000元"
