"""Where one number comes from: every figure of every page by its id, searched, with what it is used for.

A figure is a standard, a reference, a computed standard or a count: figure_kind tells which. Ids are those of the links
(observation_id, pub-…, multiple id, case-…).
"""

from __future__ import annotations

import duckdb
import pandas as pd

from warehouse.queries.ask import ask

_EVERY = """every AS (
        SELECT observation_id AS figure_id, CASE WHEN kind IN ('actual', 'planned') THEN 'standard' ELSE 'reference' END
                AS figure_kind, s.* EXCLUDE (applies_to, reason), u.unit,
            CAST(NULL AS VARCHAR) AS formula, CAST(NULL AS VARCHAR) AS base_id, CAST(NULL AS VARCHAR) AS programme,
            CAST(NULL AS VARCHAR) AS measure, CAST(NULL AS VARCHAR) AS covers, CAST(NULL AS VARCHAR) AS qualifier,
            CAST(NULL AS DOUBLE) AS quantity
        FROM sourced_standards s LEFT JOIN (SELECT source_id AS observation_id, unit FROM published_standards) u
            USING (observation_id)
        WHERE status <> 'rejected'
        UNION ALL BY NAME
        SELECT observation_id AS figure_id, 'computed' AS figure_kind, * EXCLUDE (base_indicator, factor,
            base_observation_id), base_observation_id AS base_id
        FROM computed_standards
        UNION ALL BY NAME
        SELECT c.caseload_id AS figure_id, 'count' AS figure_kind, c.region_code,
            coalesce(r.region, c.region) AS region, coalesce(r.region_short, c.region) AS region_short,
            coalesce(r.region_en, c.region) AS region_en, r.level,
            c.value, c.unit, CAST(left(c.period, 4) AS INTEGER) AS year, c.period AS covers, c.programme, c.measure,
            c.area, c.qualifier, c.quantity, c.printed, c.spans, 'stated' AS provenance, 'reviewed' AS status,
            'document' AS source_kind, c.document_id AS source_id, d.publisher, d.title, d.published,
            d.published_precision, d.document_number, d.grade, d.caveat, d.caveat_en, c.note_zh, c.note_en
        FROM caseload c JOIN documents d USING (document_id) LEFT JOIN region_labels r ON r.region_code = c.region_code
    ),
    judged AS (
        SELECT e.*, coalesce(k.finding_codes, []) AS finding_codes
        FROM every e LEFT JOIN (
            SELECT subject, list(DISTINCT code ORDER BY code) AS finding_codes FROM findings
            WHERE severity <> 'info' GROUP BY subject
        ) k ON k.subject = e.figure_id
    )"""


MOST = 2000
"""figures that one search hands over; found_in_all tells how many match"""

_IN_ORDER = """list_position(['document', 'publication'], source_kind),
            list_position(['standard', 'computed', 'count', 'reference'], figure_kind),
            CASE WHEN source_kind = 'document' THEN source_id END, region_code = '100000',
            CASE WHEN source_kind = 'document' THEN figure_id END, region_code, series_id, year DESC, figure_id"""


_SEARCHED = (
    *(f"j.{name}" for name in ("figure_id", "region", "region_en", "series_id", "covers", "printed", "publisher")),
    *(f"j.{name}" for name in ("title", "published", "document_number", "programme", "measure", "area")),
    *("p.name", "i.name_zh", "i.name_en", "CAST(j.year AS VARCHAR)", "format('{:g}', j.value)"),
)


