"""The page 试读: what is read out of a given text, in words; nothing is kept, nothing of the text is markup."""

import csv
import io
from pathlib import Path

from streamlit.testing.v1 import AppTest

from etl.pipeline import extract_text
from etl.records import Extraction, Finding, Observation
from tests.read.samples import make_samples
from tests.ui.pages import open_page, words_of
from ui import reading

TEXT = (
    "石桥县2023年民政工作总结\n"
    "城市低保标准由每人每月600元提高到650元，临时救助资金支出12万元，高龄津贴每人每月100元。\n"
)


def read(text: str, **said: str) -> AppTest:
    """The page after a text was pasted and read."""
    app = open_page("read", **{key: said.pop(key) for key in ["lang"] if key in said})
    app.text_area(key="read.text").set_value(text)
    for name, value in said.items():
        app.text_input(key=f"read.{name}").set_value(value)
    submit(app)
    return app


def submit(app: AppTest) -> None:
    next(button for button in app.button if button.label in {"试读", "Read"}).click()
    app.run()
    assert not app.exception, [each.value for each in app.exception]


def test_the_first_screen_says_what_to_do() -> None:
    words = words_of(open_page("read"))
    assert "试读：粘贴一段文字或上传文件" in words and "不保存" in words


def test_the_headline_counts_what_was_read_and_refused() -> None:
    words = words_of(read(TEXT))
    assert "读出标准1项" in words and "1处金额不是标准，未采用" in words and "100元" in words
    assert words.count("12万元") == 2, "in the text and among the sums: what was read as spending is not refused too"
    assert "地区：石桥县；年份：2023" in words


def test_the_figure_is_marked_at_its_characters_and_stands_in_the_table() -> None:
    words = words_of(read(TEXT))
    assert "<sup>1</sup>650元</mark>" in words
    assert "城市低保" in words and ">600<" in words.replace("</span>", "<") and "12万元" in words


def test_what_was_not_taken_is_marked_by_its_kind_with_the_reason() -> None:
    words = words_of(read(TEXT + "集中供养特困人员1100元，分散供养<b>850元。"))
    assert "title='原文“高龄津贴”：说的是另一类对象或款项'>100元</mark>" in words
    assert "<mark class='undecided' title='没有写明每月或每年，也没有称作标准'>850元</mark>" in words
    assert "<mark class='refused'>不是标准，未采用</mark> <mark class='undecided'>未能判明</mark>" in words
    assert "&lt;b&gt;<mark" in words and "“分散供养&lt;b&gt;850元”" in words


def test_the_heading_above_the_text_says_what_is_marked_in_it() -> None:
    assert "读出的数字已标出" in words_of(read(TEXT))
    assert "没有采用的金额已标出" in words_of(read("临时救助每人1200元。城市低保按规定执行。"))
    nothing = words_of(read("今天天气很好。"))
    assert "原文，没有可标出的金额" in nothing and "收录入库" not in nothing


def test_what_follows_from_a_missing_year_or_region_is_said() -> None:
    assert "没有写明地区和年份不影响读数" in words_of(read("城市低保标准每人每月650元。"))
    assert "没有写明地区不影响读数" in words_of(read("2023年城市低保标准每人每月650元。"))
    assert "不影响读数" not in words_of(read(TEXT))


def test_a_long_text_without_a_standard_shows_what_was_not_taken() -> None:
    words = words_of(read("前言。" * 5000 + "临时救助每人1200元。"))
    assert "1200元</mark>" in words and words.count("前言") < 1000


def test_the_derivation_of_a_figure_is_told() -> None:
    words = words_of(read(TEXT))
    assert "“650元”——由…提高到…：城市低保，每月650元" in words and "原标准600元" in words


def test_markup_of_a_text_is_shown_and_never_run() -> None:
    app = read(f"<script>alert(1)</script><img src=x onerror=alert(2)>{TEXT}")
    bodies = [
        each.proto.body
        for each in app.get("html")
        if not each.proto.body.startswith(("<style>", "<script data-clear="))
    ]
    assert any("&lt;script&gt;alert(1)&lt;/script&gt;" in body for body in bodies)
    assert not any("<script" in body or "<img" in body for body in bodies)


def test_what_the_person_says_of_the_text_counts() -> None:
    words = words_of(read("城市低保标准每人每月650元。", publisher="同心县民政局", published="2021年3月"))
    assert "地区：同心县；年份：2021" in words


def test_a_date_that_is_none_is_said() -> None:
    assert "不是日期" in words_of(read(TEXT, published="昨天"))


def test_nothing_given_and_too_much_given_are_said() -> None:
    assert "请先粘贴文字或上传文件" in words_of(read("  "))
    assert "本页一次最多试读" in words_of(read("字" * 300_001))


