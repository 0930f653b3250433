"""The page 一地一页."""

from __future__ import annotations

import pytest

from tests.ui.pages import charts_of, open_page, words_of


def test_everything_on_the_first_chosen_region() -> None:
    app = open_page("region")
    words = words_of(app)
    assert len(charts_of(app)) == 2
    for said in (
        "同心县收录",
        "每个年度数是怎样得知的",
        "未收录文件：没有收到该年的文件",
        "文件和公开材料",
        "人数与资金",
        "校核发现",
    ):
        assert said in words


def test_the_region_is_part_of_the_link() -> None:
    words = words_of(open_page("region", region="610200"))
    assert "铜川市收录" in words and "按所载倍数计算" in words


def test_a_region_that_does_not_exist_is_said_and_leaves_the_link() -> None:
    app = open_page("region", region="999999")
    assert "地区“999999”无法识别" in words_of(app) and "region" not in app.query_params


def test_an_unknown_county_gets_one_sentence_that_says_what_to_do() -> None:
    app = open_page("region", region="110101")
    assert charts_of(app) == []
    assert "东城区还没有收录任何标准" in words_of(app) and "维护人员" in words_of(app)


def test_the_basis_of_each_year_is_explained() -> None:
    words = words_of(open_page("region", region="640324"))
    assert "执行省级统一标准：该地未单独发布" in words
    assert "由后来的文件得知当年仍在执行" in words


@pytest.mark.parametrize("region", ["429005", "150600", "640000"])
def test_every_region_with_figures_opens_in_english(region: str) -> None:
    words = words_of(open_page("region", region=region, lang="en"))
    assert "yearly figures of" in words and "how the figure of each year is known" in words


def test_of_a_province_the_averages_and_minima_stand_apart_from_standards() -> None:
    words = words_of(open_page("region", region="610000"))
    assert "5个平均标准" in words and "6个最低（指导）标准" in words and "城市低保·平均标准" in words
    assert ">651</a>" in words, "陕西 2021, urban average"


@pytest.mark.parametrize("link", [{"regions": "100000"}, {"region": "100000"}])
def test_the_nation_is_no_region_and_the_page_asks_for_one(link: dict[str, str]) -> None:
    app = open_page("region", **link)
    assert charts_of(app) == [] and "<table" not in words_of(app)
    assert "请在左侧选择一个地区" in words_of(app)
    assert ("是全国，不作为一地列出" in words_of(app)) == ("regions" in link)


def test_without_a_region_the_page_asks_for_one() -> None:
    app = open_page("dibao", regions="640324")
    app.multiselect(key="w.regions").set_value([]).run()
    app.switch_page("pages/region.py").run()
    assert not app.exception and charts_of(app) == [] and "请在左侧选择一个地区" in words_of(app)
