"""From a figure's source back to the page it was read on, with its filters and its own choices."""

from __future__ import annotations

import pytest

from tests.ui.pages import open_page, words_of
from ui.way_back import LONGEST_OWN, read_way, write_way


def test_a_link_to_a_source_says_where_it_stands() -> None:
    words = words_of(open_page("region", region="610200", unit="year"))
    assert "&amp;unit=year&amp;from=region%3Fregion%3D610200" in words


def test_the_source_leads_back_to_that_page_with_view_and_own_choice() -> None:
    words = words_of(open_page("sources", figure="case-02", unit="year", **{"from": "region?region=610200"}))
    assert "<a href='region?unit=year&amp;region=610200'>返回“一地一页”</a>" in words


def test_in_english_too() -> None:
    words = words_of(open_page("sources", figure="case-02", lang="en", **{"from": "dibao"}))
    assert "<a href='dibao?lang=en'>Back to “Dibao”</a>" in words


@pytest.mark.parametrize("said", ["", "https://example.org/", "//example.org", "../etc/passwd", "nopage", "dibao/x"])
def test_only_a_page_of_ours_is_led_back_to(said: str) -> None:
    assert read_way(said) is None
    assert "返回“" not in words_of(open_page("sources", figure="case-02", **{"from": said}))


def test_what_stands_in_the_way_is_text_and_never_markup() -> None:
    words = words_of(open_page("sources", figure="case-02", **{"from": "region?region='><script>"}))
    assert "<script>" not in words


def test_a_long_query_stays_behind_and_the_way_does_not_grow() -> None:
    assert write_way("query", {"sql": "x" * LONGEST_OWN}) == {"from": "query"}
    assert write_way("sources", {"figure": "case-02", "from": "region?region=610200"}) == {
        "from": "sources?figure=case-02"
    }
