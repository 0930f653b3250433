"""axe-core on every page in both languages: no serious or critical violation of ours.

Streamlit's own widgets are looked at too; none of them violates gravely. The library comes from npm (`.ci/run` installs
it); without it the tests skip aloud, or fail where BIAOCHI_REQUIRE_BROWSER=1.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.servers import ROOT
from tests.browser.chromium import Visitor

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("[a-z]*.py"))
AXE = Path(os.environ.get("BIAOCHI_AXE", ROOT / "node_modules" / "axe-core" / "axe.min.js"))
_RUN = """() => axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})
    .then(found => found.violations)"""
_FOCUSED = """() => [...(document.activeElement.closest('[class*=st-key-w-]')?.classList ?? [])]
    .find(name => name.startsWith('st-key-w-')) ?? ''"""


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.exists():
        reason = "axe-core is not installed: npm install --no-save axe-core@4.10.3"
        if os.environ.get("BIAOCHI_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return AXE.read_text(encoding="utf-8")


def violations(visitor: Visitor, axe: str) -> list[tuple[str, str, str]]:
    """(rule, selector, markup) of each serious or critical violation of the page."""
    visitor.page.evaluate(axe)
    found: list[dict[str, Any]] = visitor.page.evaluate(_RUN)
    grave = [each for each in found if each["impact"] in ("serious", "critical")]
    return [
        (each["id"], " ".join(map(str, node["target"])), node["html"][:160]) for each in grave for node in each["nodes"]
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_no_grave_violation(visit: Callable[..., Visitor], axe: str, page: str, lang: str) -> None:
    assert violations(visit(f"{page}?lang={lang}"), axe) == []


@pytest.mark.parametrize("page", ["overview", "dibao", "allowances", "growth", "region", "caseload"])
def test_each_chart_has_words_and_a_table(visit: Callable[..., Visitor], page: str) -> None:
    visitor = visit(page)
    visitor.wait_for_charts()
    bare = visitor.page.evaluate(
        """() => [...document.querySelectorAll('[class*="st-key-exhibit-"]')]
            .filter(each => each.querySelector('.stPlotlyChart') && !(
                each.querySelector('table') && each.querySelector('.stPlotlyChart [aria-label], [role=img]')))
            .map(each => each.className)"""
    )
    assert bare == []


def test_every_filter_is_reached_and_changed_by_keyboard(visit: Callable[..., Visitor]) -> None:
    visitor = visit("dibao")
    reached: set[str] = set()
    for _ in range(60):
        visitor.page.keyboard.press("Tab")
        reached.add(visitor.page.evaluate(_FOCUSED))
    assert {"st-key-w-regions", "st-key-w-add", "st-key-w-mode", "st-key-w-unit", "st-key-w-area"} <= reached
    visitor.page.locator(".st-key-w-unit [role=radio][aria-checked=true]").focus()
    visitor.page.keyboard.press("ArrowRight")
    visitor.page.keyboard.press("Space")
    visitor.page.wait_for_url("**unit=year**", timeout=20_000)
