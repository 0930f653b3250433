"""The findings of dibao, overview and growth: computed, in both languages, years never mixed in silence."""

from __future__ import annotations

from typing import Any

import pandas as pd

from charts.exhibit import Choice
from charts.exhibits.dibao import area_pairs
from tests.frames import figure, frame
from words.sentences import dibao, growth
from words.sentences.overview import not_continued, overview_finding

ORDOS = figure("150600", "dibao.urban", 900, 2022)
TONGXIN = figure("640324", "dibao.urban", 650, 2022)
TONGCHUAN = figure("610200", "dibao.urban", 630.3, 2022, basis="implied", provenance="computed")
LATE = figure("610200", "dibao.urban", 682, 2025)


def test_one_year_is_named_once_with_the_ratio() -> None:
    said = dibao.standards_finding(frame(ORDOS, TONGXIN, TONGCHUAN), "urban", "month", "zh", 2022, ["潜江"])
    assert said.startswith("2022年城市低保标准鄂尔多斯最高，900元/月；铜川最低，约630元/月，高者为低者的1.43倍。")
    assert said.endswith("潜江2022年没有可比数据。")


def test_latest_figures_of_different_years_each_carry_their_year() -> None:
    said = dibao.standards_finding(frame(ORDOS, LATE), "urban", "month", "zh", None)
    assert "900元/月（2022年）" in said and "682元/月（2025年）" in said
    assert "年份从2022年到2025年不等" in said and "倍" not in said


def test_the_same_in_english() -> None:
    said = dibao.standards_finding(frame(ORDOS, LATE), "urban", "month", "en", None)
    assert said.startswith("By each region's newest figure, Ordos has the highest urban dibao, 900 yuan a month (2022)")
    assert "The years range from 2022 to 2025." in said


def test_an_unreviewed_figure_never_enters_a_finding() -> None:
    unreviewed = figure("429005", "dibao.urban", 9999, 2022, status="extracted")
    said = dibao.standards_finding(frame(ORDOS, TONGXIN, unreviewed), "urban", "month", "zh", 2022)
    assert "潜江" not in said and "鄂尔多斯最高" in said


def test_ties_are_named_together_and_one_region_is_no_ranking() -> None:
    tie = figure("429005", "dibao.urban", 650, 2022)
    assert "同心、潜江最低" in dibao.standards_finding(frame(ORDOS, TONGXIN, tie), "urban", "month", "zh", 2022)
    assert (
        dibao.standards_finding(frame(TONGXIN), "urban", "month", "zh", None)
        == "同心城市低保标准为650元/月（2022年）。"
    )
    assert "相同" in dibao.standards_finding(frame(TONGXIN, tie), "urban", "month", "zh", 2022)


def test_nothing_to_compare_is_a_sentence() -> None:
    assert "没有经复核" in dibao.standards_finding(frame(ORDOS).head(0), "urban", "month", "zh", 2022)


def test_the_gap_compares_urban_and_rural_of_one_year_only() -> None:
    rural = figure("640324", "dibao.rural", 5520, 2022, period="year")
    older = figure("150600", "dibao.rural", 650, 2021)
    pairs = area_pairs(frame(ORDOS, older, TONGXIN, rural), Choice({}))
    assert list(pairs["region_code"]) == ["640324"]
    assert dibao.gap_finding(pairs, "zh") == "同心农村低保标准为城市的70.8%（2022年）。"


def test_gaps_that_show_the_same_ratio_are_named_together() -> None:
    rows = [figure(code, f"dibao.{area}", value, 2022)
            for code in ("640324", "429005") for area, value in (("urban", 650), ("rural", 460))]  # fmt: skip
    third = [ORDOS, figure("150600", "dibao.rural", 650, 2022)]
    said = dibao.gap_finding(area_pairs(frame(*rows, *third), Choice({})), "zh")
    assert said == "按比例计，城乡差距以同心、潜江最大，农村标准为城市的70.8%；鄂尔多斯最小，为72.2%。"
    equal = dibao.gap_finding(area_pairs(frame(*rows), Choice({})), "zh")
    assert equal == "同心、潜江的农村标准均为城市的70.8%。"


def test_the_national_average_is_of_the_same_year() -> None:
    nation = {**figure("150600", "dibao.urban", 722, 2022), "region_code": "100000", "kind": "average"}
    said = dibao.against_nation_finding(frame(ORDOS, TONGXIN, LATE), frame(nation), "urban", "month", "zh")
    assert said == "2022年全国城市低保平均标准为722元/月，鄂尔多斯（+24.7%）高于平均，同心（−10.0%）低于平均。"


