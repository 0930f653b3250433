"""过去 and 以前 where they open what is told of old figures, 现在 and 如今 where they open what holds now.

In: tokens of a sentence with amounts and its text. Out: the tokens with those words among them; the words are
data/lexicon/then_and_now.csv. Refuses spans of time (过去五年, 2010年以前, 以前年度) and parts of other words.
"""

from __future__ import annotations

import re
from functools import cache

from etl.extract.text.tokens import Token
from etl.lexicon import Word, read_rows, trie_pattern

_AHEAD = 6
"""How far before the first word of a sentence such a word may stand"""
_NO_SPAN = r"(?!的?[一二两三四五六七八九十几多数年这那了曾\d]|的情况)"


@cache
def _roles() -> dict[str, Word]:
    return {word: Word(word, "role", (("role", role),)) for word, role in read_rows("then_and_now.csv")}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(trie_pattern(list(_roles())) + _NO_SPAN)


def with_then_and_now(tokens: list[Token], text: str) -> list[Token]:
    """`tokens` of one sentence with 过去, 以前 and 现在, 如今 as roles."""
    start, end = max(0, tokens[0].start - _AHEAD), tokens[-1].end
    if not any(text.find(word, start, end) >= 0 for word in _roles()):
        return tokens
    named = {token.end for token in tokens if token.kind == "subject"}
    said = [
        Token("role", *match.span(), match.group(), _roles()[match.group()])
        for match in _pattern().finditer(text, start, end)
        if match.start() in named or _opens(text, match.start())
    ]
    covered = {place for token in said for place in range(token.start, token.end)}
    kept = [token for token in tokens if token.start not in covered]
    return sorted([*kept, *said], key=lambda token: token.start) if said else tokens


def _opens(text: str, at: int) -> bool:
    """Whether no word or number goes on to `at`: 2010年以前, 成为过去."""
    return at == 0 or not text[at - 1].isalnum()
