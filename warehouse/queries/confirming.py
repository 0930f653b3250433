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
    found = source_columns(con, held, "confirmed")
    return pd.concat([figures, found], axis=1)


def source_columns(con: duckdb.DuckDBPyConnection, subjects: pd.Series, prefix: str) -> pd.DataFrame:
    """The sources of these observation ids, row by row, as columns `<prefix>_publisher` and so on."""
    columns = {name: f"{prefix}_{name}" for name in SOURCE}
    wanted = sorted({str(subject) for subject in subjects.dropna()})
    if not wanted:
        return pd.DataFrame(None, index=subjects.index, columns=list(columns.values()), dtype=object)
    known = ask(
        con,
        f"""SELECT observation_id, {", ".join(SOURCE)} FROM standards
        WHERE observation_id IN (SELECT unnest($wanted::VARCHAR[]))""",
        wanted=wanted,
    )
    named = known.set_index("observation_id").rename(columns=columns).astype(object)
    return named.reindex(subjects).set_axis(subjects.index)
