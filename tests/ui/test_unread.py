"""On the page read no amount passes unseen: what was neither read nor refused is named, by its clause."""

from __future__ import annotations

import pytest

from etl.pipeline import extract_document
from etl.records import Extraction, Observation, SourceText
from ui.not_taken import lines, not_taken
from ui.unread import unread


def said(words: str) -> list[str]:
    found = not_taken(extract_document(SourceText("x", words, "text")), words, "zh")
    return lines((each for each in found if not each.is_decided), words, "zh")


def test_an_amount_that_is_no_standard_at_all_is_named_with_its_words() -> None:
    assert len(said("今天花650元买了一双鞋。")) == 1 and "今天花650元买了一双鞋" in said("今天花650元买了一双鞋。")[0]


def test_a_multiple_nobody_could_use_is_named() -> None:
    assert any("1.3倍" in line for line in said("供养水平为上年的1.3倍。"))


def test_a_multiple_is_not_used_by_figures_of_one_kind() -> None:
    words = "特困人员基本生活标准按低保标准的1.3倍执行，其中城市特困988元/月，农村特困每月760.5元。"
    assert len(said(words)) == 1 and "1.3倍" in said(words)[0]


def test_an_amount_in_chinese_numerals_is_named_unless_it_was_read() -> None:
    assert len(said("今天花七百六十元买了一双鞋。")) == 1
    assert said("城市低保标准由每人每月七百元提高到柒佰陆拾元。") == []


def test_a_figure_that_was_read_is_not_named_again() -> None:
    assert said("甲县城市低保标准提高到每人每月690元。") == []


@pytest.mark.parametrize(
    "words",
    [
        "城市低保标准由每人每月720元提高到750元。",
        "城乡低保标准分别由每人每月720元、500元提高到750元、550元。",
        "关于提高标准的通知\n一、城市低保标准由720元/月提高到750元/月，增加30元。\n二、农村低保标准由每人每年6,000元提高到6600元。",
        "城市低保标准提高到每人每月750元（2023年720元）。",
        "城市低保标准由每人每月7 20元提高到7 50元。",
        "城市低保标准每人每月700元，城市特困人员基本生活标准为城市低保标准的1.3倍，即每人每月910元。",
        "城市低保标准每人每月提高３０元，达到750元。",
    ],
)
def test_an_old_value_and_an_increase_that_were_read_are_not_named_again(words: str) -> None:
    assert said(words) == []


def test_the_same_amount_far_from_its_figure_or_another_one_near_it_is_named() -> None:
    far = "买鞋花了720元。" + "会议还讨论了其他事项。" * 20
    figure = Observation("dibao", 750, previous=720, spans=((len(far), len(far) + 4),))
    read = Extraction("x", None, None, observations=(figure,))
    assert len(unread(read, far + "750元，原为720元，另付725元。")) == 2


def test_a_multiple_that_leads_to_a_figure_far_from_it_by_chance_is_named() -> None:
    far = "城市低保标准每人每月700元。" + "会议还讨论了其他事项。" * 20 + "城市特困人员基本生活标准每人每月910元。"
    assert any("1.3倍" in line for line in said(far + "会议还讨论了其他事项。" * 20 + "服务对象为上年的1.3倍。"))
