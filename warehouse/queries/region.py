"""Everything on one region that is not a figure: what is held and why not, its sources, what the checks found."""

from __future__ import annotations

import duckdb
import pandas as pd

from warehouse.queries.ask import ask


def coverage_of_region(con: duckdb.DuckDBPyConnection, region: str) -> pd.DataFrame:
    """The rows of `coverage` for the years from the region's first figure or document on, and for the series that the
    region has ever stated, urban and rural dibao among them; newest year first."""
    return ask(
        con,
        """WITH own AS (
            SELECT DISTINCT series_id FROM figures WHERE region_code = $region AND scope IS NULL
            UNION SELECT unnest(['dibao.urban', 'dibao.rural'])
        ),
        known AS (
            SELECT min(year) AS first_year, max(year) AS last_year FROM (
                SELECT year FROM figures WHERE region_code = $region
                UNION SELECT year FROM documents WHERE region_code = $region
            )
        )
        SELECT c.* FROM coverage c JOIN own USING (series_id), known
        LEFT JOIN indicators i ON i.indicator = split_part(c.series_id, '.', 1)
        WHERE c.region_code = $region AND c.year BETWEEN known.first_year AND known.last_year
        ORDER BY c.year DESC, i.sort_order, c.series_id""",
        region=region,
    )


def sources_of_region(con: duckdb.DuckDBPyConnection, region: str) -> pd.DataFrame:
    """One row a document or publication with a figure of the region or in force there, documents first, newest first:
    kind, source_id (of a publication one of its figures), title, publisher, published, document_number, grade, url,
    remarks_zh, remarks_en, figures."""
    return ask(
        con,
        """WITH used AS (
            SELECT DISTINCT observation_id FROM figures WHERE region_code = $region
            UNION SELECT observation_id FROM sourced_standards WHERE region_code = $region AND status <> 'rejected'
        ),
        published AS (
            SELECT 'publication' AS kind, min(s.source_id) AS source_id, s.title, s.publisher, s.published,
                CAST(NULL AS VARCHAR) AS document_number, s.grade, s.url, any_value(s.note_zh) AS remarks_zh,
                any_value(s.note_en) AS remarks_en, count(*) AS figures
            FROM sourced_standards s JOIN used USING (observation_id) WHERE s.source_kind = 'publication'
            GROUP BY s.title, s.publisher, s.published, s.grade, s.url
        ),
        held AS (
            SELECT 'document' AS kind, d.document_id AS source_id, d.title, d.publisher, d.published, d.document_number,
                d.grade, CAST(NULL AS VARCHAR) AS url, nullif(concat_ws('；', d.damage, d.caveat), '') AS remarks_zh,
                nullif(concat_ws('; ', d.damage_en, d.caveat_en), '') AS remarks_en,
                (SELECT count(*) FROM observations o WHERE o.document_id = d.document_id AND o.status <> 'rejected')
                    AS figures
            FROM documents d WHERE d.region_code = $region
        )
        SELECT * FROM (SELECT * FROM held UNION ALL SELECT * FROM published)
        ORDER BY kind, published DESC NULLS LAST, source_id""",
        region=region,
    )


def findings_of_region(con: duckdb.DuckDBPyConnection, region: str) -> pd.DataFrame:
    """The rows of `findings` about the region, its documents or its figures; errors first."""
    return ask(
        con,
        """SELECT f.* FROM findings f
        WHERE f.region_code = $region
            OR f.subject IN (SELECT document_id FROM documents WHERE region_code = $region)
        ORDER BY list_position(['error', 'warning', 'info'], f.severity), f.subject, f.code""",
        region=region,
    )


def references_of_region(con: duckdb.DuckDBPyConnection, region: str) -> pd.DataFrame:
    """Averages and minima (rows of `reference_series`) stated for the region, a province or the nation, newest first:
    of several states of one year the last."""
    return ask(
        con,
        """SELECT * FROM reference_series JOIN indicators i USING (indicator)
        WHERE region_code = $region AND kind IN ('average', 'minimum')
        QUALIFY row_number() OVER (
            PARTITION BY kind, series_id, year ORDER BY as_of DESC NULLS FIRST, published DESC) = 1
        ORDER BY kind, i.sort_order, series_id, year DESC""",
        region=region,
    )
