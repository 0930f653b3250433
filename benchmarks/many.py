"""Many documents: processes, Dask, memory

2,000 files of 10 kB on the path of `etl extract DIR --workers N` (read, extract, hand back in order): by one process,
by two, over a Dask scheduler with two workers here; three turns, the best of each, because other work only ever adds.
The wall time of two processes needs two free cores; the processor time of all processes together says what the second
one costs on a busy machine too. Then the memory of the main process and of the largest worker over 10,000 documents.
"""

from __future__ import annotations

import importlib.util
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

import psutil

from benchmarks.extract import sparse_texts
from benchmarks.local_cluster import local_cluster
from benchmarks.record import Ratio
from etl.fanout import Cluster, Crew, Processes
from etl.many import extract_many

DOCUMENTS, RUNS, LOOK_EVERY = 2_000, 3, 100
MEASURED_AT = (2_000, 6_000, 10_000)
ONE, TWO, DASK = "one process", "two processes", "Dask, two workers here"
SETTLED = 1.1
"""how much memory may grow from the first point measured at to the last: 10 %"""


class Walk(NamedTuple):
    """One way through all documents: wall seconds, processor seconds of all processes, memory on the way."""

    seconds: float
    processor: float
    megabytes: list[tuple[float, float]]
    """of the main process and of the largest other, at each look"""


def run() -> list[Ratio]:
    """The ratios; Dask is left out where it is not installed."""
    with ExitStack() as stack:
        paths = _write_documents(Path(stack.enter_context(tempfile.TemporaryDirectory())))
        crews: dict[str, Callable[[], Crew]] = {ONE: partial(Processes, 1), TWO: partial(Processes, 2)}
        if importlib.util.find_spec("distributed"):
            crews[DASK] = partial(Cluster, stack.enter_context(local_cluster()))
        rounds = [{name: _walk(paths, crew) for name, crew in crews.items()} for _ in range(RUNS)]
        long = _walk(paths * (MEASURED_AT[-1] // DOCUMENTS), crews[TWO])
    return [*_speeds(rounds), *_memory(long)]


def _write_documents(folder: Path) -> list[Path]:
    paths = [folder / f"{number:05d}.txt" for number in range(DOCUMENTS)]
    for path, text in zip(paths, sparse_texts(), strict=False):
        path.write_text(text, encoding="utf-8")
    return paths


def _walk(paths: list[Path], start: Callable[[], Crew]) -> Walk:
    """Every document through the crew; its start and end belong to it."""
    before, began = _processor_seconds(), time.perf_counter()
    spent: dict[int, float] = {}
    megabytes: list[tuple[float, float]] = []
    with closing(start()) as crew:
        for number, outcome in enumerate(extract_many(paths, crew), 1):
            if outcome.extraction is None:
                raise RuntimeError(f"{outcome.path}: {outcome.code}")
            if number % LOOK_EVERY == 0:
                spent |= _processor_seconds()
                megabytes.append(_memory_now())
    seconds = time.perf_counter() - began
    return Walk(seconds, sum(used - before.get(process, 0.0) for process, used in spent.items()), megabytes)


def _processes() -> list[psutil.Process]:
    main = psutil.Process()
    return [main, *main.children(recursive=True)]


def _processor_seconds() -> dict[int, float]:
    """Of this process and those below it, by number; one that ends meanwhile is left out."""
    found = {}
    for process in _processes():
        try:
            used = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        found[process.pid] = used.user + used.system
    return found


def _memory_now() -> tuple[float, float]:
    main, *others = (_megabytes(process) for process in _processes())
    return main, max(others, default=0.0)


def _megabytes(process: psutil.Process) -> float:
    try:
        return process.memory_info().rss / 1e6
    except psutil.NoSuchProcess:
        return 0.0


def _speeds(rounds: list[dict[str, Walk]]) -> list[Ratio]:
    """Documents a second against one process, and the processor time the same documents take in all processes."""
    aims = {TWO: 1.6}
    ratios = []
    for name in rounds[0]:
        if name == ONE:
            continue
        speed, alone = (DOCUMENTS / min(one[way].seconds for one in rounds) for way in (name, ONE))
        ratios.append(Ratio(name, ONE, speed, "documents/s", alone, RUNS, at_least=aims.get(name)))
        spent, spent_alone = (min(one[way].processor for one in rounds) for way in (name, ONE))
        note = f"two free cores give {2 * spent_alone / spent:.2f} × at most"
        ratios.append(Ratio(f"{name}, processor time", ONE, spent, "s", spent_alone, RUNS, note=note))
    return ratios


def _memory(walk: Walk) -> list[Ratio]:
    """The memory at the last point measured at against the first."""
    shown = [walk.megabytes[count // LOOK_EVERY - 1] for count in MEASURED_AT]
    first, last = f"after {MEASURED_AT[0]:,}", f"after {MEASURED_AT[-1]:,} documents"
    note = f"at {', '.join(f'{count:,}' for count in MEASURED_AT)} documents: "
    return [
        Ratio(
            f"memory of {name} {last}", first, shown[-1][at], "MB", shown[0][at], 1, at_most=SETTLED,
            note=note + ", ".join(f"{each[at]:.0f}" for each in shown) + " MB",
        )
        for at, name in enumerate(("the main process", "the largest worker"))
    ]  # fmt: skip
