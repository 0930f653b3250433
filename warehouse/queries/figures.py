"""Figures of regions: the newest known, those in force in one year, and a series over the years.

Each returns the columns of the view `figures` (docs/data-dictionary.md): value as printed, yuan_per_month and
yuan_per_year, provenance, basis, source. Regions without a figure have no row: `queries.coverage` says why. `reviewed`
leaves out what nobody has reviewed before the newest is chosen.
"""

from __future__ import annotations

import duckdb
import pandas as pd

from warehouse.queries.ask import KNOWN, ask

_CHOSEN = "region_code IN (SELECT unnest($regions::VARCHAR[])) AND list_contains($series, series_id)"
_IN_ORDER = "list_position($regions, region_code), list_position($series, series_id), year"
COMPARABLE = f"""SELECT group_id, sort_order AS group_order, name_zh AS group_zh, name_en AS group_en, region_code,
        series_id, year
    FROM held JOIN comparison_groups USING (series_id) WHERE {KNOWN}
    QUALIFY row_number() OVER (PARTITION BY group_id, region_code ORDER BY year DESC, status <> 'reviewed', rank) = 1"""
"""Of `held`, figures of regions: which is the comparable one of each group, as in the view `headline` but of one year.
Narrow: DuckDB needs long to rank rows of fifty columns"""


def latest_figures(
    con: duckdb.DuckDBPyConnection, regions: list[str], series: list[str], reviewed: bool = False
) -> pd.DataFrame:
    """The newest year of each region and series, in the order asked. Implied figures are never the newest known."""
    return ask(
        con,
        f"""SELECT * FROM figures WHERE {_CHOSEN} AND {KNOWN}
        QUALIFY row_number() OVER (PARTITION BY region_code, series_id ORDER BY year DESC) = 1
        ORDER BY {_IN_ORDER}""",
        regions=regions,
        series=series,
        year=None,
        reviewed=reviewed,
    )


def figures_in_year(con: duckdb.DuckDBPyConnection, regions: list[str], series: list[str], year: int) -> pd.DataFrame:
    """What was in force on 31 December of `year`, in the order asked, each with its basis."""
    return ask(
        con,
        f"SELECT * FROM figures WHERE {_CHOSEN} AND year = $year ORDER BY {_IN_ORDER}",
        regions=regions,
        series=series,
        year=year,
    )


def series_over_years(con: duckdb.DuckDBPyConnection, regions: list[str], series: list[str]) -> pd.DataFrame:
    """Every year known of each region and series; a year that is not known has no row."""
    return ask(con, f"SELECT * FROM figures WHERE {_CHOSEN} ORDER BY {_IN_ORDER}", regions=regions, series=series)


def figures_of_region(con: duckdb.DuckDBPyConnection, region: str) -> pd.DataFrame:
    """Everything known of one region, by indicator, series and year."""
    return ask(
        con,
        """SELECT f.* FROM figures f JOIN indicators i USING (indicator) WHERE region_code = $region
        ORDER BY i.sort_order, series_id, year""",
        region=region,
    )


def headline(
    con: duckdb.DuckDBPyConnection, regions: list[str], year: int | None, reviewed: bool = False
) -> pd.DataFrame:
    """The comparable figure of each region and comparison group (group_id, group_order, group_zh, group_en and the
    figure's columns): of `year`, or the newest. A region whose own breakdown fits no group has no row for it."""
    return ask(
        con,
        f"""WITH held AS MATERIALIZED (FROM figures WHERE region_code IN (SELECT unnest($regions::VARCHAR[]))),
        chosen AS ({COMPARABLE})
        SELECT group_id, group_order, group_zh, group_en, f.*
        FROM chosen JOIN held f USING (region_code, series_id, year)
        ORDER BY group_order, list_position($regions, region_code)""",
        regions=regions,
        year=year,
        reviewed=reviewed,
    )


def years_with_figures(con: duckdb.DuckDBPyConnection, regions: list[str], series: list[str]) -> pd.DataFrame:
    """year, regions: the years in which any of the chosen has a figure, newest first, and how many regions have one."""
    return ask(
        con,
        f"""SELECT year, count(DISTINCT region_code) AS regions FROM figures WHERE {_CHOSEN}
        GROUP BY year ORDER BY year DESC""",
        regions=regions,
        series=series,
    )
