"""On the page read no amount passes unseen: what was neither read nor refused is named."""

from __future__ import annotations

from etl.pipeline import extract_document
from etl.records import SourceText
from ui.unread import unread


def said(words: str) -> list[str]:
    return unread(extract_document(SourceText("x", words, "text")), words, "zh")


def test_an_amount_that_is_no_standard_at_all_is_named_with_its_words() -> None:
    assert len(said("今天花650元买了一双鞋。")) == 1 and "今天花650元买了一双鞋" in said("今天花650元买了一双鞋。")[0]


def test_a_multiple_nobody_could_use_is_named() -> None:
    assert any("1.3倍" in line for line in said("供养水平为上年的1.3倍。"))


def test_a_figure_that_was_read_is_not_named_again() -> None:
    assert said("甲县城市低保标准提高到每人每月690元。") == []
