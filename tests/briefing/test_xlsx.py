"""The workbook, reopened: every number of the comparison, formulas with their values, nothing a source says runs."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest

from briefing.chart import Scale
from briefing.worded import worded
from briefing.xlsx import render_xlsx
from tests.briefing.opened import cached_values, chart_parts, expected_values, members
from tests.briefing.sample import VERSION, sample_report


def _open(content: bytes, values: bool = True) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def test_sheets() -> None:
    book = _open(render_xlsx(sample_report(4)))
    assert book.sheetnames == ["对照", "图", "图数据", "明细", "增长", "来源", "释义"]
    assert book["对照"]["A2"].value == VERSION.label


def test_comparison_has_the_regions_in_columns() -> None:
    sheet = _open(render_xlsx(sample_report(4)))["对照"]
    assert [sheet.cell(4, column).value for column in (2, 6, 10, 14)] == ["同心县", "潜江市", "鄂尔多斯市", "铜川市"]
    assert [sheet.cell(6, column).value for column in (1, 2, 4, 5, 6, 8)] == ["城市低保", 650, 2020, 1, 690, 2021]
    assert sheet.freeze_panes == "B6"


def test_missing_figure_is_an_empty_cell() -> None:
    sheet = _open(render_xlsx(sample_report(6)))["对照"]
    assert sheet.cell(6, 22).value is None


def test_differences_are_formulas_with_their_values() -> None:
    content = render_xlsx(sample_report(4))
    formulas, values = _open(content, values=False)["对照"], _open(content)["对照"]
    assert formulas["R6"].value == "=$F6-$B6"
    assert values["R6"].value == 40
    assert values["S6"].value == pytest.approx(40 / 650 * 100)


def test_growth_is_recomputed_by_a_formula() -> None:
    content = render_xlsx(sample_report(4))
    formulas, values = _open(content, values=False)["增长"], _open(content)["增长"]
    assert formulas["F2"].value == "=((C2/B2)-1)*100"
    assert values["F3"].value == pytest.approx(5.555556)


def test_long_sheet_has_one_row_a_figure() -> None:
    report = sample_report(4)
    sheet = _open(render_xlsx(report))["明细"]
    heads = [str(cell.value).split("\n")[-1] for cell in sheet[1]]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert heads == list(worded(report.figures, "zh").columns)
    assert [row[heads.index("yuan_per_month")] for row in rows] == list(report.figures["yuan_per_month"])


def test_whole_days_are_dates_and_others_stay_as_printed() -> None:
    report = sample_report(4)
    said = ["2023-12-29", "2023-12", "2023", None] * len(report.figures)
    dated = replace(report, figures=report.figures.assign(published=said[: len(report.figures)]))
    heads, *rows = _open(render_xlsx(dated))["明细"].iter_rows()
    column = next(number for number, cell in enumerate(heads) if str(cell.value).split("\n")[-1] == "published")
    assert [row[column].value for row in rows[:4]] == [datetime(2023, 12, 29), "2023-12", "2023", None]


def test_formula_like_text_stays_text_and_is_marked() -> None:
    content = render_xlsx(sample_report(4))
    cells = [cell for sheet in _open(content, values=False) for row in sheet.iter_rows() for cell in row]
    risky = [cell for cell in cells if str(cell.value) in ("=HYPERLINK(1)", "-每人每月650元")]
    assert risky
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in risky)


def test_charts_hold_the_same_numbers() -> None:
    report = sample_report(12)
    expected = [expected_values(section.chart) for section in report.sections if section.chart]
    assert [cached_values(part) for part in chart_parts(render_xlsx(report))] == expected
    assert not [name for name in members(render_xlsx(report)) if "/media/" in name]


def test_the_shared_axis_of_a_parted_chart_stands_below_its_bars() -> None:
    """Its first bar is on top; above the bars the axis would run into the title."""
    report = sample_report(4)
    chart = next(section.chart for section in report.sections if section.chart)
    parted = replace(chart, kind="bars", scale=Scale(top=1000.0, names=8.0, bars=4))
    sections = [
        replace(section, chart=parted if section.chart is chart else section.chart) for section in report.sections
    ]
    drawn = chart_parts(render_xlsx(replace(report, sections=tuple(sections))))[0]
    assert drawn.find(".//{*}catAx/{*}scaling/{*}orientation").get("val") == "maxMin"
    assert drawn.find(".//{*}valAx/{*}crosses").get("val") == "max"


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_xlsx(sample_report(4)) == render_xlsx(sample_report(4))
