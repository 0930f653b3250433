"""The query page in a real browser: run, stop a runaway, link, parameters, dictionary, chart, export, error message."""

from __future__ import annotations

import csv
import io
import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import openpyxl
import pyarrow.parquet
from playwright.sync_api import expect

from tests.browser.chromium import PATIENCE, Visitor

Visit = Callable[..., Visitor]
RUNAWAY = "SELECT count(*) FROM range(1000000) a(i), range(1000000) b(j) WHERE i * j % 7 = 3"


def _write(visitor: Visitor, sql: str) -> None:
    visitor.page.fill(".ask textarea", sql)


def _run(visitor: Visitor, sql: str | None = None) -> None:
    if sql is not None:
        _write(visitor, sql)
    visitor.page.click(".ask .run")


def _cells(visitor: Visitor) -> list[list[str]]:
    visitor.page.wait_for_selector(".sheet.result td", timeout=PATIENCE)
    visitor.settle()
    rows = "() => [...document.querySelectorAll('.sheet.result tr')].map(r => [...r.cells].map(c => c.innerText))"
    return visitor.page.evaluate(rows)


def _open(visit: Visit, link: str = "query") -> Visitor:
    visitor = visit(link)
    visitor.page.wait_for_selector(".ask textarea", timeout=PATIENCE)
    return visitor


def test_a_saved_query_runs_and_its_rows_lead_to_their_source(visit: Visit) -> None:
    visitor = _open(visit)
    _run(visitor)
    heads, *rows = _cells(visitor)
    assert heads[0].split() == ["地区", "region"] and heads[-1].split() == ["数据编号", "observation_id"]
    assert {"同心县", "潜江市", "鄂尔多斯市", "铜川市"} <= {row[0] for row in rows}
    link = visitor.page.locator(".sheet.result a").first
    assert str(link.get_attribute("href")).startswith(f"sources?figure={link.inner_text()}&from=query")
    assert visitor.console == []
    assert visitor.hosts == {visitor.address.removeprefix("http://")}


def test_a_parameter_left_blank_is_named(visit: Visit) -> None:
    visitor = _open(visit, "query?sql=" + quote("SELECT count(*) FROM figures WHERE year = $y"))
    _run(visitor)
    visitor.page.wait_for_selector("text=参数 $y 还没有值", timeout=PATIENCE)


def test_control_and_enter_run_what_is_written(visit: Visit) -> None:
    visitor = _open(visit)
    _write(visitor, "SELECT 41 + 1 AS answer")
    visitor.page.press(".ask textarea", "Control+Enter")
    assert _cells(visitor) == [["answer"], ["42"]]


def test_a_link_reopens_the_query_and_running_stays_a_click(visit: Visit) -> None:
    sql = "SELECT region, 1 + 1 AS 二 FROM figures WHERE year = $year ORDER BY ALL LIMIT 1"
    visitor = _open(visit, f"query?sql={quote(sql)}&p.year=2022")
    assert visitor.page.input_value(".ask textarea") == sql
    assert visitor.page.locator(".sheet.result").count() == 0
    _run(visitor)
    assert _cells(visitor)[0] == ["region", "二"]
    again = _open(visit, visitor.page.url.split("/")[-1])
    assert again.page.input_value(".ask textarea") == sql
    assert again.page.locator(".stSelectbox input").nth(1).input_value() == "2022"


def test_what_of_a_link_is_unknown_is_said(visit: Visit) -> None:
    visitor = _open(visit, "query?saved=no_such_query")
    assert "链接中的常用查询“no_such_query”不存在。" in visitor.words()
    visitor = _open(visit, "query?saved=one_region&p.region=999999")
    assert "链接中的地区“999999”无效" in visitor.words()


