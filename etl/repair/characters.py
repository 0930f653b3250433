"""One character for another: full width to half, traditional to simplified, a look-alike glyph to what it means."""

from __future__ import annotations

import re
from functools import cache

from opencc import OpenCC

from etl.lexicon import read_rows

_CJK = [chr(code) for code in range(0x3400, 0xA000)]


@cache
def width_table() -> dict[str, str]:
    """Full-width digits and letters, and the signs of glyphs.csv that mean a half-width one."""
    table = {
        chr(code): chr(code - 0xFEE0)
        for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
    }
    return table | {glyph: means for glyph, means, kind in read_rows("glyphs.csv") if kind == "width"}


@cache
def glyph_table() -> dict[str, str]:
    """Glyphs that stand for another character in damaged text (え for 元)."""
    return {glyph: means for glyph, means, kind in read_rows("glyphs.csv") if kind == "glyph"}


@cache
def traditional_table() -> dict[str, str]:
    """Every traditional character with its simplified one, character by character."""
    simple = OpenCC("t2s").convert("\n".join(_CJK)).split("\n")
    return {old: new for old, new in zip(_CJK, simple, strict=True) if old != new and len(new) == 1 and old != _KEPT}


@cache
def _all() -> tuple[re.Pattern[str], dict[int, str]]:
    table = {**traditional_table(), **width_table(), **glyph_table()}
    return re.compile("[" + "".join(map(re.escape, table)) + "]"), str.maketrans(table)


_KEPT = "乾"
"""Simplified too where it is not dry: 乾县, 乾安县"""
_LONE_RETURN = re.compile("\r(?!\n)")
_FULL_POINTS = {",": "，", ";": "；"}
_HALF_POINT = re.compile(r"[,;](?<=[\u4e00-\u9fff）)%”][,;])")
"""A comma or semicolon behind a Chinese character; one between digits parts thousands"""
_LINE = re.compile(r"[^\n]+")
_ENDS_SENTENCE = re.compile("[。；;]")
"""What a line of prose holds; one without such a sign may be the row of a table"""
_LOST_LINE_END = re.compile(
    r" (?<=[。；：！？] )"
    r"(?= *(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.、](?!\d)|【))"
)
"""…如下： 一、…。 二、…: what is left of a line end before a number or a head in brackets"""
_LISTED_UNIT = re.compile("、(?<=元/人、)(?=[月年])")
"""元/人、月: a unit, no list"""
_MONTH = re.compile(r"(?<=[每\d])仹(?![数额])")
"""A damaged 月 that elsewhere stands for 份"""


def exchange_characters(text: str) -> str:
    """`text` with every such character exchanged; the same string where there is none.

    >>> exchange_characters("農村低保５，０４０元／月"), exchange_characters("低保标准5,040元,增长4%;孤儿1,200元。")
    ('农村低保5，040元/月', '低保标准5,040元，增长4%；孤儿1,200元。')
    """
    exchanged, table = _all()
    text = _LONE_RETURN.sub("\n", text) if "\r" in text else text
    text = _MONTH.sub("月", text) if "仹" in text else text
    text = text.translate(table) if exchanged.search(text) else text
    text = _LOST_LINE_END.sub("\n", text)
    text = _LISTED_UNIT.sub("·", text) if "人、" in text else text
    return _LINE.sub(_widen_points, text) if "," in text or ";" in text else text


def _widen_points(line: re.Match[str]) -> str:
    words = line.group()
    return _HALF_POINT.sub(lambda point: _FULL_POINTS[point.group()], words) if _ENDS_SENTENCE.search(words) else words
