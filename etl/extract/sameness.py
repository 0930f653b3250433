"""城乡、集中和分散供养执行同一标准: groups that are said to be paid the same.

In: tokens of a sentence. Out: the tokens with such a statement as one subject: 城乡 is one area, the modes of care are
not told apart.
"""

from __future__ import annotations

import re

from etl.extract.subjects import BOTH, UNIFIED
from etl.extract.tokens import Token
from etl.lexicon import Word

_SAME = re.compile(
    r"(?:供养|养育|照料|人员|对象|居民|特困|孤儿|儿童|方式)?的?(?:标准)?[均都]?(?:实行|执行|按照?|采用|适用|为|是)?的?"
    r"(?:(?:同一|统一|相同|一个|同等|同样)的?(?:供养|保障|养育)?标准|标准(?:一致|统一|相同)|同标准?|一致|一个样|一样|统一执行)"
)
_SAID = ("area", "mode")
_REACH = 12
_MOST = 20
"""How many tokens a list of groups may be long"""


def with_sameness(tokens: list[Token], text: str) -> list[Token]:
    """`tokens` with every statement of sameness as one token."""
    if not tokens or not _SAME.search(text, tokens[0].start, tokens[-1].end + _REACH):
        return tokens
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        end = _end_of_groups(tokens, index)
        said = _said_of(tokens[index:end])
        match = _SAME.match(text, tokens[end - 1].end) if said else None
        if match is None:
            kept.append(tokens[index])
            index += 1
            continue
        place = tokens[index].start
        word = text[place : match.end()]
        kept.append(Token("subject", place, match.end(), word, Word(word, "subject", said)))
        while end < len(tokens) and tokens[end].start < match.end():
            end += 1
        index = end
    return kept


def _end_of_groups(tokens: list[Token], start: int) -> int:
    """Behind the last of the areas and modes listed from `start` on."""
    end = start
    for index, token in enumerate(tokens[start : start + _MOST], start):
        gives = token.word.gives if token.word and token.kind == "subject" else ()
        if gives and all(dim in _SAID for dim, _ in gives):
            end = index + 1
        elif token.kind != "sep":
            break
    return end


def _said_of(tokens: list[Token]) -> tuple[tuple[str, str], ...]:
    """What a list of groups says when they are the same: one area, any mode; nothing if it names no two of a kind."""
    values: dict[str, set[str]] = {dim: set() for dim in _SAID}
    for token in tokens:
        for dim, value in token.word.gives if token.word else ():
            values[dim].add(value)
    said = []
    if BOTH in values["area"] or len(values["area"]) > 1:
        said.append(("area", UNIFIED))
    if len(values["mode"]) > 1:
        said.append(("mode", "any"))
    return tuple(said)
