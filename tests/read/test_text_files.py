"""Plain text: the encoding is found, broken bytes are recorded, what is no text is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.read import Unreadable, read_bytes, read_file
from etl.read.decode import decode_bytes
from tests.read.samples import DOCUMENTS

SENTENCE = "2023年城市低保标准由每人每月690元提高到720元，农村低保标准提高到5370元。\n石桥县民政局\n"
TRADITIONAL = "城市低保標準由每人每月600元提高到640元，農村低保標準另行公布。\n"


@pytest.mark.parametrize(
    ("encoding", "recorded"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gb18030", "gb18030"),
        ("gb2312", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_simplified_text_reads_the_same_in_every_encoding(encoding: str, recorded: str) -> None:
    source = read_bytes("a.txt", SENTENCE.encode(encoding))
    assert (source.text, source.encoding, source.damage) == (SENTENCE, recorded, ())
    assert SENTENCE.encode(encoding).decode(recorded) == SENTENCE


@pytest.mark.parametrize(("encoding", "recorded"), [("big5", "big5hkscs"), ("gbk", "gb18030"), ("utf-8", "utf-8")])
def test_traditional_text_tells_big5_from_gbk(encoding: str, recorded: str) -> None:
    source = read_bytes("a.txt", TRADITIONAL.encode(encoding))
    assert (source.text, source.encoding) == (TRADITIONAL, recorded)


def test_a_character_beyond_gb2312_survives_the_gb2312_label() -> None:
    assert decode_bytes("朱镕基、李喆".encode("gb18030"), declared="gb2312").text == "朱镕基、李喆"


def test_a_wrong_label_is_recorded_and_not_believed() -> None:
    found = decode_bytes(SENTENCE.encode("gb18030"), declared="utf-8")
    assert (found.text, found.encoding, found.damage) == (SENTENCE, "gb18030", ("charset_mislabelled",))


def test_a_few_broken_bytes_are_damage_not_another_encoding() -> None:
    source = read_file(DOCUMENTS / "broken_bytes.txt")
    assert source.encoding == "utf-8"
    assert source.damage == ("broken_bytes",)
    assert "每月600元�高到640元" in source.text


def test_line_ends_and_blanks_stay_as_they_are() -> None:
    assert read_bytes("a.txt", "一、 救助\r\n 690 元\n".encode()).text == "一、 救助\r\n 690 元\n"


def test_the_file_is_identified_by_name_size_and_digest() -> None:
    source = read_bytes("2023年总结.txt", b"abc")
    assert (source.id, source.bytes) == ("2023年总结", 3)
    assert source.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@settings(deadline=None, max_examples=150)
@given(st.text(st.characters(codec="gb18030", exclude_characters="\r\0"), min_size=1))
def test_utf8_text_comes_back_unchanged_or_is_refused(text: str) -> None:
    try:
        assert read_bytes("a.txt", text.encode()).text == text.removeprefix("\ufeff")
    except Unreadable as refused:
        assert refused.code in {"unknown_binary", "no_text", "picture", "archive"}
