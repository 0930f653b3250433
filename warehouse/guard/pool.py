"""The guard: a handful of workers, one query each at a time, killed at the deadline.

In: a `Query`. Out: an `Answer`, or Refused within the deadline and a moment. The one decision: a worker that does
anything but answer in time is killed and forgotten; the next query gets another. A worker serves one version of the
warehouse file; when the file is replaced, the next query gets a worker that has opened the new one.
"""

from __future__ import annotations

import atexit
import contextlib
import threading
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from warehouse.connect import Key, warehouse_key, warehouse_path
from warehouse.errors import WarehouseMissing, WarehouseUnusable
from warehouse.guard.answer import LONGEST_QUERY, Answer, Limits, Query, Refused
from warehouse.guard.channel import ChannelClosed
from warehouse.guard.start import Starter, Worker, best_starter, refused_of, start_worker

MOST_WORKERS = 8
_SPARE_WORKERS = 2
_QUEUE_SECONDS = 20.0
_CALM_AFTER = 1.0


class Ticket:
    """A query under way, for somebody who may want to stop it from another thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._worker: Worker | None = None
        self.stopped = False

    def stop(self) -> None:
        """End the query now: its worker is killed, `Guard.run` raises Refused("stopped")."""
        with self._lock:
            self.stopped = True
            if self._worker:
                self._worker.kill()

    @contextlib.contextmanager
    def holding(self, worker: Worker) -> Iterator[None]:
        """While `worker` runs the query, `stop` kills it."""
        with self._lock:
            if self.stopped:
                raise Refused("stopped")
            self._worker = worker
        try:
            yield
        finally:
            with self._lock:
                self._worker = None


class Guard:
    """Runs queries on the warehouse at `path`, in any number of threads. Close it, or let it end with the process."""

    def __init__(
        self, path: Path, starter: Starter | None = None, most: int = MOST_WORKERS, spare: int = _SPARE_WORKERS
    ):
        self._path = path
        self._starter = starter or best_starter()
        self._spare = spare
        self._places = threading.BoundedSemaphore(most)
        self._lock = threading.Lock()
        self._idle: list[Worker] = []
        self._closed = False

    def run(self, query: Query, ticket: Ticket | None = None) -> Answer:
        """The answer, or Refused with the reason; never later than the deadline and a moment after a worker is free."""
        sql = _sendable(query)
        key = _key_of(self._path)
        if not self._places.acquire(timeout=_QUEUE_SECONDS):
            raise Refused("busy")
        try:
            return self._run(query, sql, key, ticket or Ticket())
        finally:
            self._places.release()

    def _run(self, query: Query, sql: bytes, key: Key, ticket: Ticket) -> Answer:
        """Ask a worker; one that turns out to be dead before it began is replaced, twice at most."""
        for _ in range(3):
            worker = self._take(key)
            with contextlib.suppress(_NeverStarted):
                return self._ask(worker, query, sql, ticket)
        raise Refused("no_worker")

    def prepare(self) -> None:
        """Start the spare workers, so that the first query need not wait."""
        with contextlib.suppress(Refused):  # a missing warehouse is the next query's to tell
            while len(self._idle) < self._spare and not self._closed:
                key = _key_of(self._path)
                self._give(start_worker(self._starter, self._path.resolve(), key))

    def close(self) -> None:
        """End all workers."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.close()
        self._starter.close()

    def _ask(self, worker: Worker, query: Query, sql: bytes, ticket: Ticket) -> Answer:
        limits = query.limits.clamped()
        deadline = _Deadline(worker, limits.seconds)
        last, started = True, False
        try:
            with ticket.holding(worker), deadline:
                request = {"parameters": query.parameters, "form": query.form, "limits": asdict(limits)}
                worker.channel.send(request, sql)
                started = bool(worker.channel.receive(0)[0]["started"])
                header, body = worker.channel.receive(limits.largest_body)
            last = bool(header.get("last", True)) or deadline.calmed
            if "refused" in header:
                raise refused_of(header)
            return _answer_of(header, body, query)
        except (ChannelClosed, KeyError, TypeError) as error:
            raise _reason_of_silence(deadline, ticket, limits, started) from error
        finally:
            self._put_back(worker, last)

    def _put_back(self, worker: Worker, last: bool) -> None:
        if not last:
            self._give(worker)
            return
        worker.close()
        threading.Thread(target=self.prepare, name="guard-spare", daemon=True).start()

    def _take(self, key: Key) -> Worker:
        """An idle worker for this version of the file, else a new one."""
        while True:
            with self._lock:
                worker = self._idle.pop() if self._idle else None
            if worker is None:
                return start_worker(self._starter, self._path.resolve(), key)
            if worker.key == key and not worker.channel.ended():
                return worker
            worker.close()

    def _give(self, worker: Worker) -> None:
        with self._lock:
            keep = not self._closed and len(self._idle) < MOST_WORKERS
            if keep:
                self._idle.append(worker)
        if not keep:
            worker.close()


class _NeverStarted(Exception):
    """The worker was dead before it heard the query."""


class _Deadline:
    """Kills the worker when its time is over; `passed` tells whether it did. After a second it is made to stand back.

    A worker that took a second is not used again: its priority cannot be raised any more.
    """

    def __init__(self, worker: Worker, seconds: float) -> None:
        self.passed = self.calmed = False
        self._worker = worker
        self._seconds = seconds
        self._done = threading.Event()

    def _watch(self) -> None:
        first = min(self._seconds, _CALM_AFTER)
        if not self._done.wait(first):
            self.calmed = True
            self._worker.calm()
            if not self._done.wait(self._seconds - first):
                self.passed = True
                self._worker.kill()

    def __enter__(self) -> None:
        threading.Thread(target=self._watch, name="guard-deadline", daemon=True).start()

    def __exit__(self, *_: object) -> None:
        self._done.set()


def _key_of(path: Path) -> Key:
    """What tells one version of the warehouse file from the next; Refused where there is none."""
    try:
        return warehouse_key(path)
    except WarehouseMissing as error:
        raise Refused("warehouse_missing") from error
    except WarehouseUnusable as error:
        raise Refused("warehouse_damaged") from error


@cache
def shared_guard() -> Guard:
    """The one guard of this process, on the default warehouse."""
    guard = Guard(warehouse_path())
    atexit.register(guard.close)
    return guard


def _sendable(query: Query) -> bytes:
    """The query as UTF-8; Refused for what no query can be."""
    sql, values = query.sql, len(repr(query.parameters))
    if "\0" in sql:
        raise Refused("null_byte")
    try:
        encoded = sql.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Refused("not_utf8") from error
    if not sql.strip():
        raise Refused("empty")
    if len(encoded) > LONGEST_QUERY:
        raise Refused("too_long", length=len(encoded), most=LONGEST_QUERY)
    if values > LONGEST_QUERY:
        raise Refused("too_long", length=values, most=LONGEST_QUERY)
    return encoded


def _answer_of(header: dict[str, Any], body: bytearray, query: Query) -> Answer:
    total = header["total"]
    return Answer(
        [str(name) for name in header["columns"]],
        [str(kind) for kind in header["types"]],
        int(header["rows"]),
        None if total is None else int(total),
        float(header["seconds"]),
        query.form,
        body,
    )


def _reason_of_silence(deadline: _Deadline, ticket: Ticket, limits: Limits, started: bool) -> Exception:
    if ticket.stopped:
        return Refused("stopped")
    if deadline.passed:
        return Refused("timeout", seconds=f"{limits.seconds:g}")
    return Refused("worker_died") if started else _NeverStarted()
