"""Care levels beside classes and counts.

一类（全自理）, 一级（完全丧失自理能力）, 全护理、半护理、全自理三类对象, 三档（全自理、半护理、全护理）.

In: tokens and text. Out: the tokens, where a class that has a meaning of its own is but that meaning, and the number of
classes that levels make is none.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, takewhile

from etl.extract.text.tokens import Token

_COUNTED = tuple("二三四五")


def as_noise(token: Token) -> Token:
    """The token as one that says nothing."""
    return replace(token, kind="noise", word=None)


def with_defined_classes(tokens: list[Token]) -> list[Token]:
    """一类（全自理）: a class that the bracket gives a meaning is but that meaning."""
    kept = list(tokens)
    for index in range(len(tokens) - 2):
        first, opened, second = tokens[index : index + 3]
        if first.kind == "refuse" and opened.kind == "open" and second.word and second.word.get("care"):
            kept[index] = as_noise(first)
    return kept


def without_class_counts(tokens: list[Token]) -> list[Token]:
    """全护理、半护理、全自理三类; 三档（全自理、半护理、全护理）; 低保、特困两类: how many there are, and no class."""
    if not any(token.text.startswith(_COUNTED) for token in tokens):
        return tokens
    pairs = zip([None, *tokens], tokens, strict=False)
    return [
        as_noise(token) if (before and _counts(before, token)) or _counts_up(tokens, index) else token
        for index, (before, token) in enumerate(pairs)
    ]


def _counts(level: Token, token: Token) -> bool:
    """Whether a token right behind a care level is their number."""
    return token.text.startswith(_COUNTED) and token.start == level.end and _is_level(level) and _is_class(token)


def _counts_up(tokens: list[Token], index: int) -> bool:
    """Whether a token is the number of the care levels that its bracket lists, or of the standards listed before it."""
    token = tokens[index]
    if not token.text.startswith(_COUNTED) or not _is_class(token):
        return False
    if _listed_before(tokens[:index]) == _COUNTED.index(token.text[0]) + 2:
        return True
    length = 2 * (_COUNTED.index(token.text[0]) + 2)
    opened, listed = tokens[index + 1 : index + 2], tokens[index + 2 : index + 2 + length]
    levels, breaks = listed[::2], [token.kind for token in [*opened, *listed[1::2]]]
    return all(map(_is_level, levels)) and breaks == ["open", *["sep"] * (length // 2 - 1), "close"]


def _listed_before(tokens: list[Token]) -> int:
    """How many standards end a list: 农村低保、城市低保、农村特困人员基本生活 are three."""
    listed = list(takewhile(lambda token: token.kind in ("subject", "sep"), reversed(tokens)))
    items = [list(item) for breaks, item in groupby(listed, lambda token: token.kind == "sep") if not breaks]
    return len(items) if all(any(word.word and word.word.get("family") for word in item) for item in items) else 0


def _is_class(token: Token) -> bool:
    """三类, 三类对象, 三档."""
    of_payments = token.kind == "refuse" and token.word and token.word.get("reason") == "class_payment"
    return bool(of_payments) or (token.word is not None and token.word.get("grade") is not None)


def _is_level(token: Token) -> bool:
    return token.word is not None and token.word.get("care") is not None


def with_defined_levels(tokens: list[Token], text: str) -> list[Token]:
    """一级（完全丧失自理能力）, 一档（全护理）: a step is what its bracket says."""
    dropped = set()
    for index in range(len(tokens) - 2):
        opened, care, closed = tokens[index : index + 3]
        if opened.kind == "open" and closed.kind == "close" and care.word and care.word.get("care"):
            before = tokens[index - 1] if index and tokens[index - 1].end == opened.start else None
            if before and before.word and before.word.get("grade"):
                dropped |= {index - 1, index, index + 2}
            elif before is None and text[opened.start - 1 : opened.start] in ("级", "类", "档", "等"):
                dropped |= {index, index + 2}
    return [token for index, token in enumerate(tokens) if index not in dropped] if dropped else tokens
