"""The hardened DuckDB of a worker: open the warehouse, close everything else, answer one query.

In: the path of the warehouse file and queries. Out: header and body of an answer, or Refused. The one decision: the
settings are made in the order of docs/guard.md and then locked; the file is attached under the name `warehouse`, so
that no path shows in any name.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb

from warehouse.guard.allow import Own
from warehouse.guard.answer import Query, Refused
from warehouse.guard.collect import Collected, collect_rows
from warehouse.guard.encode import encode
from warehouse.guard.failure import refused_from
from warehouse.guard.statement import Checked, check_text

THREADS = 2
_KNOWN_STATEMENTS = 64
_SETTINGS = (
    "temp_directory = ''",
    "max_temp_directory_size = '0B'",
    "autoinstall_known_extensions = false",
    "autoload_known_extensions = false",
    "allow_community_extensions = false",
    "allow_persistent_secrets = false",
    "python_enable_replacements = false",
    "memory_limit = '512MB'",
    f"threads = {THREADS}",
    "max_expression_depth = 250",
    "errors_as_json = true",
    "enable_external_access = false",
    "lock_configuration = true",
)


@dataclass(frozen=True)
class Engine:
    """An open, locked DuckDB, what the warehouse in it brings, and the check of a text against it.

    A text that passed is remembered: who pages, sorts, downloads or changes a parameter sends the same one again.
    """

    con: duckdb.DuckDBPyConnection
    own: Own
    check: Callable[[str], Checked]


def open_engine(path: Path) -> Engine:
    """Open `path` read-only and lock; Refused where it is missing or no DuckDB file."""
    if not path.is_file():
        raise Refused("warehouse_missing")
    con = duckdb.connect(":memory:", config={"threads": THREADS})
    try:
        con.execute(f"ATTACH {_quoted(str(path))} AS warehouse (READ_ONLY)")
    except duckdb.Error as error:
        raise Refused("warehouse_damaged") from error
    own = Own(_relations(con), _macros(con), _reserved(con))
    for setting in _SETTINGS:
        con.execute(f"SET GLOBAL {setting}")  # for every cursor: plain SET holds for this one alone
    return Engine(con, own, lru_cache(_KNOWN_STATEMENTS)(lambda typed: check_text(con, typed, own)))


def answer(engine: Engine, query: Query) -> tuple[dict[str, Any], bytes]:
    """Check, run, encode one query; Refused with a reason for whatever goes wrong in it."""
    started = time.monotonic()
    checked: Checked | None = None
    cursor = engine.con.cursor()
    try:
        cursor.execute("USE warehouse")
        checked = engine.check(query.sql)
        values = _values_for(checked, query)
        return _run(cursor, checked, values, query, started)
    except (duckdb.Error, Refused, MemoryError, RecursionError, ValueError) as error:
        raise refused_from(error, query.sql, checked, engine.own.relations) from error
    finally:
        cursor.close()


def _run(
    cursor: duckdb.DuckDBPyConnection, checked: Checked, values: dict[str, Any], query: Query, started: float
) -> tuple[dict[str, Any], bytes]:
    try:
        relation = cursor.sql(checked.sql, params=values or None)
    except duckdb.Error as error:
        raise _with_place(cursor, checked, values, error) from error
    if relation is None:
        raise Refused("empty")
    collected = collect_rows(cursor, relation, query.limits)
    body, rows = _encode_within(collected, query)
    header = {
        "columns": collected.table.column_names,
        "types": collected.types,
        "rows": rows,
        "total": collected.total,
        "seconds": time.monotonic() - started,
    }
    return header, body


def _with_place(
    cursor: duckdb.DuckDBPyConnection, checked: Checked, values: dict[str, Any], error: duckdb.Error
) -> duckdb.Error:
    """The same error once more from `execute`: only there does DuckDB tell the place in the query."""
    try:
        cursor.execute(checked.sql, values or None)
    except duckdb.Error as placed:
        return placed
    return error


def _encode_within(collected: Collected, query: Query) -> tuple[bytes, int]:
    """The encoded rows; fewer of them where the encoding made them larger than may travel."""
    table = collected.table
    while True:
        body, rows = encode(table, query.form, query.limits.bytes)
        if len(body) <= query.limits.largest_body:
            return body, rows
        if table.num_rows <= 1:
            raise Refused("row_too_large", megabytes=query.limits.bytes // 1_000_000)
        table = table.slice(0, table.num_rows // 2)


def _values_for(checked: Checked, query: Query) -> dict[str, Any]:
    """A value for each $name of the query; Refused for one without a value and for $1 and ?."""
    for name in sorted(checked.parameters):
        if name.isdigit():
            raise Refused("positional_parameter")
        if name not in query.parameters:
            raise Refused("missing_parameter", name=name[:100])
    return {name: query.parameters[name] for name in checked.parameters}


def _relations(con: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    rows = con.execute(
        "SELECT table_name, list(column_name ORDER BY column_index) FROM duckdb_columns() "
        "WHERE database_name = 'warehouse' AND schema_name = 'main' AND NOT internal GROUP BY ALL ORDER BY table_name"
    ).fetchall()
    return {name.lower(): [column.lower() for column in columns] for name, columns in rows}


def _macros(con: duckdb.DuckDBPyConnection) -> frozenset[str]:
    rows = con.execute(
        "SELECT DISTINCT function_name FROM duckdb_functions() "
        "WHERE database_name = 'warehouse' AND function_type = 'macro' AND NOT internal"
    ).fetchall()
    return frozenset(name.lower() for (name,) in rows)


def _reserved(con: duckdb.DuckDBPyConnection) -> frozenset[str]:
    rows = con.execute(
        "SELECT view_name FROM duckdb_views() WHERE internal AND schema_name IN ('main', 'pg_catalog')"
    ).fetchall()
    return frozenset(name.lower() for (name,) in rows)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