def test_parameters_become_widgets_and_are_bound(visit: Visit) -> None:
    visitor = _open(visit, "query?saved=one_region&p.region=610200")
    _run(visitor)
    assert ["城市低保\ndibao.urban", "2023", "665"] in [row[:3] for row in _cells(visitor)]
    visitor = _open(visit, f"query?sql={quote('SELECT $word AS said')}&p.word={quote(chr(39) + '; DROP VIEW x; --')}")
    _run(visitor)
    assert _cells(visitor) == [["said"], ["'; DROP VIEW x; --"]]


def test_choosing_a_saved_query_fills_the_editor_and_shows_its_parameters(visit: Visit) -> None:
    visitor = _open(visit)
    visitor.page.locator(".stSelectbox input").first.click()
    visitor.page.get_by_role("option", name="某年末执行的标准").click()
    expect(visitor.page.locator(".ask textarea")).to_have_value(re.compile(r"indicator = \$indicator"))
    visitor.settle()
    assert "年份" in visitor.words() and "指标" in visitor.words()
    assert "saved=in_force_in_a_year" in visitor.page.url


def test_a_changed_saved_query_is_said_to_be_changed_and_can_be_had_back(visit: Visit) -> None:
    visitor = _open(visit)
    expect(visitor.page.locator(".ask textarea")).not_to_have_value("", timeout=PATIENCE)
    saved = visitor.page.input_value(".ask textarea")
    _run(visitor, "SELECT 1 AS mine")
    expect(visitor.page.get_by_text("以下文本已改动")).to_be_visible(timeout=PATIENCE)
    visitor.page.get_by_role("button", name="恢复所选查询").click()
    expect(visitor.page.locator(".ask textarea")).to_have_value(saved, timeout=PATIENCE)
    expect(visitor.page.get_by_text("以下文本已改动")).to_have_count(0)


def test_a_runaway_is_stopped_at_once_and_the_next_query_is_answered(visit: Visit) -> None:
    visitor = _open(visit)
    visitor.page.get_by_role("radio", name="30").click()
    visitor.settle()
    _run(visitor, RUNAWAY)
    stop = visitor.page.get_by_role("button", name="停止")
    stop.wait_for(timeout=PATIENCE)
    began = time.monotonic()
    stop.click()
    visitor.page.get_by_text("查询已停止。").wait_for(timeout=PATIENCE)
    assert time.monotonic() - began < 4
    _run(visitor, "SELECT 1 AS a")
    assert _cells(visitor) == [["a"], ["1"]]


def test_a_runaway_left_alone_ends_at_its_limit_and_says_so(visit: Visit) -> None:
    visitor = _open(visit)
    _run(visitor, RUNAWAY)
    visitor.page.get_by_text("查询超过 5 秒，已终止").wait_for(timeout=PATIENCE)


ERRORS = {
    "SELECT regin FROM standards": "没有名为“regin”的列（第 1 行第 8 个字）。是否要用“region”？",
    "SELECT * FROM standrads": "是否要用“standards”？",
    "DROP VIEW standards": "这里只能查询",
    "SELECT * FROM read_text('/etc/passwd')": "没有或不允许使用函数“read_text”（第 1 行第 15 个字）。",
}


def test_an_error_is_one_clear_sentence(visit: Visit) -> None:
    visitor = _open(visit)
    for sql, sentence in ERRORS.items():
        _run(visitor, sql)
        visitor.page.locator(".stAlert", has_text=sentence).wait_for(timeout=PATIENCE)
        assert visitor.page.locator(".stAlert").count() == 1
    assert visitor.console == []


def test_a_cut_result_says_how_many_there_are(visit: Visit) -> None:
    visitor = _open(visit)
    _run(visitor, "SELECT range AS n FROM range(1500)")
    assert len(_cells(visitor)) == 1_001
    assert "仅显示前 1,000 行，共 1,500 行" in visitor.words()


