"""How fast standards grew, and whether the growth a source states fits its own figures."""

from __future__ import annotations

import duckdb
import pandas as pd

from warehouse.queries.ask import KNOWN, ask
from warehouse.queries.confirming import SOURCE
from warehouse.queries.reference import reference_series

_QUALITIES = ("provenance", "printed", "caveat", "caveat_en", "note_zh", "note_en", "finding_codes")
_ENDS = (("observation_id", "", _QUALITIES), ("from_observation_id", "from_", (*_QUALITIES, *SOURCE)))
"""of each end where its id stands, the prefix of its columns, and these"""


_REVIEWED = "NOT ($reviewed AND g.status = 'extracted')"
"""Where $reviewed, both ends of a pair of `growth` g are"""


def with_ends(con: duckdb.DuckDBPyConnection, pairs: pd.DataFrame) -> pd.DataFrame:
    """The pairs with what marks and sources of both ends need: of the new figure provenance, printed, caveat, note and
    finding_codes; of the old one the same as from_provenance, … and its source as from_publisher, from_title, …"""
    known = ask(
        con,
        f"""SELECT observation_id, {", ".join((*_QUALITIES[:-1], *SOURCE))},
            coalesce(finding_codes, []) AS finding_codes
        FROM standards LEFT JOIN finding_codes ON subject = observation_id
        WHERE observation_id IN (SELECT unnest($ids::VARCHAR[]))""",
        ids=sorted({str(each) for column, _, _ in _ENDS for each in pairs[column].dropna()}),
    ).set_index("observation_id")
    ends = [
        known[list(names)].reindex(pairs[column]).set_axis(pairs.index).add_prefix(prefix)
        for column, prefix, names in _ENDS
    ]
    return pd.concat([pairs, *ends], axis=1)


def with_prices(con: duckdb.DuckDBPyConnection, pairs: pd.DataFrame) -> pd.DataFrame:
    """The pairs with prices: for a growth after prices the rows of `reference_series` (year, value in percent, source)
    of each year it was divided by, oldest first; else an empty list."""
    rises = reference_series(con, ["cpi_annual"], ["100000"])[["year", "value", *SOURCE]].to_dict("records")
    after = pairs["real_growth_pct"].notna()
    spans = zip(pairs["from_year"], pairs["to_year"], after, strict=True)
    used = [[rise for rise in rises if first < rise["year"] <= last] if known else [] for first, last, known in spans]
    return pairs.assign(prices=pd.Series(used, pairs.index, dtype=object))


def growth_pairs(
    con: duckdb.DuckDBPyConnection, regions: list[str], series: list[str], pair_kinds: list[str], reviewed: bool = False
) -> pd.DataFrame:
    """Rows of `growth` for these regions, series and pair kinds (see `growth.pair_kind`), oldest first."""
    pairs = ask(
        con,
        f"""SELECT * FROM growth g
        WHERE region_code IN (SELECT unnest($regions::VARCHAR[])) AND list_contains($series, series_id)
            AND list_contains($pair_kinds, pair_kind) AND {_REVIEWED}
        ORDER BY list_position($regions, region_code), list_position($series, series_id), to_year, from_year,
            pair_kind""",
        regions=regions,
        series=series,
        pair_kinds=pair_kinds,
        reviewed=reviewed,
    )
    return with_prices(con, with_ends(con, pairs))


def raises_to_shown(
    con: duckdb.DuckDBPyConnection,
    regions: list[str],
    series: list[str],
    year: int | None = None,
    reviewed: bool = False,
) -> pd.DataFrame:
    """What led to the figure a page shows (of `year`, or the newest): of the pairs that end in its year and amount the
    one from the nearest year before, a reviewed one where there is one. A figure without such a pair, e.g. the
    province's rate, has no row."""
    pairs = ask(
        con,
        f"""WITH shown AS (
            SELECT region_code, series_id, year, yuan_per_month FROM figures_in_force
            WHERE region_code IN (SELECT unnest($regions::VARCHAR[])) AND list_contains($series, series_id) AND {KNOWN}
            QUALIFY row_number() OVER (PARTITION BY region_code, series_id ORDER BY year DESC) = 1
        )
        SELECT g.* FROM shown s
        JOIN growth g ON g.region_code = s.region_code AND g.series_id = s.series_id AND g.to_year = s.year
            AND abs(g.to_yuan_per_month - s.yuan_per_month) < 0.05
        WHERE g.growth_total_pct IS NOT NULL AND g.from_year < g.to_year AND {_REVIEWED}
        QUALIFY row_number() OVER (PARTITION BY g.region_code, g.series_id ORDER BY
            g.status <> 'reviewed', g.from_year DESC, g.pair_kind = 'printed' DESC) = 1
        ORDER BY list_position($regions, g.region_code), list_position($series, g.series_id)""",
        regions=regions,
        series=series,
        year=year,
        reviewed=reviewed,
    )
    return with_prices(con, with_ends(con, pairs))


def stated_against_computed(con: duckdb.DuckDBPyConnection, regions: list[str], reviewed: bool = False) -> pd.DataFrame:
    """Each growth that a source states, once, with the pair that can test it best and the verdict."""
    pairs = ask(
        con,
        f"""SELECT * FROM growth g
        WHERE region_code IN (SELECT unnest($regions::VARCHAR[])) AND growth_stated_pct IS NOT NULL AND {_REVIEWED}
        QUALIFY row_number() OVER (PARTITION BY observation_id ORDER BY
            verdict = 'not_computable', pair_kind = 'printed' DESC) = 1
        ORDER BY list_position($regions, region_code), indicator, series_id, to_year""",
        regions=regions,
        reviewed=reviewed,
    )
    return with_ends(con, pairs)
