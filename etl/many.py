"""Many documents: folders walked in a fixed order, each document read and extracted by workers, every loss named.

In: paths. Out: one Outcome a document, in the order of the paths. Bytes travel, not paths, so that a cluster needs no
shared disk. What is too large is refused before it is read; a document that takes its worker down, or its time, is
reported by name and the others go on.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from etl.fanout import Crew, fan_out
from etl.pipeline import extract_document
from etl.read import Unreadable, read_bytes, read_file
from etl.read.limits import FILE_BYTES
from etl.records import Extraction

BATCH_DOCUMENTS = 32
BATCH_BYTES = 2_000_000
SECONDS = 120.0
"""for one document: reading ends earlier by its own deadline"""


@dataclass(frozen=True)
class Document:
    """A file on its way to a worker."""

    path: str
    content: bytes


@dataclass(frozen=True)
class Outcome:
    """What became of one document: an extraction, or the code and detail of the sentence that says why not."""

    path: str
    extraction: Extraction | None = None
    code: str = ""
    detail: tuple[tuple[str, object], ...] = ()


class TooLong(Exception):
    """A document took longer than its time."""


def list_documents(paths: Iterable[Path]) -> list[Path]:
    """The files named and those in the folders named, folders in the order of their names, hidden files left out."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            found += [Path(folder, name) for name in sorted(files) if not name.startswith(".")]
    return found


def extract_many(paths: Iterable[Path], crew: Crew) -> Iterator[Outcome]:
    """The outcome of each document, in the order given, whatever the crew."""
    return fan_out(extract_one, _batches(paths), crew, _lost)


def extract_one(item: Document | Outcome) -> Outcome:
    """Read and extract one document; never raises."""
    if isinstance(item, Outcome):
        return item
    try:
        with _time_limit(SECONDS):
            source = read_bytes(Path(item.path).name, item.content)
            return Outcome(item.path, extract_document(source))
    except Unreadable as refused:
        return Outcome(item.path, None, refused.code, tuple(refused.detail.items()))
    except TooLong:
        return Outcome(item.path, None, "too_slow", (("name", item.path), ("seconds", round(SECONDS))))
    except Exception as fault:
        reason = " ".join(f"{type(fault).__name__}: {fault}".split())[:200]
        return Outcome(item.path, None, "fault", (("name", item.path), ("reason", reason)))


def _lost(item: Document | Outcome, reason: BaseException) -> Outcome:
    return Outcome(item.path, None, "worker_died", (("name", item.path), ("reason", type(reason).__name__)))


def _batches(paths: Iterable[Path]) -> Iterator[list[Document | Outcome]]:
    """Up to 32 documents or 2 MB at a time."""
    batch: list[Document | Outcome] = []
    size = 0
    for path in paths:
        item = _load(path)
        batch.append(item)
        size += len(item.content) if isinstance(item, Document) else 0
        if len(batch) >= BATCH_DOCUMENTS or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _load(path: Path) -> Document | Outcome:
    """The file's bytes; what reading refuses unread (missing, too large) is refused here in the same words."""
    try:
        if path.is_file() and path.stat().st_size <= FILE_BYTES:
            return Document(str(path), path.read_bytes())
        read_file(path)
        reason = Unreadable("missing", name=str(path))
    except Unreadable as refused:
        reason = refused
    except PermissionError:
        reason = Unreadable("not_permitted", name=str(path))
    except OSError:
        reason = Unreadable("missing", name=str(path))
    return Outcome(str(path), None, reason.code, tuple(reason.detail.items()))


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise TooLong after `seconds`; only where the system has alarms and in the main thread of a process."""
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
