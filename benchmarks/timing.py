"""Clocks for benchmarks: medians of interleaved runs, so that a busy moment of the machine hits both sides alike."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable
from statistics import median

import psutil

RUNS = 10
"""the fewest runs a median may rest on"""


def seconds_of(action: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Seconds of one call, the garbage collected before it; wall seconds unless another clock is given."""
    gc.collect()
    start = clock()
    action()
    return clock() - start


def side_by_side(
    ours: Callable[[], object],
    peer: Callable[[], object],
    runs: int = RUNS,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[float, float]:
    """Median seconds of both, run in turns after one call each to warm up."""
    ours(), peer()
    pairs = [(seconds_of(ours, clock), seconds_of(peer, clock)) for _ in range(runs)]
    return median(a for a, _ in pairs), median(b for _, b in pairs)


def resident_megabytes(process: psutil.Process) -> float:
    """Resident megabytes of a process and its children; a child that ends meanwhile counts nothing."""
    total = process.memory_info().rss
    for child in process.children(recursive=True):
        try:
            total += child.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total / 1e6


class PeakMemory:
    """`with PeakMemory() as peak:` … `peak.megabytes`: the highest resident memory of this process and its children,
    looked at every 20 ms."""

    def __enter__(self) -> PeakMemory:
        self.megabytes = 0.0
        self._done = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()
        return self

    def _watch(self) -> None:
        process = psutil.Process()
        while not self._done.wait(0.02):
            self.megabytes = max(self.megabytes, resident_megabytes(process))

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._watcher.join()
