"""A small process that has DuckDB loaded and forks a worker in milliseconds whenever the server asks.

multiprocessing's fork server is not used: it runs the server's main module again in each child (under Streamlit that is
the whole dashboard) and hands the server's environment and pickles to processes that must have neither. In: one-line
messages on a socket: `start` with a channel's descriptor, `kill <pid>`. Out: the pid for each, when it is done. It
ends, with all its workers, when the server does.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket

from warehouse.guard import confine, worker
from warehouse.guard.channel import Channel

_LONGEST_LINE = 64


def run(control: socket.socket) -> None:
    """Serve starts and kills on `control` until it closes."""
    living: set[int] = set()
    while True:
        readable, _, _ = select.select([control], [], [], 0.5)
        _reap(living)
        if not readable:
            continue
        line, descriptors, _, _ = socket.recv_fds(control, _LONGEST_LINE, 1)
        if not line:
            break
        pid = _fork_worker(control, descriptors[0], living) if descriptors else _kill(living, int(line.split()[1]))
        control.sendall(b"%d\n" % pid)
    for pid in list(living):
        _kill(living, pid)


def _fork_worker(control: socket.socket, descriptor: int, living: set[int]) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            control.close()
            confine.die_with_parent()
            worker.serve(Channel(descriptor, descriptor))
        finally:
            os._exit(0)
    os.close(descriptor)
    living.add(pid)
    return pid


def _kill(living: set[int], pid: int) -> int:
    """Only a child not yet reaped is killed: its number cannot have passed to another process."""
    if pid in living:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        living.discard(pid)
    return pid


def _reap(living: set[int]) -> None:
    for pid in list(living):
        if os.waitpid(pid, os.WNOHANG)[0]:
            living.discard(pid)


def main() -> None:
    """The control socket is standard input."""
    control = socket.socket(fileno=os.dup(0))
    worker.silence()
    worker.keep_out_pandas()
    run(control)


if __name__ == "__main__":
    main()
