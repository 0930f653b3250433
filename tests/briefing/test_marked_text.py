"""Marks in tables of reopened files: large enough to read, the doubt mark in the page's colour; dates on one line."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from docx import Document
from pptx import Presentation

from briefing.docx import render_docx
from briefing.palette import DOUBT
from briefing.pptx import render_pptx
from briefing.report import Cell, Report, Table
from briefing.word_tables import add_table
from tests.briefing.sample import sample_report
from words.catalogue import Lang

_DOUBT = {"zh": "〔疑〕", "en": "[check]"}


def _marked(lang: Lang, columns: int) -> Report:
    """A report whose first table has marked figures in each of so many columns."""
    report = sample_report(2, lang)
    cell = Cell("1380", 1380, (1,), f"{_DOUBT[lang]}〔省〕〔注〕", "2023年", "+5.6%（2022—2023年）〔算〕")
    table = Table("t", ("", *(f"c{n}" for n in range(columns))), ((Cell("同心"), *[cell] * columns),) * 3)
    return replace(report, sections=(replace(report.sections[0], table=table, chart=None),))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [2, 6, 11])
def test_marks_on_slides_can_be_read(lang: Lang, columns: int) -> None:
    slides = Presentation(io.BytesIO(render_pptx(_marked(lang, columns)))).slides
    cells = [c for s in slides for shape in s.shapes if shape.has_table for r in shape.table.rows for c in r.cells]
    runs = [run for cell in cells for paragraph in cell.text_frame.paragraphs for run in paragraph.runs]
    assert min(run.font.size.pt for run in runs) >= 8.5
    assert all(run._r.rPr.get("baseline") is None for run in runs)
    looks = {(str(run.font.color.rgb), run.font.bold) for run in runs if run.text == _DOUBT[lang]}
    assert looks == {(DOUBT, True)}
    assert {run.font.bold for run in runs if run.text in ("〔省〕", "〔算〕", "[1]")} == {False}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [2, 6, 11])
def test_marks_on_paper_can_be_read(lang: Lang, columns: int) -> None:
    tables = Document(io.BytesIO(render_docx(_marked(lang, columns)))).tables
    runs = [r for t in tables for row in t.rows for c in row.cells for p in c.paragraphs for r in p.runs]
    assert min(run.font.size.pt for run in runs) >= 8.5
    assert not any(run.font.superscript for run in runs)
    looks = {(str(run.font.color.rgb), run.font.bold) for run in runs if run.text == _DOUBT[lang]}
    assert looks == {(DOUBT, True)}


def test_the_columns_of_a_year_table_hold_a_date_on_one_line() -> None:
    """752 and 2022年3月 each keep their line, in as many parts as that takes; years of which a part has nothing go."""
    full = Cell("752", 752, (28,), "〔换〕〔省〕〔注〕", "2022年3月")
    gap = Cell("")
    rows = [(Cell("2022年"), *[full] * 10), (Cell("2021年"), *[full] * 3, *[gap] * 7)]
    table = Table("历年", ("年份", *(f"地区{n}" for n in range(10))), tuple(rows), numeric=tuple(range(1, 11)))
    paper = Document()
    add_table(paper, table, "zh")
    assert len(paper.tables) > 1
    assert [len(part.rows) for part in paper.tables] == [3, *[2] * (len(paper.tables) - 1)]
    for part in paper.tables:
        size = part.rows[1].cells[1].paragraphs[0].runs[0].font.size.pt
        assert size >= 9
        for cell in part.rows[1].cells[1:]:
            room = (cell.width.inches * 1440 - 140) / 20
            assert room >= size * 5
            assert any("2022年3月" in paragraph.text for paragraph in cell.paragraphs)


def test_a_heading_stays_with_its_sentence_and_a_chart_with_its_caption() -> None:
    """The sentence may end a page: a chart kept with it would leave half a page empty."""
    paper = Document(io.BytesIO(render_docx(sample_report(2))))
    for section in (section for section in sample_report(2).sections if section.chart):
        place = next(place for place, p in enumerate(paper.paragraphs) if p.text.startswith(section.finding))
        heading, sentence, chart = paper.paragraphs[place - 1 : place + 2]
        assert heading.style.name == "Heading 1" and heading.paragraph_format.keep_with_next
        assert not sentence.paragraph_format.keep_with_next
        assert chart._p.findall(".//{*}chart") and chart.paragraph_format.keep_with_next
