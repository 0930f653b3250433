"""Build of the warehouse

Against COPY of the same rows into the same DDL, which is tables, views and the comments of every column: what DuckDB
itself needs to take in checked rows. On top of it the build computes what is in force, growth and coverage, findings
and checks. The second line leaves views and comments out of the peer, for who wants to know what they cost.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb
import pandas as pd

from benchmarks.record import Ratio
from benchmarks.timing import RUNS, side_by_side
from etl.load import load_tables
from warehouse.build import FOLDER, SQL, STORAGE, build

Tables = dict[str, pd.DataFrame]
_COMMENTS = """
    SELECT format('COMMENT ON TABLE "{}" IS ''{}'';', table_name, replace(comment, '''', ''''''))
    FROM duckdb_tables() WHERE comment IS NOT NULL
    UNION ALL SELECT format('COMMENT ON VIEW "{}" IS ''{}'';', view_name, replace(comment, '''', ''''''))
    FROM duckdb_views() WHERE comment IS NOT NULL
    UNION ALL SELECT format('COMMENT ON COLUMN "{}"."{}" IS ''{}'';', table_name, column_name,
        replace(comment, '''', '''''')) FROM duckdb_columns() WHERE comment IS NOT NULL"""
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
    return build_against_copy(load_tables(FOLDER.parent / "data"), "build, four regions", at_most=3.0)


def build_against_copy(tables: Tables, name: str, at_most: float, runs: int = RUNS) -> list[Ratio]:
    """build(tables) against COPY of all rows it stored, each into a new file: with all DDL, with the tables alone."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        report = build(tables, place / "whole.duckdb")
        copies = export_rows(place / "whole.duckdb", tables, place)
        ratios = []
        for against, ddl, aim in [
            ("COPY of the same rows into the same DDL", views_and_comments(place / "whole.duckdb"), at_most),
            ("COPY of the same rows, no views, no comments", "", None),
        ]:
            ours, peer = side_by_side(
                lambda: build(tables, fresh(place / "ours.duckdb")),
                partial(copy_rows, copies, place / "peer.duckdb", ddl),
                runs,
            )
            note = f"{sum(report.rows.values()):,} rows stored; findings and checks included"
            ratios.append(Ratio(name, against, ours, "s", peer, runs, at_most=aim, note=note))
        return ratios


def views_and_comments(warehouse: Path) -> str:
    """The DDL of a warehouse that is not its tables: its views in the order of dependence, then every comment, with the
    optimiser off as in the build."""
    with duckdb.connect(str(warehouse), read_only=True) as con:
        views = con.execute("SELECT view_name, sql FROM duckdb_views() WHERE NOT internal").fetchall()
        comments = con.execute(_COMMENTS).fetchall()
    written = "".join(path.read_text(encoding="utf-8") for path in SQL)
    views.sort(key=lambda view: written.index(f"VIEW {view[0]} "))
    return "".join([*(sql for _, sql in views), "PRAGMA disable_optimizer;", *(sql for (sql,) in comments)])


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


def copy_rows(copies: list[Copy], path: Path, ddl: str) -> None:
    """The peer: schema, COPY and the rest of the DDL in one transaction, into a new file, closed."""
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{fresh(path)}' AS fresh ({STORAGE})")
        con.execute("USE fresh; BEGIN")
        con.execute(SQL[0].read_text(encoding="utf-8"))
        for copy in copies:
            con.execute(f"{copy.sql} COPY \"{copy.table}\" {copy.columns} FROM '{copy.path}' (FORMAT parquet)")
        con.execute(f"{ddl} COMMIT; USE memory; DETACH fresh")


def fresh(path: Path) -> Path:
    """The path, nothing at it."""
    path.unlink(missing_ok=True)
    return path
