"""CSV and XLSX of one chart: provenance with every figure, nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from charts.exhibits.dibao import by_region
from tests.charts.test_dibao import CHOICE, GAP, ROWS
from tests.frames import frame
from ui.exports import neutralise, write_csv, write_xlsx
from ui.tables import table_html
from words.tables import Cell, Column, Table

EXHIBIT = by_region(frame(*ROWS), [GAP], CHOICE)
EVIL = replace(EXHIBIT, figures=frame({**ROWS[0], "title": "=HYPERLINK(1)", "publisher": "@cmd"}))


def rows_of_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_csv_begins_with_a_bom_and_ends_with_source_and_date() -> None:
    content = write_csv(EXHIBIT, "zh", "数据截至2026-01-19。")
    assert content.startswith("\ufeff".encode())
    assert content.decode("utf-8").rstrip().endswith("数据截至2026-01-19。")


def test_rows_stand_in_the_order_drawn_with_printed_and_converted_values() -> None:
    rows = rows_of_csv(write_csv(EXHIBIT, "zh", ""))
    assert [row["元/人·月"] for row in rows[:4]] == ["900", "650", "650", "460"]
    assert (rows[3]["原文数"], rows[3]["原文周期"], rows[3]["标记"]) == ("5520", "年", "换算数：原文为5520元/人·年")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_text_that_would_run_is_neutralised(text: str) -> None:
    assert neutralise(text) == "'" + text


def test_numbers_and_plain_text_stay() -> None:
    assert (neutralise(-3.5), neutralise("同心县"), neutralise(None)) == (-3.5, "同心县", None)


def test_no_formula_of_a_source_reaches_csv_or_xlsx() -> None:
    assert rows_of_csv(write_csv(EVIL, "zh", ""))[0]["题名"] == "'=HYPERLINK(1)"
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(EVIL, "zh", ""))).worksheets[1]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_xlsx_has_the_table_with_numbers_and_the_figures_behind_it() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(EXHIBIT, "zh", "数据截至2026-01-19。")))
    shown, figures = book.worksheets
    assert [shown[cell].value for cell in ("A2", "B2", "C2")] == ["鄂尔多斯", "地级", 900]
    assert (shown.freeze_panes, figures.freeze_panes) == ("B2", "B2")
    assert figures.max_row == 5


def test_markup_in_a_table_is_shown_and_never_run() -> None:
    evil = "<script>alert(1)</script>"
    shown = table_html(Table([Column(evil)], [[Cell(evil, reason=evil, empty="not_stated")]], evil), "zh")
    assert "<script>" not in shown and "&lt;script&gt;" in shown


def test_each_kind_of_empty_has_its_class_and_its_reason() -> None:
    shown = table_html(EXHIBIT.table, "zh")
    assert "class='empty no_document'" in shown and GAP.reason in shown
