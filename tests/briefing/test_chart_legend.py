"""What is said below a native chart is drawn in it, and nothing that only the page draws is mentioned."""

from __future__ import annotations

import io
import re

import pytest
from pptx import Presentation

from briefing.chart import Chart, Point, Series
from briefing.chart_legend import legend_of
from briefing.fill import make_choice
from briefing.order import Order
from briefing.pptx import render_pptx
from briefing.questions import Inquiry, exhibits_of
from briefing.sections import sections_of
from briefing.source_book import SourceBook
from tests.briefing.filled import filled
from warehouse.connect import open_warehouse
from words.catalogue import Lang


def lines(*points: Point, quiet: bool = False, dash: str = "solid") -> Chart:
    series = Series("同心", points, "0072B2", dash=dash, quiet=quiet)  # type: ignore[arg-type]
    return Chart("lines", "历年标准", "元", tuple(map(str, range(len(points)))), (series,))


def test_a_whole_line_of_stated_points_needs_no_word() -> None:
    assert legend_of([lines(Point(600), Point(650))], "dibao-over-years", "zh") == []


def test_hollow_and_small_points_and_gaps_are_named_where_they_are_drawn() -> None:
    chart = lines(Point(600, mark="hollow"), Point(None), Point(650, mark="small"))
    [said] = legend_of([chart], "dibao-over-years", "zh")
    assert said == "图例：空心点为计算数、推算数或未复核的数；小点为省级统一标准，或由后来的文件载明的数；缺年处断线。"


def test_the_nation_is_dashed_and_a_province_dotted() -> None:
    charts = [lines(Point(1), quiet=True, dash="dash"), lines(Point(1), quiet=True, dash="dot")]
    assert legend_of(charts, "dibao-over-years", "en") == [
        "Key: grey dashes are the national average; grey dots are the province's average or minimum."
    ]


def test_no_footnote_speaks_of_what_only_the_page_draws() -> None:
    inquiry = Inquiry(open_warehouse(), Order(pages=("dibao", "allowances", "growth", "region")))
    choice = make_choice(inquiry.con, inquiry.order)
    notes = [
        note
        for page in inquiry.order.pages
        for exhibit in exhibits_of(inquiry, page, choice)
        for section in sections_of(exhibit, choice, SourceBook("zh"))
        for note in section.footnotes
    ]
    assert notes and not [note for note in notes if "竖线" in note or "细点" in note or "空心圆" in note]
    assert any("规定下限1.3倍未画成线" in note for note in notes)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_mark_at_a_label_of_a_slide_is_explained_on_it(lang: Lang) -> None:
    slides = Presentation(io.BytesIO(render_pptx(filled(Order(lang=lang))))).slides
    seen: set[str] = set()
    for slide in slides:
        said = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        for chart in (shape.chart for shape in slide.shapes if shape.has_chart):
            labels = "".join("".join(label.itertext()) for label in chart._chartSpace.iterfind(".//{*}dLbl/{*}tx"))
            marks = set(re.findall(r"〔[^〕]+〕|\[[a-z.]+\]", labels))
            seen |= marks
            assert [mark for mark in marks if mark not in said] == []
    assert len(seen) > 3


def test_a_raise_of_the_province_s_rate_says_so_at_both_bars() -> None:
    report = filled(Order(regions=("640324",), pages=("growth",)))
    chart = next(section.chart for section in report.sections if section.key == "growth-raises")
    assert chart is not None and all("〔省〕" in series.points[0].after for series in chart.series)
