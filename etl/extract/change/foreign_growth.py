"""Growths of something else in the same sentence: 地区生产总值增长5.6%，…，城市低保标准提高到640元.

In: the words before a percentage and the text. Out: whether the noun right before the growth is none of ours: an
unknown name behind the last standard or group of its clause (收入, 总产值, 保障人数), or a word that changes the topic.
What may stand before a growth without naming anything (同比, 累计, 继续) is data/lexicon/growth_words.csv.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from etl.extract.text.tokens import Token
from etl.lexicon import read_rows, trie_pattern

_CLAUSE = re.compile(r"[^，。；：、,;:\s（）()%％元]*\Z")
_WITHIN = 40
"""How many characters before a percentage its noun may begin"""
_NOUN = re.compile("[A-Z\u4e00-\u9fff]{2}")


@cache
def _empty_words() -> re.Pattern[str]:
    words = {row[0] for name in ("growth_words.csv", "qualifiers.csv") for row in read_rows(name)}
    return re.compile(trie_pattern(sorted(words)))


def is_foreign_growth(tokens: Sequence[Token], text: str, start: int, at: int, just_refused: bool = False) -> bool:
    """Whether the growth at `at` is told of what no word of ours names, or of a figure just refused.

    `start` is where its sentence begins.
    """
    clause = _CLAUSE.search(text, max(start, at - _WITHIN), at)
    start = clause.start() if clause else at
    inside = [token for token in tokens if start <= token.start]
    named = max((token.end for token in inside if _names_ours(token)), default=start)
    if any(token.kind == "refuse" and token.start >= named and _is_topic(token) for token in inside):
        return True
    if named == start and just_refused and not any(token.kind == "subject" for token in tokens):
        return True
    return _NOUN.search(_between(inside, text, named, at)) is not None


def _is_topic(token: Token) -> bool:
    return token.word is not None and token.word.get("reach") == "topic"


def _names_ours(token: Token) -> bool:
    """Whether a token names a standard or a group."""
    word = token.word if token.kind == "subject" else None
    return word is not None and ("standard" in word.flags or any(word.get(d) for d in ("family", "part", "mode")))


def _between(tokens: Sequence[Token], text: str, start: int, end: int) -> str:
    """What no word of the lexicon covers in text[start:end], without the words that name nothing."""
    pieces, place = [], start
    for token in tokens:
        if token.start >= place and token.kind not in ("noise", "refuse"):
            pieces.append(text[place : token.start])
            place = token.end
    return "，".join(_empty_words().sub("", piece) for piece in (*pieces, text[place:end]))
