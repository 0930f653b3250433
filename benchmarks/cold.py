"""The first visit to a cold server

Server that has just begun to answer, browser that has never been there, navigation to the last chart of the first page.
What the server makes ready before it answers is told beside it: the same from its start.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser

from benchmarks.browsing import charts_on, chromium, new_page, seconds_to_ready
from benchmarks.record import Ratio
from benchmarks.servers import BARE, DASHBOARD, serve
from benchmarks.timing import RUNS


def run(runs: int = RUNS) -> list[Ratio]:
    """The page overview against the bare page."""
    with chromium() as browser:
        with serve(DASHBOARD) as server:
            context, page = new_page(browser)
            charts = charts_on(page, server.address)
            context.close()
        pairs = [
            (_first(browser, DASHBOARD, "", charts), _first(browser, BARE, f"?charts={charts}", charts))
            for _ in range(runs)
        ]
    return [
        _ratio("first visit, cold server", [(ours.visit, bare.visit) for ours, bare in pairs], charts, at_most=1.2),
        _ratio("the same from the server's start", [(ours.whole, bare.whole) for ours, bare in pairs], charts),
    ]


class _Seconds(NamedTuple):
    visit: float
    whole: float
    """from the server's start"""


def _ratio(name: str, pairs: Sequence[tuple[float, float]], charts: int, at_most: float | None = None) -> Ratio:
    measured, peer = (median(side) for side in zip(*pairs, strict=True))
    return Ratio(name, f"bare page, {charts} charts", measured, "s", peer, len(pairs), at_most=at_most)


def _first(browser: Browser, script: Path, query: str, charts: int) -> _Seconds:
    started = time.perf_counter()
    with serve(script) as server:
        context, page = new_page(browser)
        try:
            visit = seconds_to_ready(page, f"{server.address}/{query}", charts)
            return _Seconds(visit, time.perf_counter() - started)
        finally:
            context.close()