def test_what_a_cell_holds_is_text_and_never_markup(visit: Visit) -> None:
    visitor = _open(visit)
    _run(visitor, "SELECT '<img src=x onerror=alert(1)>' AS \"<b>a</b>\", NULL AS n, '' AS e")
    assert _cells(visitor) == [["<b>a</b>", "n", "e"], ["<img src=x onerror=alert(1)>", "NULL", ""]]


def test_a_name_of_the_dictionary_is_written_at_the_cursor(visit: Visit) -> None:
    visitor = _open(visit)
    _write(visitor, "SELECT * FROM")
    visitor.page.locator(".ask input[type=search]").fill("caseload")
    visitor.page.locator(".ask .column .name", has_text=re.compile("^caseload$")).click()
    assert visitor.page.input_value(".ask textarea") == "SELECT * FROM caseload"
    _run(visitor)
    assert _cells(visitor)[0][0] == "caseload_id"


def test_the_result_is_drawn_as_a_chart_of_chosen_kind(visit: Visit) -> None:
    visitor = _open(visit, "query?saved=one_region")
    _run(visitor, "SELECT region, year, yuan_per_month FROM figures WHERE series_id = 'dibao.urban'")
    visitor.page.get_by_role("tab", name="图").click()
    visitor.wait_for_charts()
    assert visitor.page.locator(".js-plotly-plot .scatterlayer path.js-line").count() > 1


def test_all_four_files_hold_all_rows(visit: Visit, tmp_path: Path) -> None:
    visitor = _open(visit)
    _run(visitor, "SELECT range AS n, '=1+1' AS 公式 FROM range(1500)")
    _cells(visitor)
    content = {}
    for form in ("csv", "xlsx", "parquet", "json"):
        visitor.page.locator(".st-key-query-download button").first.click()
        with visitor.page.expect_download(timeout=PATIENCE) as taken:
            visitor.page.locator(f".st-key-query-{form} button").click()
        visitor.page.keyboard.press("Escape")
        assert taken.value.suggested_filename == f"标尺-SQL.{form}"
        content[form] = Path(taken.value.path()).read_bytes()
    rows = list(csv.reader(io.StringIO(content["csv"].decode("utf-8-sig"))))
    assert (len(rows), rows[1]) == (1_501, ["0", "'=1+1"])
    sheet = openpyxl.load_workbook(io.BytesIO(content["xlsx"])).active
    assert sheet is not None and sheet.max_row == 1_501
    assert pyarrow.parquet.read_table(io.BytesIO(content["parquet"])).num_rows == 1_500
    assert len(json.loads(content["json"])) == 1_500


def test_the_page_speaks_english(visit: Visit) -> None:
    visitor = _open(visit, "query?lang=en")
    _run(visitor, "SELECT regin FROM standards")
    visitor.page.get_by_text("There is no column “regin” (line 1, column 8). Did you mean “region”?").wait_for()
    assert "Data dictionary" in visitor.page.inner_text(".ask aside")


def test_the_chart_is_taken_as_a_picture_and_the_table_is_copied(visit: Visit) -> None:
    visitor = _open(visit)
    rural = "SELECT region, series_id, max(value) AS yuan FROM figures WHERE series_id = 'dibao.rural' GROUP BY ALL"
    _run(visitor, rural)
    heads, row, *_ = _cells(visitor)
    assert heads == ["region", "series_id", "yuan"] and row[1] == "农村低保\ndibao.rural"
    visitor.page.locator("button[data-kind=copy]").click()
    visitor.page.get_by_text("已复制，可直接粘贴到 WPS").wait_for(timeout=PATIENCE)
    assert "\t农村低保\t" in visitor.page.evaluate("() => navigator.clipboard.readText()")
    visitor.page.get_by_role("tab", name="图").click()
    visitor.wait_for_charts()
    with visitor.page.expect_download(timeout=PATIENCE) as taken:
        visitor.page.locator("button[data-kind=svg]").click()
    assert "SQL 查询结果" in Path(taken.value.path()).read_text(encoding="utf-8")
