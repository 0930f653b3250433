"""Every column says what it is, in Chinese and English, and the page in docs/ says the same."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.warehouse.sample import ROOT, ask
from warehouse.connect import open_warehouse
from warehouse.dictionary import PAGE, render_page

WAREHOUSE = ROOT / "warehouse.duckdb"
PUBLIC = {
    "standards", "computed_standards", "comparison", "standards_in_force", "growth", "coverage", "findings", "caseload",
    "regions", "documents", "indicators", "reference_series", "build",
}  # fmt: skip


def test_the_public_face_is_there() -> None:
    query = "SELECT DISTINCT table_name FROM duckdb_columns() WHERE NOT internal"
    assert {name for (name,) in ask(WAREHOUSE, query)} >= PUBLIC


def test_every_column_has_a_comment_in_chinese_and_english() -> None:
    query = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
    for table, column, comment in ask(WAREHOUSE, query):
        chinese, english = (comment or " | ").split(" | ")[:2]
        assert chinese, (table, column)
        assert english.isascii() or "×" in english or "万" in english, (table, column, english)
        assert english, (table, column)


def test_every_table_and_view_has_a_comment() -> None:
    query = """SELECT table_name FROM duckdb_tables() WHERE comment IS NULL
        UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL"""
    assert ask(WAREHOUSE, query) == []


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == render_page(open_warehouse(WAREHOUSE)), (
        "run python -m warehouse dictionary --write"
    )


def test_every_public_view_stands_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in PUBLIC:
        assert f"### {name}\n" in page


def test_the_tables_hold_what_they_promise(tmp_path: Path) -> None:
    """CHECKs and foreign keys are in the file itself, not only in the loader."""
    copy = tmp_path / "warehouse.duckdb"
    copy.write_bytes(WAREHOUSE.read_bytes())
    columns = "observation_id, document_id, region_code, indicator, kind, value, period, year, spans, printed, status"
    document = "'000_340d8e47d7dd4ddb'"
    with duckdb.connect(str(copy)) as con:
        for wrong in (
            "('a', 'nobody', '640324', 'dibao', 'actual', 650, 'month', 2022, [[1, 2]], 'x', 'reviewed')",
            f"('a', {document}, '999999', 'dibao', 'actual', 650, 'month', 2022, [[1, 2]], 'x', 'reviewed')",
            f"('a', {document}, '640324', 'wage', 'actual', 650, 'month', 2022, [[1, 2]], 'x', 'reviewed')",
            f"('a', {document}, '640324', 'dibao', 'usual', 650, 'month', 2022, [[1, 2]], 'x', 'reviewed')",
            f"('a', {document}, '640324', 'dibao', 'actual', -1, 'month', 2022, [[1, 2]], 'x', 'reviewed')",
            f"('a', {document}, '640324', 'dibao', 'actual', 650, 'week', 2022, [[1, 2]], 'x', 'reviewed')",
            f"('a', {document}, '640324', 'dibao', 'actual', 650, 'month', 2022, [[1, 2]], 'x', 'rejected')",
        ):
            with pytest.raises(duckdb.ConstraintException):
                con.execute(f"INSERT INTO observations ({columns}) VALUES {wrong}")
        right = f"('a', {document}, '640324', 'dibao', 'actual', 650, 'month', 2022, [[1, 2]], 'x', 'reviewed')"
        con.execute(f"INSERT INTO observations ({columns}) VALUES {right}")
