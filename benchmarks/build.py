"""Build of the warehouse

Against COPY of the same rows into the same tables: what DuckDB itself needs to take in checked rows. On top of it the
build computes what is in force, growth and coverage, findings and checks, and comments every column.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from benchmarks.record import Ratio
from benchmarks.timing import RUNS, side_by_side
from etl.load import load_tables
from warehouse.build import FOLDER, SQL, STORAGE, build

Tables = dict[str, pd.DataFrame]
LEVELS = ("nation", "province", "prefecture", "county")


@dataclass(frozen=True)
class Copy:
    """Rows of one table in a Parquet file; `sql` makes the table where schema.sql does not."""

    table: str
    columns: str
    path: Path
    sql: str = ""


def run() -> list[Ratio]:
    """The four regions of data/."""
    return [build_against_copy(load_tables(FOLDER.parent / "data"), "build, four regions", at_most=3.0)]


def build_against_copy(tables: Tables, name: str, at_most: float, runs: int = RUNS) -> Ratio:
    """build(tables) against COPY of all rows it stored, each into a new file."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        report = build(tables, place / "whole.duckdb")
        copies = export_rows(place / "whole.duckdb", tables, place)
        ours, peer = side_by_side(
            lambda: build(tables, fresh(place / "ours.duckdb")),
            lambda: copy_rows(copies, fresh(place / "peer.duckdb")),
            runs,
        )
    note = f"{sum(report.rows.values()):,} rows stored; views, findings, checks and comments included"
    return Ratio(name, "COPY of the same rows", ours, "s", peer, runs, at_most=at_most, note=note)


def export_rows(warehouse: Path, tables: Tables, place: Path) -> list[Copy]:
    """Every stored table as Parquet, in the order of the schema; regions by level, since they refer to each other."""
    with duckdb.connect(str(warehouse), read_only=True) as con:
        copies = []
        for table, sql in con.execute("SELECT table_name, sql FROM duckdb_tables() ORDER BY table_oid").fetchall():
            given = ", ".join(f'"{name}"' for name in tables[table].columns) if table in tables else "*"
            computed = "" if table in tables or table in ("findings", "build") else sql
            for level in LEVELS if table == "regions" else [""]:
                path = place / f"{table}{level}.parquet"
                chosen = f"WHERE level = '{level}'" if level else ""
                con.execute(f"COPY (SELECT {given} FROM \"{table}\" {chosen}) TO '{path}'")
                copies.append(Copy(table, "" if given == "*" else f"({given})", path, computed))
        return copies


def copy_rows(copies: list[Copy], path: Path) -> None:
    """The peer: schema and COPY in one transaction, file closed."""
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{path}' AS fresh ({STORAGE})")
        con.execute("USE fresh; BEGIN")
        con.execute(SQL[0].read_text(encoding="utf-8"))
        for copy in copies:
            con.execute(f"{copy.sql} COPY \"{copy.table}\" {copy.columns} FROM '{copy.path}' (FORMAT parquet)")
        con.execute("COMMIT; USE memory; DETACH fresh")


def fresh(path: Path) -> Path:
    """The path, nothing at it."""
    path.unlink(missing_ok=True)
    return path
