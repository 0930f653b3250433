"""CSV and XLSX of one chart: provenance with every figure, nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, datetime

import openpyxl

from charts.exhibits.dibao import by_region
from tests.charts.test_dibao import CHOICE, GAP, ROWS
from tests.frames import frame
from ui.exports import write_csv, write_xlsx
from ui.figure import marks_line
from ui.grid import make_grid
from ui.tables import table_html
from words.marks import Mark
from words.tables import Cell, Column, Table

EXHIBIT = by_region(frame(*ROWS), [GAP], CHOICE)
EVIL = replace(EXHIBIT, figures=frame({**ROWS[0], "title": "=HYPERLINK(1)", "publisher": "@cmd"}))


def rows_of_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_every_row_of_a_csv_is_a_figure_and_bears_source_and_date() -> None:
    content = write_csv(EXHIBIT, "zh", "数据截至2026-01-19。")
    assert content.startswith("\ufeff".encode())
    rows = rows_of_csv(content)
    assert len(rows) == len(EXHIBIT.figures) and all(row["行政区划代码"] for row in rows)
    assert {(row["说明"], row["资料来源"], row["数据版本"]) for row in rows} == {
        (EXHIBIT.note, EXHIBIT.source, "数据截至2026-01-19。")
    }


def test_each_amount_says_how_it_came_about_and_the_converted_one_its_formula() -> None:
    rows = rows_of_csv(write_csv(EXHIBIT, "zh", ""))
    told = [(row["数字性质（月）"], row["数字性质（年）"], row["算式"]) for row in (rows[0], rows[3])]
    assert told == [("原文数", "换算数", "900 × 12"), ("换算数", "原文数", "5520 ÷ 12")]


def test_whole_days_are_dates_in_a_workbook_and_others_stay_as_printed() -> None:
    days = [date(2025, 10, 1), None, None, None]
    dated = frame(*ROWS).assign(effective=days, published=["2023-12-29", "2023-12", "2023", None])
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(replace(EXHIBIT, figures=dated), "zh", "")))
    heads, *rows = book.worksheets[1].iter_rows()
    place = {cell.value: number for number, cell in enumerate(heads)}
    assert [row[place["发布日期"]].value for row in rows] == [datetime(2023, 12, 29), "2023-12", "2023", None]
    assert (rows[0][place["执行日期"]].value, rows[0][place["执行日期"]].number_format) == (
        datetime(2025, 10, 1),
        "yyyy-mm-dd",
    )
    assert rows_of_csv(write_csv(replace(EXHIBIT, figures=dated), "zh", ""))[0]["执行日期"] == "2025-10-01"


def test_rows_stand_in_the_order_drawn_with_printed_and_converted_values() -> None:
    rows = rows_of_csv(write_csv(EXHIBIT, "zh", ""))
    assert [row["元/人·月"] for row in rows[:4]] == ["900", "650", "650", "460"]
    assert (rows[3]["原文数"], rows[3]["原文周期"], rows[3]["标记"]) == ("5520", "年", "换算数：原文为5520元/人·年")


def test_no_formula_of_a_source_reaches_csv_or_xlsx() -> None:
    assert rows_of_csv(write_csv(EVIL, "zh", ""))[0]["题名"] == "'=HYPERLINK(1)"
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(EVIL, "zh", ""))).worksheets[1]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_xlsx_has_the_table_under_title_and_unit_with_year_and_marks_in_columns_of_their_own() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(EXHIBIT, "zh", "数据截至2026-01-19。")))
    shown, figures = book.worksheets
    lines = [[value for value in row if value is not None] for row in shown.iter_rows(values_only=True)]
    assert lines[0] == [EXHIBIT.title] and ["单位：元/人·月"] in lines[:4]
    top = next(number for number, line in enumerate(lines) if line[:1] == ["地区"])
    assert lines[top][:4] == ["地区", "地区·层级", "城市（元/人·月）", "城市·年份"]
    assert lines[top + 1][:4] == ["鄂尔多斯", "地级", 900, 2022]
    assert lines[-1] == ["数据截至2026-01-19。"] and EXHIBIT.source in [line[0] for line in lines if line]
    assert (shown.freeze_panes, figures.freeze_panes) == (f"B{top + 2}", "B2")
    assert figures.max_row == 5


def test_xlsx_prints_across_a4_with_columns_as_wide_as_their_words() -> None:
    shown = openpyxl.load_workbook(io.BytesIO(write_xlsx(EXHIBIT, "zh", ""))).worksheets[0]
    assert (shown.page_setup.orientation, shown.page_setup.paperSize) == ("landscape", 9)
    assert shown.sheet_properties.pageSetUpPr.fitToPage and shown.print_title_rows
    assert len({dimension.width for dimension in shown.column_dimensions.values()}) > 1


def test_the_sheet_of_sources_wraps_long_words_so_that_it_can_be_taken_in() -> None:
    figures = openpyxl.load_workbook(io.BytesIO(write_xlsx(EXHIBIT, "zh", ""))).worksheets[1]
    assert max(dimension.width for dimension in figures.column_dimensions.values()) < 18
    titled = next(cell for cell in figures[1] if cell.value == "题名")
    below = figures.cell(2, titled.column)
    assert below.alignment.wrap_text and figures.row_dimensions[2].height > figures.sheet_format.defaultRowHeight


def test_a_value_known_to_an_interval_keeps_its_about_beside_the_number() -> None:
    cells = [Cell("约630", 630, "2022年", (Mark("implied", "推", "反推"),)), Cell("—"), Cell("+5.6%", 5.6)]
    table = Table([Column("地区"), Column("城市", True)], [[Cell("甲"), cell] for cell in cells])
    grid = make_grid(replace(EXHIBIT, table=table), "zh", "")
    assert grid.rows == [["甲", 630, 2022, "约、推"], ["甲", None, None, None], ["甲", 5.6, None, None]]
    assert "推（甲 城市）：反推" in grid.after


def test_no_text_of_a_grid_would_run() -> None:
    table = Table([Column("地区")], [[Cell("=1+1")], [Cell("-x")]])
    assert make_grid(replace(EXHIBIT, table=table), "zh", "").rows == [["'=1+1"], ["'-x"]]


def test_markup_in_a_table_is_shown_and_never_run() -> None:
    evil = "<script>alert(1)</script>"
    shown = table_html(Table([Column(evil)], [[Cell(evil, reason=evil, empty="not_stated")]], evil), "zh")
    assert "<script>" not in shown and "&lt;script&gt;" in shown


def test_each_kind_of_empty_has_its_class_and_its_reason() -> None:
    shown = table_html(EXHIBIT.table, "zh")
    assert "class='empty no_document'" in shown and GAP.reason in shown


def test_a_number_computed_by_us_never_stands_under_the_printed_number() -> None:
    implied = frame({**ROWS[0], "provenance": "computed", "basis": "implied", "low": 640, "high": 660, "value": 650.3})
    (row,) = rows_of_csv(write_csv(replace(EXHIBIT, figures=implied), "zh", ""))[:1]
    assert (row["原文数"], row["原文周期"], row["元/人·月"]) == ("", "", "650")


def test_a_picture_explains_the_marks_it_shows() -> None:
    assert "〔换〕由原文的年数或月数换算" in marks_line(EXHIBIT, "zh")
