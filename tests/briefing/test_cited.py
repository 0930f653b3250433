"""Every figure of a briefing bears the number of its own source: old figures theirs, prices and consumption theirs."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest

from briefing.fill import make_choice
from briefing.order import Order
from briefing.questions import Inquiry, exhibits_of
from briefing.report import Report
from briefing.xlsx import render_xlsx
from tests.briefing.filled import filled
from ui.exports import export_rows
from warehouse.connect import open_warehouse
from words.catalogue import Lang


@pytest.fixture(scope="module", params=["zh", "en"])
def report(request: pytest.FixtureRequest) -> Report:
    lang: Lang = request.param
    return filled(Order(lang=lang))


def _cited(report: Report, number: str) -> str:
    return next(source.citation for source in report.sources if source.number == int(number))


def _lines(report: Report, begin: str) -> list[str]:
    return [line for section in report.sections if section.key.startswith(begin) for line in section.speaker]


def test_no_line_of_the_notes_is_without_a_source(report: Report) -> None:
    lines = _lines(report, "")
    assert len(lines) > 100
    assert [line for line in lines if not re.search(r"\[\d+\]", line)] == []


def test_both_figures_of_a_raise_bear_their_own_numbers(report: Report) -> None:
    name = {"zh": "潜江 城市低保：", "en": "Qianjiang Urban dibao:"}[report.lang]
    line = next(line for line in _lines(report, "growth-raises") if line.startswith(name))
    old, new = re.findall(r"(?:530|690)[^\d\[]*\[(\d+)\]", line)
    assert "云上潜江" in _cited(report, old) and "2020年工作总结" in _cited(report, new)


def test_prices_and_consumption_bear_their_own_numbers(report: Report) -> None:
    real = _lines(report, "growth-long-run")[0]
    rises = re.findall(r"20\d\d[年 ][\d.]+%\[(\d+)\]", real)
    assert len(rises) == 4 and all(re.search("CPI|消费价格", _cited(report, number)) for number in rises)
    share = _lines(report, "dibao-share")[0]
    number = re.search(r"26,?796[^\[]*\[(\d+)\]", share)
    assert number and "中新社" in _cited(report, number[1])


def test_the_old_figure_of_a_table_bears_its_source(report: Report) -> None:
    section = next(section for section in report.sections if section.key == "growth-raises")
    assert section.table is not None
    cells = {cell.text: cell.sources for row in section.table.rows for cell in row}
    assert "云上潜江" in _cited(report, str(cells["530"][0]))


def test_the_growth_sheet_names_both_sources_and_has_each_raise_once(report: Report) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(render_xlsx(report)))
    rows = list(sheet[{"zh": "增长", "en": "Growth"}[report.lang]].iter_rows(values_only=True))
    heads = [str(head).split("\n")[-1] for head in rows[0]]
    held = [dict(zip(heads, row, strict=True)) for row in rows[1:]]
    old = next(row for row in held if row["from_yuan_per_month"] == 530 and row["to_yuan_per_month"] == 690)
    assert "云上潜江" in old["from_publisher"] and old["from_source_number"] != old["source_number"]
    raises = [tuple(row[name] for name in ("region", "series_id", "from_year", "to_year")) for row in held]
    known = [raise_ for raise_, row in zip(raises, held, strict=True) if row["from_yuan_per_month"]]
    assert len(known) == len(set(known))


def test_rows_of_a_growth_chart_name_the_source_of_the_old_figure() -> None:
    con, order = open_warehouse(), Order()
    raises = exhibits_of(Inquiry(con, order), "growth", make_choice(con, order))[0]
    heads, rows = export_rows(raises, "zh")
    told = next(held for row in rows if (held := dict(zip(heads, row, strict=True)))["地区"] == "潜江")
    assert (told["原标准：发布机关"], told["原标准：题名"]) == ("云上潜江", "我市公布2017年社会救助标准")
    assert told["原标准：数字编号"] == "pub-146"
