"""A change of data/ with the warehouse that follows from it, as one: tried out beside, built, then moved into place.

If the new tables do not load or the build fails, nothing has changed; if the process is killed, the next command finds
either all of it or nothing (etl.load.journal).
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from etl.load import load_tables
from etl.load.journal import hold_lock, replace_files
from etl.load.originals import find_originals
from warehouse.build import build
from warehouse.replace import write_beside

ROOT = Path(__file__).resolve().parents[1]
Proposed = TypeVar("Proposed")


def data_folder() -> Path:
    """data/ of this project, or BIAOCHI_DATA."""
    return Path(os.environ.get("BIAOCHI_DATA") or ROOT / "data")


def warehouse_file() -> Path:
    """warehouse.duckdb of this project, or BIAOCHI_WAREHOUSE."""
    return Path(os.environ.get("BIAOCHI_WAREHOUSE") or ROOT / "warehouse.duckdb")


def change_data(
    folder: Path, warehouse: Path, propose: Callable[[Path], tuple[Mapping[str, bytes], Proposed]]
) -> Proposed:
    """Let `propose` make new file contents (it is given an empty folder to try them in), then store them all at once.

    Empty contents change nothing. Raises what `propose`, loading and building raise, with nothing changed.
    """
    with hold_lock(folder), tempfile.TemporaryDirectory(prefix="biaochi-") as beside:
        contents, proposed = propose(Path(beside))
        if contents:
            with _built(folder, contents, Path(beside), warehouse) as fresh:
                replace_files(folder, contents, {fresh: warehouse})
        return proposed


@contextmanager
def _built(folder: Path, contents: Mapping[str, bytes], beside: Path, warehouse: Path) -> Iterator[Path]:
    """The warehouse of the proposed tables, beside the one in place."""
    for path in folder.glob("*.csv"):
        (beside / path.name).write_bytes(contents.get(path.name) or path.read_bytes())
    tables = load_tables(beside, find_originals(folder))
    with write_beside(warehouse) as fresh:
        build(tables, fresh, hash_files(beside))
        yield fresh


def hash_files(folder: Path) -> dict[str, str]:
    """{file: sha256} of the tables a warehouse is built from."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.csv"))}
