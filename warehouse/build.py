"""Tables in, warehouse.duckdb out: schema, rows, views, findings, checks, comments; then the old file is replaced.

The build works on a file beside the old one, which stands whole until the new one is whole. If nothing changed but the
time, the old file stays as it is, to the byte. Refuses (BuildError) what a check selects.
"""

from __future__ import annotations

import hashlib
import json
import platform
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pandas as pd

from warehouse.contents import compare, digest
from warehouse.dictionary import write_comments
from warehouse.errors import BuildError
from warehouse.insert import insert_tables
from warehouse.judge import record_findings, run_checks
from warehouse.replace import put, write_beside
from warehouse.report import BuildReport, summarise

FOLDER = Path(__file__).parent
SQL = (FOLDER / "schema.sql", *sorted((FOLDER / "views").glob("*.sql")))
"""the tables of data/, then what is computed of them, in the order of dependence"""
SMALL = 100_000
"""rows up to which one thread builds faster than several (by 13 % with the four regions)"""
WRITE_ERRORS = (duckdb.IOException, duckdb.FatalException, duckdb.TransactionException)
STORAGE = "STORAGE_VERSION 'v1.2.0', BLOCK_SIZE 16384"
"""DuckDB 1.2 and later open the file; small blocks keep a small warehouse small under git"""


def build(tables: Mapping[str, pd.DataFrame], out: Path, inputs: Mapping[str, str] | None = None) -> BuildReport:
    """Build `out` from the tables of data/; `inputs` ({file: sha256}) is recorded. Raises BuildError."""
    started = time.monotonic()
    with write_beside(out) as fresh:
        try:
            with duckdb.connect() as con:
                con.execute("SET enable_progress_bar = false")
                con.execute(f"ATTACH '{_quoted(fresh)}' AS fresh ({STORAGE})")
                con.execute("USE fresh")
                if sum(map(len, tables.values())) < SMALL:
                    con.execute("SET threads = 1")
                fill(con, tables, inputs or {})
                con.execute("USE memory")
                report = _compare_with(con, out, time.monotonic() - started)
                con.execute("DETACH fresh")
        except WRITE_ERRORS as error:
            raise BuildError("cannot_write", path=str(out), reason=str(error).splitlines()[0]) from error
        if report.changed:
            put(fresh, out)
    return report


def fill(con: duckdb.DuckDBPyConnection, tables: Mapping[str, pd.DataFrame], inputs: Mapping[str, str]) -> None:
    """Everything a warehouse holds, into the current (empty) database of `con`, in one transaction."""
    con.execute("BEGIN")
    schema, *views = (path.read_text(encoding="utf-8") for path in SQL)
    con.execute(schema)
    insert_tables(con, tables)
    for view in views:
        con.execute(view)
    record_findings(con)
    run_checks(con)
    write_comments(con, tables["dictionary"])
    _sign(con, inputs)
    con.execute("COMMIT")


def _sign(con: duckdb.DuckDBPyConnection, inputs: Mapping[str, str]) -> None:
    """The one row of `build`: when, from what, by which versions; left out when contents are compared."""
    versions = {
        "duckdb": duckdb.__version__,
        "pandas": pd.__version__,
        "python": platform.python_version(),
        "sql": hashlib.sha256(b"".join(path.read_bytes() for path in SQL)).hexdigest(),
    }
    con.execute(
        """INSERT INTO build SELECT $now, '', coalesce(max(published), ''), $inputs, $versions
        FROM (SELECT published FROM documents UNION ALL SELECT published FROM published_standards)""",
        {
            "now": datetime.now(UTC).replace(tzinfo=None, microsecond=0),
            "inputs": json.dumps(dict(inputs), sort_keys=True),
            "versions": json.dumps(versions, sort_keys=True),
        },
    )
    [(database,)] = con.execute("SELECT current_database()").fetchall()
    con.execute("UPDATE build SET content_sha256 = ?", [digest(con, database)])


def _compare_with(con: duckdb.DuckDBPyConnection, out: Path, seconds: float) -> BuildReport:
    """The report of the file just filled (attached as fresh) against the one in place, if that can be read."""
    if not _attach_old(con, out):
        return summarise(con, "fresh", changed=True, differences=None, seconds=seconds)
    changed = digest(con, "old") != digest(con, "fresh")
    differences = compare(con, "old", "fresh") if changed else []
    return summarise(con, "fresh", changed=changed, differences=differences, seconds=seconds)


def _attach_old(con: duckdb.DuckDBPyConnection, out: Path) -> bool:
    """A missing, damaged or foreign file in the old one's place is no reason to fail: it is replaced."""
    if not out.is_file():
        return False
    try:
        con.execute(f"ATTACH '{_quoted(out)}' AS old (READ_ONLY)")
        digest(con, "old")
    except duckdb.Error:
        return False
    return True


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
