"""Where nothing hovers, a tap on a mark, or on an empty cell, tells why it stands there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import Visitor

Visit = Callable[..., Visitor]
WHY = "p.why"


@pytest.mark.parametrize("marked", [".mark.doubtful[title]", ".empty[title]"])
def test_a_tap_tells_why_and_the_next_one_takes_it_away(visit: Visit, marked: str) -> None:
    visitor = visit("overview", width=390)
    visitor.wait_for_charts()
    page, target = visitor.page, visitor.page.locator(f".sheet {marked}").first
    target.scroll_into_view_if_needed()
    reason = target.get_attribute("title")
    assert reason
    target.click()
    expect(page.locator(WHY)).to_have_text(reason)
    assert page.locator(WHY).evaluate(
        "why => { const b = why.getBoundingClientRect(); return b.left >= 0 && b.right <= innerWidth }"
    )
    target.click()
    expect(page.locator(WHY)).to_have_count(0)


def test_a_tap_elsewhere_takes_it_away_and_a_figure_still_leads_to_its_source(visit: Visit) -> None:
    visitor = visit("overview", width=390)
    visitor.wait_for_charts()
    visitor.page.locator(".sheet .mark[title]").first.click()
    expect(visitor.page.locator(WHY)).to_have_count(1)
    visitor.follow(visitor.page.locator(".sheet a.figure").first)
    expect(visitor.page.locator(WHY)).to_have_count(0)
    assert "/sources" in visitor.page.url
