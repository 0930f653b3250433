"""The dashboard over its warehouse: a replaced file shows at the next rerun, an unusable one is one sentence."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import BrowserContext

from benchmarks.servers import ROOT
from tests.browser.chromium import Visitor, running_dashboard

Own = tuple[Path, str]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Own]:
    """A dashboard over a copy of the warehouse that tests may replace."""
    warehouse = tmp_path_factory.mktemp("own") / "warehouse.duckdb"
    shutil.copy(ROOT / "warehouse.duckdb", warehouse)
    with running_dashboard(warehouse) as address:
        yield warehouse, address


def test_a_first_deep_link_to_a_fresh_server_shows_page_and_frame(context: BrowserContext, own: Own) -> None:
    visitor = Visitor(context, own[1])
    visitor.open("growth?unit=year")
    assert visitor.page.locator(".masthead").count() == 1
    assert visitor.page.get_by_test_id("stSidebarNav").count() == 0
    visitor.close()


def test_a_replaced_warehouse_shows_at_the_next_rerun(context: BrowserContext, own: Own) -> None:
    warehouse, address = own
    visitor = Visitor(context, address)
    visitor.open("dibao?regions=150600")
    assert "950" in visitor.page.inner_text("h1.finding")
    _replace(warehouse, "UPDATE figures_in_force SET value = 987, yuan_per_month = 987 WHERE yuan_per_month = 950")
    visitor.page.get_by_test_id("stSidebar").get_by_text("农村", exact=True).click()
    visitor.page.get_by_test_id("stSidebar").get_by_text("城市", exact=True).click()
    visitor.page.wait_for_function("() => document.querySelector('h1.finding').innerText.includes('987')")
    visitor.close()


@pytest.mark.parametrize("content", [None, b"", b"no database at all" * 1000], ids=["missing", "empty", "foreign"])
def test_an_unusable_warehouse_is_one_sentence_with_what_to_do(
    context: BrowserContext, own: Own, content: bytes | None
) -> None:
    warehouse, address = own
    kept = warehouse.read_bytes()
    warehouse.unlink()
    if content is not None:
        warehouse.write_bytes(content)
    visitor = Visitor(context, address)
    visitor.page.goto(f"{address}/dibao")
    visitor.page.wait_for_selector("[data-testid=stAlert]", timeout=20_000)
    words = visitor.words()
    visitor.close()
    warehouse.unlink(missing_ok=True)
    warehouse.write_bytes(kept)
    assert "python -m etl build" in words
    assert "Traceback" not in words


def test_a_warehouse_that_breaks_under_a_visitor_is_said_and_comes_back(context: BrowserContext, own: Own) -> None:
    warehouse, address = own
    kept = warehouse.read_bytes()
    visitor = Visitor(context, address)
    visitor.open("dibao")
    warehouse.write_bytes(b"no database at all" * 1000)
    visitor.page.get_by_test_id("stSidebar").get_by_text("元/年", exact=True).click()
    visitor.page.wait_for_function("() => document.querySelector('.stMain').innerText.includes('python -m etl build')")
    broken = visitor.words()
    warehouse.write_bytes(kept)
    visitor.page.get_by_test_id("stSidebar").get_by_text("元/月", exact=True).click()
    visitor.page.wait_for_selector("h1.finding")
    visitor.settle()
    assert "Traceback" not in broken and "元/人·月" in visitor.words()
    visitor.close()


def _replace(warehouse: Path, change: str) -> None:
    """Change a copy, then put it in place in one step, as a build does."""
    beside = warehouse.with_suffix(".next")
    shutil.copy(warehouse, beside)
    with duckdb.connect(str(beside)) as connection:
        connection.execute(change)
    beside.replace(warehouse)
