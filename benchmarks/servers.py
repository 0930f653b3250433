"""Streamlit servers to measure and to test: the dashboard over a warehouse, and the bare page, each on a free port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
DASHBOARD, BARE = ROOT / "dashboard.py", ROOT / "benchmarks" / "bare_app.py"
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("[a-z]*.py"))
_SECONDS = 60.0


@dataclass(frozen=True)
class Server:
    """Where it answers, and its process."""

    address: str
    process: psutil.Process


@contextmanager
def serve(script: Path, warehouse: Path | None = None) -> Iterator[Server]:
    """A running server, ended afterwards; the settings are those of .streamlit/config.toml for both."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if warehouse is not None:
        environment["BIAOCHI_WAREHOUSE"] = str(warehouse)
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield Server(f"http://127.0.0.1:{port}", psutil.Process(process.pid))
    finally:
        process.terminate()
        process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            urllib.request.urlopen(address, timeout=1).close()
            return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"no answer at {address}")
