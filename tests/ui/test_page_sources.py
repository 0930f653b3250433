"""The page 数据与出处: every number leads to its source, and to the very characters of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.load import load_tables
from tests.ui.pages import ROOT, charts_of, open_page, words_of
from warehouse.build import build
from warehouse.connect import close_warehouse

DOCUMENTS = ROOT.parent / "shared" / "documents"
needs_originals = pytest.mark.skipif(
    not DOCUMENTS.is_dir(), reason="needs the original documents in ../shared/documents"
)
ORDOS = "003_b7599a5000b567df-03"


@pytest.fixture(autouse=True)
def no_originals(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("BIAOCHI_DOCUMENTS", str(tmp_path))
    return tmp_path


def test_all_figures_with_search_and_filters() -> None:
    app = open_page("sources")
    words = words_of(app)
    assert len(charts_of(app)) == 1
    assert "共收录276个数，出自5份工作文件和69件公开材料" in words
    assert "下表可列出前100个" in words
    assert "其中183个只录数与单位，未录原句和位置" in words


def test_a_computed_amount_is_not_called_the_printed_number() -> None:
    """铜川's 864.5 is 665 × 1.3; its document prints 1.3倍."""
    words = words_of(open_page("sources", figure="tongchuan-2023-urban"))
    assert "计算数" in words and "原文数" not in words


def test_a_search_is_part_of_the_link_and_finds_words_and_codes() -> None:
    words = words_of(open_page("sources", q="铜川 特困"))
    assert "sources?figure=tongchuan-2023-urban" in words
    assert "sources?figure=case-52" in words
    assert "鄂尔多斯" not in words


def test_nothing_found_says_what_to_do() -> None:
    assert "没有符合条件的数字" in words_of(open_page("sources", q="火星"))


def test_one_figure_with_everything_known_of_it() -> None:
    words = words_of(open_page("sources", figure=ORDOS))
    for said in (
        "鄂尔多斯市2023年城市特困1800元/人·月",
        "1800/·人",
        "第349至355字",
        "官方文件转载",
        "系补出",
        "1700元/人·月",
    ):
        assert said in words


def test_what_the_source_does_not_print_is_said() -> None:
    words = words_of(open_page("sources", figure="001_1b0f0fb005aba5b3-01"))
    assert words.count("原文未载") >= 3


def test_a_publication_says_that_its_text_is_not_kept() -> None:
    words = words_of(open_page("sources", figure="pub-127"))
    assert "没有收存原文" in words and "只录数与单位" in words
    assert "http://www.wsq.gov.cn/" in words


def test_a_number_without_its_sentence_says_what_was_reviewed_and_what_was_not() -> None:
    """同心's 510 of 2024: the paper's sentence was not recorded, so nobody compared the number with it."""
    words = words_of(open_page("sources", figure="pub-169"))
    assert "已复核：核的是登记的数、单位和出处；原句未录，没有与原句对照" in words
    assert "程序校核（数值范围、增幅、城乡高低、不同出处）没有发现问题" in words and "<td>无</td>" not in words
    assert "没有与原句对照" not in words_of(open_page("sources", figure=ORDOS))


def test_uses_are_one_line_and_a_figure_that_agrees_is_told_by_what_it_says() -> None:
    words = words_of(open_page("sources", figure="pub-169"))
    assert words.count(">用作<") == 1 and "宁夏2024年的标准（见于公开发布）；同心2024年的标准" in words
    assert "sources?figure=pub-168" in words and ">pub-168<" not in words
    assert "元/人·年，出自《" in words or "元/人·月，出自《" in words


def test_a_computed_figure_leads_to_what_it_was_computed_from() -> None:
    words = words_of(open_page("sources", figure="tongchuan-2023-urban"))
    assert "665 × 1.3" in words
    assert "sources?figure=004_49b612fc3846135e-01" in words


def test_a_count_of_the_anonymous_district_has_its_source_too() -> None:
    words = words_of(open_page("sources", figure="case-34"))
    assert "72.914624万元" in words and "72.91462 3、4万元" in words


def test_an_unknown_figure_is_said_and_leaves_the_link_and_all_are_listed() -> None:
    app = open_page("sources", figure="<b>no-such</b>")
    words = words_of(app)
    assert "没有编号为" in words and "共收录276个数" in words
    assert "figure" not in app.query_params


def test_without_the_original_the_page_says_how_to_see_it(no_originals: Path) -> None:
    words = words_of(open_page("sources", figure=ORDOS))
    assert "原件未随数据收录" in words and f"{no_originals.name}文件夹" in words and "BIAOCHI_DOCUMENTS" in words
    assert str(no_originals) not in words  # where the server keeps its files is nobody's business


def test_another_file_of_the_same_name_is_never_shown(no_originals: Path) -> None:
    (no_originals / "003_b7599a5000b567df.txt").write_text("城市特困1900元/月", encoding="utf-8")
    words = words_of(open_page("sources", figure=ORDOS))
    assert "不是当初读取的那个文件" in words and "1900" not in words


@needs_originals
def test_with_the_original_the_figure_is_marked_at_its_exact_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIAOCHI_DOCUMENTS", str(DOCUMENTS))
    words = words_of(open_page("sources", figure=ORDOS))
    assert "<mark class='chosen'" in words
    assert ">1800/·人</mark>" in words


@needs_originals
def test_a_shared_unit_is_marked_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIAOCHI_DOCUMENTS", str(DOCUMENTS))
    words = words_of(open_page("sources", figure="001_1b0f0fb005aba5b3-04"))
    assert ">936元</mark>" in words and "<mark class='shared'" in words


def test_a_document_lists_its_figures() -> None:
    words = words_of(open_page("sources", figure="004_49b612fc3846135e", lang="en"))
    assert "gives 16 figures" in words


@pytest.fixture
def rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The document of 鄂尔多斯 with all its figures rejected."""
    document, tables = ORDOS[:-3], load_tables(ROOT / "data", Path("/nowhere"))
    frame = tables["observations"]
    own = frame["document_id"] == document
    frame.loc[own, ["status", "reason"]] = ["rejected", "重复"]
    tables["caseload"] = tables["caseload"][tables["caseload"]["document_id"] != document]
    build(tables, tmp_path / "warehouse.duckdb")
    monkeypatch.setenv("BIAOCHI_WAREHOUSE", str(tmp_path / "warehouse.duckdb"))
    yield document
    close_warehouse()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_document_without_a_figure_that_holds_has_its_page(rejected: str, lang: str) -> None:
    words = words_of(open_page("sources", figure=rejected, lang=lang))
    assert ("没有可列出的数" if lang == "zh" else "gives no figure to list") in words
    assert "2023-12-29" in words and "没有编号为" not in words
    assert "BIAOCHI_DOCUMENTS" in words, "the way to its original"


def test_what_was_searched_stands_before_the_overview() -> None:
    words = words_of(open_page("sources", q="潜江"))
    assert words.index("符合条件的数字共") < words.index("共收录276个数")


def test_the_legend_does_not_send_the_reader_to_the_page_he_is_on() -> None:
    words = words_of(open_page("sources"))
    legends = re.findall(r"<ul class='legend'.*?</ul>", words)
    assert any("存疑，悬停或点按看原因" in each for each in legends) and "亦见“数据与出处”页" not in words
