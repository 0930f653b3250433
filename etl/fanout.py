"""One pure function over many items, by processes of this machine or over a Dask cluster: same results, same order.

Items go out in batches through a concurrent.futures executor, a bounded number at a time, so that memory stays flat.
A batch that is lost (its worker died) is done again item by item, each alone: the item that kills its worker again is
named in its result, its neighbours lose nothing. There is no scheduler of our own here.
"""

from __future__ import annotations

import logging
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_BATCHES_A_WORKER = 3
"""in flight or waiting, for each worker"""
_TASKS_A_PROCESS = 500
_NEEDED = ["etl.pipeline"]
"""what each worker would import for itself, half a second each: where processes fork, they find it there"""


class SchedulerLost(Exception):
    """The cluster cannot be reached, or no longer."""


class Crew(Protocol):
    """Where work is done: hands out executors, each to be closed by whoever asked for it."""

    workers: int

    def start(self) -> Executor:
        """An executor with all workers."""
        ...

    def start_alone(self) -> Executor:
        """An executor that does one thing at a time."""
        ...

    def stop(self, executor: Executor) -> None:
        """Give up whatever the executor still has to do."""
        ...

    def check(self) -> None:
        """Raise SchedulerLost where nothing further can be done."""
        ...

    def close(self) -> None:
        """The end of all work."""
        ...


class Processes:
    """Worker processes of this machine, renewed now and then."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def start(self) -> Executor:
        """A pool; its workers import what they need once."""
        return self._pool(self.workers)

    def start_alone(self) -> Executor:
        """A pool of one."""
        return self._pool(1)

    def stop(self, executor: Executor) -> None:
        """End the processes after what they are doing."""
        executor.shutdown(wait=False, cancel_futures=True)

    def check(self) -> None:
        """Processes can always be started anew."""

    def close(self) -> None:
        """Nothing is held between executors."""

    def _pool(self, workers: int) -> Executor:
        way = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(way)
        context.set_forkserver_preload(_NEEDED)
        return ProcessPoolExecutor(workers, mp_context=context, max_tasks_per_child=_TASKS_A_PROCESS)


class Cluster:
    """The workers of a Dask scheduler (tcp://…); they must have this project on their PYTHONPATH."""

    def __init__(self, address: str, seconds: float = 5.0) -> None:
        from distributed import Client

        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        try:
            self._client = Client(address, timeout=seconds)
        except (OSError, ValueError, TimeoutError) as error:
            raise SchedulerLost(address) from error
        self._address = address
        self.workers = max(1, sum(self._client.nthreads().values()))

    def start(self) -> Executor:
        """The cluster as an executor; a lost task is tried once more by the scheduler, then given back."""
        executor: Executor = self._client.get_executor(pure=False, retries=0)
        return executor

    def start_alone(self) -> Executor:
        """The same: each item is then a task of its own."""
        return self.start()

    def stop(self, executor: Executor) -> None:
        """Cancel its tasks; the workers go on living."""
        executor.shutdown(wait=False)

    def check(self) -> None:
        """Raise SchedulerLost when the connection has gone."""
        if self._client.status != "running":
            raise SchedulerLost(self._address)

    def close(self) -> None:
        """Leave the cluster as it was."""
        self._client.close()


def fan_out(
    work: Callable[[T], R], batches: Iterable[list[T]], crew: Crew, lost: Callable[[T, BaseException], R]
) -> Iterator[R]:
    """work(item) of every item, in order; lost(item, why) for an item that ends its worker, alone too."""
    executor = crew.start()
    pending: deque[tuple[list[T], Future[list[R]]]] = deque()
    try:
        for batch in batches:
            pending.append((batch, executor.submit(_work_through, work, batch)))
            if len(pending) >= _BATCHES_A_WORKER * crew.workers:
                executor, results = _collect(work, pending, executor, crew, lost)
                yield from results
        while pending:
            executor, results = _collect(work, pending, executor, crew, lost)
            yield from results
    finally:
        crew.stop(executor)


def _work_through(work: Callable[[T], R], batch: list[T]) -> list[R]:
    return [work(item) for item in batch]


def _collect(
    work: Callable[[T], R], pending: deque[Any], executor: Executor, crew: Crew, lost: Callable[[T, BaseException], R]
) -> tuple[Executor, list[R]]:
    """The oldest batch's results and the executor to go on with; a lost one took the whole pool along."""
    batch, future = pending.popleft()
    try:
        return executor, future.result()
    except Exception:
        crew.check()
    crew.stop(executor)
    results = _one_by_one(work, batch, crew, lost)
    fresh = crew.start()
    waiting = [again for again, _ in pending]
    pending.clear()
    pending.extend((again, fresh.submit(_work_through, work, again)) for again in waiting)
    return fresh, results


def _one_by_one(work: Callable[[T], R], batch: list[T], crew: Crew, lost: Callable[[T, BaseException], R]) -> list[R]:
    """Each item in a worker of its own kind; one that fails again is lost, the next goes on in a fresh one."""
    results: list[R] = []
    executor = crew.start_alone()
    try:
        for item in batch:
            try:
                results.append(executor.submit(work, item).result())
            except Exception as reason:
                crew.check()
                crew.stop(executor)
                results.append(lost(item, reason))
                executor = crew.start_alone()
    finally:
        crew.stop(executor)
    return results
