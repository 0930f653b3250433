"""The first visit to a cold server

Server just started, browser that has never been there, navigation to the last chart of the first page.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median

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
    measured, peer = (median(side) for side in zip(*pairs, strict=True))
    return [Ratio("first visit, cold server", f"bare page, {charts} charts", measured, "s", peer, runs, at_most=1.2)]


def _first(browser: Browser, script: Path, query: str, charts: int) -> float:
    with serve(script) as server:
        context, page = new_page(browser)
        try:
            return seconds_to_ready(page, f"{server.address}/{query}", charts)
        finally:
            context.close()