def test_a_long_text_shows_the_passages_around_its_figures() -> None:
    words = words_of(read("前言。" * 5000 + TEXT))
    assert "只显示所标数字前后的文字" in words and "<sup>1</sup>650元</mark>" in words


def test_english_words_throughout() -> None:
    words = words_of(read(TEXT, lang="en"))
    assert "One standard read" in words and "raised from … to …" in words and "Urban dibao" in words


def test_every_sample_file_is_read_or_refused_in_words() -> None:
    for name, content in make_samples().items():
        app = open_page("read")
        app.file_uploader(key="read.file").upload(name, content)
        submit(app)
        words = words_of(app)
        assert "passage" in words, name


def test_a_refused_file_is_one_sentence_without_markup() -> None:
    app = open_page("read")
    app.file_uploader(key="read.file").upload("**a**<i>.txt", b"")
    submit(app)
    [error] = app.error
    assert error.value == "\\*\\*a\\*\\*\\<i\\>\\.txt：文件是空的。"


def test_nothing_is_saved(tmp_path: Path) -> None:
    from tests.ui.pages import ROOT

    before = {path: path.stat().st_mtime_ns for path in (ROOT / "data").iterdir()}
    read(TEXT)
    assert {path: path.stat().st_mtime_ns for path in (ROOT / "data").iterdir()} == before


def test_the_csv_has_a_mark_for_excel_and_no_formula() -> None:
    found = extract_text("@SUM(1)城市低保标准每人每月650元。")
    rows = list(csv.reader(io.StringIO(reading.csv_bytes(found).decode("utf-8-sig"))))
    assert reading.csv_bytes(found).startswith(b"\xef\xbb\xbf")
    assert [row[rows[0].index("value")] for row in rows[1:]] == ["650"]
    named = Extraction("=1+1", "=cmd", 2023, (Observation("dibao", 650.0, scope="-市区", printed="+650元"),))
    cells = list(csv.reader(io.StringIO(reading.csv_bytes(named).decode("utf-8-sig"))))[1]
    assert {"'=1+1", "'=cmd", "'-市区", "'+650元"} <= set(cells)


def test_a_doubtful_figure_says_why_in_words() -> None:
    figure = Observation("dibao", 720.0, area="rural", period="month", spans=((0, 6),), printed="720元/·人")
    lost = Finding("unit_restored", "warning", "a-01", {"lost": "月"}, (0, 6))
    masked = Finding("place_masked", "info")
    found = Extraction("a", None, 2023, (figure,), findings=(lost, masked))
    assert reading.summary(found, "zh") == "读出标准1项，其中1项存疑。"
    [row] = reading.figures_table(found, "zh").rows
    assert "原文脱字，单位中的“月”系补出" in {cell.text for cell in row}
    assert reading.findings_on_text(found, "zh") == ["原文隐去地名"]


def test_year_and_day_of_effect_stand_apart() -> None:
    dated = Observation("dibao", 720.0, area="urban", year=2025, effective="2025-04-01")
    of_year, of_none = Observation("dibao", 500.0, area="rural", year=2025), Observation("orphan", 1200.0)
    only_dated = Observation("orphan", 1300.0, effective="2024-07-01")
    table = reading.figures_table(Extraction("a", None, 2025, (dated, of_year, of_none, only_dated)), "zh")
    headings = [column.label for column in table.columns]
    rows = [dict(zip(headings, (cell.text for cell in row), strict=True)) for row in table.rows]
    assert [row["年份"] for row in rows] == ["2025", "2025", "未写明", "2024"]
    assert [row["执行日期"] for row in rows] == ["2025-04-01", "", "", "2024-07-01"]
    undated = reading.figures_table(Extraction("a", None, 2025, (of_year,)), "zh")
    assert "执行日期" not in [column.label for column in undated.columns]


def test_a_file_goes_before_pasted_text_and_that_is_said() -> None:
    app = open_page("read")
    app.text_area(key="read.text").set_value(TEXT)
    app.file_uploader(key="read.file").upload("t1.txt", "丙县2024年城市低保标准为每人每月710元。".encode())
    submit(app)
    assert "读的是文件“t1" in words_of(app) and "710元" in words_of(app) and "石桥县" not in words_of(app)


def test_caseload_says_which_area_it_counts() -> None:
    extraction = extract_text("城市低保对象1.24万人，农村低保对象3.07万人。")
    items = [row[0].text for row in reading.caseload_table(extraction, "zh").rows]
    assert items == ["低保 · 城市 · 人数", "低保 · 农村 · 人数"]
