"""The browser and the dashboard of this folder. Without Chromium tests skip, or fail if BIAOCHI_REQUIRE_BROWSER=1."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.chromium import Visitor, browser_problem, fresh_context, launch, running_dashboard


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if "tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    problem = browser_problem()
    if problem and os.environ.get("BIAOCHI_REQUIRE_BROWSER") == "1":
        pytest.fail(problem)
    if problem:
        pytest.skip(problem)
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def dashboard() -> Iterator[str]:
    with running_dashboard() as address:
        yield address


@pytest.fixture(scope="package")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One browser context for the tabs of all tests: the programme text is loaded once."""
    shared = fresh_context(browser)
    yield shared
    shared.close()


@pytest.fixture
def visit(browser: Browser, context: BrowserContext, dashboard: str) -> Iterator[Callable[..., Visitor]]:
    """visit("dibao?unit=year") opens a page in a tab; fresh=True in a browser that has never been here."""
    visitors: list[Visitor] = []
    contexts: list[BrowserContext] = []

    def enter(path: str, width: int = 1440, fresh: bool = False) -> Visitor:
        if fresh:
            contexts.append(fresh_context(browser))
        visitor = Visitor(contexts[-1] if fresh else context, dashboard, width)
        visitors.append(visitor)
        visitor.open(path)
        return visitor

    yield enter
    for each in [*visitors, *contexts]:
        each.close()


@pytest.fixture(scope="module")
def stay(context: BrowserContext, dashboard: str) -> Iterator[Callable[..., Visitor]]:
    """stay("dibao") opens a page whose charts are drawn, once for all tests of a file that leave it as it is."""
    visitors: dict[tuple[str, int], Visitor] = {}

    def enter(path: str, width: int = 1440) -> Visitor:
        if (path, width) not in visitors:
            visitor = visitors[path, width] = Visitor(context, dashboard, width)
            visitor.open(path)
            visitor.wait_for_charts()
        visitors[path, width].page.bring_to_front()
        return visitors[path, width]

    yield enter
    for each in visitors.values():
        each.close()
