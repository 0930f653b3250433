"""data/ → typed tables: read, correct, type, relate, judge. `load_signed` is the only door into data/ for a build.

All defects of all files come at once as a DataError; what was read is handed on only if there is none.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from etl.load.cells import type_table
from etl.load.corrections import apply_corrections
from etl.load.journal import recover
from etl.load.originals import check_originals, find_originals
from etl.load.problems import DataError, Problem
from etl.load.ranges import check_ranges
from etl.load.relations import check_relations
from etl.load.rows import RawTable, read_raw
from etl.load.schema import load_schema

__all__ = ["DataError", "Problem", "load_signed", "load_tables"]


def load_tables(folder: Path, originals: Path | None = None) -> dict[str, pd.DataFrame]:
    """{file stem: frame} of data/, index = line in the file; raises DataError with every defect.

    `originals` is the folder of the original documents; without it, BIAOCHI_DOCUMENTS or documents/ beside data/.
    """
    return load_signed(folder, originals)[0]


def load_signed(folder: Path, originals: Path | None = None) -> tuple[dict[str, pd.DataFrame], dict[str, str]]:
    """The tables, and {data/file: SHA-256} of the very bytes they were read from."""
    recover(folder)
    raw, problems = _read_files(folder)
    problems += apply_corrections(raw)
    tables: dict[str, pd.DataFrame] = {}
    for name, schema in load_schema().items():
        tables[name], found = type_table(raw[name], schema)
        problems += found
    problems += check_relations(tables)
    problems += check_ranges(tables)
    problems += check_originals(tables, originals or find_originals(folder))
    if problems:
        raise DataError(problems)
    return tables, {f"data/{name}.csv": raw[name].digest for name in sorted(raw)}


def _read_files(folder: Path) -> tuple[dict[str, RawTable], list[Problem]]:
    """Every file of the schema, and no other; without all of them nothing further can be judged."""
    paths = {path.stem: path for path in folder.glob("*.csv")}
    problems = [Problem(name, 0, "missing_file") for name in load_schema() if name not in paths]
    problems += [Problem(name, 0, "unknown_file") for name in sorted(paths) if name not in load_schema()]
    raw = {}
    for name in load_schema():
        if name in paths:
            raw[name], found = read_raw(paths[name])
            problems += found
    if problems:
        raise DataError(problems)
    return raw, problems
