"""The comparison of a real workbook: marks beside numbers that stay numbers, regions left out named, no codes."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from briefing.fill import make_choice, report_of_chart
from briefing.frames import _KINDS
from briefing.order import Order
from briefing.questions import Inquiry, exhibits_of
from briefing.xlsx import render_xlsx
from tests.briefing.filled import filled
from warehouse.connect import open_warehouse
from words.catalogue import load_catalogue

CODE = re.compile(r"[a-z]+_[a-z_]+|\[.*'|stated|printed|published|reviewed|county|month")


def _book(order: Order) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_xlsx(filled(order))))


@pytest.fixture(scope="module")
def latest() -> openpyxl.Workbook:
    return _book(Order())


@pytest.fixture(scope="module")
def of_2022() -> openpyxl.Workbook:
    return _book(Order(lang="en", year=2022))


def _figure(sheet: Worksheet, region: str, series: str) -> tuple[object, object, str]:
    """Value, marks and number format."""
    column = next(cell.column for cell in sheet[4] if cell.value == region)
    row = next(cell.row for cell in sheet["A"] if cell.value == series)
    return sheet.cell(row, column).value, sheet.cell(row, column + 1).value, sheet.cell(row, column).number_format


def _below(sheet: Worksheet) -> list[str]:
    """The lines under the table."""
    held = [cell.value for cell in sheet["A"] if cell.value]
    return [line for line in held[3:] if re.search("[。.：:]", line)]


@pytest.mark.parametrize(
    ("region", "series", "value", "marks"),
    [
        ("鄂尔多斯市", "城市特困", 1800, "疑"),
        ("同心县", "城市低保", 690, "省 注"),
        ("铜川市", "城市特困", 864.5, "算"),
        ("铜川市", "农村低保", pytest.approx(523.08, abs=0.01), "换 注"),
        ("潜江市", "城市低保", 690, None),
    ],
)
def test_a_figure_bears_its_marks_and_stays_a_number(
    latest: openpyxl.Workbook, region: str, series: str, value: object, marks: str | None
) -> None:
    assert _figure(latest["对照"], region, series)[:2] == (value, marks)


def test_an_implied_figure_is_a_number_shown_as_about(of_2022: openpyxl.Workbook) -> None:
    value, marks, look = _figure(of_2022["Comparison"], "Tongchuan", "Urban dibao")
    assert (value, marks, look) == (pytest.approx(630.3, abs=0.05), "impl.", '"about "#,##0')


def test_each_mark_is_explained_below(latest: openpyxl.Workbook) -> None:
    lines = _below(latest["对照"])
    assert any(line.startswith("〔疑〕") and "鄂尔多斯市 城市特困" in line and "原文脱字" in line for line in lines)
    assert any(line.startswith("〔算〕") and "665 × 1.3" in line for line in lines)


def test_that_years_differ_is_said_only_where_they_do(latest: openpyxl.Workbook, of_2022: openpyxl.Workbook) -> None:
    assert any("各地年份不一" in line for line in _below(latest["对照"]))
    assert not any("years" in line for line in _below(of_2022["Comparison"]))


def test_a_region_left_out_is_named(latest: openpyxl.Workbook, of_2022: openpyxl.Workbook) -> None:
    assert any("Left out: Qianjiang" in line and "2022" in line for line in _below(of_2022["Comparison"]))
    assert not any("未列入" in line for line in _below(latest["对照"]))


def test_no_code_is_left_where_a_word_belongs(latest: openpyxl.Workbook) -> None:
    codes = {"level", "period", "kind", "provenance", "basis", "grade", "status", "pair_kind", "verdict"}
    codes |= {"bound", "from_basis", "to_basis"}
    seen = 0
    for name in ("明细", "增长"):
        heads, *rows = latest[name].iter_rows(values_only=True)
        for place, head in enumerate(str(each).split("\n")[-1] for each in heads):
            if head in codes:
                seen += 1
                assert [row[place] for row in rows if row[place] and CODE.search(str(row[place]))] == [], head
    assert seen == 12


def test_every_column_of_a_list_says_what_it_is(latest: openpyxl.Workbook) -> None:
    for name in ("明细", "增长"):
        assert [cell.value for cell in latest[name][1] if str(cell.value).isascii()] == [], name


@pytest.mark.parametrize("place", [0, 1, 4])
def test_the_detail_sheet_of_a_growth_chart_has_its_rows_and_its_labels_their_marks(place: int) -> None:
    con, order = open_warehouse(), Order()
    choice = make_choice(con, order)
    exhibit = exhibits_of(Inquiry(con, order), "growth", choice)[place]
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(report_of_chart(con, choice, exhibit))))
    _heads, *rows = book["明细"].iter_rows(values_only=True)
    assert len(rows) == len(exhibit.figures) and "增长" not in book.sheetnames
    if place == 0:
        labels = [str(cell) for row in book["图数据"].iter_rows(values_only=True) for cell in row]
        assert "682 2025年 +2.6% 〔注〕" in labels and "665 2024年 〔沿〕 〔注〕" in labels


def test_every_kind_of_pair_has_a_place_and_a_word() -> None:
    kinds = {row[0] for row in open_warehouse().execute("SELECT DISTINCT pair_kind FROM growth").fetchall()}
    assert kinds <= set(_KINDS) and all(f"briefing.pair_{kind}" in load_catalogue() for kind in _KINDS)
