"""What a briefing says of its figures is whole, stands where it says it stands, and speaks of what is drawn."""

from __future__ import annotations

import io
import re

import pytest
from docx import Document
from pptx import Presentation
from pptx.slide import Slide

from briefing.docx import render_docx
from briefing.order import Order
from briefing.pptx import render_pptx
from briefing.report import Report, Section
from tests.briefing.filled import filled
from words.catalogue import Lang

ELSEWHERE = "备注|另有.*条说明|数据表|悬停|in the notes|remarks are|on hover"


@pytest.fixture(scope="module", params=["zh", "en"])
def report(request: pytest.FixtureRequest) -> Report:
    lang: Lang = request.param
    return filled(Order(lang=lang))


def _section(report: Report, key: str) -> Section:
    return next(section for section in report.sections if section.key == key)


def test_the_slide_of_households_has_a_finding_figures_and_sources_of_households(report: Report) -> None:
    section = _section(report, "caseload-people-households")
    assert section.chart is not None
    households, persons = ("3.1509万户", "4.7104万") if report.lang == "zh" else ("31,509", "47,104")
    assert households in section.finding and persons not in section.finding
    assert len(section.speaker) == 2 and all(re.search("户|household", line) for line in section.speaker)
    people = _section(report, "caseload-people")
    assert not set(people.speaker) & set(section.speaker)
    cited = {int(number) for line in section.speaker for number in re.findall(r"\[(\d+)\]", line)}
    assert cited == set(section.sources)


def test_the_paper_prints_every_remark_and_refers_to_no_notes(report: Report) -> None:
    paper = Document(io.BytesIO(render_docx(report)))
    lines = [paragraph.text for paragraph in paper.paragraphs]
    told = {note for section in report.sections for note in section.footnotes}
    assert len(told) > 30 and told <= set(lines)
    assert [line for line in lines if re.search(ELSEWHERE, line)] == []


def _notes(slide: Slide) -> str:
    return slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def test_remarks_that_do_not_fit_a_slide_stand_in_its_notes(report: Report) -> None:
    slides = Presentation(io.BytesIO(render_pptx(report))).slides
    words = ["\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame) for slide in slides]
    told = [(shown, _notes(slide)) for slide, shown in zip(slides, words, strict=True)]
    cut = [(shown, notes) for shown, notes in told if re.search("见本页备注|notes of this slide", shown)]
    assert cut
    for shown, notes in cut:
        remarks = [section.footnotes for section in report.sections if section.finding in shown]
        assert any(all(note in shown or note in notes for note in told) for told in remarks), shown


def test_no_sentence_is_broken(report: Report) -> None:
    told = [line for section in report.sections for line in (*section.speaker, *section.footnotes)]
    broken = ["所载原文未载", "原文未载元", " ：", "  ", "；；", "。。", "stated not", " :"]
    assert [line for line in told if any(part in line for part in broken)] == []
    for line in told:
        parts = re.split("；", line.rstrip("。"))
        assert len(parts) == len(set(parts)), line


def test_a_remark_on_a_raise_says_of_which_year(report: Report) -> None:
    notes = _section(report, "growth-raises").footnotes
    name = {"zh": r"铜川 城市低保 2025年.*：由宜君县公布", "en": r"Tongchuan Urban dibao 2025.*: published by Yijun"}
    assert any(re.search(name[report.lang], note) for note in notes)


def test_publishers_are_told_in_words() -> None:
    report = filled(Order())
    for frame in (report.figures, report.comparison, report.growth):
        assert not [name for name in frame["publisher"].dropna() if " via " in name]


def test_the_table_of_orphans_speaks_of_no_care_and_no_area(report: Report) -> None:
    section = _section(report, "allowances-orphans")
    assert section.table is not None
    multiple = _section(report, "allowances-multiple").table
    assert multiple is not None
    assert not any("含护理〕对该数" in note or "[with care] a remark" in note for note in multiple.notes)


def test_a_bar_that_is_not_drawn_says_why_behind_its_name(report: Report) -> None:
    chart = _section(report, "allowances-multiple").chart
    assert chart is not None
    (series,) = chart.series
    without = [name for name, point in zip(chart.categories, series.points, strict=True) if point.value is None]
    assert len(without) == 2 and all(name.endswith({"zh": "（口径不同）", "en": ")"}[report.lang]) for name in without)