def search_figures(
    con: duckdb.DuckDBPyConnection,
    words: list[list[str]],
    kinds: list[str],
    grades: list[str],
    regions: list[str],
    most: int = MOST,
) -> pd.DataFrame:
    """The figures that hold, of each list of `words`, at least one in region, codes, year, value, printed form,
    publisher or title; of these kinds (standard, reference, computed, count), grades and regions, where any are named.
    The first `most` of them; found_in_all is how many there are. Only narrow rows are searched and sorted.
    """
    holding, forms = _holding(words)
    found = ask(
        con,
        f"""WITH {_EVERY},
        sought AS MATERIALIZED (
            SELECT j.figure_id, j.figure_kind, j.source_kind, j.source_id, j.region_code, j.series_id, j.year
            FROM every j LEFT JOIN indicators i USING (indicator)
            LEFT JOIN regions p ON p.region_code = left(j.region_code, 2) || '0000'
            WHERE (len($kinds) = 0 OR list_contains($kinds, j.figure_kind))
                AND (len($grades) = 0 OR list_contains($grades, j.grade))
                AND (len($regions) = 0 OR list_contains($regions, j.region_code))
                AND {holding}
        )
        SELECT figure_id, (SELECT count(*) FROM sought) AS found_in_all FROM sought ORDER BY {_IN_ORDER} LIMIT $most""",
        **forms,
        kinds=kinds,
        grades=grades,
        regions=regions,
        most=most,
    )
    return ask(
        con,
        f"""WITH {_EVERY} SELECT *, CAST($found_in_all AS BIGINT) AS found_in_all FROM judged
        WHERE figure_id IN (SELECT unnest($ids::VARCHAR[])) ORDER BY {_IN_ORDER}""",
        ids=list(found["figure_id"]),
        found_in_all=0 if found.empty else int(found["found_in_all"].iloc[0]),
    )


def _holding(words: list[list[str]]) -> tuple[str, dict[str, str]]:
    """The condition that each list of `words` is held by one of the searched columns in one of its forms, and its
    parameters. Column by column: names and titles repeat, and DuckDB looks at each of their distinct values once."""
    conditions = ["TRUE"]
    forms: dict[str, str] = {}
    for each in words:
        found = []
        for word in each:
            name = f"word_{len(forms)}"
            forms[name] = word.lower()
            found += [f"contains({f'lower({column})' if word.isascii() else column}, ${name})" for column in _SEARCHED]
        conditions.append("coalesce(" + " OR ".join(found or ["FALSE"]) + ", FALSE)")
    return " AND ".join(conditions), forms


def figure_of_id(con: duckdb.DuckDBPyConnection, figure_id: str) -> pd.DataFrame:
    """The figure of this id with everything known of it, or no row."""
    return ask(con, f"WITH {_EVERY} SELECT * FROM judged WHERE figure_id = $figure_id", figure_id=figure_id)


def figures_of_ids(con: duckdb.DuckDBPyConnection, figure_ids: list[str]) -> pd.DataFrame:
    """The figures of these ids, those that are held."""
    return ask(
        con,
        f"WITH {_EVERY} SELECT * FROM judged WHERE figure_id IN (SELECT unnest($ids::VARCHAR[])) ORDER BY figure_id",
        ids=figure_ids,
    )


def figures_of_source(con: duckdb.DuckDBPyConnection, source_id: str) -> pd.DataFrame:
    """All figures that one document or publication gives, in the order of their places in it."""
    return ask(
        con,
        f"""WITH {_EVERY} SELECT * FROM judged WHERE source_id = $source_id
        ORDER BY spans[1][1] NULLS LAST, figure_id""",
        source_id=source_id,
    )


def uses_of_figure(con: duckdb.DuckDBPyConnection, figure_id: str) -> pd.DataFrame:
    """The years and regions for which this figure is the one in force, with basis, agreeing and contradicting ids."""
    return ask(
        con,
        """SELECT region_code, region_short, region_en, year, basis, formula, low, high, agreeing, contradicting
        FROM figures WHERE observation_id = $figure_id ORDER BY region_code, year""",
        figure_id=figure_id,
    )


def grades_held(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """figure_kind, grade, figures, sources, doubtful, unplaced (without wording and position): how many there are of
    each, a source being a document or a publication however many figures it gives; documents and publications:
    how many sources there are in all."""
    return ask(
        con,
        f"""WITH {_EVERY},
        named AS (
            SELECT *, CASE source_kind WHEN 'document' THEN source_id
                ELSE concat_ws('|', publisher, title, published) END AS source
            FROM judged
        )
        SELECT figure_kind, grade, count(*) AS figures, count(DISTINCT source) AS sources,
            count(*) FILTER (len(finding_codes) > 0 OR qualifier = 'doubtful') AS doubtful,
            count(*) FILTER (printed IS NULL AND spans IS NULL) AS unplaced,
            (SELECT count(DISTINCT source) FROM named WHERE source_kind = 'document') AS documents,
            (SELECT count(DISTINCT source) FROM named WHERE source_kind = 'publication') AS publications
        FROM named GROUP BY figure_kind, grade
        ORDER BY list_position(['standard', 'computed', 'count', 'reference'], figure_kind),
            list_position(['official', 'official-copy', 'press', 'aggregator'], grade)""",
    )
