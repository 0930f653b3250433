"""The page 特困与孤儿."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.ui.pages import ROOT, charts_of, open_page, words_of
from words.catalogue import text


def test_four_charts_each_with_its_finding() -> None:
    app = open_page("allowances")
    words = words_of(app)
    assert len(charts_of(app)) == 4
    assert "城市特困标准以鄂尔多斯（2023年，1800元/月，相当于当地低保的1.89倍）最高" in words
    assert "均不低于1.3倍；铜川（2023年）按规定倍数计算，不作验证" in words


def test_tongxin_is_not_ranked_and_the_reason_is_said() -> None:
    words = words_of(open_page("allowances"))
    assert "口径不同" in words
    assert "同心的特困标准只列" in words


def test_every_figure_leads_to_its_source() -> None:
    words = words_of(open_page("allowances"))
    assert "sources?figure=003_b7599a5000b567df-03" in words


def test_same_year_holds_only_figures_of_that_year() -> None:
    words = words_of(open_page("allowances", mode="same", year="2022"))
    assert "2022年" in words and "<span class='badge'>2023年</span>" not in words


def test_in_english_no_chinese_heading_remains() -> None:
    words = words_of(open_page("allowances", lang="en"))
    assert "Urban tekun: Ordos" in words
    assert "护理" not in words


def test_in_the_same_year_headlines_and_charts_name_who_is_left_out() -> None:
    """2023: nothing of 潜江 is held, and of 同心 no tekun standard."""
    app = open_page("allowances", mode="same", year="2023")
    words = words_of(app)
    assert (
        "铜川（2023年，864.5元/月，按倍数计算，相当于当地低保的1.30倍）；未收录同心、潜江2023年此项的文件或公布数"
        in words
    )
    assert "分档相同；未收录同心、潜江2023年此项的文件或公布数" in words
    assert "未收录文件" in str(charts_of(app)[3]) and "最高为鄂尔多斯城市" not in words


def test_charts_of_newest_figures_say_that_years_differ() -> None:
    said = words_of(open_page("allowances")).count("年份不同，高低和差额只供参照")
    assert said == 4 * 2, "below each of four charts, and in what its button copies"


def test_a_county_without_figures_gets_one_sentence_and_no_chart() -> None:
    app = open_page("allowances", regions="110101")
    assert charts_of(app) == []
    assert "没有可比的数据" in words_of(app)


def test_a_link_in_english_is_english_from_the_first_run() -> None:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.query_params["lang"] = "en"
    app.run()
    words = words_of(app)
    assert text("ui.filters", "en") in words and text("ui.filters", "zh") not in words
