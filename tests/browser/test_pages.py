"""Every page in a real Chromium: opens by its address in both languages, asks nobody outside, complains of nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

import dashboard
from tests.browser.chromium import Visitor
from tests.browser.expected import ALL, PAGES, Expected
from words.catalogue import text

Visit = Callable[..., Visitor]
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_every_page_of_the_dashboard_is_expected() -> None:
    assert [page.stem for page in ALL] == list(dashboard.PAGES)


def assert_narrow_screen_never_scrolls_sideways(visitor: Visitor) -> None:
    visitor.page.set_viewport_size({"width": 390, "height": 900})
    visitor.page.wait_for_timeout(300)
    for selector in ("html", ".stMain"):
        assert visitor.page.evaluate(f"document.querySelector('{selector}').scrollWidth") <= 390


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("expected", PAGES, ids=lambda page: page.stem)
def test_a_page_opens_whole_and_silent_and_asks_nobody_outside(visit: Visit, expected: Expected, lang: str) -> None:
    visitor = visit(expected.stem + ("?lang=en" if lang == "en" else ""))
    if expected.charts:
        visitor.wait_for_charts()
    words = visitor.words()
    assert text(f"ui.page_{expected.stem}", lang) in words  # type: ignore[arg-type]
    assert "Traceback" not in words and "encountered an error" not in words
    assert not visitor.page.locator("[role=dialog]").count(), "a modal stands over the page"
    assert visitor.console == []
    assert {host.split(":")[0] for host in visitor.hosts} == {"127.0.0.1"}
    assert_narrow_screen_never_scrolls_sideways(visitor)


def test_the_start_page_is_the_first_and_has_its_own_address_too(visit: Visit) -> None:
    start, named = visit(""), visit("overview")
    assert start.page.inner_text("h1.finding") == named.page.inner_text("h1.finding")


def test_switching_pages_keeps_the_shared_filters(visit: Visit) -> None:
    visitor = visit("dibao?unit=year&regions=640324,610200")
    visitor.page.get_by_role("link", name=text("ui.page_growth", "zh"), exact=True).click()
    visitor.page.wait_for_url("**/growth?*")
    visitor.settle()
    assert "unit=year" in visitor.page.url and "640324" in visitor.page.url
    assert "鄂尔多斯" not in visitor.page.inner_text(".st-key-exhibit-growth-raises")


def test_the_language_switch_turns_every_word(visit: Visit) -> None:
    visitor = visit("dibao")
    visitor.page.get_by_role("radio", name="English").or_(visitor.page.get_by_text("English", exact=True)).first.click()
    visitor.page.wait_for_selector("h1.finding[lang=en]")
    visitor.settle()
    assert not CHINESE.search(visitor.page.inner_text("h1.finding"))
    assert "lang=en" in visitor.page.url


def test_an_address_without_a_page_is_said_in_chinese(visit: Visit) -> None:
    visitor = visit("nosuchpage")
    title = visitor.page.locator("[role=dialog] h2")
    said = title.evaluate("each => [getComputedStyle(each).fontSize, getComputedStyle(each, '::after').content]")
    assert said == ["0px", '"没有这一页"']
