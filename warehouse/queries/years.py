"""The years of which anything is held."""

from __future__ import annotations

import duckdb
import pandas as pd

from warehouse.queries.ask import ask


def year_range(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row: first_year and last_year of all figures; both null where the warehouse holds none."""
    return ask(
        con,
        """SELECT min(year) AS first_year, max(year) AS last_year
        FROM (SELECT year FROM standards_in_force UNION ALL SELECT year FROM computed_in_force)""",
    )
