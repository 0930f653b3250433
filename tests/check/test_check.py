"""What checking finds in a figure or a pair of figures, and that sound figures carry nothing."""

import pytest

from etl.check.bands import only_period
from etl.check.figures import growth_fits
from etl.pipeline import extract_text
from etl.records import Observation


def codes(text):
    return [finding.code for finding in extract_text(text, published="2022-06-01").findings]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("outside_range", "城市低保标准为每人每月6500元。"),
        ("outside_range", "城市低保标准为每人每年650元。"),
        ("growth_deviates", "城市低保标准由600元/月提高到650元/月，增长12%。"),
        ("increase_deviates", "城市低保标准由600元/月提高到650元/月，提高60元。"),
        ("increase_too_large", "低保标准由城市640元/月、农村420元/月提高680元/月、465元/月。"),
        ("to_lost", "农村低保标准由420元/月提高465元/月。"),
        ("not_rising", "城市低保标准由700元/月调整为650元/月。"),
        ("rural_above_urban", "城市低保标准650元/月，农村低保标准700元/月。"),
        ("below_multiple", "城市低保标准650元/月，城市特困人员基本生活标准700元/月。"),
        ("home_above_institution", "特困人员集中供养标准每人每月900元，分散供养标准每人每月1000元。"),
        ("said_twice_differently", "城市低保标准650元/月。农村略低。城市低保标准为660元/月。"),
        ("unit_restored", "城市低保标准由600/提高到650/月。"),
        ("period_missing", "城市低保标准为650元。"),
        ("number_repaired", "城市低保标准为每人每月6 50元。"),
        ("number_repaired", "农村低保 5 640元/年。"),
        ("number_repaired", "农村低保标准为5，640元/年。"),
        ("digits_unread", "城市低保标准 730 620元/月。"),
        ("digits_unread", "城市低保标准居第5，640元/月。"),
        ("minus_sign", "城市低保标准为每人每月-650元。"),
        ("minus_sign", "城市低保标准达到－650元/月。"),
        ("minus_sign", "农村低保标准为负5400元/年。"),
        ("minus_sign", "孤儿基本生活标准：−1500元/月。"),
        ("growth_deviates", "城市低保标准由700元/月调整为650元/月，增长8%。"),
        ("increase_deviates", "城市低保标准由700元/月调整为650元/月，增加50元。"),
    ],
)
def test_what_is_doubtful_is_said(code, text):
    assert code in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "城市低保标准由600元/月提高到650元/月，增长8.3%，农村低保标准由4560元/年提高到5520元/年，增长21.1%。",
        "城市低保标准900元/月提高到950元/月，增长5.5%。",
        "城市低保标准650元/月，农村低保标准5040元/年；城市特困人员基本生活标准845元/月。",
        "机构养育孤儿每人每月1800元，社会散居孤儿每人每月1400元。",
    ],
)
def test_what_is_sound_carries_no_finding(text):
    assert codes(text) == []


def test_a_figure_without_a_year_is_held_against_all_years():
    found = extract_text("城市低保标准每人每月2900元，农村低保标准每人每月620元。").findings
    assert [(f.code, f.subject) for f in found] == [("outside_range", "text-01")]


def test_growth_may_be_rounded_or_cut_off_but_no_more():
    assert growth_fits(900, 950, 5.5)
    assert growth_fits(900, 950, 5.56)
    assert growth_fits(900, 950, 6)
    assert not growth_fits(900, 950, 5.7)


def test_a_period_is_inferred_only_where_one_reading_is_plausible():
    assert only_period(Observation("dibao", 650, area="urban", year=2022)) == "month"
    assert only_period(Observation("dibao", 7800, area="urban", year=2022)) == "year"
    assert only_period(Observation("dibao", 650, area="urban")) is None


def test_a_finding_names_its_figure_and_place():
    text = "城市低保标准为每人每月6500元。"
    finding = extract_text(text, published="2022").findings[0]
    assert finding.subject == "text-01"
    assert text[finding.span[0] : finding.span[1]] == "每人每月6500元"
