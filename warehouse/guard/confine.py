"""What the operating system takes from a worker before it hears its first query.

On Linux: no new file or socket (no descriptor is left to open one with), no growing file, no core, a bounded address
space and processor time, the first victim when memory runs out, dead when its parent dies. Where there is no `resource`
(Windows) nothing of this holds: there the parent's kill at the deadline and the allow-list stand alone (docs/guard.md).
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

ADDRESS_SPACE = 1_300 * 1024 * 1024
CLEAN_ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "PYTHONUTF8": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "MALLOC_ARENA_MAX": "2",
    "OPENBLAS_NUM_THREADS": "1",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
}
"""The whole environment of a worker: no variable of the server's reaches it. Few arenas, a small address space."""
_PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """Be killed when the THREAD that started this process ends (Linux): for one-threaded parents only."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def confine() -> None:
    """Give up what a query never needs. To be called after the warehouse is open and every module is loaded."""
    if resource is None:
        return
    os.chdir("/")
    _volunteer()
    for limit, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_AS, ADDRESS_SPACE),
        (resource.RLIMIT_NOFILE, 0),
    ):
        _lower(limit, value)


def _volunteer() -> None:
    """Be the first to go when the machine runs out of memory; a courtesy that a container may forbid."""
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w", encoding="ascii") as score:
        score.write("800")


def grant_processor_time(seconds: float, threads: int) -> None:
    """Allow `seconds` of each thread from now on; beyond them the kernel ends this process, whoever forgot to."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime + seconds * threads) + 3
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def resident_bytes() -> int:
    """The largest memory this process has held, 0 where that cannot be told."""
    if resource is None:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _lower(limit: int, value: int) -> None:
    hard = resource.getrlimit(limit)[1]
    ceiling = value if hard == resource.RLIM_INFINITY else min(value, hard)
    with contextlib.suppress(ValueError, OSError) if sys.platform == "darwin" else contextlib.nullcontext():
        resource.setrlimit(limit, (ceiling, ceiling))
