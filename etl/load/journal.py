"""Changes several files of data/ (and the warehouse) all together or not at all, whatever kills the process.

The new contents are written beside, flushed to disk, and named in a journal; only then are they moved into place, in
the order given. Who finds a journal finishes the move, who finds new contents without a journal throws them away: so
the files are always the old ones or the new ones. `recover` does that, before every load and every command. One writer
at a time holds the lock.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from warehouse.replace import sync_file, sync_folder

_PENDING = ".pending"
_JOURNAL = "journal.json"
_LOCK = ".lock"


@contextlib.contextmanager
def hold_lock(folder: Path) -> Iterator[None]:
    """Wait until no other process changes `folder`, then keep others from it; what a killed one left is settled."""
    with (folder / _LOCK).open("a+b") as file:
        _lock(file.fileno())
        _settle(folder)
        yield


def hold_lock_if_writable(folder: Path) -> contextlib.AbstractContextManager[None]:
    """The lock; nothing where `folder` cannot be written, by which it cannot be locked or changed either."""
    return hold_lock(folder) if os.access(folder, os.W_OK) else contextlib.nullcontext()


def recover(folder: Path) -> None:
    """Settle what a killed process left in `folder`; costs one look where there is nothing."""
    if (folder / _PENDING).exists():
        with hold_lock(folder):
            pass


def replace_files(folder: Path, contents: Mapping[str, bytes], moves: Mapping[Path, Path] | None = None) -> None:
    """Give files of `folder` new contents, and move finished files (from → to), as one change. Needs the lock.

    A file of `moves` must lie on its target's disk. Raises OSError with nothing changed when the disk is full.
    """
    pending = folder / _PENDING
    pending.mkdir(exist_ok=True)
    try:
        steps = []
        for name, content in contents.items():
            _write_synced(pending / name, content)
            steps.append([str(pending / name), str(folder / name)])
        for source, target in (moves or {}).items():
            sync_file(source)
            steps.append([str(source.absolute()), str(target.absolute())])
        _write_synced(pending / f"{_JOURNAL}.new", json.dumps(steps).encode())
        os.replace(pending / f"{_JOURNAL}.new", pending / _JOURNAL)
    except BaseException:
        shutil.rmtree(pending, ignore_errors=True)
        raise
    sync_folder(pending)
    _settle(folder)


def _settle(folder: Path) -> None:
    """Finish what a journal names; without a journal throw the new contents away."""
    pending = folder / _PENDING
    if (pending / _JOURNAL).exists():
        steps = json.loads((pending / _JOURNAL).read_bytes())
        for source, target in steps:
            with contextlib.suppress(FileNotFoundError):  # moved before the process died
                os.replace(source, target)
        for parent in {Path(target).parent for _, target in steps}:
            sync_folder(parent)
        (pending / _JOURNAL).unlink()
    if pending.exists():
        shutil.rmtree(pending)


def _write_synced(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _lock(handle: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(handle, fcntl.LOCK_EX)
