"""What later notice says that a figure still held: the source that confirms figures of basis in_force."""

from __future__ import annotations

import duckdb
import pandas as pd

from warehouse.queries.ask import ask

SOURCE = ("publisher", "title", "published", "published_precision", "document_number", "grade", "url")


def with_confirming(con: duckdb.DuckDBPyConnection, figures: pd.DataFrame) -> pd.DataFrame:
    """The figure frame with confirmed_publisher, confirmed_title, … of the notice that says a figure held until then;
    nothing where the figure's own source is of its year."""
    held = figures["confirmed_by"].where(figures["basis"] == "in_force")
    wanted = sorted({str(subject) for subject in held.dropna()})
    known = _sources(con, wanted) if wanted else pd.DataFrame(None, index=[], columns=list(SOURCE), dtype=object)
    found = known.astype(object).reindex(held).set_axis(figures.index)
    return pd.concat([figures, found.add_prefix("confirmed_")], axis=1)


def _sources(con: duckdb.DuckDBPyConnection, wanted: list[str]) -> pd.DataFrame:
    """The sources of these observations, by their ids."""
    sql = f"""SELECT observation_id, {", ".join(SOURCE)} FROM standards
        WHERE observation_id IN (SELECT unnest($wanted::VARCHAR[]))"""
    return ask(con, sql, wanted=wanted).set_index("observation_id")
