"""How fast standards grew, and whether the growth a source states fits its own figures."""

from __future__ import annotations

import duckdb
import pandas as pd

from warehouse.queries.ask import ask


def growth_pairs(
    con: duckdb.DuckDBPyConnection, regions: list[str], series: list[str], pair_kinds: list[str]
) -> pd.DataFrame:
    """Rows of `growth` for these regions, series and pair kinds (printed, adjacent_year, long_run), oldest first."""
    return ask(
        con,
        """SELECT * FROM growth
        WHERE region_code IN (SELECT unnest($regions::VARCHAR[])) AND list_contains($series, series_id)
            AND list_contains($pair_kinds, pair_kind)
        ORDER BY list_position($regions, region_code), list_position($series, series_id), to_year, from_year""",
        regions=regions,
        series=series,
        pair_kinds=pair_kinds,
    )


def raises_to_shown(
    con: duckdb.DuckDBPyConnection, regions: list[str], series: list[str], year: int | None = None
) -> pd.DataFrame:
    """What led to the figure a page shows (of `year`, or the newest): of the pairs that end in its year and amount the
    one with the nearest earlier figure. A figure without such a pair, e.g. the province's rate, has no row."""
    return ask(
        con,
        """WITH shown AS (
            SELECT region_code, series_id, year, yuan_per_month FROM figures
            WHERE region_code IN (SELECT unnest($regions::VARCHAR[])) AND list_contains($series, series_id)
                AND CASE WHEN $year IS NULL THEN basis <> 'implied' ELSE year = $year END
            QUALIFY row_number() OVER (PARTITION BY region_code, series_id ORDER BY year DESC) = 1
        )
        SELECT g.* FROM shown s
        JOIN growth g ON g.region_code = s.region_code AND g.series_id = s.series_id AND g.to_year = s.year
            AND abs(g.to_yuan_per_month - s.yuan_per_month) < 0.05
        WHERE g.growth_total_pct IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY g.region_code, g.series_id ORDER BY
            g.from_year DESC, g.pair_kind = 'printed' DESC) = 1
        ORDER BY list_position($regions, g.region_code), list_position($series, g.series_id)""",
        regions=regions,
        series=series,
        year=year,
    )


def stated_against_computed(con: duckdb.DuckDBPyConnection, regions: list[str]) -> pd.DataFrame:
    """Each growth that a source states, once, with the pair that can test it best and the verdict."""
    return ask(
        con,
        """SELECT * FROM growth
        WHERE region_code IN (SELECT unnest($regions::VARCHAR[])) AND growth_stated_pct IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY observation_id ORDER BY
            verdict = 'not_computable', pair_kind = 'printed' DESC) = 1
        ORDER BY list_position($regions, region_code), indicator, series_id, to_year""",
        regions=regions,
    )
