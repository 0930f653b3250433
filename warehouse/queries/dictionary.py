"""What a person may ask of the warehouse by name: its tables and views with their columns and comments."""

from __future__ import annotations

import duckdb
import pandas as pd

PUBLIC = (
    "standards",
    "standards_in_force",
    "figures",
    "headline",
    "comparison",
    "computed_standards",
    "growth",
    "coverage",
    "findings",
    "caseload",
    "reference_series",
    "reference_of_year",
    "regions",
    "documents",
    "indicators",
    "build",
)
"""those most questions are about, in the order to show them; the others are what these are made of"""


def relations_and_columns(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """A row a column: relation, about, column, type, comment, public; public relations first, columns in order."""
    return con.execute(
        """
        SELECT c.table_name AS relation, o.comment AS about, c.column_name AS "column", c.data_type AS type, c.comment,
            list_contains($public, c.table_name) AS public
        FROM duckdb_columns() c
        JOIN (
            SELECT database_name, table_name, comment FROM duckdb_tables()
            UNION ALL SELECT database_name, view_name, comment FROM duckdb_views() WHERE NOT internal
        ) o USING (database_name, table_name)
        WHERE c.database_name = 'warehouse'
        ORDER BY coalesce(list_position($public, c.table_name), 1000), c.table_name, c.column_index
        """,
        {"public": list(PUBLIC)},
    ).df()
