"""A region among its peers: regions of its level, in its province or in the whole country, in the same year."""

from __future__ import annotations

import duckdb
import pandas as pd

from warehouse.queries.ask import ask


def place_among_peers(
    con: duckdb.DuckDBPyConnection, regions: list[str], series: list[str], year: int | None, peers: str
) -> pd.DataFrame:
    """The figure of each region (of `year`, or its newest; of `series` the first it has) with its peers of that year:
    place (1 is the highest; equal amounts share a place), peers (how many, itself among them), median, and spread, all
    their yuan per month in order. `peers` is province or nation. Implied figures, and those that nobody has reviewed,
    neither count nor are counted."""
    return ask(
        con,
        """WITH chosen AS MATERIALIZED (
            SELECT * FROM figures
            WHERE region_code IN (SELECT unnest($regions::VARCHAR[])) AND list_contains($series, series_id)
                AND basis <> 'implied' AND status <> 'extracted' AND ($year IS NULL OR year = $year)
            QUALIFY row_number() OVER (
                PARTITION BY region_code ORDER BY year DESC, list_position($series, series_id)) = 1
        ),
        known AS (
            SELECT f.region_code, f.level, f.year, f.yuan_per_month FROM standards_in_force f
            WHERE f.year IN (SELECT year FROM chosen) AND list_contains($series, f.series_id) AND f.basis <> 'implied'
                AND f.status <> 'extracted'
            QUALIFY row_number() OVER (
                PARTITION BY f.region_code, f.year ORDER BY list_position($series, f.series_id)) = 1
        )
        SELECT c.*, m.* EXCLUDE (own_code)
        FROM chosen c JOIN (
            SELECT o.region_code AS own_code, count(*) AS peers,
                1 + count(*) FILTER (k.yuan_per_month > o.yuan_per_month + 0.005) AS place,
                median(k.yuan_per_month) AS median, list(k.yuan_per_month ORDER BY k.yuan_per_month) AS spread
            FROM chosen o JOIN known k ON k.year = o.year AND k.level = o.level
                AND ($peers = 'nation' OR left(k.region_code, 2) = left(o.region_code, 2))
            GROUP BY o.region_code
        ) m ON m.own_code = c.region_code
        ORDER BY list_position($regions, c.region_code)""",
        regions=regions,
        series=series,
        year=year,
        peers=peers,
    )
