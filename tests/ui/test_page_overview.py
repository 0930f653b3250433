"""The page 总览: what stands below each figure of the matrix."""

from __future__ import annotations

from tests.ui.pages import open_page, words_of

BELOW = "<div class='below'>{}<span>{}"


def test_without_a_base_region_the_growth_that_led_to_a_figure_stands_below_it() -> None:
    words = words_of(open_page("overview"))
    assert "下行为提到该数的增幅及其起止年份" in words
    assert BELOW.format("+5.6%", "（2022—2023年）") in words


def test_with_one_the_difference_to_it_in_yuan_and_percent_with_both_years_and_its_formula() -> None:
    words = words_of(open_page("overview", base="429005"))
    assert "下行为与潜江的差额（元、%），计算数" in words
    assert BELOW.format("+260，+37.7%", "（2023年对2020年）") in words
    assert "950 − 690，950 ÷ 690 − 1" in words
    assert "城市低保·差额" in words and "城市低保·增幅" not in words
    assert "（2022—2023年）" not in words


def test_figures_of_one_year_are_set_against_each_other_without_it() -> None:
    words = words_of(open_page("overview", mode="same", year="2023", base="150600", lang="en"))
    assert "the line below is the difference to Ordos in yuan and percent" in words
    assert "2023 vs" not in words and "<div class='below'><span>−" in words


def test_a_base_without_the_figure_leaves_no_difference() -> None:
    words = words_of(open_page("overview", regions="640324,429005", base="640324"))
    cell = words.partition("1380</a>")[2].partition("</td>")[0]
    assert "below" not in cell


def test_figures_without_their_sentence_are_counted_below() -> None:
    """The newest of 同心 and 铜川 come from reports whose sentences were not recorded."""
    words = words_of(open_page("overview"))
    assert "只录了数和出处、未录原句的：同心4个、铜川2个，其中同心3个也没有网址。" in words


def test_a_region_of_which_nothing_is_held_bears_its_level_and_is_said_to_be_unheld() -> None:
    words = words_of(open_page("overview", regions="640324,150600,610600"))
    assert "未收录延安的任何一项标准" in words and "延安没有可比" not in words
    assert "<span>延安</span> <span class='badge'>地级" in words


def test_a_multiple_that_is_not_carried_on_says_why() -> None:
    assert "铜川的特困按2023年的低保和倍数计算" in words_of(open_page("overview"))
