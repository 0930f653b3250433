"""A pack for chosen regions speaks of these alone, leaves out what says nothing, and says so in one line."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter

import pytest
from docx import Document
from pptx import Presentation

from briefing.docx import render_docx
from briefing.fill import make_choice, make_report
from briefing.order import Order
from briefing.package import render_zip
from briefing.pptx import render_pptx
from briefing.questions import Inquiry, exhibits_of
from briefing.report import Cell, Report
from briefing.slide_tables import share_of_each
from tests.briefing.filled import filled
from warehouse.connect import open_warehouse
from words.catalogue import Lang

TWO = ("640324", "610200")
HIDDEN = {"zh": "XX区", "en": "District XX"}


@pytest.fixture(scope="module", params=["zh", "en"])
def two(request: pytest.FixtureRequest) -> Report:
    lang: Lang = request.param
    return filled(Order(regions=TWO, lang=lang))


def test_a_place_that_nobody_can_choose_is_in_no_finding_table_or_source(two: Report) -> None:
    for section in two.sections:
        rows = section.table.rows if section.table else ()
        told = [section.finding, *section.footnotes, *section.speaker, *(cell.text for row in rows for cell in row)]
        assert not [line for line in told if HIDDEN[two.lang] in line or "XX区" in line]
    assert not [source for source in two.shown_sources if "XX" in source.remark]


def test_charts_without_a_message_are_left_out_and_named(two: Report) -> None:
    keys = [section.key for section in two.sections]
    assert "allowances-multiple" not in keys and "growth-stated" not in keys
    assert not [key for key in keys if key in ("caseload-people-households", "caseload-spending")]
    assert "caseload-people" in keys and "caseload-all" in keys
    said = {
        "zh": ("倍数", "增幅", "户数", "资金"),
        "en": ("multiple of dibao", "Growth as stated", "households", "spending"),
    }
    assert all(part in two.silent for part in (*said[two.lang], HIDDEN[two.lang]))
    assert "\n" not in two.silent


def test_every_format_tells_what_was_left_out(two: Report) -> None:
    deck = Presentation(io.BytesIO(render_pptx(two)))
    brief = [shape.text_frame.text for shape in deck.slides[1].shapes if shape.has_text_frame]
    assert two.silent in brief
    assert two.silent in [paragraph.text for paragraph in Document(io.BytesIO(render_docx(two))).paragraphs]
    with zipfile.ZipFile(io.BytesIO(render_zip(two))) as archive:
        name = next(name for name in archive.namelist() if name.endswith("metadata.json"))
        assert two.silent in json.loads(archive.read(name))["left_out"]


def test_what_says_something_stays() -> None:
    report = filled(Order())
    keys = {section.key for section in report.sections}
    assert {"allowances-multiple", "growth-stated", "caseload-people-households", "caseload-spending"} <= keys
    assert report.silent.startswith("本简报不含：XX区（")


def test_what_a_visitor_put_aside_is_never_left_out() -> None:
    inquiry = Inquiry(open_warehouse(), Order(regions=TWO, pages=("dibao",)))
    choice = make_choice(inquiry.con, inquiry.order)
    aside = [each for each in exhibits_of(inquiry, "allowances", choice) if each.name == "allowances-multiple"]
    assert len(aside) == 1
    report = make_report(inquiry, choice, [], aside)
    assert [section.key for section in report.sections] == ["allowances-multiple"] and not report.silent


def test_the_beginning_is_one_slide_with_the_first_findings(two: Report) -> None:
    deck = Presentation(io.BytesIO(render_pptx(two)))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[2] == two.sections[0].finding
    lines = "\n".join(shape.text_frame.text for shape in deck.slides[1].shapes if shape.has_text_frame)
    assert f"1. {two.sections[0].finding}" in lines and "\n2. " in lines


def test_a_table_that_is_cut_has_rows_of_each_region() -> None:
    """Four regions state more counts than two slides hold: each has its share of them."""
    report = filled(Order(pages=("caseload",)))
    deck = Presentation(io.BytesIO(render_pptx(report)))
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    counted = Counter(row.cells[0].text for table in tables for row in list(table.rows)[1:])
    assert set(counted) == {"同心", "潜江", "鄂尔多斯", "铜川"}
    whole = report.sections[-1].table
    assert whole is not None and sum(counted.values()) < len(whole.rows)
    held = Counter(row[0].text for row in whole.rows)
    least = min(counted.values())
    assert all(count in (held[name], least, least + 1) for name, count in counted.items())


def test_shares_are_equal_and_the_order_stays() -> None:
    rows = [(Cell(name), Cell(str(number))) for number, name in enumerate("甲甲甲甲乙丙丙")]
    assert [row[0].text + row[1].text for row in share_of_each(rows, 5)] == ["甲0", "甲1", "乙4", "丙5", "丙6"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_slide_that_is_a_table_has_the_key_of_its_marks_and_none_of_bars(lang: Lang) -> None:
    deck = Presentation(io.BytesIO(render_pptx(filled(Order(regions=TWO, lang=lang)))))
    seen = 0
    for slide in deck.slides:
        for shape in slide.shapes:
            if not shape.has_table:
                continue
            cells = " ".join(cell.text for row in shape.table.rows for cell in row.cells)
            said = "\n".join(each.text_frame.text for each in slide.shapes if each.has_text_frame)
            marks = set(re.findall(r"〔([^〕]+)〕|\[([a-z]+\.?)\]", cells))
            seen += len(marks)
            assert "bars" not in said and "点状" not in said
            assert lang == "zh" or not set("〔〕") & set(cells)
            if "（续）" in said or "continued" in said:
                continue
            assert all(f"{'〔' if zh else '['}{zh or en}" in said for zh, en in marks)
    assert seen > 4


def test_figure_and_year_are_apart_in_english() -> None:
    table = filled(Order(regions=TWO, lang="en", pages=("overview",))).sections[0].table
    assert table is not None
    assert "690 (2024)" in [line for row in table.rows for cell in row for line, _ in cell.lines(False)]


def test_where_nothing_else_was_asked_for_it_stands() -> None:
    """Of 内蒙古 the growth page has nothing but rates that cannot be checked: the pack is not empty."""
    report = filled(Order(regions=("150000",), pages=("growth",)))
    assert [section.key for section in report.sections] == ["growth-stated"] and not report.silent
