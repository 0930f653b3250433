"""The file opens in DuckDB 1.2: every table and view of it, in an environment of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.warehouse.sample import ROOT

OLDEST = "1.2.0"
READ_ALL = """
import sys, duckdb
con = duckdb.connect(sys.argv[1], read_only=True)
names = [n for (n,) in con.execute("SELECT DISTINCT table_name FROM duckdb_columns() WHERE NOT internal").fetchall()]
rows = sum(len(con.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names)
words = con.execute("SELECT count(*) FROM duckdb_columns() WHERE NOT internal AND comment IS NULL").fetchall()[0][0]
print(duckdb.__version__, len(names), rows, words)
"""


@pytest.mark.soak
def test_the_oldest_promised_duckdb_reads_every_table_and_view(tmp_path: Path) -> None:
    place = tmp_path / "old"
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    python = next(path for path in (place / "bin" / "python", place / "Scripts" / "python.exe") if path.exists())
    got = subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", f"duckdb=={OLDEST}"], capture_output=True, text=True
    )
    if got.returncode:
        pytest.skip(f"duckdb {OLDEST} cannot be had here: {got.stderr.strip().splitlines()[-1]}")
    read = subprocess.run(
        [str(python), "-c", READ_ALL, str(ROOT / "warehouse.duckdb")], capture_output=True, text=True, check=True
    )
    version, names, rows, without_words = read.stdout.split()
    assert version == OLDEST
    assert int(names) >= 28
    assert int(rows) > 6000
    assert without_words == "0"
