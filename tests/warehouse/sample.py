"""Tables and files to build from: the real data with only the regions in use, and what to change in them."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd

from etl.load import load_tables
from tests.etl.load.folder import NO_ORIGINALS, copy_data

ROOT = Path(__file__).parents[2]
Tables = dict[str, pd.DataFrame]


def load_sample(folder: Path) -> Tables:
    """Tables of the real data, regions trimmed."""
    return load_tables(copy_data(folder), NO_ORIGINALS)


def with_row(tables: Tables, name: str, template: str, **cells: object) -> Tables:
    """The tables with one more row: the row whose first column is `template`, with these cells changed."""
    frame = tables[name]
    row = frame[frame.iloc[:, 0].eq(template)].iloc[[0]].assign(**cells).astype(frame.dtypes.to_dict())
    return {**tables, name: pd.concat([frame, row])}


def with_cell(tables: Tables, name: str, key: str, **cells: object) -> Tables:
    """The tables with these cells changed in the row whose first column is `key`."""
    frame = tables[name].copy()
    for column, value in cells.items():
        frame.loc[frame.iloc[:, 0].eq(key), column] = value
    return {**tables, name: frame}


def ask(path: Path, sql: str, *values: object) -> list[tuple]:
    """The rows of one query on a warehouse file."""
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute(sql, values).fetchall()
