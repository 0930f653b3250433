"""A warehouse that opens and then fails: what a half-broken disk or a view gone wrong does to a reader."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from warehouse.connect import DEFAULT


def break_figures(out: Path, column: str = "value", expression: str = "error('broken')") -> Path:
    """A copy of the warehouse whose view `figures` has an `expression` as `column`: an error as soon as it is read."""
    shutil.copy(DEFAULT, out)
    with duckdb.connect(str(out)) as connection:
        connection.execute("ALTER VIEW figures RENAME TO whole_figures")
        columns = [row[0] for row in connection.execute("DESCRIBE whole_figures").fetchall()]
        broken = ", ".join(f"{expression} AS {name}" if name == column else name for name in columns)
        connection.execute(f"CREATE VIEW figures AS SELECT {broken} FROM whole_figures")
    return out
