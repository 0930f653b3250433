"""同年 compares one year or says that there is none; it never falls back to the newest figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.load import load_tables
from tests.ui.pages import charts_of, open_page, words_of
from tests.warehouse.sample import ROOT, with_row
from warehouse.build import build
from warehouse.connect import close_warehouse

UNIFIED = {("110000", 2022): 1320.0, ("110000", 2023): 1395.0, ("310000", 2021): 1330.0, ("310000", 2022): 1420.0}


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """北京 and 上海 with one 低保 standard for town and country, and no other figure."""
    tables = load_tables(ROOT / "data", Path("/nowhere"))
    for (code, year), value in UNIFIED.items():
        cells = {"source_id": f"{code}-{year}", "region_code": code, "year": year, "value": value}
        cells |= {"indicator": "dibao", "area": "unified", "kind": "actual", "unit": "元/人·月", "growth_pct": None}
        tables = with_row(tables, "published_standards", "pub-001", **cells)
    out = tmp_path_factory.mktemp("unified") / "warehouse.duckdb"
    build(tables, out)
    return out


@pytest.fixture(autouse=True)
def opened(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("BIAOCHI_WAREHOUSE", str(warehouse))
    yield
    close_warehouse()


def test_the_overview_offers_the_years_of_every_series_it_compares() -> None:
    app = open_page("overview", regions="110000,310000", mode="same")
    assert app.selectbox(key="w.year").options == ["2023年", "2022年", "2021年"]
    assert app.selectbox(key="w.year").value == 2022, "the year of both"
    assert "2022年" in words_of(app) and "2023" not in words_of(app).split("<table")[1].split("</table>")[0]


@pytest.mark.parametrize("stem", ["allowances", "overview", "dibao", "briefing"])
def test_without_a_year_on_offer_nothing_is_shown_and_it_says_so(stem: str) -> None:
    regions = "110000,310000" if stem == "allowances" else "110101"
    app = open_page(stem, regions=regions, mode="same")
    assert charts_of(app) == [] and "<table" not in words_of(app)
    assert "可改看“最新”" in words_of(app)


def test_a_page_without_years_is_shown_all_the_same() -> None:
    assert "低保" in words_of(open_page("query", mode="same", regions="110101"))
    assert charts_of(open_page("region", mode="same", regions="640324", region="640324"))
