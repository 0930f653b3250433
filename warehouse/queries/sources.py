"""Where figures come from: documents, publications, findings, the build itself."""

from __future__ import annotations

import duckdb
import pandas as pd

from warehouse.queries.ask import ask


def findings(con: duckdb.DuckDBPyConnection, subjects: list[str] | None = None) -> pd.DataFrame:
    """Rows of `findings`, of these subjects (observation, publication or document ids) or all; errors first."""
    return ask(
        con,
        """SELECT * FROM findings WHERE $subjects IS NULL OR list_contains($subjects, subject)
        ORDER BY list_position(['error', 'warning', 'info'], severity), subject, code""",
        subjects=subjects,
    )


_DOCUMENTS = """SELECT d.* REPLACE (coalesce(r.region, d.region) AS region),
    coalesce(r.region_short, d.region) AS region_short, coalesce(r.region_en, d.region) AS region_en
    FROM documents d LEFT JOIN region_labels r USING (region_code)"""


def documents(con: duckdb.DuckDBPyConnection, regions: list[str] | None = None) -> pd.DataFrame:
    """The documents held, with region_short and region_en; of these regions (and of hidden places), or all."""
    return ask(
        con,
        f"""{_DOCUMENTS} WHERE $regions IS NULL OR d.region_code IS NULL OR list_contains($regions, d.region_code)
        ORDER BY d.year, d.document_id""",
        regions=regions,
    )


def document_of_id(con: duckdb.DuckDBPyConnection, document_id: str) -> pd.DataFrame:
    """The document of this id, or no row."""
    return ask(con, f"{_DOCUMENTS} WHERE d.document_id = $document_id", document_id=document_id)


def regions(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """All regions by code: with their labels (region, region_short, region_en; no two alike), province_short, and
    has_figures (any figure of its own is held)."""
    return ask(
        con,
        """SELECT r.*, l.* EXCLUDE (region_code, level), p.short_name AS province_short, p.english AS province_en,
            r.region_code IN (SELECT DISTINCT region_code FROM standards_in_force) AS has_figures
        FROM regions r JOIN region_labels l USING (region_code)
        LEFT JOIN regions p ON p.region_code = left(r.region_code, 2) || '0000'
        ORDER BY r.region_code""",
    )


def region_names(con: duckdb.DuckDBPyConnection, regions: list[str]) -> pd.DataFrame:
    """The labels of these regions (region_code, region, region_short, region_en), in their order."""
    return ask(
        con,
        """SELECT region_code, region, region_short, region_en FROM region_labels
        WHERE region_code IN (SELECT unnest($regions::VARCHAR[])) ORDER BY list_position($regions, region_code)""",
        regions=regions,
    )


def indicators(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The indicators with names, definitions and legal basis, in their order."""
    return ask(con, "SELECT * FROM indicators ORDER BY sort_order")


def build_info(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row: built_at, content_sha256, data_until, inputs, versions."""
    return ask(con, "SELECT * FROM build")
