"""Frames into the tables of schema.sql, by name: through Arrow, each column cast to its table's type.

The order is that of schema.sql, so that what is referred to stands before what refers to it. A frame without a table, a
column without a place: an error, never dropped in silence.
"""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
import pandas as pd
import pyarrow as pa

NOT_STORED = frozenset({"dictionary"})
"""dictionary.csv becomes the comments of the columns"""


def insert_tables(con: duckdb.DuckDBPyConnection, tables: Mapping[str, pd.DataFrame]) -> None:
    """Fill the tables of the current database; raises ValueError for a frame that has no table."""
    query = "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() ORDER BY table_oid"
    stored = [name for (name,) in con.execute(query).fetchall()]
    homeless = set(tables) - set(stored) - NOT_STORED
    if homeless:
        raise ValueError(f"no table in schema.sql for {', '.join(sorted(homeless))}")
    for name in stored:
        if name in tables:
            insert_frame(con, name, tables[name])


def insert_frame(con: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    """Insert by column name; rows that point into their own table follow the rows they point to."""
    types = _column_types(con, table)
    homeless = set(frame.columns) - set(types)
    if homeless:
        raise ValueError(f"no column in {table} for {', '.join(sorted(homeless))}")
    own = _own_reference(con, table)
    for rows in _by_generation(frame, *own) if own else [frame]:
        if len(rows):
            _insert(con, table, rows, types)


def _insert(con: duckdb.DuckDBPyConnection, table: str, rows: pd.DataFrame, types: Mapping[str, str]) -> None:
    incoming = pa.Table.from_pandas(rows, preserve_index=False)
    names = ", ".join(f'"{name}"' for name in rows.columns)
    cells = ", ".join(f'CAST("{name}" AS {types[name]})' for name in rows.columns)
    con.register("incoming", incoming)
    con.execute(f'INSERT INTO "{table}" ({names}) SELECT {cells} FROM incoming')
    con.unregister("incoming")


def _column_types(con: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    query = """SELECT column_name, data_type FROM duckdb_columns()
        WHERE database_name = current_database() AND table_name = ?"""
    return dict(con.execute(query, [table]).fetchall())


def _own_reference(con: duckdb.DuckDBPyConnection, table: str) -> tuple[str, str] | None:
    """(referring column, referred column) of a foreign key of the table to itself."""
    found = con.execute(
        """SELECT constraint_column_names[1], referenced_column_names[1] FROM duckdb_constraints()
        WHERE database_name = current_database() AND table_name = $table AND referenced_table = $table
            AND constraint_type = 'FOREIGN KEY'""",
        {"table": table},
    ).fetchall()
    return found[0] if found else None


def _by_generation(frame: pd.DataFrame, child: str, parent: str) -> list[pd.DataFrame]:
    """The rows parted so that each part refers only to parts before it; a circle stays together and fails there."""
    parts, left, placed = [], frame, set[object]()
    while len(left):
        ready = left[child].isna() | left[child].isin(placed)
        part = left[ready] if ready.any() else left
        parts.append(part)
        placed |= set(part[parent])
        left = left.drop(part.index)
    return parts
