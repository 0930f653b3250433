"""Every page in a real Chromium, opened by its address once in each language for all that is claimed of it.

It asks nobody outside, complains of nothing, fits a phone, and axe-core finds no serious or critical violation of ours;
Streamlit's own widgets are looked at too.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext

import dashboard as frame
from tests.browser.axe import AXE, MISSING, violations
from tests.browser.chromium import Visitor
from tests.browser.expected import ALL, PAGES, Expected
from words.catalogue import LANGS, Lang, text

Visit = Callable[..., Visitor]
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_every_page_of_the_dashboard_is_expected() -> None:
    assert [page.stem for page in ALL] == list(frame.PAGES)


@dataclass(frozen=True)
class Opened:
    """A page opened once for all that is claimed of it, in one language."""

    expected: Expected
    lang: Lang
    visitor: Visitor


@pytest.fixture(
    scope="module",
    params=[(page, lang) for page in PAGES for lang in LANGS],
    ids=lambda each: f"{each[0].stem}-{each[1]}",
)
def opened(request: pytest.FixtureRequest, context: BrowserContext, dashboard: str) -> Iterator[Opened]:
    expected, lang = request.param
    visitor = Visitor(context, dashboard)
    visitor.open(expected.stem + ("?lang=en" if lang == "en" else ""))
    if expected.charts:
        visitor.wait_for_charts()
    yield Opened(expected, lang, visitor)
    visitor.close()


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.exists() and os.environ.get("BIAOCHI_REQUIRE_BROWSER") == "1":
        pytest.fail(MISSING)
    if not AXE.exists():
        pytest.skip(MISSING)
    return AXE.read_text(encoding="utf-8")


def test_a_page_opens_whole_and_silent_and_asks_nobody_outside(opened: Opened) -> None:
    visitor, words = opened.visitor, opened.visitor.words()
    assert text(f"ui.page_{opened.expected.stem}", opened.lang) in words
    assert "Traceback" not in words and "encountered an error" not in words
    assert not visitor.page.locator("[role=dialog]").count(), "a modal stands over the page"
    assert visitor.console == []
    assert {host.split(":")[0] for host in visitor.hosts} == {"127.0.0.1"}


def test_each_chart_has_words_and_a_table(opened: Opened) -> None:
    bare = opened.visitor.page.evaluate(
        """() => [...document.querySelectorAll('[class*="st-key-exhibit-"]')]
            .filter(each => each.querySelector('.stPlotlyChart') && !(
                each.querySelector('table') && each.querySelector('.stPlotlyChart [aria-label], [role=img]')))
            .map(each => each.className)"""
    )
    assert bare == []


def test_no_grave_violation_of_accessibility(opened: Opened, axe: str) -> None:
    assert violations(opened.visitor, axe) == []


def test_a_narrow_screen_never_scrolls_sideways(opened: Opened) -> None:
    """The last claim of a page: the window stays narrow."""
    page = opened.visitor.page
    page.set_viewport_size({"width": 390, "height": 900})
    page.wait_for_timeout(300)
    for selector in ("html", ".stMain"):
        assert page.evaluate(f"document.querySelector('{selector}').scrollWidth") <= 390


def test_the_start_page_is_the_first_and_has_its_own_address_too(visit: Visit) -> None:
    visitor = visit("")
    start = visitor.page.inner_text("h1.finding")
    visitor.open("overview")
    assert visitor.page.inner_text("h1.finding") == start


def test_switching_pages_keeps_the_shared_filters(visit: Visit) -> None:
    visitor = visit("dibao?unit=year&regions=640324,610200")
    visitor.follow(visitor.page.get_by_role("link", name=text("ui.page_growth", "zh"), exact=True))
    assert "/growth?" in visitor.page.url
    assert "unit=year" in visitor.page.url and "640324" in visitor.page.url
    assert "鄂尔多斯" not in visitor.page.inner_text(".st-key-exhibit-growth-raises")


def test_the_language_switch_turns_every_word(visit: Visit) -> None:
    visitor = visit("dibao")
    visitor.follow(visitor.page.get_by_role("link", name="English", exact=True))
    assert not CHINESE.search(visitor.page.inner_text("h1.finding"))
    assert "lang=en" in visitor.page.url


def test_an_address_without_a_page_is_said_in_chinese(visit: Visit) -> None:
    visitor = visit("nosuchpage")
    title = visitor.page.locator("[role=dialog] h2")
    said = title.evaluate("each => [getComputedStyle(each).fontSize, getComputedStyle(each, '::after').content]")
    assert said == ["0px", '"没有这一页"']
