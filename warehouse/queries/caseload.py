"""Recipients and spending as the documents state them."""

from __future__ import annotations

import duckdb
import pandas as pd

from warehouse.queries.ask import ask


def caseload(
    con: duckdb.DuckDBPyConnection, programmes: list[str] | None = None, regions: list[str] | None = None
) -> pd.DataFrame:
    """Counts and sums (quantity: 万, 亿 expanded) with their region's names and document: of these regions and of those
    whose name the document hides (XX区 has no code), or all."""
    return ask(
        con,
        """SELECT c.*, coalesce(r.region_short, c.region) AS region_short, coalesce(r.region_en, c.region) AS region_en,
            r.level, d.title, d.publisher, d.published, d.document_number, d.grade, d.caveat, d.caveat_en
        FROM caseload c JOIN documents d USING (document_id) LEFT JOIN region_labels r ON r.region_code = c.region_code
        WHERE ($programmes IS NULL OR list_contains($programmes, programme))
            AND ($regions IS NULL OR c.region_code IS NULL OR list_contains($regions, c.region_code))
        ORDER BY c.caseload_id""",
        programmes=programmes,
        regions=regions,
    )


def programmes_held(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """programme of every count and sum, whatever its region, in the order of the first."""
    return ask(con, "SELECT programme FROM caseload GROUP BY programme ORDER BY min(caseload_id)")
