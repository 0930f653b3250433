"""One Chromium and one dashboard for the browser tests: started once, on a free port, closed at the end.

`Visitor` is a tab that writes down every request and every line of the console.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Download, Locator, Page, Playwright

from benchmarks.servers import DASHBOARD, serve

CHROMIUM = Path(os.environ.get("BIAOCHI_CHROMIUM", "/usr/bin/chromium"))
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
PATIENCE = 40_000
"""milliseconds; two cores may be busy"""


_VIEW = "() => document.documentElement.dataset.view"
"""what is shown, as the page's script was told"""


def browser_problem() -> str | None:
    """Why there is no browser, or None."""
    return None if CHROMIUM.exists() else f"no Chromium at {CHROMIUM}; apt-get install chromium"


def launch(playwright: Playwright) -> Browser:
    """The headless browser."""
    return playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)


@contextmanager
def running_dashboard(warehouse: Path | None = None) -> Iterator[str]:
    """The address of a dashboard of its own; with `warehouse`, over that file."""
    with serve(DASHBOARD, warehouse) as server:
        yield server.address


def fresh_context(browser: Browser) -> BrowserContext:
    """A browser that has never been here: no cookie, nothing cached; it may use the clipboard."""
    return browser.new_context(accept_downloads=True, permissions=["clipboard-read", "clipboard-write"])


class Visitor:
    """A tab, which Streamlit takes for a visitor of its own; it writes down requests and console.

    A tab that an earlier visitor left blank is used again: it keeps the compiled programme, two thirds of a visit's
    work. What it opens is loaded anew, and the server knows nothing of who was there before.
    """

    def __init__(self, context: BrowserContext, address: str, width: int = 1440) -> None:
        self.address = address
        left = [page for page in context.pages if page.url == "about:blank"]
        self.page: Page = left[0] if left else context.new_page()
        self.page.bring_to_front()
        self.page.set_viewport_size({"width": width, "height": 900})
        self.hosts: set[str] = set()
        self.console: list[str] = []
        self._watches: dict[str, Callable[[Any], None]] = {
            "request": lambda request: self.hosts.add(request.url.split("/")[2] if "//" in request.url else ""),
            "websocket": lambda socket: self.hosts.add(socket.url.split("/")[2]),
            "console": lambda line: self._note(line.type, line.text, line.location.get("url", "")),
            "pageerror": lambda error: self.console.append(str(error)),
        }
        on: Any = self.page.on  # typed for one event at a time
        for event, watch in self._watches.items():
            on(event, watch)

    def _note(self, kind: str, words: str, where: str) -> None:
        if kind in ("error", "warning"):
            self.console.append(f"{kind}: {words} ({where})")

    def open(self, path: str) -> None:
        """Go to a page of the dashboard and wait until it is whole."""
        self.page.goto(f"{self.address}/{path}")
        self.settle()

    def settle(self) -> None:
        """Wait until the run is over, filters are there too: navigation and the last line stand, nothing is stale."""
        self.page.wait_for_selector(".masthead a", state="attached", timeout=PATIENCE)
        self.page.wait_for_selector(".as-of", timeout=PATIENCE)
        self.page.wait_for_function(
            "() => document.querySelector('[data-test-script-state=notRunning]')"
            " && !document.querySelector('[data-testid=stStatusWidget], [data-stale=true]')",
            timeout=PATIENCE,
        )

    def follow(self, link: Locator) -> None:
        """Click a link to a page of ours and wait until what it leads to is whole."""
        before = self.page.evaluate(_VIEW)
        link.click()
        self.page.wait_for_function(f"before => ({_VIEW})() !== before", arg=before, timeout=PATIENCE)
        self.settle()

    def wait_for_charts(self) -> None:
        """Wait until every chart of the page has drawn something and the page's tools are there."""
        self.page.wait_for_function(
            "([chart, drawn]) => { const charts = [...document.querySelectorAll(chart)];"
            " return document.querySelector('html.copies') && charts.length > 0"
            " && charts.every(each => each.querySelector(drawn)) }",
            arg=['[class*="st-key-chart-"]', ".main-svg .bars path, .main-svg .scatterlayer path"],
            timeout=PATIENCE,
        )

    def wait_for_words(self, selector: str, words: str) -> None:
        """Wait until an element says these words and the run is over: a choice is in the address before it is shown."""
        self.page.wait_for_function(
            "([selector, words]) => document.querySelector(selector)?.innerText.includes(words)",
            arg=[selector, words],
            timeout=PATIENCE,
        )
        self.settle()

    def words(self) -> str:
        """All text of the page as a person sees it."""
        return self.page.inner_text(".stMain")

    def download(self, exhibit: str, kind: str) -> Download:
        """Open the 下载 menu of one chart and take one of its files."""
        self.page.locator(f".st-key-download-{exhibit} button").first.click()
        picture = kind in ("png", "svg")
        button = f"button[data-kind={kind}]:visible" if picture else f".st-key-{kind}-{exhibit} button"
        with self.page.expect_download(timeout=PATIENCE) as taken:
            self.page.locator(button).click()
        self.page.keyboard.press("Escape")
        self.page.locator(button).wait_for(state="hidden")
        self.settle()
        return taken.value

    def close(self) -> None:
        """Leave the tab blank, for the next visitor."""
        for event, watch in self._watches.items():
            self.page.remove_listener(event, watch)
        self.page.goto("about:blank")


def words_of_both(one: Visitor, other: Visitor) -> tuple[str, str]:
    """What two tabs say once both are whole: charts are drawn after the last line of a page stands."""
    end = monotonic() + PATIENCE / 1000
    while (words := (one.words(), other.words()))[0] != words[1] and monotonic() < end:
        for each in (one, other):
            each.page.bring_to_front()
            each.settle()
            each.page.wait_for_timeout(300)
    return words
