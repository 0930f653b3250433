"""What the columns of figures and growth mean, from the COMMENTs that the data dictionary gave them."""

from __future__ import annotations

import duckdb

from warehouse.queries.ask import ask


def column_meanings(con: duckdb.DuckDBPyConnection, lang: str) -> dict[str, str]:
    """{column: meaning} in zh or en; a comment is 中文 | English | unit."""
    frame = ask(
        con,
        """SELECT column_name, comment FROM duckdb_columns()
        WHERE comment IS NOT NULL AND table_name IN ('growth', 'figures', 'reference_series')
        ORDER BY table_name DESC, column_index""",
    )
    parts = {str(row.column_name): str(row.comment).split(" | ") for row in frame.itertuples()}
    return {name: part[0 if lang == "zh" else min(1, len(part) - 1)] for name, part in parts.items()}
