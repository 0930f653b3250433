"""余姚、慈溪、奉化: parts of the text's region told by their short names alone.

In: the words between two tokens, or a sentence's tokens, and the text's region. Out: these words as a scope, if each
name among them is the short name of a region within it (data/regions.csv) or ends as a name of a place does; the
tokens without those that only a name is made of (都 in 于都, 从 in 从化, 城低保 in 增城低保).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from etl.extract.place.gazetteer import names_within
from etl.extract.text.lexer import lex
from etl.extract.text.shielding import plain, shield
from etl.extract.text.tokens import Token

_LEAD = re.compile("(?:其中|最[高低]的是?|的?(?:分别)?有|[我该本全][省市州盟])")
_JOINT = "(?:以及|[、和及与])"
_FULL = "[^、和及与（(]{1,8}[省市县区旗州盟]"
_BRACKET = "(?:[（(][^（）()]{0,60}[）)])?"
_BLANKS = " \u3000\n的"
_OPENS = frozenset("、和及与，,。；;：:（(\n起将")
_GOES_ON = "(?=[、和及与，,：:（(）)\\d\\s]|[为由从每提达调执统农城低最特孤五按的]|$)"
_BEHIND = ("低保标准", "为每月", "由每月")
_LONGEST = 120


@cache
def _list(region: str | None) -> re.Pattern[str] | None:
    names = _any_of(_names(region))
    item = f"(?:{names}|{_FULL}){_BRACKET}"
    return re.compile(f"(?:{item}{_JOINT})*(?:{names}){_BRACKET}") if names else None


@cache
def _broken(region: str | None) -> re.Pattern[str] | None:
    """The names that hold a word of ours, or the beginning of one (为 behind 罗定)."""
    names = [
        name for name in _names(region) if any(token.start < len(name) for f in _BEHIND for token in lex(name + f))
    ]
    return re.compile(f"(?:{_any_of(names)}){_GOES_ON}") if names else None


def _names(region: str | None) -> set[str]:
    """The short names as texts spell them: plain, and shielded."""
    return {spelt for name in names_within(plain(region) if region else None) for spelt in (name, shield(name))}


def _any_of(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


def bare_names(piece: str, region: str | None) -> str | None:
    """The names as printed; None where one is not known. Without a region provinces and prefectures are.

    >>> bare_names("余姚、慈溪、奉化", "宁波市"), bare_names("安溪、永春", "宁波市"), bare_names("余姚", "浙江省")
    ('余姚、慈溪、奉化', None, '余姚')
    """
    listed = _list(region)
    name = piece.strip(_BLANKS + "、")
    if not listed or len(name) > _LONGEST:
        return None
    lead = _LEAD.match(name)
    name = name[lead.end() :] if lead else name
    return name if listed.fullmatch(name) else None


def without_names(text: str, tokens: list[Token], start: int, end: int, region: str | None) -> list[Token]:
    """`tokens` of text[start:end] without words of ours that are but parts of such names."""
    broken = _broken(region)
    if not broken:
        return tokens
    found = (match.span() for match in broken.finditer(text, start, end))
    for begin, stop in found:
        if begin == start or text[begin - 1] in _OPENS:
            behind = [rest for t in tokens if begin <= t.start < stop < t.end for rest in lex(text, stop, t.end)]
            before = [token for token in tokens if token.start < begin]
            tokens = before + behind + [token for token in tokens if token.start >= stop]
    return tokens
