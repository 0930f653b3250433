"""Reads a document in a worker process, so that no document can take its reader down or hold it for ever.

A worker serves many documents; it is killed at the deadline, ends at its memory limit, and is replaced after a fault
or after so many documents. What travels: kind, name and bytes to the worker, JSON back: nothing a document says is ever
unpickled here.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO

from etl.read.limits import SECONDS, WORKER_BYTES, WORKERS
from etl.read.transport import source_from_json
from etl.read.unreadable import Unreadable
from etl.records import SourceText

_ROOT = Path(__file__).resolve().parents[2]
_DOCUMENTS_A_WORKER = 500


class Worker:
    """The process and its two pipes; safe to use from several threads, one document at a time."""

    def __init__(self, memory: int = WORKER_BYTES) -> None:
        self._memory = memory
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._served = 0

    @property
    def busy(self) -> bool:
        """Whether it is reading just now."""
        return self._lock.locked()

    def read(self, kind: str, name: str, content: bytes, seconds: float = SECONDS) -> SourceText:
        """The document as the worker read it; raises Unreadable for whatever went wrong there."""
        with self._lock:
            reply = self._ask(kind, name, content, seconds)
        if "unreadable" in reply:
            raise Unreadable(reply["unreadable"], **reply["detail"])
        return source_from_json(reply)

    def _ask(self, kind: str, name: str, content: bytes, seconds: float) -> dict:
        process = self._running()
        deadline = time.monotonic() + seconds
        try:
            head = json.dumps([kind, name, len(content)]).encode()
            _send(process, struct.pack(">I", len(head)) + head + content, deadline)
            (length,) = struct.unpack(">I", _receive(process, 4, deadline))
            return dict(json.loads(_receive(process, length, deadline)))
        except TimeoutError as late:
            self.close()
            raise Unreadable("too_slow", seconds=round(seconds)) from late
        except (BrokenPipeError, EOFError) as gone:
            self.close()
            raise Unreadable("too_complex") from gone

    def _running(self) -> subprocess.Popen[bytes]:
        """The worker; a new one where there is none, where it has served enough, or after a fork."""
        if self._owner != os.getpid():
            self._process = None
        if self._process is not None and (self._served >= _DOCUMENTS_A_WORKER or self._process.poll() is not None):
            self.close()
        if self._process is None:
            self._process, self._owner, self._served = _start(self._memory), os.getpid(), 0
        self._served += 1
        return self._process

    def close(self) -> None:
        """End the worker, if this process owns one."""
        if self._process is not None and self._owner == os.getpid():
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    pipe.close()
        self._process = None


def _start(memory: int) -> subprocess.Popen[bytes]:
    path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
    process = subprocess.Popen(
        [sys.executable, "-m", "etl.read.worker", str(memory)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0,
        env={**os.environ, "PYTHONPATH": path}, cwd=_ROOT, start_new_session=True,
    )  # fmt: skip
    for pipe in (process.stdin, process.stdout):
        os.set_blocking(_open(pipe).fileno(), False)
    return process


def _send(process: subprocess.Popen[bytes], message: bytes, deadline: float) -> None:
    pipe = _open(process.stdin)
    view = memoryview(message)
    while view:
        if not select.select([], [pipe], [], max(0.0, deadline - time.monotonic()))[1]:
            raise TimeoutError
        view = view[os.write(pipe.fileno(), view[: 1 << 16]) :]


def _receive(process: subprocess.Popen[bytes], length: int, deadline: float) -> bytes:
    pipe = _open(process.stdout)
    received = bytearray()
    while len(received) < length:
        if not select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))[0]:
            raise TimeoutError
        piece = os.read(pipe.fileno(), min(1 << 20, length - len(received)))
        if not piece:
            raise EOFError
        received += piece
    return bytes(received)


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise EOFError
    return pipe


class Workers:
    """A few workers, started when they are needed: one slow document does not keep other readers waiting."""

    def __init__(self, count: int = WORKERS) -> None:
        self.workers = [Worker() for _ in range(count)]

    def read(self, kind: str, name: str, content: bytes) -> SourceText:
        """The document, read by the first worker that is free; where none is, by the first."""
        worker = next((worker for worker in self.workers if not worker.busy), self.workers[0])
        return worker.read(kind, name, content)

    def close(self) -> None:
        """End them all."""
        for worker in self.workers:
            worker.close()


WORKING = Workers()
atexit.register(WORKING.close)
