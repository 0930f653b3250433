"""A finding stands once, and reading a document draws the same lines as the warehouse does."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.pipeline import extract_text
from tests.warehouse.sample import Tables, ask, with_cell, with_row
from warehouse.build import build

DIBAO, RURAL, TEKUN = (f"001_1b0f0fb005aba5b3-0{number}" for number in (1, 2, 3))


def amounts(tables: Tables, **values: float) -> Tables:
    """The sample with these monthly amounts of 潜江's urban and rural dibao and urban tekun."""
    for name, subject in (("dibao", DIBAO), ("rural", RURAL), ("tekun", TEKUN)):
        if name in values:
            tables = with_cell(tables, "observations", subject, value=values[name], period="month")
    return tables


def found(tables: Tables, folder: Path, code: str) -> list[tuple]:
    build(tables, folder / "warehouse.duckdb")
    query = "SELECT severity, subject FROM findings WHERE code = ? AND subject LIKE '001%' ORDER BY subject"
    return ask(folder / "warehouse.duckdb", query, code)


def test_what_reading_noticed_and_the_data_show_is_told_once(tables: Tables, tmp_path: Path) -> None:
    row = {"document_id": DIBAO[:-3], "severity": "info", "detail": '{"ratio": 1.16}'}
    noticed = with_row(tables, "reading_findings", DIBAO[:-3], code="below_multiple", observation_id=TEKUN, **row)
    twice = with_row(noticed, "reading_findings", DIBAO[:-3], code="number_split", detail='{"printed": "7 2"}')
    twice = with_row(twice, "reading_findings", DIBAO[:-3], code="number_split", detail='{"printed": "7 2"}')
    many = amounts(twice, tekun=800.0)
    assert found(many, tmp_path, "below_multiple") == [("warning", TEKUN)]
    assert len(found(many, tmp_path, "number_split")) == 1


@pytest.mark.parametrize(("tekun", "doubtful"), [(1294, True), (1296, False)])
def test_reading_and_warehouse_draw_one_line_below_the_multiple(
    tables: Tables, tmp_path: Path, tekun: int, doubtful: bool
) -> None:
    text = f"2020年城市低保标准每人每月1000元，城市特困人员基本生活标准每人每月{tekun}元。"
    read = {(finding.code, finding.severity) for finding in extract_text(text, published="2020-12-01").findings}
    assert (("below_multiple", "warning") in read) == doubtful
    shown = found(amounts(tables, dibao=1000.0, tekun=float(tekun)), tmp_path, "below_multiple")
    assert ((("warning", TEKUN)) in shown) == doubtful


@pytest.mark.parametrize(("rural", "doubtful"), [(690.2, True), (690, False)])
def test_reading_and_warehouse_draw_one_line_between_town_and_country(
    tables: Tables, tmp_path: Path, rural: float, doubtful: bool
) -> None:
    text = f"2020年城市低保标准每人每月690元，农村低保标准每人每月{rural}元。"
    read = {finding.code for finding in extract_text(text, published="2020-12-01").findings}
    assert ("rural_above_urban" in read) == doubtful
    assert bool(found(amounts(tables, rural=float(rural)), tmp_path, "rural_above_urban")) == doubtful
