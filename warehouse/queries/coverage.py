"""What is held, and for what is not, why: the four kinds of empty."""

from __future__ import annotations

import duckdb
import pandas as pd

from warehouse.queries.ask import ask


def coverage(
    con: duckdb.DuckDBPyConnection, regions: list[str], series: list[str], year: int | None = None
) -> pd.DataFrame:
    """Rows of `coverage` (status, reason_zh, reason_en) for these regions and series; of `year`, or of every year.

    A region of which nothing is held at all has no row."""
    return ask(
        con,
        """SELECT * FROM coverage
        WHERE region_code IN (SELECT unnest($regions::VARCHAR[])) AND list_contains($series, series_id)
            AND ($year IS NULL OR year = $year)
        ORDER BY list_position($regions, region_code), list_position($series, series_id), year""",
        regions=regions,
        series=series,
        year=year,
    )