def test_an_average_of_january_is_compared_only_with_its_date_said() -> None:
    """752 is of the end of January 2023; the standards beside it are of the end of the year."""
    own = figure("150600", "dibao.urban", 950, 2023)
    nation = {**figure("150600", "dibao.urban", 752, 2023), "region_code": "100000", "kind": "average"}
    january, december = frame({**nation, "as_of": "2023-01"}), frame({**nation, "as_of": "2023-12"})
    said = dibao.against_nation_finding(frame(own), january, "urban", "month", "zh")
    assert said.startswith("截至2023年1月，全国城市低保平均标准为752元/月，2023年末的标准中，鄂尔多斯（+26.3%）")
    assert said.endswith("，两者时点不同，只供参照。")
    assert "only" in dibao.against_nation_finding(frame(own), january, "urban", "month", "en")
    assert "时点不同" not in dibao.against_nation_finding(frame(own), december, "urban", "month", "zh")


def test_the_year_chosen_rules_the_comparison_with_the_nation() -> None:
    rows = [{**figure("150600", "dibao.urban", 700 + year, year), "year": year} for year in (2020, 2023)]
    nation = frame(*({**row, "region_code": "100000", "kind": "average"} for row in rows))
    compare = dibao.against_nation_finding
    assert compare(frame(*rows), nation, "urban", "month", "zh").startswith("2023年")
    assert compare(frame(*rows), nation, "urban", "month", "zh", 2020).startswith("2020年全国")
    assert compare(frame(*rows), nation, "urban", "month", "zh", 2013).startswith("2013年所选地区的城市低保标准没有")


def headline(*rows: dict[str, Any]) -> pd.DataFrame:
    return frame(*({**row, "group_id": row["series_id"]} for row in rows))


def test_the_overview_counts_who_leads_and_who_is_last() -> None:
    rural = [figure("150600", "dibao.rural", 650, 2022), figure("640324", "dibao.rural", 460, 2022)]
    said = overview_finding(headline(ORDOS, TONGXIN, *rural), "month", "zh", 2022)
    assert said == "2022年2项标准中，鄂尔多斯2项均为最高，同心2项均为最低。"
    assert "从2022年到2025年不等" in overview_finding(headline(ORDOS, LATE), "month", "zh", None)


def test_one_standard_for_town_and_country_counts_once() -> None:
    """It stands in the groups of both, and is one standard."""
    unified = [figure(code, "dibao.unified", value, 2022) for code, value in (("150600", 900), ("640324", 650))]
    rows = frame(*({**row, "group_id": group} for group in ("dibao_urban", "dibao_rural") for row in unified))
    assert overview_finding(rows, "month", "zh", 2022) == "2022年1项标准中，鄂尔多斯有1项最高，同心有1项最低。"
    mixed = headline(ORDOS, TONGXIN, *({**row, "series_id": "dibao.rural"} for row in unified))
    assert overview_finding(mixed, "month", "zh", 2022).startswith("2022年2项标准中")


def test_the_overview_counts_the_comparable_where_more_are_shown() -> None:
    """潜江's rural standard stands in the table and has nothing beside it."""
    rows = headline(ORDOS, TONGXIN, figure("429005", "dibao.rural", 500, 2022))
    assert overview_finding(rows, "month", "zh", 2022).startswith("2022年可比的1项标准中，")
    assert overview_finding(rows, "month", "en", 2022).startswith("Of 1 comparable standard in 2022, ")
    unlike = headline(ORDOS, LATE, figure("429005", "dibao.rural", 500, 2022))
    assert overview_finding(unlike, "month", "zh", None).startswith("可比的1项标准中，")
    assert "可比的" not in overview_finding(headline(ORDOS, TONGXIN), "month", "zh", 2022)


def test_the_overview_says_who_is_missing_and_what_is_implied() -> None:
    rows = headline(ORDOS, TONGXIN, figure("429005", "dibao.rural", 500, 2022))
    said = overview_finding(rows, "month", "zh", 2022, ["同心", "潜江", "鄂尔多斯", "铜川"])
    assert said.endswith("只有鄂尔多斯、同心两地可比。潜江、铜川没有可比的标准。")
    said = overview_finding(rows, "month", "zh", 2022, ["同心", "潜江", "鄂尔多斯", "铜川"], ["铜川"])
    assert said.endswith("两地可比。潜江没有可比的标准。未收录铜川2022年的任何一项标准。")
    said = overview_finding(headline(ORDOS, TONGXIN, TONGCHUAN), "month", "zh", 2022, ["同心", "鄂尔多斯", "铜川"])
    assert said == "2022年1项标准中，鄂尔多斯有1项最高，铜川有1项最低。铜川的1项为推算数。"


