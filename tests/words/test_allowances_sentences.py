"""特困与孤儿: the sentence each set of figures yields."""

from __future__ import annotations

from tests.charts.test_allowances import HEADLINE, ORDOS, TONGCHUAN, TONGXIN, comparable
from tests.frames import figure, frame
from words.sentences import allowances as sentences


def multiple(row: dict[str, object], value: float | None, **said: object) -> dict[str, object]:
    return {"includes_care": False, "reason_code": None, **row, "multiple": value, **said}


MULTIPLES = frame(
    multiple(ORDOS, 1800 / 950), multiple(TONGCHUAN, 1.3), multiple(TONGXIN, None, reason_code="area_unknown")
)


def test_the_higher_of_two_with_years_multiples_and_who_is_left_out() -> None:
    said = sentences.comparable_finding(HEADLINE, MULTIPLES, unit="month", year=None, lang="zh")
    assert said == (
        "城市特困标准，鄂尔多斯（2023年，1800元/月，相当于当地低保的1.89倍）高于"
        "铜川（2023年，864.5元/月，按倍数计算，相当于当地低保的1.30倍）；同心口径不同，不列入比较。"
    )


def test_highest_and_lowest_are_said_of_more_than_two() -> None:
    third = comparable(figure("429005", "tekun_basic.urban", 1380, 2020))
    rows = frame(*HEADLINE.to_dict("records"), third)
    said = sentences.comparable_finding(rows, MULTIPLES, unit="month", year=None, lang="zh")
    assert said.startswith("城市特困标准以鄂尔多斯（") and "最低；同心口径不同" in said


def test_regions_of_which_nothing_is_held_are_named_with_the_year_asked_for() -> None:
    qianjiang = comparable(figure("429005", "tekun_basic.urban", 0, 2023), "no_document")
    unstated = comparable(TONGXIN, "not_stated")
    rows = frame(comparable(ORDOS), comparable(TONGCHUAN), unstated, qianjiang)
    said = sentences.comparable_finding(rows, MULTIPLES, unit="month", year=2023, lang="zh")
    assert said.endswith("；同心2023年的文件未写明此项；未收录潜江2023年此项的文件或公布数。")
    english = sentences.comparable_finding(rows, MULTIPLES, unit="month", year=2023, lang="en")
    assert english.endswith("; of Qianjiang no document or published figure of this is held for 2023.")


def test_in_english() -> None:
    said = sentences.comparable_finding(HEADLINE, MULTIPLES, unit="month", year=None, lang="en")
    assert said.startswith("Urban tekun: Ordos (2023, 1,800 yuan a month, 1.89 times its dibao) is above Tongchuan")


def test_a_figure_nobody_reviewed_is_not_ranked() -> None:
    unread = comparable(figure("610200", "tekun_basic.urban", 9999, 2023, status="extracted"))
    said = sentences.comparable_finding(frame(comparable(ORDOS), unread), MULTIPLES, unit="month", year=None, lang="zh")
    assert "9999" not in said and said.startswith("鄂尔多斯城市特困标准为1800元/月")


def test_only_unlike_breakdowns_and_nothing_at_all_are_said_apart() -> None:
    unlike = frame(comparable(TONGXIN, "other_breakdown"))
    nothing = frame(comparable(TONGXIN, "no_document"))
    empty = frame(multiple(TONGXIN, None, reason_code="area_unknown"))
    said = [sentences.comparable_finding(each, empty, unit="month", year=None, lang="zh") for each in (unlike, nothing)]
    assert said[0] == "同心的特困和孤儿标准另有分档，没有可与他地比较的数，各自的分档见下。"
    assert said[1] == "所选地区没有收录特困和孤儿标准。"


def test_breakdowns_are_named_and_not_ranked() -> None:
    figures = frame(TONGXIN, ORDOS)
    assert sentences.breakdown_finding(figures, year=None, lang="zh") == (
        "同心（2022年）只分供养方式、鄂尔多斯（2023年）分城乡：分档各不相同，不能逐项排名。"
    )


def test_multiples_against_the_line() -> None:
    said = sentences.multiples_finding(MULTIPLES, year=None, lang="zh")
    assert "鄂尔多斯城市（低保的1.89倍，2023年），不低于1.3倍" in said
    assert said.endswith("同心的特困标准未分城乡，不能算作低保的倍数。")


