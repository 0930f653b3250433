"""What is held of a region is its own: regions of one name do not lend each other their documents and years."""

from __future__ import annotations

import duckdb
import pytest

from tests.warehouse.invent import built_with, published, with_document
from tests.warehouse.sample import Tables

NANJING, XUZHOU = "320106", "320302"
"""two of the four districts named 鼓楼区"""


@pytest.fixture(scope="module")
def con(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """Of Nanjing's 鼓楼区 a document of 2023 and a figure of 2021, of Xuzhou's a figure of 2022."""
    rows = [published(XUZHOU, 2022, 700), published(NANJING, 2021, 690)]
    return built_with(
        with_document(tables, NANJING, "鼓楼区", 2023, "鼓楼区工作总结"), tmp_path_factory.mktemp("names"), *rows
    )


def reason(con: duckdb.DuckDBPyConnection, region: str, year: int) -> tuple[str, str]:
    query = (
        """SELECT status, reason_zh FROM coverage WHERE region_code = ? AND year = ? AND series_id = 'dibao.urban'"""
    )
    [row] = con.execute(query, [region, year]).fetchall()
    return row


def test_a_document_speaks_for_the_region_it_is_of(con: duckdb.DuckDBPyConnection) -> None:
    assert reason(con, NANJING, 2023)[0] == "not_stated"
    status, words = reason(con, XUZHOU, 2023)
    assert status == "no_document" and "工作总结" not in words


def test_the_years_told_are_the_regions_own(con: duckdb.DuckDBPyConnection) -> None:
    _, words = reason(con, XUZHOU, 2023)
    assert "2022" in words and "2021" not in words


def test_a_place_whose_name_is_hidden_has_its_row(con: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT DISTINCT region, region_code FROM coverage WHERE region_code IS NULL"
    assert con.execute(query).fetchall() == [("XX区", None)]
