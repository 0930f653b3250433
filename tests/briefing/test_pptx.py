"""The deck, reopened: its numbers, its fonts, its notes, and that nothing in it is a picture."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import etree
from pptx import Presentation
from pptx.slide import Slide

from briefing.chart import Chart, Point, Series
from briefing.docx import render_docx
from briefing.line_labels import year_step
from briefing.native_chart import chart_xml
from briefing.pptx import render_pptx
from briefing.report import Cell, Report
from tests.briefing.opened import NS, cached_values, chart_parts, embedded_values, expected_values, members
from tests.briefing.sample import VERSION, sample_report
from words.catalogue import Lang


def _texts(content: bytes) -> str:
    deck = Presentation(io.BytesIO(content))
    return "\n".join(shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)


@pytest.mark.parametrize("regions", [1, 2, 4, 12])
def test_charts_and_their_workbooks_hold_the_same_numbers(regions: int) -> None:
    report = sample_report(regions)
    content = render_pptx(report)
    expected = [expected_values(section.chart) for section in report.sections if section.chart]
    assert [cached_values(part) for part in chart_parts(content)] == expected
    assert embedded_values(content) == expected


def test_no_picture_stands_where_a_chart_should() -> None:
    content = render_pptx(sample_report(4))
    assert not [name for name in members(content) if "/media/" in name]
    charts = [s for slide in Presentation(io.BytesIO(content)).slides for s in slide.shapes if s.has_chart]
    assert len(charts) == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_run_has_an_east_asian_font_and_zh_cn(lang: str) -> None:
    parts = members(render_pptx(sample_report(4, lang)))
    told = [
        n for n in parts if n.endswith(".xml") and ("/slides/slide" in n or "/notesSlides/n" in n or "/charts/" in n)
    ]
    assert len(told) > 10
    for name in told:
        root = etree.fromstring(parts[name])
        for properties in root.iterfind(".//a:r/a:rPr", NS):
            assert properties.find("a:ea", NS).get("typeface") == "微软雅黑", name
            assert "zh-CN" in (properties.get("lang"), properties.get("altLang")), name
        assert all(run.find("a:rPr", NS) is not None for run in root.iterfind(".//a:r", NS))
        assert all(d.find("a:ea", NS) is not None for d in root.iterfind(".//a:defRPr", NS)), name


def test_theme_gives_chinese_fonts_to_text_typed_later() -> None:
    parts = members(render_pptx(sample_report(1)))
    themes = [etree.fromstring(content) for name, content in parts.items() if "/theme/theme" in name]
    faces = {font.get("typeface") for theme in themes for font in theme.iterfind(".//a:minorFont/a:ea", NS)}
    assert faces == {"微软雅黑"}


def test_finding_is_the_title_and_sources_stand_below() -> None:
    report = sample_report(4)
    slides = Presentation(io.BytesIO(render_pptx(report))).slides
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert [section.finding for section in report.sections] == titles[2:5]
    assert "[3] 《鄂尔多斯市民政工作总结》" in _texts(render_pptx(report))


def test_speaker_notes_hold_the_printed_figures() -> None:
    deck = Presentation(io.BytesIO(render_pptx(sample_report(4))))
    assert "同心县2022年：每人每月650元〔1〕" in deck.slides[3].notes_slide.notes_text_frame.text


def test_version_stands_on_every_slide() -> None:
    for slide in Presentation(io.BytesIO(render_pptx(sample_report(2)))).slides:
        words = "".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert VERSION.label in words


def test_labels_carry_the_year_and_about() -> None:
    part = chart_parts(render_pptx(sample_report(4)))[0]
    labels = ["".join(label.itertext()) for label in part.iterfind(".//c:dLbl/c:tx", NS)]
    assert "650（2020）" in labels
    assert "约630（2023）" in labels


def test_implied_bar_is_hatched_and_a_gap_is_a_gap() -> None:
    part = chart_parts(render_pptx(sample_report(12)))[0]
    assert [p.get("prst") for p in part.iterfind(".//c:dPt//a:pattFill", NS)] == ["wdUpDiag"]
    assert part.find(".//c:dispBlanksAs", NS).get("val") == "gap"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("render", [render_pptx, render_docx])
def test_lines_are_named_in_a_column_at_their_ends(render: Callable[[Report], bytes], lang: Lang) -> None:
    """Each line's last point bears sign, name, value and year, moved where no other is; no value stands alone."""
    report = sample_report(4, lang)
    chart, part = report.sections[2].chart, chart_parts(render(report))[1]
    assert chart is not None and part.find(".//c:legend", NS) is None
    places = []
    for series, drawn in zip(chart.series, part.iterfind(".//c:ser", NS), strict=True):
        [label] = drawn.findall(".//c:dLbl", NS)
        end = max(place for place, point in enumerate(series.points) if point.value is not None)
        assert int(label.find("c:idx", NS).get("val")) == end
        words = "".join(label.find("c:tx", NS).itertext())
        assert f" {series.name} {series.points[end].text} {chart.categories[end]}" in words
        assert label.find(".//a:fld", NS) is not None
        shift = float(label.find("c:layout/c:manualLayout/c:y", NS).get("val"))
        places.append((series.points[end].value or 0, shift))
    top = float(part.find(".//c:valAx/c:scaling/c:max", NS).get("val"))
    floor = float(part.find(".//c:valAx/c:scaling/c:min", NS).get("val"))
    height = float(part.find(".//c:plotArea/c:layout/c:manualLayout/c:h", NS).get("val"))
    heights = sorted(height * (top - value) / (top - floor) + shift for value, shift in places)
    assert min(after - before for before, after in pairwise(heights)) > 0.035


