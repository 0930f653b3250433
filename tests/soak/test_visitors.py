"""Visitors over real sessions while the warehouse is replaced under them: no error, new data, no file left open."""

from __future__ import annotations

import os
import re
import shutil
import threading
import time
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

import duckdb
import psutil
import pytest

from benchmarks.servers import PAGES, ROOT
from tests.browser.chromium import running_dashboard
from tests.soak.visitor import Run, Session

EVERY = 3.0
SEEN_WITHIN = 5.0
"""seconds between replacements; a run begun so long after one must show it"""


@dataclass
class Replacements:
    """A warehouse replaced every few seconds by one whose version is its number."""

    target: Path
    source: Path
    times: list[float] = field(default_factory=list)

    def replace(self) -> None:
        """Put the next one in place in one step."""
        number = len(self.times)
        fresh = self.target.with_name(f"next-{number}.duckdb")
        shutil.copy(self.source, fresh)
        with duckdb.connect(str(fresh)) as con:
            con.execute("UPDATE build SET content_sha256 = ?", [f"{number:08d}"])
        os.replace(fresh, self.target)
        self.times.append(time.monotonic())

    def oldest_allowed(self, asked: float) -> int:
        """The lowest version a run begun at `asked` may show."""
        return max((n for n, when in enumerate(self.times) if when <= asked - SEEN_WITHIN), default=0)


def version_of(run: Run) -> int | None:
    """The data version in the last line of the page."""
    found = re.search(r"class='as-of'.*(\d{8})", run.text)
    return int(found[1]) if found else None


def visit(address: str, until: float, runs: list[Run], lock: threading.Lock) -> None:
    """One visitor: one session, all pages in turn, until the time is over."""
    session = Session(address)
    try:
        for number, page in enumerate(cycle(PAGES)):
            if number >= len(PAGES) and time.monotonic() > until:
                break
            run = session.open(page)
            with lock:
                runs.append(run)
    except Exception as broken:
        with lock:
            runs.append(Run("session", 0.0, errors=[f"{type(broken).__name__}: {broken}"]))
    finally:
        session.close()


def server_of(address: str) -> psutil.Process:
    """The server process that listens at the address."""
    port = int(address.rsplit(":", 1)[1])
    mine = psutil.Process().children(recursive=True)
    return next(each for each in mine if port in {c.laddr.port for c in each.net_connections() if c.status == "LISTEN"})


@pytest.mark.parametrize(
    ("visitors", "seconds"),
    [
        pytest.param(2, 10.0, id="short"),
        pytest.param(20, 120.0, id="long", marks=pytest.mark.soak),
    ],
)
def test_visitors_see_every_replacement_and_no_error(tmp_path, visitors, seconds):
    replacements = Replacements(tmp_path / "warehouse.duckdb", ROOT / "warehouse.duckdb")
    replacements.replace()
    runs: list[Run] = []
    lock = threading.Lock()
    with running_dashboard(replacements.target) as address:
        Session(address).open("overview")
        server = server_of(address)
        until = time.monotonic() + seconds
        crowd = [threading.Thread(target=visit, args=(address, until, runs, lock)) for _ in range(visitors)]
        for each in crowd:
            each.start()
        files = []
        while any(each.is_alive() for each in crowd):
            time.sleep(EVERY)
            if time.monotonic() < until:
                replacements.replace()
            files.append(len(server.open_files()))
        for each in crowd:
            each.join()
    assert [(run.page, run.errors) for run in runs if run.errors] == []
    assert {run.page for run in runs} == set(PAGES)
    assert len({run.text for run in runs}) >= len(PAGES), "the pages are not told apart"
    late = [
        (run.page, version_of(run), replacements.oldest_allowed(run.asked))
        for run in runs
        if (version_of(run) or 0) < replacements.oldest_allowed(run.asked)
    ]
    assert late == []
    assert len(replacements.times) >= seconds / EVERY / 2
    assert max(files[len(files) // 2 :]) <= max(files[: len(files) // 2]) + 3, files
