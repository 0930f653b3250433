"""What holds for any text whatever: the reader never fails, never invents, and always points at what is printed."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.lexicon import lexicon
from etl.pipeline import extract_document, extract_text
from etl.records import SourceText
from etl.repair import repair
from tests.corpus import load

WORDS = sorted(lexicon())
PIECES = st.sampled_from(
    [
        *WORDS,
        "，",
        "。",
        "、",
        "；",
        "：",
        "(",
        ")",
        "（",
        "）",
        "\n",
        " ",
        "|",
        "\t",
        "5.5%",
        "1.3倍",
        "2022年",
        "7月1日起",
    ]
) | st.from_regex(r"[0-9]{1,5}(元|元/月|元/人·年|/月|万元|户|人)?", fullmatch=True)
CHINESE = st.lists(PIECES, max_size=40).map("".join)
MONEY = st.from_regex(r"(每人每[月年])?[1-9][0-9]{2,3}(元|元/月|元/年|元/人·月|)?", fullmatch=True)
NAMES = st.sampled_from(
    [
        "城市",
        "农村",
        "城乡",
        "低保标准",
        "特困人员",
        "集中",
        "分散",
        "供养标准",
        "全护理",
        "半护理",
        "孤儿",
        "市区",
        "各县",
    ]
)


def listed(piece, most):
    """One to `most` of `piece`, as prose lists them."""
    return st.tuples(st.lists(piece, min_size=1, max_size=most), st.sampled_from(["、", "和", ""])).map(
        lambda drawn: drawn[1].join(drawn[0])
    )


RAISE = st.tuples(
    listed(NAMES, 4),
    st.sampled_from(["", "分别", "均", "都", "各", "标准均"]),
    st.sampled_from(["由", "从", "由原来的", "", "较上年"]),
    listed(MONEY, 3),
    st.sampled_from(["提高到", "调整为", "均提高到", "分别提高到", "提高", "统一为", "，达到", "至"]),
    listed(MONEY, 3),
).map("".join)
RAISES = st.lists(RAISE, min_size=1, max_size=3).map("，".join)
"""Names, amounts and the words that lead from old figures to new ones, in whatever number"""
ANY = st.text(max_size=200) | CHINESE | RAISES
FULL_WIDTH = str.maketrans("0123456789/.%", "０１２３４５６７８９／．％")
SAMPLES = [passage["text"] for passage in load("wordings.toml", "passage")]


def figures(text):
    return [
        (o.indicator, o.area, o.mode, o.care, o.value, o.period, o.previous) for o in extract_text(text).observations
    ]


@settings(deadline=None, max_examples=600)
@given(ANY)
def test_any_text_is_read_without_fail(text):
    extract_text(text)


@settings(deadline=None, max_examples=150)
@given(ANY)
def test_repair_of_repaired_text_changes_nothing(text):
    once = repair(SourceText("x", text, "text")).text
    assert repair(SourceText("x", once, "text")).text == once


@settings(deadline=None, max_examples=150)
@given(ANY)
def test_every_repaired_character_has_its_place_in_the_source(text):
    repaired = repair(SourceText("x", text, "text"))
    assert len(repaired.origin) == len(repaired.text)
    places = [span[0] for span in repaired.origin]
    assert places == sorted(set(places))
    assert all(0 <= start < end <= len(text) for start, end in repaired.origin)


@settings(deadline=None, max_examples=200)
@given(CHINESE | RAISES)
def test_every_first_span_holds_what_is_printed(text):
    for observation in extract_document(SourceText("x", text, "text")).observations:
        start, end = observation.spans[0]
        assert text[start:end] == observation.printed.split("〔")[0]


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.sampled_from([w for w in WORDS if not any(c in "一二三四五六七八九十百千万两123456" for c in w)])).map(
        "".join
    )
)
def test_without_digits_or_numerals_there_is_nothing_to_read(text):
    assert extract_text(text).observations == ()


@pytest.mark.parametrize("text", SAMPLES, ids=[p["id"] for p in load("wordings.toml", "passage")])
def test_full_width_reads_like_half_width(text):
    assert figures(text.translate(FULL_WIDTH)) == figures(text)


@pytest.mark.parametrize("passage", load("wordings.toml", "passage"), ids=lambda p: p["id"])
def test_spans_hold_in_damaged_text(passage):
    chance = random.Random(passage["id"])
    text = "".join(char for char in passage["text"] if chance.random() > 0.03)
    for observation in extract_document(SourceText("x", text, "text")).observations:
        start, end = observation.spans[0]
        assert text[start:end] == observation.printed.split("〔")[0]
