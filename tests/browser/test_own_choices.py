"""Choices that one page alone has, and the way from any number to its source, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import PATIENCE, Visitor, words_of_both
from words.catalogue import text

Visit = Callable[..., Visitor]


def reopen(visit: Visit, visitor: Visitor) -> Visitor:
    """The same link for another visitor: a tab of its own."""
    again = visit(visitor.page.url.removeprefix(visitor.address + "/"))
    again.settle()
    return again


def test_the_programme_is_chosen_and_kept_in_the_link(visit: Visit) -> None:
    visitor = visit("caseload")
    visitor.page.get_by_label(text("caseload.programme", "zh")).click()
    visitor.page.get_by_role("option", name="高龄津贴").click()
    visitor.page.wait_for_function("() => location.search.includes('programme=elderly_allowance')")
    visitor.wait_for_words("h1.finding", "高龄津贴人数")
    one, other = words_of_both(reopen(visit, visitor), visitor)
    assert one == other


def test_the_region_of_one_region_is_chosen_by_name_and_kept_in_the_link(visit: Visit) -> None:
    visitor = visit("region")
    search = visitor.page.get_by_label(text("region.choose", "zh"))
    search.fill("tongchuan")
    visitor.page.get_by_role("option", name="铜川市").first.click()
    visitor.page.wait_for_function("() => location.search.includes('region=610200')")
    visitor.wait_for_words("h1.finding", "铜川市收录")
    visitor.page.locator(".st-key-w-other button").click()
    visitor.page.get_by_label(text("ui.add_region_placeholder", "zh")).fill("640000")
    visitor.page.get_by_role("option", name="宁夏").first.click()
    visitor.page.wait_for_function("() => location.search.includes('region=640000')")
    visitor.wait_for_words("h1.finding", "宁夏")
    assert reopen(visit, visitor).page.inner_text("h1.finding") == visitor.page.inner_text("h1.finding")


def test_what_a_page_alone_asks_stays_where_it_is_when_a_filter_changes(visit: Visit) -> None:
    visitor = visit("region")
    sidebar = visitor.page.get_by_test_id("stSidebarUserContent")
    asked = sidebar.inner_text()
    sidebar.get_by_text("元/年", exact=True).click()
    visitor.page.wait_for_function("() => document.querySelector('.title').innerText.includes('元/人·年')")
    visitor.settle()
    assert sidebar.inner_text() == asked
    visitor.page.get_by_label(text("region.choose", "zh")).click()
    visitor.page.get_by_role("option", name="鄂尔多斯市").first.click()
    visitor.page.wait_for_function("() => document.querySelector('h1.finding').innerText.startsWith('鄂尔多斯')")
    assert parse_qs(urlsplit(visitor.page.url).query) == {"unit": ["year"], "region": ["150600"]}
    assert sidebar.inner_text() == asked
    one, other = words_of_both(reopen(visit, visitor), visitor)
    assert one == other


def test_words_typed_and_left_behind_search_no_other_page(visit: Visit) -> None:
    visitor = visit("sources")
    visitor.page.get_by_label(text("sources.search", "zh")).fill("潜江")
    visitor.follow(visitor.page.locator(".pages a", has_text=text("ui.page_dibao", "zh")))
    visitor.page.wait_for_selector(".st-key-w-area")
    for part in ("chart", "table"):
        expect(visitor.page.locator(f'[class*="st-key-{part}-"]')).to_have_count(4, timeout=PATIENCE)
    visitor.wait_for_charts()
    visitor.settle()
    assert visitor.page.url == f"{visitor.address}/dibao"
    one, other = words_of_both(visitor, visit("dibao"))
    assert one == other


def test_a_search_among_the_sources_is_kept_in_the_link(visit: Visit) -> None:
    visitor = visit("sources")
    visitor.page.get_by_label(text("sources.search", "zh")).fill("潜江 孤儿")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_function("() => location.search.includes('q=')")
    visitor.wait_for_words("h1.finding", "符合条件")
    words = visitor.page.inner_text(".st-key-table-sources-list")
    assert "2208元/人·月" in words and "鄂尔多斯" not in words
    assert reopen(visit, visitor).page.inner_text(".st-key-table-sources-list") == words


@pytest.mark.parametrize(
    ("stem", "table"),
    [
        ("dibao?year=2023&mode=same", "dibao-by-region"),
        ("allowances?regions=150600,610200", "allowances-comparable"),
        ("caseload?programme=tekun", "caseload-people"),
        ("region?region=610200&base=150600", "region-newest"),
        ("sources?q=铜川", "sources-list"),
    ],
)
def test_a_number_leads_to_its_source_and_back_to_the_page_as_it_was(visit: Visit, stem: str, table: str) -> None:
    visitor = visit(stem)
    link = visitor.page.locator(f".st-key-table-{table} a").first
    amount = link.inner_text()
    visitor.follow(link)
    assert "/sources?figure=" in visitor.page.url
    assert amount.split("元")[0] in visitor.page.inner_text("h1.finding")
    visitor.follow(visitor.page.get_by_role("link", name="返回“"))
    assert f"/{stem.split('?')[0]}?" in visitor.page.url
    assert parse_qs(urlsplit(visitor.page.url).query) == parse_qs(urlsplit(stem).query)
    assert visitor.page.locator(f".st-key-table-{table} a").first.inner_text() == amount


def test_from_a_source_all_figures_are_a_link_away(visit: Visit) -> None:
    visitor = visit("sources?figure=case-02")
    assert visitor.page.get_by_role("link", name="返回“").count() == 0
    visitor.follow(visitor.page.get_by_role("link", name=text("sources.back", "zh"), exact=True))
    assert "figure=" not in visitor.page.url
    assert "共收录" in visitor.page.inner_text("h1.finding")


def test_pages_are_switched_without_carrying_a_choice_along(visit: Visit) -> None:
    visitor = visit("caseload?programme=tekun")
    visitor.follow(visitor.page.get_by_role("link", name=text("ui.page_region", "zh"), exact=True))
    assert "/region" in visitor.page.url
    assert "programme" not in visitor.page.url


@pytest.mark.parametrize("width", [1440, 390])
def test_what_is_chosen_for_a_briefing_is_not_cut(visit: Visit, width: int) -> None:
    """Every chip lies wholly within its box, in the language with the longer words."""
    visitor = visit("briefing?lang=en", width=width)
    visitor.settle()
    boxes = visitor.page.locator(".stMain [data-testid='stMultiSelectTagsContainer']")
    expect(boxes).to_have_count(2)
    beyond = """box => [...box.querySelectorAll('button')].filter(chip =>
        chip.getBoundingClientRect().right > box.getBoundingClientRect().right).length"""
    for box in boxes.all():
        assert box.locator("button").count() >= 4 and box.evaluate(beyond) == 0
