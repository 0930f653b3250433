"""Put one question to the warehouse: SQL with named parameters in, a DataFrame out."""

from __future__ import annotations

import duckdb
import pandas as pd


def ask(con: duckdb.DuckDBPyConnection, sql: str, **parameters: object) -> pd.DataFrame:
    """Run `sql` ($name parameters) on a cursor of its own, so that no unfinished result locks the connection."""
    with con.cursor() as cursor:
        return cursor.execute(sql, parameters).df() if parameters else cursor.execute(sql).df()
