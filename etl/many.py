"""Many documents: folders walked in a fixed order, each document read and extracted by workers, every loss named.

In: paths, or passages already read. Out: one Outcome a document, in the order given. Bytes travel, not paths, so that
a cluster needs no shared disk. What is too large is refused before it is read; a document that takes its worker down,
or its time, is reported by name and the others go on.
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
from etl.passages import WrongPassage, read_passages
from etl.pipeline import extract_document
from etl.read import Unreadable, read_bytes, read_file
from etl.read.limits import FILE_BYTES
from etl.records import Extraction, SourceText

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


Item = Document | SourceText | Outcome
"""what a worker is given: bytes to be read, a passage, or what is refused already"""


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


def list_passages(path: Path) -> list[SourceText | Outcome]:
    """The passages of a JSONL file; what is none, or a file that cannot be read, as its outcome."""
    try:
        return [_wrong(found) if isinstance(found, WrongPassage) else found for found in read_passages(path)]
    except Unreadable as refused:
        return [Outcome(str(path), None, refused.code, tuple(refused.detail.items()))]


def _wrong(found: WrongPassage) -> Outcome:
    return Outcome(f"{found.path}:{found.line}", None, "passage_wrong", (("path", found.path), ("line", found.line)))


def extract_many(items: Iterable[Path | SourceText | Outcome], crew: Crew) -> Iterator[Outcome]:
    """The outcome of each document, in the order given, whatever the crew."""
    return fan_out(extract_one, _batches(items), crew, _lost)


def extract_one(item: Item) -> Outcome:
    """Read and extract one document; never raises."""
    if isinstance(item, Outcome):
        return item
    name = _name(item)
    try:
        with _time_limit(SECONDS):
            source = read_bytes(Path(item.path).name, item.content) if isinstance(item, Document) else item
            return Outcome(name, extract_document(source))
    except Unreadable as refused:
        return Outcome(name, None, refused.code, tuple(refused.detail.items()))
    except TooLong:
        return Outcome(name, None, "too_slow", (("name", name), ("seconds", round(SECONDS))))
    except Exception as fault:
        reason = " ".join(f"{type(fault).__name__}: {fault}".split())[:200]
        return Outcome(name, None, "fault", (("name", name), ("reason", reason)))


def _lost(item: Item, reason: BaseException) -> Outcome:
    name = _name(item)
    return Outcome(name, None, "worker_died", (("name", name), ("reason", type(reason).__name__)))


def _name(item: Item) -> str:
    return item.id if isinstance(item, SourceText) else item.path


def _batches(items: Iterable[Path | SourceText | Outcome]) -> Iterator[list[Item]]:
    """Up to 32 documents or 2 MB at a time."""
    batch: list[Item] = []
    size = 0
    for each in items:
        item = _load(each) if isinstance(each, Path) else each
        batch.append(item)
        size += _size(item)
        if len(batch) >= BATCH_DOCUMENTS or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(item: Item) -> int:
    """About how many bytes travel."""
    return (
        len(item.content) if isinstance(item, Document) else 3 * len(item.text) if isinstance(item, SourceText) else 0
    )


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
