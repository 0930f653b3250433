"""The page 保障规模."""

from __future__ import annotations

from tests.ui.pages import charts_of, open_page, words_of


def test_people_and_spending_of_dibao_first() -> None:
    app = open_page("caseload")
    words = words_of(app)
    assert len(charts_of(app)) == 2
    assert "地级鄂尔多斯（2023年，2.75万人）多于铜川（2023年，2.73万人），省直辖潜江" in words
    assert "层级不同，不分多少" in words and "低保资金的年度数，地级鄂尔多斯" in words
    assert "潜江为在册数，其余未载明是在册数还是全年累计数" in words and "全年数以" not in words
    assert "所选地区的4份文件共写明47个人数和资金数" in words
    assert "潜江、铜川的文件未写明" in words, "of spending"


def test_the_anonymous_district_stands_here_whatever_is_chosen() -> None:
    app = open_page("caseload", regions="640324")
    words = words_of(app)
    assert "另有隐去地名的XX区写明18个，列在表末" in words and "鄂尔多斯" not in words
    assert "XX区" not in str(charts_of(app)), "nobody chose it"


def test_the_programme_is_part_of_the_link() -> None:
    words = words_of(open_page("caseload", programme="temporary_relief"))
    assert "临时救助人数" in words and "原文为1.04人次" not in words
    assert "1.04人次" in words and "2.12万人次" in words


def test_an_unknown_programme_is_said_and_leaves_the_link() -> None:
    app = open_page("caseload", programme="lottery", regions="640324")
    assert "救助项目“lottery”无法识别" in words_of(app)
    assert "programme" not in app.query_params and app.query_params["regions"] == "640324"


def test_every_count_leads_to_its_source() -> None:
    assert "sources?figure=case-02" in words_of(open_page("caseload"))


def test_a_region_without_a_document_is_explained() -> None:
    app = open_page("caseload", regions="110101")
    words = words_of(app)
    assert "未收录东城的文件" in words and not charts_of(app), "no chart of others alone"
    assert "没有写明低保的人数和资金" in words and "XX区" in words


def test_levels_that_differ_are_said() -> None:
    assert "层级不同：鄂尔多斯、铜川为地级" in words_of(open_page("caseload"))


def test_a_programme_that_the_chosen_regions_do_not_state_is_said_and_not_taken_for_unknown() -> None:
    words = words_of(open_page("caseload", regions="610200", programme="elderly_allowance"))
    assert "没有写明高龄津贴的人数和资金" in words and "无法识别" not in words
    assert "未写明高龄津贴" in words and "2.73万人" in words
