"""总览, 低保标准, 增长 as a visitor opens them (AppTest on the committed warehouse)."""

from __future__ import annotations

import re

import pytest
from streamlit import config

from tests.ui.pages import charts_of, open_page, words_of

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize(("stem", "charts"), [("overview", 1), ("dibao", 4), ("growth", 3)])
def test_each_page_draws_its_charts_under_a_finding(stem: str, charts: int) -> None:
    app = open_page(stem)
    assert len(charts_of(app)) == charts
    assert words_of(app).count("class='finding'") == charts


@pytest.mark.parametrize("stem", ["overview", "dibao", "growth"])
def test_in_english_no_finding_and_no_heading_is_chinese(stem: str) -> None:
    words = words_of(open_page(stem, lang="en"))
    own = re.findall(r"<(?:h\d|th)[^>]*>(.*?)</", words)
    assert own and not [each for each in own if CHINESE.search(each)]


def test_2022_compares_three_regions_and_says_of_qianjiang_why_not() -> None:
    words = words_of(open_page("dibao", mode="same", year="2022"))
    assert "鄂尔多斯最高，900元/月；铜川最低，约630元/月" in words
    assert "未收录潜江市2022年" in words


def test_a_year_with_nothing_is_one_sentence_that_names_the_years_to_choose() -> None:
    app = open_page("dibao", regions="429005", mode="same", year="2023")
    assert charts_of(app) == []
    assert "没有可比的数据" in words_of(app) and "2020、2017、2016" in words_of(app)


TWELVE = "640324,429005,150600,610200,110000,310000,440300,420100,610100,640100,150100,320500"


@pytest.mark.parametrize("page", ["overview", "dibao"])
def test_regions_without_figures_are_not_said_to_be_left_out_of_a_chart(page: str) -> None:
    words = words_of(open_page(page, regions=TWELVE))
    assert "铜川" in words and "图中只画" not in words


def test_without_any_region_the_page_says_to_choose_one() -> None:
    app = open_page("dibao")
    app.multiselect[0].set_value([]).run()
    assert "请在左侧选择至少一个地区" in words_of(app)
    assert app.multiselect[0].options == ["同心县", "潜江市", "鄂尔多斯市", "铜川市"]
    app.multiselect[0].set_value(["610200"]).run()
    assert "铜川" in words_of(app) and not app.exception


def test_each_value_is_a_link_to_its_source() -> None:
    assert "sources?figure=004_49b612fc3846135e-01" in words_of(open_page("dibao", mode="same", year="2023"))


def test_the_stated_rate_of_ordos_is_truncated_not_wrong() -> None:
    words = words_of(open_page("growth", regions="150600"))
    assert "相符（截取）" in words and "不符的是" not in words


def test_qianjiangs_long_run_growth_is_per_year_with_its_years() -> None:
    words = words_of(open_page("growth", regions="429005"))
    assert "2017—2020年" in words and "9.2%" in words


@pytest.mark.parametrize(
    ("link", "heading"),
    [
        ({}, "新标准（元/人·月）"),
        ({"unit": "year"}, "新标准（元/人·年）"),
        ({"lang": "en"}, "To (yuan per person a month)"),
    ],
)
def test_amounts_of_growth_bear_their_unit_in_the_heading(link: dict[str, str], heading: str) -> None:
    assert f">{heading}</th>" in words_of(open_page("growth", **link))


def test_damage_in_the_document_is_marked_with_its_reason() -> None:
    words = words_of(open_page("dibao", regions="150600", area="rural", mode="same", year="2023"))
    assert "class='mark doubtful'" in words and "存疑：" in words


def test_no_page_shows_a_string_that_stands_alone_in_its_code() -> None:
    assert config.get_option("runner.magicEnabled") is False
