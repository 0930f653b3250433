"""What standards are set beside: averages, minima, consumption, prices. Never mixed among standards."""

from __future__ import annotations

import duckdb
import pandas as pd

from warehouse.queries.ask import KNOWN, ask


def reference_series(
    con: duckdb.DuckDBPyConnection, indicators: list[str], regions: list[str], area: str | None = None
) -> pd.DataFrame:
    """Rows of `reference_of_year` of these regions (100000 is the nation), one a year; with `area`, that area alone."""
    return ask(
        con,
        """SELECT * FROM reference_of_year
        WHERE list_contains($indicators, indicator) AND region_code IN (SELECT unnest($regions::VARCHAR[]))
            AND ($area IS NULL OR area = $area)
        ORDER BY list_position($regions, region_code), kind, series_id, year""",
        indicators=indicators,
        regions=regions,
        area=area,
    )


def provinces_of(con: duckdb.DuckDBPyConnection, regions: list[str]) -> pd.DataFrame:
    """region_code, province_code, province_short, province_en: the province each region lies in, or is."""
    return ask(
        con,
        """SELECT r.region_code, p.region_code AS province_code, p.short_name AS province_short,
            p.english AS province_en
        FROM regions r JOIN regions p ON p.region_code = left(r.region_code, 2) || '0000'
        WHERE r.region_code IN (SELECT unnest($regions::VARCHAR[]))
        ORDER BY list_position($regions, r.region_code)""",
        regions=regions,
    )


def share_of_consumption(
    con: duckdb.DuckDBPyConnection, regions: list[str], series: list[str], year: int | None, reviewed: bool = False
) -> pd.DataFrame:
    """The figures (of `year`, or the newest) with consumption_yuan, the nation's consumption per head of the same
    year in yuan, its source, and share_pct = yuan_per_year ÷ consumption × 100; null where that year has none."""
    return ask(
        con,
        f"""WITH chosen AS (
            SELECT * FROM figures
            WHERE region_code IN (SELECT unnest($regions::VARCHAR[])) AND list_contains($series, series_id) AND {KNOWN}
            QUALIFY row_number() OVER (PARTITION BY region_code, series_id ORDER BY year DESC) = 1
        )
        SELECT f.*, c.value AS consumption_yuan, c.title AS consumption_title, c.publisher AS consumption_publisher,
            c.published AS consumption_published, f.yuan_per_year / c.value * 100 AS share_pct
        FROM chosen f
        LEFT JOIN reference_of_year c
            ON c.indicator = 'consumption_per_capita' AND c.region_code = '100000' AND c.area IS NULL
            AND c.year = f.year
        ORDER BY list_position($series, f.series_id), list_position($regions, f.region_code)""",
        regions=regions,
        series=series,
        year=year,
        reviewed=reviewed,
    )
