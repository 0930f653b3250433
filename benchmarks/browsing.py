"""A Chromium that measures: from the start of a navigation, or of a click, until every chart of the page is drawn."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.skip import SkipBenchmark
from tests.browser.chromium import browser_problem, launch

_PATIENCE = 120_000
_WHOLE = """charts => {
    const shown = [...document.querySelectorAll('.stPlotlyChart')];
    return document.querySelector('.as-of')
        && shown.length >= charts
        && shown.every(each => each.querySelector('.main-svg .bars path, .main-svg .scatterlayer path'))
        && document.querySelector('[data-test-script-state=notRunning]')
        && !document.querySelector('[data-testid=stStatusWidget], [data-stale=true]') }"""
_CHANGED = """() => { const chart = document.querySelector('.stPlotlyChart .main-svg');
    return chart && chart.innerHTML !== window.before
    && document.querySelector('[data-test-script-state=notRunning]')
    && !document.querySelector('[data-testid=stStatusWidget], [data-stale=true]') }"""
_REMEMBER = "() => { window.before = document.querySelector('.stPlotlyChart .main-svg').innerHTML }"


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser; skips the benchmark where there is none."""
    problem = browser_problem()
    if problem:
        raise SkipBenchmark(problem)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


def seconds_to_ready(page: Page, url: str, charts: int) -> float:
    """Navigation until the run is over, the last line stands, nothing is stale and all charts are drawn."""
    started = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_function(_WHOLE, arg=charts, timeout=_PATIENCE, polling="raf")
    return time.perf_counter() - started


def charts_on(page: Page, url: str) -> int:
    """How many charts the page shows when it is whole."""
    seconds_to_ready(page, url, 0)
    counts = [-1, -2]
    while len(set(counts[-4:])) > 1:
        page.wait_for_timeout(700)
        counts.append(page.locator(".stPlotlyChart").count())
    return counts[-1]


def seconds_to_change(page: Page, selector: str) -> float:
    """A click until the first chart is another and nothing is stale."""
    page.evaluate(_REMEMBER)
    target = page.locator(selector).first
    started = time.perf_counter()
    target.click()
    page.wait_for_function(_CHANGED, timeout=_PATIENCE, polling="raf")
    return time.perf_counter() - started


def new_page(browser: Browser) -> tuple[BrowserContext, Page]:
    """A browser that has never been anywhere, and a tab of it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    return context, context.new_page()
