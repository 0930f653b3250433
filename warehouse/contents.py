"""What a warehouse file holds, in numbers that can be compared: rows a table, a digest, the difference of two files.

Of the `build` table (when, from what, by which versions) only the hash of schema and views counts, so that two builds
of the same data by the same SQL are equal. (The SQL that DuckDB shows for a view is not the same twice.)
`digest` compares files written by the same DuckDB; it is no seal against tampering.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import duckdb

LEFT_OUT = "build"
_COLUMNS = """
    SELECT table_name, '', '', comment FROM duckdb_tables() WHERE database_name = $db AND table_name <> $out
    UNION ALL SELECT view_name, '', '', comment FROM duckdb_views() WHERE database_name = $db AND NOT internal
    UNION ALL SELECT table_name, column_name, data_type, comment
        FROM duckdb_columns() WHERE database_name = $db AND NOT internal AND table_name <> $out
    ORDER BY ALL"""


@dataclass(frozen=True)
class Difference:
    """How one table differs between two files, in rows; a changed row counts as one removed and one added."""

    table: str
    added: int
    removed: int


def count_rows(con: duckdb.DuckDBPyConnection, database: str) -> dict[str, int]:
    """{table: rows} of an attached database, in the order in which the tables were made."""
    names = _tables(con, database)
    counts = [f'(SELECT count(*) FROM {database}.main."{name}")' for name in names]
    return dict(zip(names, _fetch(con, f"SELECT {', '.join(counts)}")[0], strict=True))


def seal_tables(con: duckdb.DuckDBPyConnection, database: str) -> dict[str, tuple[int, int]]:
    """{table: (rows, sum of their hashes)}: equal for the same rows in any order."""
    query = """SELECT '{1}', count(*), coalesce(sum(CAST(hash(t) AS HUGEINT)), 0) FROM {0}.main."{1}" t"""
    seals = " UNION ALL ".join(query.format(database, table) for table in _tables(con, database))
    return {table: (rows, total) for table, rows, total in _fetch(con, seals)}


def digest(con: duckdb.DuckDBPyConnection, database: str) -> str:
    """A SHA-256 over the SQL it was made by, columns, comments and every row, whatever the rows' order."""
    sql = _fetch(con, f"SELECT versions ->> 'sql' FROM {database}.{LEFT_OUT}")
    columns = _fetch(con, _COLUMNS, {"db": database, "out": LEFT_OUT})
    return hashlib.sha256(repr((sql, columns, sorted(seal_tables(con, database).items()))).encode()).hexdigest()


def compare(con: duckdb.DuckDBPyConnection, old: str, new: str) -> list[Difference]:
    """The stored tables whose rows differ between two attached databases."""
    before, after = seal_tables(con, old), seal_tables(con, new)
    return [
        _difference(con, old, new, table, before.get(table, (0, 0))[0], after.get(table, (0, 0))[0])
        for table in sorted({*before, *after})
        if before.get(table) != after.get(table)
    ]


def _difference(
    con: duckdb.DuckDBPyConnection, old: str, new: str, table: str, rows_before: int, rows_after: int
) -> Difference:
    """Row by row where both have the same columns; a table of another layout has gone and come as a whole."""
    if _columns(con, old, table) != _columns(con, new, table):
        return Difference(table, added=rows_after, removed=rows_before)
    added, removed = _rows_only_in(con, new, old, table), _rows_only_in(con, old, new, table)
    return Difference(table, added=added, removed=removed)


def _rows_only_in(con: duckdb.DuckDBPyConnection, one: str, other: str, table: str) -> int:
    query = f'SELECT count(*) FROM (FROM {one}.main."{table}" EXCEPT ALL FROM {other}.main."{table}")'
    return int(_fetch(con, query)[0][0])


def _tables(con: duckdb.DuckDBPyConnection, database: str) -> list[str]:
    query = "SELECT table_name FROM duckdb_tables() WHERE database_name = $db AND table_name <> $out ORDER BY table_oid"
    return [name for (name,) in _fetch(con, query, {"db": database, "out": LEFT_OUT})]


def _columns(con: duckdb.DuckDBPyConnection, database: str, table: str) -> list[tuple]:
    query = """SELECT column_name, data_type FROM duckdb_columns()
        WHERE database_name = $db AND table_name = $table ORDER BY column_index"""
    return _fetch(con, query, {"db": database, "table": table})


def _fetch(con: duckdb.DuckDBPyConnection, query: str, values: dict[str, str] | None = None) -> list[tuple]:
    """All rows, so that no unfinished result locks the connection; in its own transaction, uncommitted rows count."""
    return con.execute(query, values or {}).fetchall()
