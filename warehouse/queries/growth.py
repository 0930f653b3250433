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


def latest_growth(con: duckdb.DuckDBPyConnection, regions: list[str], series: list[str]) -> pd.DataFrame:
    """The last raise known of each region and series: its adjacent-year or printed pair with the newest to_year."""
    return ask(
        con,
        """SELECT * FROM growth
        WHERE region_code IN (SELECT unnest($regions::VARCHAR[])) AND list_contains($series, series_id)
            AND pair_kind IN ('adjacent_year', 'printed')
        QUALIFY row_number() OVER (PARTITION BY region_code, series_id ORDER BY
            growth_total_pct IS NOT NULL AND growth_total_pct <> 0 DESC, to_year DESC, pair_kind = 'printed' DESC) = 1
        ORDER BY list_position($regions, region_code), list_position($series, series_id)""",
        regions=regions,
        series=series,
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
