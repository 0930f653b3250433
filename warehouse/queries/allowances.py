"""What the most vulnerable get: each region's own breakdown, the comparable figure or why there is none, and tekun as a
multiple of dibao. `year` None means the newest known; a year means in force on 31 December of it. `reviewed` leaves out
what nobody has reviewed before the newest is chosen.
"""

from __future__ import annotations

import duckdb
import pandas as pd

from warehouse.queries.ask import KNOWN, ask
from warehouse.queries.figures import COMPARABLE

COMPARED = ["tekun_basic", "orphan"]
"""the indicators in which regions are ranked"""
TEKUN = ["tekun_basic", "tekun_care"]
CHILDREN = ["orphan", "unattended"]
_OWN = f"""held AS MATERIALIZED (FROM figures WHERE region_code IN (SELECT unnest($regions::VARCHAR[]))),
    newest AS (
        SELECT region_code, series_id, year, indicator, [area IS NULL, mode IS NULL, care IS NULL] AS shape,
            basis = 'regional' AS lent
        FROM held
        WHERE list_contains($indicators, indicator) AND {KNOWN}
        QUALIFY row_number() OVER (PARTITION BY region_code, series_id ORDER BY year DESC) = 1
    ),
    own AS (
        SELECT region_code, series_id, year, indicator FROM newest
        QUALIFY max(year) OVER (PARTITION BY region_code, indicator, lent, shape)
                = max(year) OVER (PARTITION BY region_code, indicator, lent)
            AND (NOT lent
                OR year >= coalesce(max(year) FILTER (NOT lent) OVER (PARTITION BY region_code, indicator), 0))
    )"""
"""held: every figure of the regions. own: which of them is the newest of its series, of the breakdown the region used
last (one it has given up does not stand beside it); a uniform rate of the province only where it is no older than the
region's own figures. Only what names a figure is ranked: rows of fifty columns take DuckDB three times as long"""

_ORDER = """list_position($regions, t.region_code), list_position($indicators, t.indicator),
    coalesce(list_position(['urban', 'unified', 'rural'], t.area), 0),
    coalesce(list_position(['institution', 'home'], t.mode), 0),
    coalesce(list_position(['self', 'half', 'full'], t.care), 0), t.series_id"""


def own_breakdown(
    con: duckdb.DuckDBPyConnection, regions: list[str], indicators: list[str], year: int | None, reviewed: bool = False
) -> pd.DataFrame:
    """The figures of these indicators in each region's own breakdown, in the order asked, each of its newest year."""
    return ask(
        con,
        f"WITH {_OWN} SELECT t.* FROM held t SEMI JOIN own USING (region_code, series_id, year) ORDER BY {_ORDER}",
        regions=regions,
        indicators=indicators,
        year=year,
        reviewed=reviewed,
    )


