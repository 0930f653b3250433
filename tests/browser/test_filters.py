"""Each filter changes the view and the link, and the link opens the same view for another visitor.

A tab of its own is a visitor of its own to Streamlit; once it is a browser that has never been here.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

import pytest

from tests.browser.chromium import Visitor, words_of_both
from tests.browser.expected import PAGES, Expected
from words.catalogue import text

Visit = Callable[..., Visitor]
CHOICES = {"mode": "mode_same", "unit": "unit_year", "area": "area_rural"}


def choose(visitor: Visitor, name: str) -> None:
    """Change one filter away from its default."""
    if name in CHOICES:
        control = visitor.page.get_by_test_id("stSidebar").locator(f".st-key-w-{name}")
        control.get_by_text(text(f"ui.{CHOICES[name]}", "zh"), exact=True).click()
    elif name == "regions":
        visitor.page.get_by_label("Remove 潜江市").click()
    else:
        visitor.page.get_by_label(text(f"ui.{name}", "zh")).click()
        visitor.page.get_by_role("option", name="同心县").click()
    visitor.page.wait_for_function(f"() => location.search.includes('{name}=')")
    visitor.settle()


@pytest.mark.parametrize("expected", [page for page in PAGES if page.filters], ids=lambda page: page.stem)
def test_every_filter_is_in_the_link_and_the_link_reopens_the_view(visit: Visit, expected: Expected) -> None:
    visitor = visit(expected.stem)
    for name in expected.filters:
        before = visitor.words()
        choose(visitor, name)
        visitor.page.wait_for_function("before => document.querySelector('.stMain').innerText !== before", arg=before)
    again = visit(visitor.page.url.removeprefix(visitor.address + "/"), fresh=expected.stem == "dibao")
    for each in (visitor, again):
        each.settle()
        each.wait_for_charts()
    one, other = words_of_both(again, visitor)
    assert one == other


def test_two_regions_of_one_name_stay_two(visit: Visit) -> None:
    """A browser tells the server what was chosen by what it is called."""
    visitor = visit("overview?regions=320106,320302,640324")
    visitor.page.get_by_label("Remove 同心县").click()
    visitor.page.wait_for_function("() => !location.search.includes('640324')")
    visitor.settle()
    choose(visitor, "unit")
    assert "regions=320106,320302" in unquote(visitor.page.url)
    assert all(visitor.page.get_by_label(f"Remove {name}").count() for name in ("南京市鼓楼区", "徐州市鼓楼区"))


def test_what_is_invalid_in_a_link_is_said_and_dropped(visit: Visit) -> None:
    visitor = visit("dibao?regions=640324,999999&unit=week&year=1800")
    words = visitor.words()
    assert "“999999”查无此地" in words and "“week”无法识别" in words and "“1800”不在" in words
    assert "999999" not in visitor.page.url and "week" not in visitor.page.url
    assert "同心" in visitor.page.inner_text("h1.finding")


def test_any_region_of_china_is_found_by_name_pinyin_and_code(visit: Visit) -> None:
    visitor = visit("overview?regions=640324")
    assert visitor.page.get_by_role("option").count() == 0
    visitor.page.locator(".st-key-w-add button").focus()
    visitor.page.keyboard.press("Enter")
    search = visitor.page.get_by_label(text("ui.add_region_placeholder", "zh"))
    for typed in ("延安", "yanan", "610600"):
        search.fill(typed)
        visitor.page.get_by_role("option", name="延安市").wait_for()
    search.fill("tongchq")
    nothing = visitor.page.locator("[role=listbox][data-empty=true] span")
    assert nothing.evaluate("each => getComputedStyle(each, '::after').content") == '"没有相符的选项"'
    search.fill("tongch")
    visitor.page.get_by_role("option", name="铜川市").wait_for()
    assert visitor.page.get_by_role("option").first.inner_text().startswith("铜川市")
    search.fill("610600")
    visitor.page.get_by_role("option", name="延安市").wait_for()
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_function("() => location.search.includes('610600')")
    visitor.settle()
    search.wait_for(state="detached")
    visitor.wait_for_words(".st-key-table-overview-matrix", "延安")


CLICK_FAST = """async ([names, pause]) => {
    for (const name of names) {
        const offered = [...document.querySelectorAll('[data-testid=stSidebar] [role=radio]')];
        offered.find(each => each.innerText.trim() === name).click();
        await new Promise(later => setTimeout(later, pause));
    }
}"""
CHOSEN = "() => [...document.querySelectorAll('.stSidebar [aria-checked=true]')].map(each => each.innerText)"

AT_REST = """wanted => {
    const now = location.search + document.querySelector('.stMain').innerText;
    if (window.seen !== now) Object.assign(window, { seen: now, since: Date.now() });
    return now.includes(wanted) && Date.now() - window.since > 2000;
}"""


@pytest.mark.parametrize(
    ("pause", "names"),
    [
        (60, ["元/年", "农村", "元/月", "城市", "元/年", "农村"]),
        (150, ["元/年", "农村", "同一年", "元/月", "城市", "元/年"]),
    ],
)
def test_clicks_that_come_fast_leave_page_sidebar_and_link_in_agreement(
    visit: Visit, pause: int, names: list[str]
) -> None:
    visitor = visit("dibao")
    visitor.wait_for_charts()
    visitor.page.wait_for_function(AT_REST, arg="元/人·月", polling=200)
    visitor.page.evaluate(CLICK_FAST, [names, pause])
    wanted = {"农村": "area=rural", "元/年": "unit=year"}[names[-1]]
    visitor.page.wait_for_function(AT_REST, arg=wanted, polling=200)
    again = visit(visitor.page.url.removeprefix(visitor.address + "/"))
    for each in (visitor, again):
        each.settle()
        each.wait_for_charts()
    chosen = visitor.page.evaluate(CHOSEN)
    assert chosen == again.page.evaluate(CHOSEN) and names[-1] in chosen
    one, other = words_of_both(again, visitor)
    assert one == other


def test_the_back_button_takes_a_choice_back(visit: Visit) -> None:
    visitor = visit("growth")
    choose(visitor, "unit")
    visitor.page.go_back()
    visitor.page.wait_for_function("() => document.querySelector('.title').innerText.includes('元/人·月')")
    assert "unit" not in visitor.page.url
