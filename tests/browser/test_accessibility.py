"""The keyboard reaches and changes every filter. What axe-core finds on each page stands in test_pages."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.chromium import Visitor

FILTERS = {"st-key-w-regions", "st-key-w-add", "st-key-w-mode", "st-key-w-unit", "st-key-w-area"}
_FOCUSED = """() => [...(document.activeElement.closest('[class*=st-key-w-]')?.classList ?? [])]
    .find(name => name.startsWith('st-key-w-')) ?? ''"""


def test_every_filter_is_reached_and_changed_by_keyboard(visit: Callable[..., Visitor]) -> None:
    visitor = visit("dibao")
    visitor.page.wait_for_selector(".st-key-w-area [role=radio]")
    reached: set[str] = set()
    for _ in range(60):
        visitor.page.keyboard.press("Tab")
        reached.add(visitor.page.evaluate(_FOCUSED))
        if reached >= FILTERS:
            break
    assert reached >= FILTERS
    visitor.page.locator(".st-key-w-unit [role=radio][aria-checked=true]").focus()
    visitor.page.keyboard.press("ArrowRight")
    visitor.page.keyboard.press("Space")
    visitor.page.wait_for_url("**unit=year**", timeout=20_000)
