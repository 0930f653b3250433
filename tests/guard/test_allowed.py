"""The allow-list against this DuckDB: it names only what exists, and what it does not name is refused."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from warehouse.guard.allow import Own, load_allowed
from warehouse.guard.answer import Refused
from warehouse.guard.statement import check_text

OWN = Own({"standards": ["region", "value"]})
DANGEROUS = (
    "file",
    "read",
    "secret",
    "setting",
    "env",
    "sleep",
    "log",
    "pragma",
    "duckdb_",
    "variable",
    "nextval",
    "query",
)
WORDS_OF_THE_PARSER = {"coalesce", "ifnull", "unnest"}


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        yield con


def _names(con: duckdb.DuckDBPyConnection, kinds: str) -> set[str]:
    sql = f"SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type IN ({kinds})"
    return {name.lower() for (name,) in con.execute(sql).fetchall()}


def test_every_function_on_the_list_exists(con: duckdb.DuckDBPyConnection) -> None:
    allowed = load_allowed()
    known = _names(con, "'scalar', 'aggregate', 'macro', 'window'") | WORDS_OF_THE_PARSER
    assert sorted(allowed.functions - known) == []
    assert sorted(allowed.table_functions - _names(con, "'table'")) == []


def test_no_function_on_the_list_sounds_dangerous() -> None:
    allowed = load_allowed()
    named = {name for name in allowed.functions | allowed.table_functions for part in DANGEROUS if part in name}
    assert named == {"log", "log10", "log2", "formatreadablesize", "formatreadabledecimalsize"}


def test_every_function_not_on_the_list_is_refused(con: duckdb.DuckDBPyConnection) -> None:
    allowed = load_allowed()
    let_through = []
    for name in sorted(_names(con, "'scalar', 'aggregate', 'macro', 'window'") - allowed.functions):
        if name.isidentifier() and not _is_refused(con, f"SELECT \"{name}\"('a') FROM standards"):
            let_through.append(name)
    for name in sorted(_names(con, "'table', 'table_macro', 'pragma'") - allowed.table_functions):
        if not _is_refused(con, f"SELECT * FROM \"{name}\"('a')"):
            let_through.append(name)
    assert let_through == []


def test_every_view_of_duckdb_is_refused(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute("SELECT schema_name, view_name FROM duckdb_views() WHERE internal").fetchall()
    assert len(rows) > 40
    for schema, view in rows:
        assert _is_refused(con, f'FROM "{view}"')
        assert _is_refused(con, f'FROM "{schema}"."{view}"')
        assert _is_refused(con, f'DESCRIBE "{schema}"."{view}"')


@pytest.mark.parametrize(
    "place", ["LIMIT {}", "ORDER BY {}", "GROUP BY {}", "HAVING {} = 1", "QUALIFY {} = 1", "WHERE {} = 1"]
)
def test_a_closed_function_is_found_in_every_clause(con: duckdb.DuckDBPyConnection, place: str) -> None:
    assert _is_refused(con, "SELECT value FROM standards " + place.format("current_setting('threads')"))


def _is_refused(con: duckdb.DuckDBPyConnection, sql: str) -> bool:
    try:
        check_text(con, sql, OWN)
    except Refused:
        return True
    return False
