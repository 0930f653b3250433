"""Pages until all their charts are drawn, and after a filter change

Chromium, warm server, navigation to the last chart; the peer is a bare Streamlit page with as many static Plotly bar
charts at the root of a server of the same version, measured in turns. A filter is changed in a tab that was opened for
it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from benchmarks.browsing import charts_on, chromium, new_page, seconds_to_change, seconds_to_ready
from benchmarks.record import Ratio
from benchmarks.servers import BARE, DASHBOARD, PAGES, serve
from benchmarks.timing import RUNS

UNIT = ".st-key-w-unit [role=radio][aria-checked=false]"
OPTION = "[role=option][aria-selected=false]"
SELECT = "[data-testid=stSelectbox] input"


def run(runs: int = RUNS) -> list[Ratio]:
    """Every page, their median, and a change of unit on the page dibao, against the bare page."""
    with chromium() as browser, serve(DASHBOARD) as ours, serve(BARE) as bare:
        _, page = new_page(browser)
        ready = [_page_ready(page, ours.address, bare.address, name, runs) for name in PAGES]
        middle = median(each.ratio or 0 for each in ready)
        changed = _filter_change(browser, ours.address, bare.address, runs)
    whole = Ratio("pages, median of the ratios", "1", middle, "×", None, runs, at_most=1.2)
    return [*ready, whole, changed]


def _page_ready(page: Page, ours: str, bare: str, name: str, runs: int) -> Ratio:
    url = f"{ours}/{name}"
    charts = charts_on(page, url)
    peer = f"{bare}/?charts={charts}"
    seconds_to_ready(page, peer, charts)
    pairs = [(seconds_to_ready(page, url, charts), seconds_to_ready(page, peer, charts)) for _ in range(runs)]
    measured, against = (median(side) for side in zip(*pairs, strict=True))
    return Ratio(f"page {name}", f"bare page, {charts} charts", measured, "s", against, runs, at_most=1.5)


def _filter_change(browser: Browser, ours: str, bare: str, runs: int) -> Ratio:
    mine, theirs = new_page(browser)[1], new_page(browser)[1]
    charts = charts_on(mine, f"{ours}/dibao")
    seconds_to_ready(theirs, f"{bare}/?charts={charts}", charts)
    measured, against = _in_turns(lambda: _unit_change(mine), lambda: _option_change(theirs), runs)
    return Ratio("dibao, month to year", f"bare select box, {charts} charts", measured, "s", against, runs, at_most=1.3)


def _in_turns(ours: Callable[[], float], peer: Callable[[], float], runs: int) -> tuple[float, float]:
    """Median seconds of both changes, back and forth, after one each to warm up."""
    ours(), peer()
    pairs = [(ours(), peer()) for _ in range(runs)]
    return median(a for a, _ in pairs), median(b for _, b in pairs)


def _unit_change(page: Page) -> float:
    page.bring_to_front()
    return seconds_to_change(page, UNIT)


def _option_change(page: Page) -> float:
    """The choice is opened before the clock starts."""
    page.bring_to_front()
    page.locator(SELECT).first.click()
    return seconds_to_change(page, OPTION)


def between_warehouses(large: Path, runs: int = RUNS) -> list[Ratio]:
    """Every page and the filter change over `large` against the project's own warehouse, the same regions chosen."""
    with chromium() as browser, serve(DASHBOARD, large) as ours, serve(DASHBOARD) as small:
        _, page = new_page(browser)
        ratios = [_page_of_both(page, ours.address, small.address, name, runs) for name in PAGES]
        mine, theirs = new_page(browser)[1], new_page(browser)[1]
        charts_on(mine, f"{ours.address}/dibao")
        charts_on(theirs, f"{small.address}/dibao")
        measured, peer = _in_turns(lambda: _unit_change(mine), lambda: _unit_change(theirs), runs)
    return [*ratios, Ratio("dibao, month to year", "four regions", measured, "s", peer, runs, at_most=1.3)]


def _page_of_both(page: Page, large: str, small: str, name: str, runs: int) -> Ratio:
    charts = {address: charts_on(page, f"{address}/{name}") for address in (large, small)}
    pairs = [[seconds_to_ready(page, f"{each}/{name}", charts[each]) for each in (large, small)] for _ in range(runs)]
    measured, peer = (median(side) for side in zip(*pairs, strict=True))
    note = f"{charts[large]} charts, {charts[small]} with four regions"
    return Ratio(f"page {name}", "four regions", measured, "s", peer, runs, at_most=1.3, note=note)
