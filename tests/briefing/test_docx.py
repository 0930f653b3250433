"""The paper, reopened: numbers, typography, native charts, three-line tables, page numbers."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from briefing.docx import render_docx
from briefing.report import Cell, Table
from briefing.word_tables import add_table
from tests.briefing.opened import NS, cached_values, chart_parts, embedded_values, expected_values, members
from tests.briefing.sample import VERSION, sample_report


@pytest.mark.parametrize("regions", [1, 2, 4, 12])
def test_charts_and_their_workbooks_hold_the_same_numbers(regions: int) -> None:
    report = sample_report(regions)
    content = render_docx(report)
    expected = [expected_values(section.chart) for section in report.sections if section.chart]
    assert [cached_values(part) for part in chart_parts(content)] == expected
    assert embedded_values(content) == expected


def test_each_chart_finds_its_workbook() -> None:
    parts = members(render_docx(sample_report(4)))
    for number in (1, 2):
        chart = etree.fromstring(parts[f"word/charts/chart{number}.xml"])
        relation = chart.find("c:externalData", NS).get(qn("r:id"))
        relations = etree.fromstring(parts[f"word/charts/_rels/chart{number}.xml.rels"])
        assert {r.get("Id"): r.get("Target") for r in relations}[relation].endswith(f"Sheet{number}.xlsx")


def test_no_picture_stands_where_a_chart_should() -> None:
    assert not [name for name in members(render_docx(sample_report(4))) if "/media/" in name]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_run_has_an_east_asian_font_and_zh_cn(lang: str) -> None:
    parts = members(render_docx(sample_report(4, lang)))
    for name in ("word/document.xml", "word/footer1.xml"):
        runs = [
            run for run in etree.fromstring(parts[name]).iterfind(".//w:r", NS) if run.find("w:drawing", NS) is None
        ]
        assert runs
        for run in runs:
            assert run.find("w:rPr/w:rFonts", NS).get(qn("w:eastAsia"))
            assert run.find("w:rPr/w:lang", NS).get(qn("w:eastAsia")) == "zh-CN"
    for part in chart_parts(render_docx(sample_report(4, lang))):
        assert part.find("c:lang", NS) is not None
        assert all(p.find("a:ea", NS) is not None for p in part.iterfind(".//a:rPr", NS))


def test_official_typography() -> None:
    paper = Document(io.BytesIO(render_docx(sample_report(2))))
    title, heading = paper.paragraphs[0], paper.paragraphs[3]
    body = next(p for p in paper.paragraphs if p.text.startswith("城市低保以"))
    faces = [p.runs[0]._r.rPr.rFonts.get(qn("w:eastAsia")) for p in (title, heading, body)]
    assert faces == ["方正小标宋简体", "黑体", "仿宋"]
    assert [p.runs[0].font.size.pt for p in (title, heading, body)] == [22, 16, 16]
    assert heading.text == "一、各地标准总体如何？"
    assert heading.style.name == "Heading 1"
    assert body._p.pPr.ind.get(qn("w:firstLineChars")) == "200"


def test_font_table_names_what_may_stand_in() -> None:
    words = members(render_docx(sample_report(1)))["word/fontTable.xml"].decode("utf-8")
    assert 'w:name="方正小标宋简体"' in words
    assert "仿宋_GB2312" in words


def test_finding_carries_the_numbers_of_its_sources() -> None:
    paper = Document(io.BytesIO(render_docx(sample_report(2))))
    finding = next(p for p in paper.paragraphs if p.text.startswith("城市低保以"))
    assert finding.text.endswith("[1][2]")
    assert finding.runs[-1].font.superscript


def test_table_has_three_lines_and_a_repeated_head() -> None:
    table = Document(io.BytesIO(render_docx(sample_report(4)))).tables[0]
    assert [cell.text for cell in table.rows[1].cells] == ["同心县", "650（2022）[1]", "460（2022）[1]", "=1+1"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    lines = [sum(1 for b in row._tr.iter(qn("w:top"), qn("w:bottom")) if b.get(qn("w:val"))) for row in table.rows]
    assert lines == [8, 0, 0, 0, 4]


def test_a_further_chart_of_an_answer_has_no_second_heading() -> None:
    report = sample_report(2)
    further = replace(report.sections[1], part=2, table=None)
    paper = Document(io.BytesIO(render_docx(replace(report, sections=(*report.sections[:2], further)))))
    assert [p.text for p in paper.paragraphs if p.text.startswith("二、")] == ["二、城乡低保标准各是多少？"]
    assert sum(p.text.startswith("城市低保以") for p in paper.paragraphs) == 1


def test_pages_are_numbered_and_the_version_is_stated() -> None:
    parts = members(render_docx(sample_report(1)))
    assert " PAGE " in parts["word/footer1.xml"].decode("utf-8")
    assert VERSION.label in parts["word/document.xml"].decode("utf-8")
    assert VERSION.label in parts["docProps/core.xml"].decode("utf-8")


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_docx(sample_report(4)) == render_docx(sample_report(4))


def test_a_table_with_many_columns_is_set_in_parts_that_stay_readable() -> None:
    header = ("年份", *(f"地区{place}" for place in range(18)))
    table = Table("历年标准", header, tuple(tuple(Cell(f"{year}") for _ in header) for year in range(2000, 2026)))
    paper = Document()
    add_table(paper, replace(table, numeric=tuple(range(1, 19))), "zh")
    parts = [[cell.text for cell in part.rows[0].cells] for part in paper.tables]
    assert len(parts) > 1 and [name for part in parts for name in part[1:]] == list(header[1:])
    assert {part[0] for part in parts} == {"年份"}
    assert {len(part.rows) for part in paper.tables} == {27}
