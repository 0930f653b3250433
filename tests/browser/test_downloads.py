"""The 下载 menu in a real browser: picture, drawing, CSV, XLSX of one chart; and the table on the clipboard."""

from __future__ import annotations

import csv
import io
import re
import struct
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.browser.chromium import Visitor

Visit = Callable[..., Visitor]
CHARTS = {
    "overview": "overview-matrix",
    "dibao": "dibao-by-region",
    "growth": "growth-raises",
    "allowances": "allowances-comparable",
    "region": "region-newest",
}


@pytest.fixture
def dibao(stay: Visit) -> Visitor:
    """The page once for all tests that take something of it and leave it as it is."""
    return stay("dibao?mode=same&year=2022")


def test_the_picture_has_1200_pixels_three_times_over_and_a_chinese_name(dibao: Visitor, tmp_path: Path) -> None:
    taken = dibao.download("dibao-by-region", "png")
    assert taken.suggested_filename == "标尺-2022年城乡低保标准.png"
    taken.save_as(tmp_path / "picture.png")
    width, _ = struct.unpack(">II", (tmp_path / "picture.png").read_bytes()[16:24])
    assert width == 3600


@pytest.mark.parametrize("stem", CHARTS)
def test_the_drawing_holds_title_unit_source_and_note_and_cuts_nothing_off(
    visit: Visit, stem: str, tmp_path: Path
) -> None:
    visitor = visit(stem)
    visitor.wait_for_charts()
    title = visitor.page.inner_text(f".st-key-exhibit-{CHARTS[stem]} .title")
    visitor.download(CHARTS[stem], "svg").save_as(tmp_path / "drawing.svg")
    drawing = (tmp_path / "drawing.svg").read_text(encoding="utf-8")
    words = re.sub(r"<[^>]+>", "", drawing)
    assert title.split()[0] in words and "元/人·月" in words
    assert "资料来源：" in words and "数据截至" in words
    centred = re.findall(r"<text[^>]*text-anchor=.(?:middle|end)[^>]*>(.*?)</text>", drawing)
    line = r"<tspan[^>]*>[^<]*</tspan>"  # one alone, or several that each begin anew at their x
    plain = rf"[^<]*|{line}|(?:(?=<tspan[^>]* x=){line})+"
    assert [label for label in centred if not re.fullmatch(plain, label)] == []
    shown = visitor.page.context.new_page()
    shown.goto((tmp_path / "drawing.svg").as_uri())
    outside = shown.evaluate(
        """() => { const box = document.documentElement.getBoundingClientRect();
        return [...document.querySelectorAll('text')].filter(each => each.textContent.trim())
          .filter(each => { const at = each.getBoundingClientRect();
            return at.left < box.left || at.right > box.right + 1 || at.top < box.top || at.bottom > box.bottom + 1 })
          .map(each => each.textContent) }"""
    )
    shown.close()
    assert outside == []


def test_the_chart_on_screen_is_as_before_after_its_picture_was_taken(dibao: Visitor) -> None:
    layout = "() => JSON.stringify(document.querySelector('.st-key-chart-dibao-by-region .js-plotly-plot').layout)"
    before = dibao.page.evaluate(layout)
    dibao.download("dibao-by-region", "svg")
    assert dibao.page.evaluate(layout) == before


def test_csv_has_a_bom_the_provenance_and_the_values_of_the_table(dibao: Visitor, tmp_path: Path) -> None:
    dibao.download("dibao-by-region", "csv").save_as(tmp_path / "data.csv")
    content = (tmp_path / "data.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    urban = {row["地区"]: row for row in rows if row["标准"] == "城市低保"}
    assert (urban["鄂尔多斯"]["元/人·月"], urban["铜川"]["下限（元/月）"]) == ("900", "629.7")
    assert urban["铜川"]["算式"] and urban["铜川"]["数字性质（月）"] == "计算数"
    assert urban["同心"]["发布机关"] == "同心县民政局" and urban["同心"]["原文表述"] == "每人每月650元"


def test_xlsx_has_the_table_as_shown_and_the_figures_with_frozen_headings(dibao: Visitor, tmp_path: Path) -> None:
    dibao.download("dibao-by-region", "xlsx").save_as(tmp_path / "data.xlsx")
    book = openpyxl.load_workbook(tmp_path / "data.xlsx")
    shown, figures = (book[name] for name in book.sheetnames)
    names = [cell.value for cell in shown["A"]]
    top = names.index("地区")
    assert names[top + 1 : top + 4] == ["鄂尔多斯", "同心", "铜川"]
    assert shown.freeze_panes == f"B{top + 2}" and figures.freeze_panes == "B2"
    assert "发布机关" in [cell.value for cell in figures[1]]


def test_one_click_puts_the_table_on_the_clipboard_for_wps(dibao: Visitor) -> None:
    dibao.page.locator(".st-key-table-dibao-by-region button[data-kind=copy]").click()
    html, plain = dibao.page.evaluate(
        """async () => { const [item] = await navigator.clipboard.read();
        return Promise.all(['text/html', 'text/plain'].map(async kind => (await item.getType(kind)).text())) }"""
    )
    lines = [line.split("\t") for line in plain.splitlines()]
    top = next(number for number, line in enumerate(lines) if line[0] == "地区")
    assert lines[0] == ["2022年城乡低保标准"] and ["单位：元/人·月"] in lines[:top]
    assert lines[top][:4] == ["地区", "地区·层级", "城市（元/人·月）", "城市·年份"]
    assert lines[top + 1][:4] == ["鄂尔多斯", "地级", "900", "2022"]
    assert any(line[0].startswith("资料来源：") for line in lines[top:])
    assert "<td>900</td><td>2022</td>" in html and "href" not in html