def test_more_lines_than_names_have_room_for_are_told_by_a_legend() -> None:
    chart = sample_report(4).sections[2].chart
    assert chart is not None
    many = replace(chart, series=chart.series * 5)
    assert "<c:legend>" in chart_xml(many, 12, "zh", "rId1", 12).decode()


def test_bars_that_name_themselves_need_no_legend() -> None:
    """The verdict stands behind the computed rate; each label says which rate it is."""
    series = tuple(
        Series(name, (Point(5.5, "5.5%", f"{name} ", " 2023年　相符（截取）"),), "555555") for name in ("所载", "计算")
    )
    chart = Chart("bars", "增幅", "%", ("鄂尔多斯",), series, named=True)
    xml = chart_xml(chart, 12, "zh", "rId1", 6).decode()
    assert "<c:legend>" not in xml and "<c:legend>" in chart_xml(replace(chart, named=False), 12, "zh", "r", 6).decode()
    most = float(etree.fromstring(xml.encode()).find(".//c:valAx/c:scaling/c:max", NS).get("val"))
    assert most > 5.5 * 1.5


@pytest.mark.parametrize(("years", "step"), [(3, 1), (18, 1), (19, 2), (26, 2), (45, 3)])
def test_years_below_a_line_chart_do_not_run_together(years: int, step: int) -> None:
    chart = Chart("lines", "", "", tuple(str(2000 + place) for place in range(years)), ())
    assert year_step(chart, 60) == step


@pytest.mark.parametrize("width", [6.14, 9, 12.1])
def test_the_years_that_are_named_have_room_for_their_digits(width: float) -> None:
    """A digit is 0.64 em wide where a program has not the typeface it is told to take."""
    chart = Chart("lines", "", "", tuple(str(2007 + place) for place in range(19)), ())
    part = etree.fromstring(chart_xml(chart, 12, "en", "rId1", width))
    named = -(-19 // int(part.find(".//c:tickLblSkip", NS).get("val")))
    size = int(part.find(".//c:catAx/c:txPr//a:defRPr", NS).get("sz")) / 100
    assert size >= 9 and named * (4 * 0.64 + 0.4) * size / 72 < 0.93 * width


def test_more_sources_than_fit_are_named_by_number() -> None:
    words = _texts(render_pptx(sample_report(12)))
    assert "来源：[1]–[12]" in words
    assert "[12] 《浦东新区民政工作总结》" in words


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_pptx(sample_report(4)) == render_pptx(sample_report(4))


def test_shapes_stay_on_the_slide() -> None:
    deck = Presentation(io.BytesIO(render_pptx(sample_report(12, "en"))))
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.top >= 0 and shape.top + shape.height <= deck.slide_height, shape.name
            assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width, shape.name


@pytest.mark.parametrize("alone", [False, True])
def test_a_table_that_goes_on_says_which_rows_each_slide_has(alone: bool) -> None:
    report = sample_report(2)
    section = report.sections[0]
    assert section.table is not None
    rows = tuple((Cell(f"地区{n}"), Cell("650"), Cell("460"), Cell("")) for n in range(95))
    long = replace(section, table=replace(section.table, rows=rows))
    deck = Presentation(io.BytesIO(render_pptx(replace(report, sections=(long,), alone=alone))))
    slides = [slide for slide in deck.slides if any(shape.has_table for shape in slide.shapes)]
    told = [re.findall(r"第(\d+)—(\d+)行，共95行(.*)", _words(slide))[0] for slide in slides]
    last = [int(ends[1]) for ends in told]
    assert [int(ends[0]) for ends in told] == [1, *(end + 1 for end in last[:-1])]
    assert len(told) == (2 if not alone else len(told)) and (last[-1] == 95) is alone
    assert all(("另有" in ends[2]) is not alone for ends in told)


def _words(slide: Slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
