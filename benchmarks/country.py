"""The national warehouse as a file, built once for each state of the SQL and the data, in build/ (ignored by git)."""

from __future__ import annotations

import hashlib
from pathlib import Path

from benchmarks.national import national_tables
from etl.load import load_tables
from warehouse.build import build

ROOT = Path(__file__).parents[1]


def national_warehouse() -> Path:
    """The file; a minute or two where it is not yet there."""
    inputs = [*sorted((ROOT / "data").glob("*.csv")), *sorted((ROOT / "warehouse").rglob("*.sql"))]
    inputs += sorted((ROOT / "benchmarks").glob("national*"))
    state = hashlib.sha256(b"".join(path.read_bytes() for path in inputs)).hexdigest()[:12]
    path = ROOT / "build" / f"national-{state}.duckdb"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        build(national_tables(load_tables(ROOT / "data")), path)
    return path
