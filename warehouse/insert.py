"""Frames into the tables of schema.sql, by name: through Arrow, each column cast to its table's type.

The order is that of schema.sql, so that what is referred to stands before what refers to it. A row that a CHECK, key or
reference of the table forbids is a BuildError; a frame without a table, a column without a place is a ValueError, never
dropped in silence.
"""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
import pandas as pd
import pyarrow as pa

from warehouse.errors import BuildError

NOT_STORED = frozenset({"dictionary"})
"""dictionary.csv becomes the comments of the columns"""

SELF_REFERENCES = {"regions": ("parent_code", "region_code")}
"""{table: (referring column, referred column)}"""


def insert_tables(con: duckdb.DuckDBPyConnection, tables: Mapping[str, pd.DataFrame]) -> None:
    """Fill the tables of the current database; raises ValueError for a frame that has no table."""
    stored = _column_types(con)
    homeless = set(tables) - set(stored) - NOT_STORED
    if homeless:
        raise ValueError(f"no table in schema.sql for {', '.join(sorted(homeless))}")
    for name in stored:
        if name in tables:
            insert_frame(con, name, tables[name], stored[name])


def insert_frame(
    con: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame, types: Mapping[str, str] | None = None
) -> None:
    """Insert by column name; rows that point into their own table follow the rows they point to."""
    types = types or _described(con, table)
    homeless = set(frame.columns) - set(types)
    if homeless:
        raise ValueError(f"no column in {table} for {', '.join(sorted(homeless))}")
    own = SELF_REFERENCES.get(table)
    for rows in _by_generation(frame, *own) if own else [frame]:
        if len(rows):
            _insert(con, table, rows, types)


def _insert(con: duckdb.DuckDBPyConnection, table: str, rows: pd.DataFrame, types: Mapping[str, str]) -> None:
    incoming = pa.table({name: pa.Array.from_pandas(cells) for name, cells in rows.items()})
    names = ", ".join(f'"{name}"' for name in rows.columns)
    casts = ", ".join(f'CAST("{name}" AS {types[name]})' for name in rows.columns)
    con.register("incoming", incoming)
    try:
        con.execute(f'INSERT INTO "{table}" ({names}) SELECT {casts} FROM incoming')
    except (duckdb.ConstraintException, duckdb.ConversionException) as error:
        raise BuildError("row_refused", table=table, reason=str(error).splitlines()[0]) from error
    con.unregister("incoming")


def _described(con: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    """{column: type} of one table, without a look at the others."""
    return {column: kind for column, kind, *_ in con.execute(f'DESCRIBE "{table}"').fetchall()}


def _column_types(con: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """{table: {column: type}} of the current database, in the order of the schema."""
    query = """SELECT c.table_name, c.column_name, c.data_type FROM duckdb_columns() c JOIN duckdb_tables() t
        USING (table_oid, database_name) WHERE database_name = current_database() ORDER BY table_oid, column_index"""
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in con.execute(query).fetchall():
        found.setdefault(table, {})[column] = kind
    return found


def _by_generation(frame: pd.DataFrame, child: str, parent: str) -> list[pd.DataFrame]:
    """The rows parted so that each part refers only to parts before it; a circle ends up in the last part and fails."""
    above = dict(zip(frame[parent].tolist(), frame[child].tolist(), strict=True))
    depth = pd.Series([_depth(code, above) for code in above], index=frame.index)
    return [part for _, part in frame.groupby(depth)]


def _depth(code: object, above: Mapping[object, object]) -> int:
    steps = 0
    while code in above and steps < len(above):
        code, steps = above[code], steps + 1
    return steps
