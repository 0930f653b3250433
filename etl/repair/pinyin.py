"""Pinyin that a site injects after characters: 標(biāo)準(zhǔn), 孤(gu)(gu)兒(er)(er).

Taken away only where it is a reading of the very character before it; any other bracket stays.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from etl.records import Span

_LETTERS = "a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê"
_INJECTED = re.compile(rf"[(（](?<=[\u3400-\u9fff].)[{_LETTERS}]{{1,7}}[)）](?:[(（][{_LETTERS}]{{1,7}}[)）])*")
"""The bracket first: what a match begins with is searched for fastest"""
_ONE = re.compile(rf"[(（]([{_LETTERS}]+)[)）]")


def plain_letters(reading: str) -> str:
    """A reading without tone marks, ü as v.

    >>> plain_letters("zhǔn"), plain_letters("lǜ")
    ('zhun', 'lv')
    """
    decomposed = unicodedata.normalize("NFD", reading.lower())
    with_v = decomposed.replace("u\u0308", "v")
    return "".join(char for char in with_v if not unicodedata.combining(char))


@cache
def readings(char: str) -> frozenset[str]:
    """All readings of a character, without tones."""
    from pypinyin import Style, pinyin  # 0.2 s to load, and most texts have no pinyin

    found = pinyin(char, style=Style.NORMAL, heteronym=True)
    return frozenset(plain_letters(reading) for reading in found[0]) if found else frozenset()


def find_pinyin(text: str) -> list[Span]:
    """The spans of injected pinyin, in order."""
    spans = []
    for match in _INJECTED.finditer(text):
        known = readings(text[match.start() - 1])
        for one in _ONE.finditer(text, match.start(), match.end()):
            if plain_letters(one.group(1)) not in known:
                break
            spans.append(one.span())
    return spans