def raised(region: str, low: float, high: float, first: int, last: int, **said: Any) -> dict[str, Any]:
    total, years = (high / low - 1) * 100, last - first
    yearly = ((high / low) ** (1 / years) - 1) * 100
    row = figure(region, "dibao.urban", high, last)
    return {**row, "from_year": first, "to_year": last, "years": years, "from_yuan_per_month": low,
            "to_yuan_per_month": high, "growth_total_pct": total, "growth_computed_pct": yearly,
            "growth_stated_pct": None, "real_growth_pct": None, "verdict": "not_stated", **said}  # fmt: skip


def test_raises_name_from_what_to_what_and_when() -> None:
    said = growth.raises_finding(
        frame(raised("150600", 900, 950, 2022, 2023), raised("640324", 600, 650, 2021, 2022)), "urban", "month", "zh"
    )
    assert said.startswith("提到最新标准，同心城市低保增幅最大：由600元提高到650元/月，增长8.3%（2021—2022年）；")
    assert said.endswith("鄂尔多斯最小，增长5.6%（2022—2023年）。各地起止年份不同，只供参照。")


def test_raises_over_the_same_years_carry_no_reserve() -> None:
    rows = frame(raised("150600", 900, 950, 2022, 2023), raised("640324", 600, 650, 2022, 2023))
    assert growth.raises_finding(rows, "urban", "month", "zh").endswith("增长5.6%（2022—2023年）。")
    one = growth.raises_finding(frame(raised("150600", 900, 950, 2022, 2023)), "urban", "month", "zh")
    assert "各地" not in one


def test_a_span_of_years_is_told_from_a_single_year_in_english_too() -> None:
    rows = frame(raised("640324", 600, 650, 2021, 2022), raised("429005", 530, 690, 2017, 2020))
    said = growth.raises_finding(rows, "urban", "month", "en")
    assert said.endswith("The years differ between regions, so this is for orientation only.")


def test_growth_says_that_it_does_not_keep_to_the_year_chosen() -> None:
    assert growth.with_other_year("增长。", 2023, "zh") == "增长。以上不限于所选的2023年。"
    assert growth.with_other_year("Growth.", 2023, "en") == "Growth. This is not limited to 2023, the year chosen."
    assert growth.with_other_year("增长。", None, "zh") == "增长。"


def test_a_raise_over_several_years_is_ranked_and_said_by_the_year() -> None:
    """530 to 690 is 30.2% in three years, 9.2% a year: above 8.3% in one year, and never called one raise."""
    rows = frame(raised("640324", 600, 650, 2021, 2022), raised("429005", 530, 690, 2017, 2020))
    assert "由530元提高到690元/月，年均增长9.2%（2017—2020年）" in growth.raises_finding(rows, "urban", "month", "zh")


def test_a_converted_amount_is_called_so_in_the_raise() -> None:
    ends = {"from_period": "year", "from_value": 7200, "to_period": "month", "to_value": 650}
    said = growth.raises_finding(frame(raised("640324", 600, 650, 2021, 2022, **ends)), "urban", "month", "zh")
    assert "由折合600元提高到最新的650元/月" in said


def test_verdicts_are_counted_and_deviations_named() -> None:
    rows = [raised("150600", 900, 950, 2022, 2023, growth_stated_pct=5.5, verdict="consistent_truncated"),
            raised("640324", 600, 650, 2021, 2022, growth_stated_pct=9.9, verdict="deviates")]  # fmt: skip
    said = growth.verdicts_finding(frame(*rows), "zh")
    assert said == "文件载明增幅的2项中，1项为截取小数后相符，1项不符。不符的是同心。"


def test_long_run_growth_says_its_years_and_what_prices_left() -> None:
    row = raised("429005", 530, 690, 2017, 2020, growth_computed_pct=9.19, real_growth_pct=6.53)
    assert (
        growth.long_run_finding(frame(row), "urban", "zh") == "潜江城市低保2017—2020年年均增长9.2%，扣除物价后为6.5%。"
    )


def test_a_standard_by_a_multiple_that_stops_before_the_newest_dibao_says_why() -> None:
    """1.3 × 665 of 2023 beside 682 of 2025: no document says that the multiple still holds."""
    ruled = figure("610200", "tekun_basic.urban", 864.5, 2023, basis="computed", group_id="tekun_urban")
    old, new = (figure("610200", "dibao.urban", value, year) for value, year in ((665, 2023), (682, 2025)))
    said = not_continued(frame(ruled, new), "zh")
    assert said == "铜川的特困按2023年的低保和倍数计算，未收录写明其后仍按此倍数的文件，不续算。"
    assert not_continued(frame(ruled, old), "zh") == ""
    assert not_continued(frame(ruled, figure("610200", "dibao.unified", 682, 2025)), "zh") == said
    assert not_continued(frame(ruled, figure("150600", "dibao.urban", 950, 2025)), "zh") == ""
