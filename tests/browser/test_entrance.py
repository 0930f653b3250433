"""The way in: from an address to the first word of the server."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.chromium import Visitor

Visit = Callable[..., Visitor]
LANG = "() => document.documentElement.lang"


def test_a_page_asks_for_nothing_that_is_not_there_and_for_all_its_programme_at_once(visit: Visit) -> None:
    visitor = visit("overview")
    asked, refused = watch(visitor.page)
    visitor.open("dibao?unit=year")
    names = [address.rsplit("/", 1)[-1] for address in asked]
    assert refused == []
    at_once = names[: names.index("health")]
    assert any(name.startswith("PlotlyChart.") for name in at_once)
    assert [name for name in names if name.endswith(".js") and name not in at_once] == []


def watch(page: Page) -> tuple[list[str], list[str]]:
    """Addresses in the order they are asked for, and those that are refused, from now on."""
    asked: list[str] = []
    refused: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split("?")[0]))
    page.on("response", lambda response: refused.append(response.url) if response.status >= 400 else None)
    return asked, refused


def test_the_page_says_in_which_language_it_is_also_after_a_switch(visit: Visit) -> None:
    visitor = visit("dibao?lang=en")
    assert visitor.page.evaluate(LANG) == "en"
    visitor.follow(visitor.page.locator(".languages a", has_text="中文"))
    visitor.page.wait_for_function("() => document.documentElement.lang === 'zh-CN'")
