"""One figure in words: value, year, name, source, marks."""

from __future__ import annotations

from tests.frames import figure, frame
from words.figures import amount_text, rows_of, series_name, source_line, source_name, year_badge, yuan_text
from words.marks import marks_of
from words.tables import figure_cell

URBAN = figure("610200", "dibao.urban", 665, 2023)
RURAL = figure("610200", "dibao.rural", 5370, 2023, period="year")
IMPLIED = figure(
    "610200", "dibao.urban", 630.3, 2022, basis="implied", provenance="computed", month_provenance="computed"
)
IMPLIED |= {"low": 629.7, "high": 630.6, "formula": "665 ÷ (1 + 5.5%)"}


def codes(row: dict[str, object], unit: str = "month") -> list[str]:
    return [mark.code for mark in marks_of(row, unit, "zh")]  # type: ignore[arg-type]


def test_a_printed_figure_stands_as_printed_and_carries_no_mark() -> None:
    assert (yuan_text(URBAN, "month", "zh"), codes(URBAN)) == ("665", [])


def test_a_converted_figure_keeps_one_decimal_and_is_marked_with_what_was_printed() -> None:
    (mark,) = marks_of(RURAL, "month", "zh")
    assert (yuan_text(RURAL, "month", "zh"), mark.code) == ("447.5", "converted")
    assert "5370" in mark.reason and "元/人·年" in mark.reason
    assert codes(RURAL, "year") == []


def test_an_implied_figure_is_about_and_says_formula_and_interval() -> None:
    (mark,) = marks_of(IMPLIED, "month", "zh")
    assert yuan_text(IMPLIED, "month", "zh") == "约630" and yuan_text(IMPLIED, "month", "en") == "about 630"
    assert all(part in mark.reason for part in ("665 ÷ (1 + 5.5%)", "629.7", "630.6"))


def test_doubt_review_kind_and_origin_each_have_their_mark() -> None:
    assert codes({**URBAN, "status": "extracted"}) == ["unreviewed"]
    assert codes({**URBAN, "basis": "regional"}) == ["regional"]
    assert codes({**URBAN, "basis": "stated_previous"}) == ["carried"]
    assert codes({**URBAN, "kind": "minimum", "bound": "at_least"}) == ["kind", "bound"]
    assert codes({**URBAN, "caveat": "东胜区城乡已统筹"}) == ["caveat"]


def test_a_doubt_says_its_reason_and_one_cleared_is_no_doubt() -> None:
    (mark,) = marks_of({**URBAN, "finding_codes": ["unit_restored"], "doubts_zh": ["原文脱“月”字。"]}, "month", "zh")
    assert (mark.code, mark.reason) == ("doubtful", "存疑：原文脱“月”字。")
    assert codes({**URBAN, "finding_codes": ["corrected"], "doubts_zh": []}) == []


def test_series_are_named_in_words() -> None:
    self_caring = figure("429005", "tekun_basic.urban.self", 1380, 2020)
    orphan = figure("429005", "orphan.institution", 2208, 2020)
    assert [series_name(row, "zh") for row in (URBAN, self_caring, orphan)] == [
        "城市低保",
        "城市特困（全自理）",
        "孤儿（机构养育）",
    ]
    assert series_name(self_caring, "en") == "Urban tekun (self-caring)"


def test_a_converted_amount_is_said_to_be_converted_in_a_sentence() -> None:
    assert amount_text(RURAL, "month", "zh") == "折合447.5元/月" and amount_text(RURAL, "year", "zh") == "5370元/年"
    assert amount_text(URBAN, "year", "en") == "7,980 yuan a year (converted)"


def test_what_a_source_does_not_print_is_said() -> None:
    untitled = {"title": "〔工作总结〕", "publisher": None, "published": None}
    assert source_name(untitled, "zh") == "〔工作总结〕（发布机关和日期原文未载）"
    assert source_name({**untitled, "publisher": "某局", "published": "2024-01"}, "zh") == "某局〔工作总结〕（2024-01）"


def test_a_note_on_the_source_is_a_mark_in_both_languages() -> None:
    """A banner's notice stands for the city: the figure says so."""
    row = {**URBAN, "note_zh": "由宜君县公布，引市级通知", "note_en": "published by Yijun county"}
    assert [(mark.code, mark.reason) for mark in marks_of(row, "month", "zh")] == [
        ("caveat", "由宜君县公布，引市级通知")
    ]
    assert [mark.reason for mark in marks_of(row, "month", "en")] == ["published by Yijun county"]


def test_the_source_line_names_the_notice_that_confirms_and_the_source_of_the_old_figure() -> None:
    beside = {
        "confirmed_title": "提标通知",
        "confirmed_publisher": "某日报",
        "from_title": "公告",
        "from_publisher": "某厅",
    }
    said = source_line([frame({**URBAN, **beside})], "zh")
    assert all(name in said for name in ("铜川市民政局", "某日报《提标通知》", "某厅《公告》"))


def test_the_source_line_names_each_source_once_and_counts_the_rest() -> None:
    assert source_line([frame(URBAN, RURAL)], "zh").count("铜川市民政局") == 1
    many = frame(
        *(
            figure("640324", "dibao.urban", 600 + year, year, title=f"题{year}", source_id=str(year))
            for year in range(1940, 2017)
        )
    )
    assert source_line([many.tail(7)], "zh").count("同心县民政局（20") == 7
    assert "1999-12-31" in source_line([many], "zh") and "共77项" in source_line([many], "zh")


def test_missing_values_of_every_kind_become_none() -> None:
    (row,) = rows_of(frame({**URBAN, "low": float("nan")}))
    assert row["low"] is None and row["url"] is None


def test_a_cell_has_value_badge_and_link_to_its_source() -> None:
    cell = figure_cell(URBAN, "month", "zh")
    assert (cell.text, cell.number, cell.badge) == ("665", 665, "2023年")
    assert cell.href == "sources?figure=610200-dibao.urban-2023"
    assert year_badge(URBAN, "en") == "2023"
