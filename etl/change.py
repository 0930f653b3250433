"""A change of data/ with the warehouse that follows from it, as one: tried out beside, built, then moved into place.

If the new tables do not load or the build fails, nothing has changed; if the process is killed, the next command finds
either all of it or nothing (etl.load.journal).
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from etl.load import load_signed
from etl.load.journal import hold_lock, replace_files
from etl.load.originals import find_originals
from warehouse.build import build

Proposed = TypeVar("Proposed")


def change_data(
    folder: Path, warehouse: Path, propose: Callable[[Path], tuple[Mapping[str, bytes], Proposed]]
) -> Proposed:
    """Let `propose` make new file contents (it is given an empty folder to try them in), then store them all at once.

    Empty contents change nothing. Raises what `propose`, loading and building raise, with nothing changed.
    """
    with hold_lock(folder), tempfile.TemporaryDirectory(prefix="biaochi-") as beside:
        contents, proposed = propose(Path(beside))
        if contents:
            with _built(folder, contents, Path(beside), warehouse.absolute()) as fresh:
                replace_files(folder, contents, {fresh: warehouse})
        return proposed


@contextmanager
def _built(folder: Path, contents: Mapping[str, bytes], beside: Path, warehouse: Path) -> Iterator[Path]:
    """The warehouse of the proposed tables, on the disk of the one in place; what a killed one left is cleared."""
    for path in folder.glob("*.csv"):
        (beside / path.name).write_bytes(contents.get(path.name) or path.read_bytes())
    tables, inputs = load_signed(beside, find_originals(folder))
    building = warehouse.parent / ".adding"
    shutil.rmtree(building, ignore_errors=True)
    try:
        build(tables, building / warehouse.name, inputs)
        yield building / warehouse.name
    finally:
        shutil.rmtree(building, ignore_errors=True)
