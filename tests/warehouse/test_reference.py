"""What standards are set beside has one row a region and year, whatever number of sources give it."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from tests.warehouse.invent import built_with
from tests.warehouse.sample import ROOT, Tables, ask
from warehouse.saved import load_saved

NATION, NINGXIA = "100000", "640000"
NEWS = {"published": "2024-06-01", "published_precision": "day", "publisher": "某报", "title": "数据", "grade": "press"}


def context(indicator: str, region: str, value: float, **cells: object) -> dict[str, Any]:
    unit = "%" if indicator == "cpi_annual" else "元/人·年"
    return {**NEWS, "indicator": indicator, "kind": "context", "unit": unit, "region_code": region, "year": 2022,
            "value": value, **cells}  # fmt: skip


@pytest.fixture(scope="module")
def con(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """A second source of prices and of consumption in 2022, and the consumption of a province."""
    rows = [
        context("cpi_annual", NATION, 9.9, grade="aggregator"),
        context("consumption_per_capita", NATION, 10.0, grade="aggregator"),
        context("consumption_per_capita", NATION, 10.0, area="urban", as_of="2022-06", grade="official"),
        context("consumption_per_capita", NINGXIA, 25000.0, area="urban"),
    ]
    return built_with(tables, tmp_path_factory.mktemp("reference"), *rows)


def test_a_second_source_of_prices_leaves_growth_after_prices_as_it_was(con: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT region_code, series_id, pair_kind, from_year, to_year, round(real_growth_pct, 6) FROM growth
        ORDER BY ALL"""
    assert con.execute(query).fetchall() == ask(ROOT / "warehouse.duckdb", query)


def test_the_better_source_and_the_whole_year_are_taken(con: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT count(*) FROM reference_of_year WHERE observation_id IN ('new-1', 'new-2', 'new-3')"""
    assert con.execute(query).fetchall() == [(0,)]
    assert con.execute(query.replace("_of_year", "_series")).fetchall() == [(3,)]


@pytest.mark.parametrize("name", ["share_of_consumption", "against_the_nation"])
def test_a_saved_query_sets_each_figure_beside_the_nation_once(con: duckdb.DuckDBPyConnection, name: str) -> None:
    saved = load_saved()[name]
    found = con.execute(saved.sql, saved.values({})).df()
    assert len(found) and not found.duplicated(["region", "year", "area"]).any()
    usual = duckdb.connect(str(ROOT / "warehouse.duckdb"), read_only=True).execute(saved.sql, saved.values({})).df()
    assert found.equals(usual)
