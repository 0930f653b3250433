"""Starting and killing workers: by the fork server where the system can fork, by a fresh interpreter where it cannot.

In: the path of a warehouse file. Out: a `Worker` that is ready for queries. Refused where the file is missing or
damaged, or where no worker comes up within ten seconds.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from warehouse.guard.answer import Refused
from warehouse.guard.channel import Channel, ChannelClosed
from warehouse.guard.confine import CLEAN_ENVIRONMENT

_ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 15.0
_NICENESS = 10
_KEPT_VARIABLES = ("SYSTEMROOT", "LD_LIBRARY_PATH")
CAN_FORK = hasattr(os, "fork") and hasattr(socket, "send_fds")


class Worker:
    """A running worker. `kill` may be called from any thread, more than once; it ends whatever waits on the channel."""

    def __init__(self, channel: Channel, kill: Callable[[], None], pid: int) -> None:
        self.channel = channel
        self.pid = pid
        self.key: object = None
        self._kill = kill
        self._once = threading.Lock()
        self._dead = False

    def kill(self) -> None:
        """End the process now."""
        with self._once:
            if not self._dead:
                self._dead = True
                self._kill()

    def calm(self) -> None:
        """Let everybody else go first: for a query that takes long (Linux, every thread of the process)."""
        with contextlib.suppress(OSError):  # it has ended, or this is no Linux
            for thread in os.listdir(f"/proc/{self.pid}/task"):
                os.setpriority(os.PRIO_PROCESS, int(thread), _NICENESS)

    def close(self) -> None:
        """End the process and give its descriptors back; only by the thread that uses the channel."""
        self.kill()
        self.channel.close()


class Starter(Protocol):
    """Makes worker processes."""

    def launch(self) -> Worker:
        """A process that waits for its path."""

    def close(self) -> None:
        """Release what the starter holds; its workers end."""


class SpawnStarter:
    """A fresh Python per worker: some tenths of a second each, on every system."""

    def launch(self) -> Worker:
        process = _python("warehouse.guard.worker", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert process.stdin and process.stdout
        reader, writer = os.dup(process.stdout.fileno()), os.dup(process.stdin.fileno())
        process.stdin.close()
        process.stdout.close()

        def kill() -> None:
            process.kill()
            process.wait()

        return Worker(Channel(reader, writer), kill, process.pid)

    def close(self) -> None:
        """Nothing is held."""


class ForkStarter:
    """Workers from the fork server: DuckDB is loaded once. A dead fork server is started anew."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def launch(self) -> Worker:
        ours, theirs = socket.socketpair()
        with theirs:
            pid = self._ask(b"start", [theirs.fileno()])
        descriptor = ours.detach()
        return Worker(Channel(descriptor, descriptor), lambda: self._kill(pid), pid)

    def close(self) -> None:
        with self._lock:
            self._stop()

    def _kill(self, pid: int) -> None:
        with contextlib.suppress(OSError):  # a fork server that is gone has taken its workers along
            self._ask(b"kill %d" % pid, [])

    def _ask(self, line: bytes, descriptors: list[int]) -> int:
        """One request and its answer; a start is tried once more with a new fork server."""
        with self._lock:
            try:
                return self._exchange(line, descriptors)
            except (OSError, ValueError):
                self._stop()
                if not descriptors:
                    raise
                return self._exchange(line, descriptors)

    def _exchange(self, line: bytes, descriptors: list[int]) -> int:
        control = self._control or self._begin()
        socket.send_fds(control, [line], descriptors)
        return int(control.recv(64))

    def _begin(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        ours.settimeout(_START_SECONDS)
        with theirs:
            self._process = _python("warehouse.guard.forkserver", stdin=theirs, stdout=subprocess.DEVNULL)
        self._control = ours
        return ours

    def _stop(self) -> None:
        if self._control:
            self._control.close()
        if self._process:
            self._process.kill()
            self._process.wait()
        self._control = self._process = None


def best_starter() -> Starter:
    """The fork server where there is one."""
    return ForkStarter() if CAN_FORK else SpawnStarter()


def start_worker(starter: Starter, path: Path, key: object) -> Worker:
    """A worker that has opened `path` and answers; Refused where it cannot."""
    try:
        worker = starter.launch()
    except (OSError, ValueError) as error:
        raise Refused("no_worker") from error
    alarm = threading.Timer(_START_SECONDS, worker.kill)
    alarm.start()
    try:
        worker.channel.send({"path": str(path)})
        hello, _ = worker.channel.receive(0)
    except ChannelClosed as error:
        worker.close()
        raise Refused("no_worker") from error
    finally:
        alarm.cancel()
    if "refused" in hello:
        worker.close()
        raise refused_of(hello)
    worker.key = key
    return worker


def refused_of(header: dict[str, Any]) -> Refused:
    """The reason a worker sent, rebuilt from its record."""
    record = header["refused"]
    return Refused(str(record["code"]), record.get("line"), record.get("column"), **dict(record.get("fields") or {}))


def _python(module: str, stdin: Any, stdout: Any) -> subprocess.Popen[bytes]:
    """A Python of ours with nothing of the server's environment, terminal or open files."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env={**kept, **CLEAN_ENVIRONMENT, "PYTHONPATH": str(_ROOT)},
        close_fds=True,
        start_new_session=True,
    )
