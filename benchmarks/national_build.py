"""Build of the whole country

1.5 million invented figures of 3,200 regions and 26 years against COPY of the same rows into the same DDL. Three
runs only: one takes a minute. Peak memory is that of the building process.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.build import build_against_copy, fresh
from benchmarks.national import national_tables
from benchmarks.record import Ratio
from benchmarks.timing import PeakMemory
from etl.load import load_tables
from warehouse.build import FOLDER, build


def run() -> list[Ratio]:
    """The ratio, peak memory and the size of the file."""
    tables = national_tables(load_tables(FOLDER.parent / "data"))
    with tempfile.TemporaryDirectory() as folder, PeakMemory() as peak:
        out = fresh(Path(folder) / "country.duckdb")
        build(tables, out)
        size = out.stat().st_size / 1e6
    return [
        *build_against_copy(tables, "build, whole country", at_most=2.0, runs=3),
        Ratio("peak memory of the build", "", peak.megabytes, "MB", note="the tables in pandas included"),
        Ratio("size of the file", "", size, "MB"),
    ]
