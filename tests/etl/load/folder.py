"""A copy of data/ with only the regions in use, to be broken one cell at a time."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

from etl.load import DataError, load_tables
from etl.load.cells import type_table
from etl.load.rows import read_raw
from etl.load.schema import load_schema
from words.catalogue import LANGS

DATA = Path(__file__).parents[3] / "data"
NO_ORIGINALS = Path("/nowhere")
_REGIONS = ("region_code,", "#", "100000", "640", "420000", "429005", "150000", "1506", "610000", "6102")


def copy_data(target: Path) -> Path:
    """data/ in `target`, small enough to load in a blink."""
    target.mkdir(parents=True, exist_ok=True)
    for path in DATA.glob("*.csv"):
        shutil.copy(path, target)
    regions = (target / "regions.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in regions if line.startswith(_REGIONS)]
    (target / "regions.csv").write_text("".join(kept), encoding="utf-8")
    return target


def edit_cell(folder: Path, file: str, line: int, column: str, value: str) -> None:
    """Put `value` into one cell; `line` as an editor counts it (files without comments or line breaks)."""
    rows = _read(folder, file)
    rows[line - 1][rows[0].index(column)] = value
    _write(folder, file, rows)


def cell_of(folder: Path, file: str, line: int, column: str) -> str:
    """What stands in one cell."""
    rows = _read(folder, file)
    return rows[line - 1][rows[0].index(column)]


def line_of(folder: Path, file: str, column: str, value: str) -> int:
    """The first line whose cell holds `value`."""
    rows = _read(folder, file)
    return next(line for line, row in enumerate(rows, 1) if row[rows[0].index(column)] == value)


def append_row(folder: Path, file: str, **cells: str) -> int:
    """Add a row with these cells, the others empty; its line number comes back."""
    rows = _read(folder, file)
    _write(folder, file, [*rows, [cells.pop(column, "") for column in rows[0]]])
    assert not cells, cells
    return len(rows) + 1


def problems(folder: Path, originals: Path = NO_ORIGINALS) -> list[tuple[str, int, str]]:
    """(file, line, code) of everything wrong with the folder; each is one line of words in both languages."""
    try:
        load_tables(folder, originals)
    except DataError as error:
        for lang in LANGS:
            assert all("\n" not in problem.sentence(lang) for problem in error.problems)
        return [(problem.file, problem.line, problem.code) for problem in error.problems]
    return []


def cell_problems(folder: Path, file: str) -> list[tuple[str, int, str]]:
    """The same for the cells, header and keys of one file alone, which is quicker."""
    raw, found = read_raw(folder / f"{file}.csv")
    found += type_table(raw, load_schema()[file])[1]
    for lang in LANGS:
        assert all("\n" not in problem.sentence(lang) for problem in found)
    return [(problem.file, problem.line, problem.code) for problem in found]


def _read(folder: Path, file: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO((folder / f"{file}.csv").read_text(encoding="utf-8"))))


def _write(folder: Path, file: str, rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    (folder / f"{file}.csv").write_text(out.getvalue(), encoding="utf-8")
