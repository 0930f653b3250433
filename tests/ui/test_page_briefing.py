"""The page 简报, and what the download menu of every chart offers for it."""

from __future__ import annotations

import io
import re

from pptx import Presentation
from streamlit.testing.v1 import AppTest

from briefing.fill import make_choice, make_report, report_of_chart
from briefing.order import Order
from briefing.questions import Inquiry
from charts.exhibit import Choice, Exhibit
from charts.theme import FURTHER_COLOURS
from tests.ui.pages import open_menus, open_page, words_of
from ui.briefing_basket import Kept
from warehouse.connect import open_warehouse
from words.citations import cite_finding


def _press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.get("button") if button.label == label).click().run()
    assert not app.exception, [each.value for each in app.exception]
    return app


def _downloads(app: AppTest) -> list[str]:
    return [each.proto.label for each in app.get("download_button")]


def test_outline_says_each_finding() -> None:
    words = words_of(open_page("briefing"))
    assert "城市低保标准鄂尔多斯最高，950元/月（2023年）" in words
    slides = re.search(r"提纲：(\d+)个要点页", words)
    items = re.findall(r"<li><b>[^<]+</b>(?: <span class='badge'>(\d+)页</span>)?<br>", words)
    assert slides and sum(int(count or 1) for count in items) == int(slides[1])


def test_one_button_makes_all_formats() -> None:
    app = _press(open_page("briefing"), "生成简报")
    labels = _downloads(app)
    assert labels[0] == "全部下载（ZIP）"
    assert [label.split("（")[0] for label in labels[1:]] == ["幻灯片 PPTX", "公文 DOCX", "工作簿 XLSX", "数据包 ZIP"]


def test_files_are_withdrawn_when_something_else_is_chosen() -> None:
    app = _press(open_page("briefing", pages="dibao", format="pptx"), "生成简报")
    assert _downloads(app)
    app.multiselect(key="w.briefing_pages").set_value(["growth"]).run()
    assert _downloads(app) == []


def test_nothing_chosen_is_one_sentence() -> None:
    app = open_page("briefing")
    app.multiselect(key="w.briefing_pages").set_value([]).run()
    assert "请至少选择一个地区和一项内容" in words_of(app)


def test_a_chart_of_another_page_is_put_aside_and_taken_out() -> None:
    app = _press(open_menus(open_page("dibao"), "dibao-by-region"), "加入简报")
    app.switch_page("pages/briefing.py").run()
    assert "城乡低保标准 " in words_of(app)
    _press(app, "去掉")
    assert not [button for button in app.get("button") if button.label == "去掉"]


def test_a_chart_of_one_region_keeps_its_colour_in_the_briefing() -> None:
    """内蒙古 is none of the regions the briefing is of: its bars are drawn as on its page, not in grey."""
    app = _press(open_menus(open_page("region", region="150000"), "region-newest"), "加入简报")
    (kept,) = app.session_state["briefing.basket"].values()
    assert set(kept.choice.names) == {"150000"}
    inquiry = Inquiry(open_warehouse(), Order())
    report = make_report(inquiry, make_choice(inquiry.con, inquiry.order), [], [kept.exhibit])
    for drawn in (report, report_of_chart(open_warehouse(), kept.choice, kept.exhibit)):
        chart = drawn.sections[0].chart
        assert chart is not None
        colours = {point.colour or series.colour for series in chart.series for point in series.points}
        assert colours == {FURTHER_COLOURS[0].lstrip("#")}


def test_charts_put_aside_one_after_the_other_are_told_apart(dibao_exhibit: tuple[Exhibit, Choice]) -> None:
    """One that is gone may leave its place in memory to the next: its key is never given again."""
    assert len({Kept(*dibao_exhibit, "same").key for _ in range(50)}) == 50


def test_every_chart_can_be_taken_alone() -> None:
    labels = _downloads(open_menus(open_page("growth"), "growth-raises", "growth-stated", "growth-long-run"))
    assert labels.count("可编辑图 PPTX") == labels.count("数据 CSV") >= 3


def test_english_page_speaks_english() -> None:
    assert "Take a briefing with you" in words_of(open_page("briefing", lang="en"))


def test_a_chart_of_an_older_warehouse_is_not_current(dibao_exhibit: tuple[Exhibit, Choice]) -> None:
    assert not Kept(*dibao_exhibit, warehouse="older").current


def test_finding_with_its_citation(dibao_exhibit: tuple[Exhibit, Choice]) -> None:
    exhibit, _ = dibao_exhibit
    told = cite_finding(exhibit.finding, exhibit.figures.to_dict("records"), "zh")
    assert told.startswith(exhibit.finding)
    assert "《鄂尔多斯市民政局2023年工作总结和2024年工作安排》（鄂尔多斯市民政局，2023年12月29日）" in told


def test_chart_alone_is_one_slide(dibao_exhibit: tuple[Exhibit, Choice]) -> None:
    from briefing.pptx import render_pptx

    exhibit, choice = dibao_exhibit
    deck = Presentation(io.BytesIO(render_pptx(report_of_chart(open_warehouse(), choice, exhibit))))
    assert len(deck.slides) == 2, "the chart, and its sources in full"
    assert [shape.has_chart for shape in deck.slides[0].shapes].count(True) == 1


def test_the_outline_is_wholly_in_the_language_of_the_files() -> None:
    app = open_page("briefing", mode="same", year="2023")
    next(each for each in app.get("button_group") if each.key == "w.briefing_lang_zh").set_value("en").run()
    outline = next(each.proto.body for each in app.get("html") if "<ol class='reading'" in each.proto.body)
    assert outline.startswith("<h2 class='finding' lang='en'>Outline: ") and " slides</span>" in outline
    assert "提纲" not in outline and "页</span>" not in outline


def test_what_a_link_has_of_no_page_and_no_format_is_said_and_leaves_it() -> None:
    app = open_page("briefing", pages="xx,dibao", format="exe")
    words = words_of(app)
    assert "内容“xx”无法识别，已略去" in words and "格式“exe”无法识别，已改用默认值" in words
    assert app.query_params.get("pages") == "dibao" and "format" not in app.query_params
    assert app.multiselect(key="w.briefing_pages").value == ["dibao"]
    assert len(app.multiselect(key="w.briefing_formats").value) == 4
    assert "“xx”无法识别" in words_of(app.run()), "said until the next choice"
    app.multiselect(key="w.briefing_formats").set_value(["pptx"]).run()
    assert "无法识别" not in words_of(app)
    assert app.query_params.get("format") == "pptx"


def test_pages_chosen_are_in_the_link_and_the_default_is_not() -> None:
    app = open_page("briefing")
    default = app.multiselect(key="w.briefing_pages").value
    app.multiselect(key="w.briefing_pages").set_value(["dibao", "growth"]).run()
    assert app.query_params.get("pages") == "dibao,growth"
    app.multiselect(key="w.briefing_pages").set_value(default).run()
    assert "pages" not in app.query_params
