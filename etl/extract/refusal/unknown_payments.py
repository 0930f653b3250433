"""…提高到1962元，征地养老人员生活费每月增加110元: a payment that no list of ours knows is none of ours.

In: the text and a run with its gap. Out: whether the clause before the figures begins with the name of a payment
(…费, …金, …补贴, …待遇) that holds neither a subject of ours nor mere words that any payment may have
(data/lexicon/common_payment_words.csv).
"""

from __future__ import annotations

import re
from functools import cache

from etl.extract.runs import Run
from etl.extract.text.lexer import lex
from etl.extract.text.tokens import Token
from etl.lexicon import read_rows, trie_pattern

_CLAUSE = re.compile(r"[，；。：、,;:\n]")
_PAYMENT = re.compile(
    r"(?:同时|其中|此外|另外|并?将|并?对|把)?(?P<name>[\u4e00-\u9fff“”]{2,16}?(?:补贴|补助|津贴|待遇|报酬|工资|薪酬|费|金))(?:的?标准)?"
    r"(?=[由从每人月年提增上调达为按升涨再也均统同最分\d])"
)
_WITHIN = 60
"""How far before a figure its clause may begin"""
_LEAST = 2
"""How many characters that no list knows make a name"""
_LETTERS = re.compile("[\u4e00-\u9fff]")


@cache
def _common() -> re.Pattern[str]:
    return re.compile(trie_pattern([row[0] for row in read_rows("common_payment_words.csv")]))


def names_unknown_payment(text: str, begin: int, run: Run) -> bool:
    """Whether the clause before a run, which begins at `begin` or behind it, names a payment of others."""
    begin = max(begin, run.start - _WITHIN)
    for sign in _CLAUSE.finditer(text, begin, run.start):
        begin = sign.end()
    payment = _PAYMENT.match(text, begin, run.start)
    if payment is None:
        return False
    start, end = payment.span("name")
    tokens = lex(text, start, end)
    if any(map(_names_ours, tokens)):
        return False
    unread = "".join(
        char for at, char in enumerate(text[start:end], start) if not any(t.start <= at < t.end for t in tokens)
    )
    return len(_LETTERS.findall(_common().sub("", unread))) >= _LEAST


def _names_ours(token: Token) -> bool:
    """Whether a token names what no payment of others would: a family, a mode, a place; 生活费 alone names nothing."""
    said = {dim for dim, _ in token.word.gives} if token.word and token.kind == "subject" else set()
    return token.kind == "scope" or bool(said - {"part"})
