"""The years of which anything is held, and the series that are compared over regions."""

from __future__ import annotations

import duckdb
import pandas as pd

from warehouse.queries.ask import ask


def year_range(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row: first_year and last_year of all figures; both null where the warehouse holds none."""
    return ask(con, "SELECT min(year) AS first_year, max(year) AS last_year FROM figures_in_force")


def series_compared(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """series_id: every series that stands in a comparison group."""
    return ask(con, "SELECT DISTINCT series_id FROM comparison_groups ORDER BY series_id")