def test_a_figure_computed_by_the_rule_is_no_evidence_that_the_rule_is_kept() -> None:
    said = sentences.multiples_finding(MULTIPLES, year=None, lang="zh")
    assert "铜川（2023年）按规定倍数计算，不作验证" in said and "均不低于" not in said
    alone = sentences.multiples_finding(frame(multiple(TONGCHUAN, 1.3)), year=None, lang="zh")
    assert alone == "铜川（2023年）按规定倍数计算，不作验证。"


def test_two_multiples_are_not_called_highest_and_lowest() -> None:
    rural = figure("150600", "tekun_basic.rural", 1100, 2023)
    two = frame(multiple(ORDOS, 1800 / 950), multiple(rural, 1100 / 720))
    assert sentences.multiples_finding(two, year=None, lang="zh") == (
        "特困基本生活标准，鄂尔多斯城市（低保的1.89倍，2023年），鄂尔多斯农村（低保的1.53倍，2023年），均不低于1.3倍。"
    )


def test_ties_at_either_end_are_named_together() -> None:
    rows = [figure("640324", "tekun_basic.urban", 845, 2022), figure("429005", "tekun_basic.urban", 1380, 2020)]
    low = [multiple(row, 1.3) for row in rows]
    said = sentences.multiples_finding(frame(*low, multiple(ORDOS, 1.89)), year=None, lang="zh")
    assert "最低为同心城市（低保的1.30倍，2022年）、潜江城市（低保的1.30倍，2020年）" in said
    tied = [comparable(figure(code, "tekun_basic.urban", 900, 2023)) for code in ("640324", "429005")]
    said = sentences.comparable_finding(frame(comparable(ORDOS), *tied), MULTIPLES, unit="month", year=None, lang="zh")
    assert "同心（2023年，900元/月）、潜江（2023年，900元/月）最低" in said


def test_a_standard_below_the_line_is_counted() -> None:
    low = multiple(figure("640324", "tekun_basic.rural", 500, 2022), 1.19)
    said = sentences.multiples_finding(frame(multiple(ORDOS, 1.89), low), year=None, lang="zh")
    assert "有1项低于1.3倍" in said


NEAR = figure("640324", "tekun_basic.urban", 845, 2022)


def test_just_under_the_line_but_shown_as_on_it_is_on_it() -> None:
    said = sentences.multiples_finding(frame(multiple(ORDOS, 1.89), multiple(NEAR, 1.2999)), year=None, lang="zh")
    assert "均不低于1.3倍" in said


def test_standards_at_a_care_level_stand_apart_from_the_line() -> None:
    full = figure("429005", "tekun_basic.urban.full", 2203, 2020)
    said = sentences.multiples_finding(frame(multiple(full, 2203 / 690, includes_care=True)), year=None, lang="zh")
    assert said == "潜江（2020年）的护理档次含照料护理，为低保的3.19倍。"


def test_orphan_gap_is_taken_within_one_region_and_year() -> None:
    rows = [
        figure("150600", "orphan.institution", 2660, 2023),
        figure("150600", "orphan.home", 2220, 2023),
        figure("610200", "orphan.institution", 1800, 2023),
        figure("610200", "orphan.home", 1400, 2022),
        figure("640324", "orphan", 1000, 2022),
    ]
    assert sentences.orphans_finding(frame(*rows), lang="zh") == (
        "机构养育标准高于社会散居：鄂尔多斯（2023年，每月440元）；同心自己的文件未写明养育方式。"
    )


def test_orphan_gaps_that_tie_are_named_together() -> None:
    """铜川 1800 − 1400 and 同心 1600 − 1200 are both 400."""
    pairs = {"150600": (2660, 2220), "610200": (1800, 1400), "640324": (1600, 1200)}
    rows = [
        figure(code, f"orphan.{mode}", value, 2023)
        for code, values in pairs.items()
        for mode, value in zip(("institution", "home"), values, strict=True)
    ]
    said = sentences.orphans_finding(frame(*rows), lang="zh")
    assert said.startswith("三地的机构养育标准均高于社会散居，相差最大的是鄂尔多斯（2023年，每月440元）")
    assert said.endswith("最小的是铜川（2023年，每月400元）、同心（2023年，每月400元）。")
    assert "相差同为：铜川" in sentences.orphans_finding(frame(*rows[2:]), lang="zh")
