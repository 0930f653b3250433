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
    return {table: _one(con, f'SELECT count(*) FROM {database}.main."{table}"') for table in _tables(con, database)}


def digest(con: duckdb.DuckDBPyConnection, database: str) -> str:
    """A SHA-256 over the SQL it was made by, columns, comments and every row, whatever the rows' order."""
    seal = hashlib.sha256()
    with con.cursor() as cursor:
        seal.update(repr(cursor.execute(f"SELECT versions ->> 'sql' FROM {database}.{LEFT_OUT}").fetchall()).encode())
        seal.update(repr(cursor.execute(_COLUMNS, {"db": database, "out": LEFT_OUT}).fetchall()).encode())
    for table in sorted(_tables(con, database)):
        with con.cursor() as cursor:
            query = f'SELECT count(*), sum(CAST(hash(t) AS HUGEINT)) FROM {database}.main."{table}" t'
            seal.update(repr((table, cursor.execute(query).fetchall())).encode())
    return seal.hexdigest()


def compare(con: duckdb.DuckDBPyConnection, old: str, new: str) -> list[Difference]:
    """The stored tables whose rows differ between two attached databases."""
    before, after = _tables(con, old), _tables(con, new)
    found = []
    for table in sorted({*before, *after}):
        if table in before and table in after and _columns(con, old, table) == _columns(con, new, table):
            difference = Difference(table, _rows_only_in(con, new, old, table), _rows_only_in(con, old, new, table))
        else:
            rows_after = count_rows(con, new).get(table, 0)
            difference = Difference(table, rows_after, count_rows(con, old).get(table, 0))
        if difference.added or difference.removed:
            found.append(difference)
    return found


def _rows_only_in(con: duckdb.DuckDBPyConnection, one: str, other: str, table: str) -> int:
    return _one(con, f'SELECT count(*) FROM (FROM {one}.main."{table}" EXCEPT ALL FROM {other}.main."{table}")')


def _tables(con: duckdb.DuckDBPyConnection, database: str) -> list[str]:
    query = "SELECT table_name FROM duckdb_tables() WHERE database_name = $db AND table_name <> $out ORDER BY table_oid"
    with con.cursor() as cursor:
        return [name for (name,) in cursor.execute(query, {"db": database, "out": LEFT_OUT}).fetchall()]


def _columns(con: duckdb.DuckDBPyConnection, database: str, table: str) -> list[tuple[str, str]]:
    query = "SELECT column_name, data_type FROM duckdb_columns() WHERE database_name = ? AND table_name = ?"
    with con.cursor() as cursor:
        return cursor.execute(f"{query} ORDER BY column_index", [database, table]).fetchall()


def _one(con: duckdb.DuckDBPyConnection, query: str) -> int:
    with con.cursor() as cursor:
        [(number,)] = cursor.execute(query).fetchall()
    return int(number)
