"""Put one question to the warehouse: SQL with named parameters in, a DataFrame out.

Text is kept as plain objects, None where it is missing: rows are read one by one, and Arrow's strings cost each time.
"""

from __future__ import annotations

import duckdb
import numpy as np
import pandas as pd

KNOWN = """CASE WHEN $year IS NULL THEN basis <> 'implied' ELSE year = $year END
        AND NOT ($reviewed AND status = 'extracted')"""
"""Of `figures`: those of $year, or where it is NULL all that a newest one is chosen from. Where $reviewed, without what
nobody has reviewed: chosen as the newest, it would take the place of the figure known before"""
_WITH_GAPS = {"O": None, "f": np.nan, "M": np.datetime64("NaT")}
"""kinds of numpy's that have a value for a gap"""


def ask(con: duckdb.DuckDBPyConnection, sql: str, **parameters: object) -> pd.DataFrame:
    """Run `sql` ($name parameters) on a cursor of its own, so that no unfinished result locks the connection.

    Columns: numbers without gaps and fractions as numpy has them, counts and truth values with gaps as pandas' own
    types, times as datetime64, everything else object.
    """
    with con.cursor() as cursor:
        found = cursor.execute(sql, parameters) if parameters else cursor.execute(sql)
        columns = found.fetchnumpy()
    index = pd.RangeIndex(len(next(iter(columns.values()))))  # one for all: pandas aligns what has not the very same
    return pd.DataFrame({name: _column(values, index) for name, values in columns.items()}, index=index)


def _column(values: np.ndarray | pd.Categorical, index: pd.RangeIndex) -> pd.Series:
    """One column of the answer; a masked value is a gap, a value of an ENUM is text."""
    if isinstance(values, pd.Categorical):
        return pd.Series(values, index, dtype=object)
    if not isinstance(values, np.ma.MaskedArray):
        return pd.Series(values, index, dtype=object if values.dtype == object else None, copy=False)
    plain, gaps = values.data, np.ma.getmaskarray(values)
    if values.dtype.kind in _WITH_GAPS:
        plain[gaps] = _WITH_GAPS[values.dtype.kind]
        return pd.Series(plain, index, dtype=plain.dtype, copy=False)
    column = pd.Series(plain, index, dtype="boolean" if values.dtype.kind == "b" else values.dtype.name.title())
    column[gaps] = pd.NA
    return column
