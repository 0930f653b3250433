"""Printed on A4 from the browser, no chart and no table is cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import BrowserContext

from tests.browser.chromium import Visitor

A4 = (595, 842)
WIDE = 1920
STEMS = ["allowances", "overview", "dibao", "region?region=610200", "caseload"]
WORDS = "() => [...document.querySelectorAll('.main-svg text, .sheet td, .sheet th')].map(each => each.textContent)"
CHARTS = """() => [...document.querySelectorAll('.js-plotly-plot')].map(graph => ({
    width: graph.querySelector('.main-svg').getBoundingClientRect().width,
    smallest: Math.min(...[...graph.querySelectorAll('.main-svg text, .main-svg tspan')]
        .filter(each => each.textContent.trim()).map(each => parseFloat(getComputedStyle(each).fontSize)))
        * graph.querySelector('.main-svg').getBoundingClientRect().width / graph.querySelector('.main-svg').clientWidth,
}))"""


@pytest.fixture(scope="module")
def wide(request: pytest.FixtureRequest, context: BrowserContext, dashboard: str) -> Iterator[Visitor]:
    """A page on a wide screen, its charts drawn, once for all tests of it, which leave it as it is."""
    visitor = Visitor(context, dashboard, WIDE)
    visitor.open(request.param)
    visitor.wait_for_charts()
    yield visitor
    visitor.close()


def print_page(visitor: Visitor, path: Path) -> pypdfium2.PdfDocument:
    visitor.page.pdf(path=path, prefer_css_page_size=True)
    return pypdfium2.PdfDocument(path)


def bare(words: str) -> str:
    return re.sub(r"\s", "", words)


@pytest.mark.parametrize("wide", STEMS, indirect=True)
def test_every_word_of_charts_and_tables_is_on_the_paper(wide: Visitor, tmp_path: Path) -> None:
    wanted = {bare(words) for words in wide.page.evaluate(WORDS)} - {""}
    document = print_page(wide, tmp_path / "printed.pdf")
    assert {tuple(round(length) for length in page.get_size()) for page in document} == {A4}
    printed = bare("".join(page.get_textpage().get_text_bounded() for page in document))
    assert [words for words in wanted if words not in printed] == []


@pytest.mark.parametrize("wide", STEMS[:1], indirect=True)
def test_the_screen_is_as_before_after_printing(wide: Visitor, tmp_path: Path) -> None:
    width = "() => document.querySelector('.js-plotly-plot').getBoundingClientRect().width"
    before = wide.page.evaluate(width)
    print_page(wide, tmp_path / "printed.pdf")
    assert wide.page.evaluate(width) == before


@pytest.mark.parametrize("wide", [*STEMS, "growth"], indirect=True)
def test_charts_are_laid_out_for_the_paper_with_their_type_at_full_size(wide: Visitor, tmp_path: Path) -> None:
    """9 points are 12 pixels: no word of a chart is smaller on screen, and on paper the charts are not shrunk."""
    page = wide.page
    page.evaluate("() => window.addEventListener('beforeprint', () => { window.printed = (" + CHARTS + ")() })")
    print_page(wide, tmp_path / "printed.pdf")
    charts = page.evaluate("() => window.printed")
    assert charts and all(chart["width"] <= 688 and chart["smallest"] >= 12 for chart in charts)
