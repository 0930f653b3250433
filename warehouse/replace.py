"""One file in place of another, in one step: a reader sees the old file or the new one, never half of either.

The new file is written beside the old, under a lock that makes a second writer wait. Whatever a killed writer left is
cleared by the next one: under the lock, nobody else's unfinished file can exist.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from warehouse.errors import BuildError

WAIT_SECONDS = 120.0


@contextmanager
def write_beside(target: Path) -> Iterator[Path]:
    """A free path beside `target` to write a whole file to; what stands there in the end is the caller's to `put`.

    Raises BuildError if the folder cannot be written, or another build holds the lock for too long.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _locked(_lock_path(target)):
            clear_leftovers(target)
            try:
                yield target.with_name(f"{target.name}.tmp-{os.getpid()}")
            finally:
                clear_leftovers(target)
    except OSError as error:
        raise BuildError("cannot_write", path=str(target), reason=error.strerror or str(error)) from error


def put(written: Path, target: Path) -> None:
    """Move `written` onto `target`, on disk before its name changes."""
    sync_file(written)
    os.replace(written, target)
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Flush a finished file to disk; Windows wants it open for writing."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make new names in `folder` last through a power cut; Windows opens no folders and has no such call."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def clear_leftovers(target: Path) -> None:
    """Remove what unfinished builds of `target` left beside it."""
    for left in target.parent.glob(f"{target.name}.tmp-*"):
        left.unlink(missing_ok=True)


def _lock_path(target: Path) -> Path:
    return target.with_name(f".{target.name}.lock")


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock file; the operating system lets go of it when the process dies, however it dies."""
    deadline = time.monotonic() + WAIT_SECONDS
    with path.open("a+b") as file:
        while not _try_lock(file):
            if time.monotonic() > deadline:
                raise BuildError("busy", path=str(path))
            time.sleep(0.05)
        yield


def _try_lock(file: IO[bytes]) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
