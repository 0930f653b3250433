"""A dashboard over a warehouse that fails after it was opened: sentences in the browser, the traceback in the log."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext

from tests.broken import break_figures
from tests.browser.chromium import PATIENCE, Visitor, running_dashboard


def test_a_page_that_fails_is_one_sentence_inside_the_frame(context: BrowserContext, tmp_path: Path) -> None:
    with running_dashboard(break_figures(tmp_path / "warehouse.duckdb")) as address:
        visitor = Visitor(context, address)
        visitor.open("dibao")
        alert = visitor.page.locator(".stAlert")
        alert.filter(has_text="读取数据时出错，本页未能显示。").wait_for(timeout=PATIENCE)
        assert alert.count() == 1
        assert visitor.page.get_by_test_id("stException").count() == 0
        assert not {"Traceback", "broken", "Error"} & set(visitor.words().split())
        visitor.page.locator(".pages a", has_text="保障规模").click()
        visitor.page.locator("h1.finding").wait_for(timeout=PATIENCE)
        visitor.close()


def test_a_menu_that_fails_is_said_in_the_language_of_the_page(context: BrowserContext, tmp_path: Path) -> None:
    warehouse = break_figures(tmp_path / "warehouse.duckdb", "note_en", "note_en")
    with running_dashboard(warehouse) as address:
        visitor = Visitor(context, address)
        visitor.open("dibao")
        warehouse.unlink()
        visitor.page.locator("[class*='st-key-download-'] button").first.click()
        box = visitor.page.get_by_test_id("stException").first
        box.wait_for(timeout=PATIENCE)
        said = box.evaluate("each => getComputedStyle(each, '::after').content")
        assert said.startswith('"此处出错，未能显示。') and not box.inner_text().strip()
        visitor.close()
