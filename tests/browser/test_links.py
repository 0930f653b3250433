"""Links of ours stay in the session, and are links all the same: another tab, the back button, a copied address."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator

from tests.browser.chromium import PATIENCE, Visitor
from words.catalogue import text

Visit = Callable[..., Visitor]


def page_link(visitor: Visitor, stem: str) -> Locator:
    return visitor.page.locator(".pages a", has_text=text(f"ui.page_{stem}", "zh"))


def test_another_page_is_shown_without_loading_everything_anew(visit: Visit) -> None:
    visitor = visit("growth?regions=640324,150600&unit=year")
    visitor.page.evaluate("() => { window.stayed = true; document.querySelector('.stMain').scrollTo(0, 300) }")
    assert visitor.page.evaluate("() => document.querySelector('.stMain').scrollTop") == 300
    visitor.follow(page_link(visitor, "dibao"))
    assert visitor.page.evaluate("() => [window.stayed, document.querySelector('.stMain').scrollTop]") == [True, 0]
    assert "unit=year" in visitor.page.url and "潜江" not in visitor.page.inner_text("h1.finding")
    assert page_link(visitor, "dibao").get_attribute("aria-current") == "page"


def test_the_keyboard_goes_on_from_the_link_it_followed(visit: Visit) -> None:
    visitor = visit("overview")
    link = page_link(visitor, "growth")
    link.focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_function("() => location.pathname === '/growth'")
    visitor.settle()
    visitor.page.wait_for_timeout(1200)
    visitor.page.wait_for_function("() => document.activeElement.innerText === '增长'", timeout=PATIENCE)


def test_the_back_button_shows_the_page_before(visit: Visit) -> None:
    visitor = visit("growth?regions=150600")
    said = visitor.page.inner_text("h1.finding")
    visitor.follow(page_link(visitor, "overview"))
    assert visitor.page.inner_text("h1.finding") != said
    visitor.page.go_back()
    visitor.page.wait_for_function("said => document.querySelector('h1.finding')?.innerText === said", arg=said)
    assert "/growth" in visitor.page.url


def test_a_link_opens_in_another_tab_with_the_same_view(visit: Visit) -> None:
    visitor = visit("overview?regions=150600,610200")
    with visitor.page.context.expect_page() as opened:
        page_link(visitor, "dibao").click(modifiers=["ControlOrMeta"])
    tab = opened.value
    tab.wait_for_selector(".as-of")
    assert "regions=150600" in tab.url and "/dibao" in tab.url and "/overview" in visitor.page.url
    tab.close()


def test_the_language_changes_and_everything_else_stays(visit: Visit) -> None:
    visitor = visit("caseload?programme=tekun&regions=640324,429005,150600")
    visitor.follow(visitor.page.locator(".languages a", has_text="English"))
    assert all(part in visitor.page.url for part in ("/caseload", "programme=tekun", "regions=640324", "lang=en"))


_SHOWN = """() => { const side = document.querySelector('[data-testid=stSidebar]');
  return [[...side.querySelectorAll('[data-testid=stMultiSelect] span[title]')].map(chip => chip.title),
          [...side.querySelectorAll('[role=radio][aria-checked=true]')].map(one => one.innerText)]; }"""


def test_the_filters_show_the_view_on_every_page_and_in_both_languages(visit: Visit) -> None:
    visitor = visit("overview?regions=640324,150600&unit=year")
    for stem in ("dibao", "growth", "allowances", "overview", "dibao"):
        visitor.follow(page_link(visitor, stem))
        regions, choices = visitor.page.evaluate(_SHOWN)
        assert regions == ["同心县", "鄂尔多斯市"], stem
        assert text("ui.unit_year", "zh") in choices, stem
    visitor.follow(visitor.page.locator(".languages a", has_text="English"))
    regions, choices = visitor.page.evaluate(_SHOWN)
    assert regions == ["Tongxin", "Ordos"]
    assert text("ui.unit_year", "en") in choices


def test_a_long_table_begins_with_its_first_rows_and_is_listed_whole_on_a_click(visit: Visit) -> None:
    visitor = visit("sources")
    rows = visitor.page.locator(".st-key-table-sources-list tbody tr")
    assert rows.count() == 30
    link = visitor.page.get_by_role("link", name=text("ui.all_rows", "zh"))
    link.scroll_into_view_if_needed()
    place = visitor.page.evaluate("() => document.querySelector('.stMain').scrollTop")
    visitor.follow(link)
    assert visitor.page.evaluate("() => document.querySelector('.stMain').scrollTop") == place > 500
    assert "whole=sources-list" in visitor.page.url and rows.count() == 100
