"""What an address holds is shown as it stands: no page fetches anything for it or offers it as a link."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest

from tests.browser.chromium import Visitor

MARKUP, ADDRESSES = "![](//a) [x](//b)", "http://a.cn www.b.cn"
PLACES = [
    "overview?regions={}",
    "region?region={}",
    "sources?figure={}",
    "query?saved={}",
    "query?saved=one_region&p.region={}",
]


@pytest.mark.parametrize("place", PLACES)
def test_a_value_of_the_address_stays_words(visit: Callable[..., Visitor], place: str) -> None:
    for value in (MARKUP, ADDRESSES):
        visitor = visit(place.format(quote(value)))
        box = visitor.page.locator("[data-testid=stAlert]").first
        box.wait_for()
        assert value in box.inner_text().replace("\u2060", "")
        assert box.locator("a, img").count() == 0
        assert visitor.hosts <= {visitor.address.split("//")[1], ""}
