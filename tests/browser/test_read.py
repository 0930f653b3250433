"""The page 试读 in a real browser: a text with markup is shown as it is written, and nothing of it runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.browser.chromium import PATIENCE, Visitor

Visit = Callable[..., Visitor]
TRAPS = (
    "<script>window.trapped='script'</script>"
    "<img src=x onerror=\"window.trapped='image'\">"
    "<svg onload=\"window.trapped='svg'\"></svg>"
    "<style>body{display:none}</style>"
    "[link](javascript:window.trapped='link') $\\sqrt{x}$ **粗** <b>城市低保标准每人每月690元</b>"
)


def read(visitor: Visitor) -> None:
    """Press the button and wait for the marked text."""
    visitor.page.get_by_role("button", name="试读", exact=True).click()
    visitor.page.wait_for_selector(".passage", timeout=PATIENCE)
    visitor.settle()


def test_markup_in_a_pasted_text_does_not_run(visit: Visit) -> None:
    visitor = visit("read")
    visitor.page.locator("textarea").fill(TRAPS)
    read(visitor)
    assert visitor.page.evaluate("window.trapped") is None
    assert visitor.page.inner_text(".passage") == TRAPS.replace("每人每月690元", "1每人每月690元")
    assert visitor.page.inner_text(".passage mark.figure").endswith("690元")
    assert visitor.page.locator(".passage script, .passage img, .passage svg, .passage a, .passage b").count() == 0
    assert visitor.console == []


def test_an_uploaded_file_with_markup_in_name_and_cells_does_not_run(visit: Visit, tmp_path: Path) -> None:
    table = tmp_path / "<img src=x onerror=window.trapped=1>.csv"
    table.write_text("地区,城市低保标准（元/月）\n<img src=x onerror=window.trapped=2>石桥县,690\n", encoding="utf-8")
    visitor = visit("read")
    visitor.page.locator("input[type=file]").set_input_files(table)
    visitor.page.wait_for_selector("[data-testid=stFileChip]", timeout=PATIENCE)
    read(visitor)
    assert visitor.page.evaluate("window.trapped") is None
    assert "<img src=x onerror=window.trapped=2>石桥县" in visitor.page.inner_text(".passage")
    assert visitor.page.locator(".passage img").count() == 0


def test_a_refused_files_name_is_shown_not_run(visit: Visit, tmp_path: Path) -> None:
    empty = tmp_path / "<img src=x onerror=window.trapped=3>**a**.txt"
    empty.write_bytes(b" ")
    visitor = visit("read")
    visitor.page.locator("input[type=file]").set_input_files(empty)
    visitor.page.wait_for_selector("[data-testid=stFileChip]", timeout=PATIENCE)
    visitor.page.get_by_role("button", name="试读", exact=True).click()
    visitor.page.wait_for_selector("[data-testid=stAlert]", timeout=PATIENCE)
    assert "<img src=x onerror=window.trapped=3>**a**.txt：文件里没有文字" in visitor.words()
    assert visitor.page.evaluate("window.trapped") is None


def test_the_csv_of_what_was_read_downloads(visit: Visit) -> None:
    visitor = visit("read")
    visitor.page.locator("textarea").fill("同心县2023年城市低保标准每人每月650元。")
    read(visitor)
    with visitor.page.expect_download(timeout=PATIENCE) as taken:
        visitor.page.get_by_role("button", name="下载 CSV").click()
    content = Path(taken.value.path()).read_bytes()
    assert taken.value.suggested_filename == "试读结果.csv"
    assert content.startswith(b"\xef\xbb\xbf") and b",650," in content


def test_another_text_and_another_language_offer_their_own_figures(visit: Visit) -> None:
    visitor = visit("read")
    for amount in ("600", "710"):
        visitor.page.locator("textarea").fill(f"甲县2024年城市低保标准为每人每月{amount}元。")
        visitor.page.get_by_role("button", name="试读", exact=True).click()
        visitor.page.wait_for_selector(f".passage:has-text('{amount}')", timeout=PATIENCE)
        visitor.settle()
        assert f"{amount}元" in visitor.page.locator('[data-testid="stSelectbox"] input').input_value()
    visitor.page.get_by_text("English", exact=True).click()
    visitor.page.wait_for_selector("text=Derivation", timeout=PATIENCE)
    visitor.settle()
    assert "Urban dibao" in visitor.page.locator('[data-testid="stSelectbox"] input').input_value()