def comparable_or_reason(
    con: duckdb.DuckDBPyConnection, regions: list[str], indicators: list[str], year: int | None, reviewed: bool = False
) -> pd.DataFrame:
    """Every comparison group of the indicators × every region: the comparable figure, or reason_code: other_breakdown
    (own_series lists what the region states instead), else the kind of empty with reason_zh, reason_en, which name the
    years in which any series of the group is known."""
    return ask(
        con,
        f"""WITH {_OWN},
        wanted AS (
            SELECT group_id, any_value(sort_order) AS group_order, any_value(name_zh) AS group_zh,
                any_value(name_en) AS group_en, split_part(any_value(series_id), '.', 1) AS group_indicator,
                arg_min(series_id, rank) AS first_series, unnest($regions) AS wanted_code
            FROM comparison_groups WHERE list_contains($indicators, split_part(series_id, '.', 1)) GROUP BY group_id
        ),
        comparable AS ({COMPARABLE}),
        known AS (
            SELECT s.region_code, g.group_id,
                string_agg(DISTINCT s.year::VARCHAR, '、' ORDER BY s.year::VARCHAR) AS years_zh,
                string_agg(DISTINCT s.year::VARCHAR, ', ' ORDER BY s.year::VARCHAR) AS years_en
            FROM coverage_status s JOIN comparison_groups g USING (series_id)
            WHERE s.status = 'present' AND s.region_code IN (SELECT unnest($regions::VARCHAR[])) GROUP BY ALL
        ),
        stated AS (
            SELECT region_code, indicator, list(series_id ORDER BY series_id) AS own_series FROM own GROUP BY ALL
        )
        SELECT w.group_id, w.group_order, w.group_zh, w.group_en, w.group_indicator, r.region_code, r.region,
            r.region_short, r.region_en, r.level,
            f.* EXCLUDE (region_code, region, region_short, region_en, level), o.own_series,
            CASE WHEN c.region_code IS NOT NULL THEN NULL WHEN o.own_series IS NOT NULL THEN 'other_breakdown'
                ELSE coalesce(v.status, 'no_document') END AS reason_code,
            CASE WHEN c.region_code IS NULL AND o.own_series IS NULL THEN
                replace(v.reason_zh, '：' || coalesce(k.years_zh, '无'), '：' || coalesce(g.years_zh, '无'))
            END AS reason_zh,
            CASE WHEN c.region_code IS NULL AND o.own_series IS NULL THEN
                replace(v.reason_en, ': ' || coalesce(k.years_en, 'none'), ': ' || coalesce(g.years_en, 'none'))
            END AS reason_en
        FROM wanted w JOIN region_labels r ON r.region_code = w.wanted_code
        LEFT JOIN comparable c ON c.group_id = w.group_id AND c.region_code = w.wanted_code
        LEFT JOIN held f ON f.region_code = c.region_code AND f.series_id = c.series_id AND f.year = c.year
        LEFT JOIN stated o ON o.region_code = w.wanted_code AND o.indicator = w.group_indicator
        LEFT JOIN coverage v ON v.region_code = w.wanted_code AND v.series_id = w.first_series AND v.year = $year
        LEFT JOIN known_years k ON k.region_code = w.wanted_code AND k.series_id = w.first_series
        LEFT JOIN known g ON g.region_code = w.wanted_code AND g.group_id = w.group_id
        ORDER BY w.group_order, list_position($regions, w.wanted_code)""",
        regions=regions,
        indicators=indicators,
        year=year,
        reviewed=reviewed,
    )


def multiples_of_dibao(
    con: duckdb.DuckDBPyConnection, regions: list[str], year: int | None, reviewed: bool = False
) -> pd.DataFrame:
    """Each tekun figure of the own breakdown with the dibao of the same region, year and area: multiple,
    multiple_formula and the divisor as dibao_… (dibao_id is its observation). reason_code is area_unknown where the
    figure names no area (it then has no multiple), no_dibao where that year's dibao is not known. includes_care: the
    figure is the whole standard at a care level, so that the 1.3 line does not measure it."""
    return ask(
        con,
        f"""WITH {_OWN}
        SELECT t.*, d.yuan_per_month AS dibao_yuan_per_month, d.basis AS dibao_basis, d.observation_id AS dibao_id,
            d.value AS dibao_value, d.period AS dibao_period, d.provenance AS dibao_provenance,
            d.month_provenance AS dibao_month_provenance, d.formula AS dibao_formula, d.low AS dibao_low,
            d.high AS dibao_high, d.status AS dibao_status,
            t.yuan_per_month / d.yuan_per_month AS multiple,
            format('{{:g}} ÷ {{:g}}', round(t.yuan_per_month, 2), round(d.yuan_per_month, 2)) AS multiple_formula,
            t.care IS NOT NULL AS includes_care,
            CASE WHEN t.area IS NULL THEN 'area_unknown' WHEN d.region_code IS NULL THEN 'no_dibao' END AS reason_code
        FROM held t SEMI JOIN own USING (region_code, series_id, year)
        LEFT JOIN held d ON d.region_code = t.region_code AND d.year = t.year AND d.indicator = 'dibao'
            AND d.area = t.area AND d.scope IS NOT DISTINCT FROM t.scope
            AND NOT ($reviewed AND d.status = 'extracted')
        ORDER BY {_ORDER}""",
        regions=regions,
        indicators=["tekun_basic"],
        year=year,
        reviewed=reviewed,
    )


def series_held(con: duckdb.DuckDBPyConnection, indicators: list[str]) -> pd.DataFrame:
    """series_id of every series of these indicators of which any region has a figure."""
    return ask(
        con,
        """SELECT DISTINCT series_id FROM figures_in_force WHERE list_contains($indicators, indicator)
        ORDER BY series_id""",
        indicators=indicators,
    )
