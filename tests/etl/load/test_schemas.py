"""schema.toml (what a file of data/ may hold) and schema.sql (what its table takes) demand the same, column by column.

Where they differ, `etl add` or a build fails on a row that loading let through.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.load.schema import Column, FileSchema, load_schema

SCHEMA = Path(__file__).parents[3] / "warehouse" / "schema.sql"
TYPES = {"integer": {"INTEGER", "BIGINT"}, "number": {"DOUBLE"}, "date": {"DATE"}, "spans": {"INTEGER[][]"}}
FILES = {name: schema for name, schema in load_schema().items() if name != "dictionary"}
RULES_OF_SEVERAL_COLUMNS = {
    "(growth_pct IS NULL) = (growth_decimals IS NULL)": "etl.load.cells counts the decimals itself",
    "(status != 'rejected') OR (reason IS NOT NULL)": "rejected_without_reason",
    "(kind = 'context') OR (\"value\" > 0)": "not_positive",
    "year_from <= year_to": "empty_band",
    "low < high": "empty_band",
}
"""what schema.sql says of two columns at once, and the code of words/texts/loading.toml that loading gives"""


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute(SCHEMA.read_text(encoding="utf-8"))
    return con


def stored_columns(con: duckdb.DuckDBPyConnection, table: str) -> dict[str, tuple[str, bool]]:
    """{column: (type, required)}, what is computed left out."""
    query = """SELECT column_name, data_type, NOT is_nullable FROM duckdb_columns()
        WHERE table_name = ? AND column_name NOT IN ('quantity', 'quantity_unit')"""
    return {name: (kind, required) for name, kind, required in con.execute(query, [table]).fetchall()}


def constraints(con: duckdb.DuckDBPyConnection, table: str, kind: str) -> list[tuple[list[str], str, str, list[str]]]:
    """(columns, text, referred table, referred columns) of the table's constraints of one kind."""
    query = """SELECT list_distinct(constraint_column_names), constraint_text, referenced_table, referenced_column_names
        FROM duckdb_constraints() WHERE table_name = ? AND constraint_type = ?"""
    return con.execute(query, [table, kind]).fetchall()


def demands_of_table(con: duckdb.DuckDBPyConnection, table: str) -> dict[str, dict[str, Any]]:
    """{column: what schema.sql demands of it}."""
    demands: dict[str, dict[str, Any]] = {name: {} for name in stored_columns(con, table)}
    for columns, text, _, _ in constraints(con, table, "CHECK"):
        if len(columns) == 1 and "len(" not in text:
            demands[columns[0]] |= read_check(text)
    for columns, _, file, referred in constraints(con, table, "FOREIGN KEY"):
        demands[columns[0]]["refers"] = (file, referred[0])
    return demands


def read_check(text: str) -> dict[str, Any]:
    """One CHECK of one column in the words of schema.toml.

    >>> read_check("CHECK((area IN ('urban', 'rural')))"), read_check('CHECK(("year" BETWEEN 1990 AND 2100))')
    ({'codes': frozenset({'rural', 'urban'})}, {'least': 1990.0, 'most': 2100.0})
    """
    if pattern := re.search(r"regexp_full_match\(\w+, '(.*)'\)", text):
        return {"pattern": pattern[1].replace("[0-9]", r"\d")}
    if codes := re.search(r" IN \((.*?)\)", text):
        return {"codes": frozenset(re.findall(r"'(.*?)'", codes[1]))}
    if band := re.search(r" BETWEEN (\S+) AND ([\d.]+)", text):
        return {"least": float(band[1]), "most": float(band[2])}
    bound = re.search(r" (>=?) (\d+)\)", text)
    assert bound, text
    return {"least" if bound[1] == ">=" else "above": float(bound[2])}


def demands_of_file(column: Column, schema: FileSchema) -> dict[str, Any]:
    """What schema.toml demands of a column, as far as a table can say it."""
    demands = {name: getattr(column, name) for name in ("codes", "refers", "least", "above", "most")}
    if column.type == "list":
        demands["codes"] = None
    if column.besides:
        demands["refers"] = None
    if not column.name.endswith("series_id") and column.name != "code":
        demands["pattern"] = column.pattern and column.pattern.replace("[0-9]", r"\d")
    return {name: value for name, value in demands.items() if value is not None}


def test_every_file_has_its_table_and_the_tables_no_other(con: duckdb.DuckDBPyConnection) -> None:
    tables = {name for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    assert tables - set(FILES) == {"findings", "build"}
    assert set(FILES) - tables == set()


@pytest.mark.parametrize("file", FILES)
def test_columns_types_and_what_may_be_empty_are_the_same(con: duckdb.DuckDBPyConnection, file: str) -> None:
    schema, stored = FILES[file], stored_columns(con, file)
    assert set(stored) == {column.name for column in schema.columns} | {name for name, _ in schema.decimals}
    for column in schema.columns:
        kind, required = stored[column.name]
        assert kind in TYPES.get(column.type, {"VARCHAR"}), column.name
        assert required == column.required, column.name


@pytest.mark.parametrize("file", FILES)
def test_codes_bounds_patterns_and_references_are_the_same(con: duckdb.DuckDBPyConnection, file: str) -> None:
    stored = demands_of_table(con, file)
    for column in FILES[file].columns:
        assert stored[column.name] == demands_of_file(column, FILES[file]), f"{file}.{column.name}"


@pytest.mark.parametrize("file", FILES)
def test_what_must_be_distinct_is_the_same(con: duckdb.DuckDBPyConnection, file: str) -> None:
    """A key with a cell that may be empty cannot be a table's: it is left to loading."""
    schema = FILES[file]
    groups = [group for group in (schema.key, *schema.unique) if all(schema.column(name).required for name in group)]
    stored = [set(columns) for kind in ("PRIMARY KEY", "UNIQUE") for columns, *_ in constraints(con, file, kind)]
    assert sorted(map(sorted, stored)) == sorted(map(sorted, groups))


def test_rules_of_several_columns_are_known_to_loading(con: duckdb.DuckDBPyConnection) -> None:
    found = {
        text.removeprefix("CHECK((").removesuffix("))")
        for file in FILES
        for columns, text, *_ in constraints(con, file, "CHECK")
        if len(columns) > 1
    }
    assert found == set(RULES_OF_SEVERAL_COLUMNS)
