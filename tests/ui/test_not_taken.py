"""On the page read what is no standard and what is undecided are told apart, each with its own reason."""

from __future__ import annotations

import time

import pytest

from etl.pipeline import extract_document
from etl.records import SourceText
from ui.not_taken import NotTaken, counts, lines, not_taken
from ui.reading import summary


def passed(words: str) -> list[NotTaken]:
    return not_taken(extract_document(SourceText("x", words, "text")), words, "zh")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("城市低保月人均补差320元。", "原文“月人均补差”：补差或实际发放、补助的金额，不是标准"),
        ("城市低保人均补助水平达到每月480元。", "原文“人均补助水平”：补差或实际发放、补助的金额，不是标准"),
        ("全县高龄津贴标准为每人每月100元。", "原文“高龄津贴”：说的是另一类对象或款项"),
        ("特困人员集中供养水平达到每人每年9000元。", "原文“集中供养水平”：实际达到的水平，不是标准"),
        ("全年投入资金1,262.5万元，完善养老设施。", "十万元以上的总额，不是每人的标准"),
    ],
)
def test_what_is_no_standard_is_decided_and_names_the_words_found(words: str, reason: str) -> None:
    [found] = passed(words)
    assert (found.is_decided, found.reason) == (True, reason)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("集中供养特困人员1100元。", "没有写明每月或每年，也没有称作标准"),
        ("城市低保对象每人每月690元。", "只说每个对象多少钱，没有称作标准"),
        ("城市低保标准为每人每月××元。", "金额被隐去"),
        ("城市低保标准3元/月。", "数额过小，与标准不符"),
        ("特困人员基本生活标准按不低于低保标准的1.3倍执行。", "标准以倍数写明，此处没有写出金额；本页不代为换算"),
        ("特困供养标准为当地低保标准1.3—1.5倍。", "标准以倍数写明，此处没有写出金额；本页不代为换算"),
        ("家庭收入低于低保标准1.5倍的可以申请。", "没有读成标准，也没有查明不采用的理由"),
        ("农村低保标准每人每月提高30元。", "只有增加额，没有新标准"),
        ("今天花4.7922万元买了一批鞋。", "没有读成标准，也没有查明不采用的理由"),
    ],
)
def test_what_is_only_in_doubt_is_left_undecided(words: str, reason: str) -> None:
    [found] = passed(words)
    assert (found.is_decided, found.reason) == (False, reason)


def test_the_headline_counts_the_two_kinds_apart() -> None:
    words = "集中供养特困人员1100元，分散供养850元。城市低保标准每人每月700元，月人均补差320元。"
    extraction = extract_document(SourceText("x", words, "text"))
    found = not_taken(extraction, words, "zh")
    assert counts(found) == (1, 2)
    assert summary(extraction, "zh", found) == "读出标准1项；1处金额不是标准，未采用；2处未能判明。"


def test_an_undecided_amount_is_quoted_by_its_whole_clause() -> None:
    words = (
        "三是提标，集中供养特困人员1100元，分散供养850元；特困人员基本生活标准按不低于低保标准的1.3倍执行，今后再说。"
    )
    quoted = [line.partition("——")[0] for line in lines(passed(words), words, "zh")]
    assert quoted == [
        "“集中供养特困人员1100元”",
        "“分散供养850元”",
        "“特困人员基本生活标准按不低于低保标准的1.3倍执行”",
    ]


def test_an_amount_among_others_of_its_clause_is_quoted_by_itself_too() -> None:
    words = "买鞋花了5元加运费6元。"
    quoted = [line.partition("——")[0] for line in lines(passed(words), words, "zh")]
    assert quoted == ["“5元”，见“买鞋花了5元加运费6元”", "“6元”，见“买鞋花了5元加运费6元”"]


def test_alike_ones_are_one_line_and_the_first_sixty_are_shown() -> None:
    words = "花了5元买鞋。" * 70
    assert lines(passed(words), words, "zh")[0].endswith("（共70处）")
    words = "".join(f"花了{price}元买鞋。" for price in range(100, 170))
    said = lines(passed(words), words, "zh")
    assert len(said) == 61 and said[-1] == "另有10处没有逐一列出。"


def test_an_old_value_told_twice_is_told_in_both_places() -> None:
    words = "城市低保标准由每人每月620元提高到660元。" + "会议还讨论了其他事项。" * 20
    assert passed(words * 2) == []


def test_a_text_full_of_amounts_takes_time_by_its_length() -> None:
    words = "花了5元。" * 60_000
    extraction = extract_document(SourceText("x", words, "text"))
    start = time.perf_counter()
    found = not_taken(extraction, words, "zh")
    assert len(found) == 60_000 and time.perf_counter() - start < 10
