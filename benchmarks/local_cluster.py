"""A Dask scheduler with two workers on this machine, for as long as a benchmark needs it."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.skip import SkipBenchmark

ROOT = Path(__file__).parents[1]
WORKERS, SECONDS = 2, 60.0


@contextmanager
def local_cluster() -> Iterator[str]:
    """The scheduler's address; raises SkipBenchmark where Dask is not installed or does not come up."""
    if importlib.util.find_spec("distributed") is None:
        raise SkipBenchmark("Dask is not installed (pip install -r requirements-dask.txt)")
    with tempfile.TemporaryDirectory() as place:
        told = Path(place, "scheduler.json")
        files = ["--scheduler-file", str(told), "--host", "127.0.0.1", "--no-dashboard"]
        running = [_start("scheduler", *files, "--port", "0")]
        running += [_start("worker", *files, "--nthreads", "1", "--local-directory", place) for _ in range(WORKERS)]
        try:
            yield _address(told)
        finally:
            for process in running:
                process.terminate()
            for process in running:
                process.wait(30)


def _start(kind: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *arguments]
    there = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, env=there, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _address(told: Path) -> str:
    from distributed import Client

    deadline = time.monotonic() + SECONDS
    while not told.exists() or not told.read_text(encoding="utf-8").strip():
        if time.monotonic() > deadline:
            raise SkipBenchmark("the Dask scheduler did not start")
        time.sleep(0.1)
    address: str = json.loads(told.read_text(encoding="utf-8"))["address"]
    with Client(address) as client:
        client.wait_for_workers(WORKERS, timeout=SECONDS)
    return address
