"""Worked examples: 例如标准为680元、家庭月人均收入400元的，每月可领280元.

In: tokens of a sentence and its text. Out: the tokens, where the money of such an example is no money. An example is
one by its word (例如, 假如, 如某户, 以三口之家为例) and by what it works out (收入, 领, 补); one that names 城市 or a
place tells what holds there.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extract.text.tokens import Token

_OPENS = re.compile(
    "例如|比如|譬如|举例|举个例子|打个比方|假如|假设|假定|倘若|如[果若]?(?=某|一户|一个家庭|您家|你家|家庭|张|李|王|甲)"
    "|以[^，。；\\d]{1,14}为例"
)
_MAY_OPEN = re.compile("[例如假倘方]")
"""A letter that each such word holds: a sentence without one is not searched for the words"""
_WORKS_OUT = re.compile("收入|领[取到]?|补[差发足]|差额|应发|实发")
_MONEY = ("amount", "number", "range")
_NAMES = ("area", "mode", "care")


def without_examples(tokens: list[Token], text: str) -> list[Token]:
    """`tokens` with the money of a worked example as noise.

    >>> from etl.extract.text.lexer import lex
    >>> text = "例如标准为680元、收入400元的，领280元"
    >>> [token.text for token in without_examples(lex(text), text) if token.kind == "amount"]
    []
    """
    start, end = tokens[0].start - min(tokens[0].start, 6), tokens[-1].end
    opens = _OPENS.search(text, start, end) if _MAY_OPEN.search(text, start, end) else None
    if not opens or not _WORKS_OUT.search(text, opens.end(), end):
        return tokens
    kept: list[Token] = []
    told_until = -1
    for token in tokens:
        inside = token.start >= opens.start()
        if inside and token.start > told_until and (token.kind == "scope" or _names_group(token)):
            worked_out = _WORKS_OUT.search(text, token.end, end)
            told_until = worked_out.end() - 1 if worked_out else end
        is_sum = inside and token.start > told_until and token.kind in _MONEY
        kept.append(replace(token, kind="noise", word=None, amount=None) if is_sum else token)
    return kept


def _names_group(token: Token) -> bool:
    return token.kind == "subject" and token.word is not None and any(token.word.get(dim) for dim in _NAMES)
