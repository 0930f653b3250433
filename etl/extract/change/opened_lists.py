"""Brackets that speak for a whole list: 725元、530元（分别增长5.1%、8.2%）, 725元、530元（上年为690元、490元）.

In: tokens of a sentence. Out: the same with such a bracket read as the clause it stands for. A bracket with one value
belongs to the amount before it and stays. A bracket right behind a refusing word is refused whole.
"""

from __future__ import annotations

from dataclasses import replace

from etl.extract.runs import matching_close
from etl.extract.text.tokens import Token
from etl.lexicon import Word

_VALUES = ("amount", "percent")
_BETWEEN = ("sep", "period", "bound")
_LAST_YEAR = Word("原", "role", (("role", "from"),))


def open_lists(tokens: list[Token]) -> list[Token]:
    """`tokens` with a bracket that lists values behind an amount turned into a clause."""
    kept, index = [], 0
    while index < len(tokens):
        token = tokens[index]
        close = matching_close(tokens, index) if token.kind == "open" and _follows_amount(tokens, index) else None
        if close is not None and _lists_values(tokens[index + 1 : close]):
            kept += [replace(token, kind="clause"), *_told_of_list(tokens[index + 1 : close])]
            index = close
        else:
            kept.append(token)
        index += 1
    return kept


def refuse_brackets(tokens: list[Token]) -> list[Token]:
    """中央补助（集中养育孤儿每人每月600元、散居400元）: the word before a bracket refuses every amount in it."""
    kept: list[Token] = []
    refusal, end = None, 0
    for index, token in enumerate(tokens):
        if token.kind == "open" and index and index >= end:
            before = tokens[index - 1]
            spoils = before.kind == "refuse" and before.word and before.word.get("reach") == "run"
            close = matching_close(tokens, index) if spoils and before.end == token.start else None
            refusal, end = (before, close) if close is not None else (None, end)
        if refusal and index < end and token.kind == "amount":
            kept.append(replace(refusal, start=token.start, end=token.start))
        kept.append(token)
    return kept


def _follows_amount(tokens: list[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].kind == "amount" and tokens[index].start - tokens[index - 1].end <= 1


def _lists_values(inside: list[Token]) -> bool:
    """Whether a second value follows the first with nothing but a separator and its unit between them."""
    first = next((i for i, token in enumerate(inside) if token.kind in _VALUES), len(inside))
    second = next((i for i in range(first + 1, len(inside)) if inside[i].kind not in _BETWEEN), None)
    between = inside[first + 1 : second]
    joined = any(token.kind == "sep" for token in between)
    return second is not None and inside[second].kind == inside[first].kind and joined


def _told_of_list(inside: list[Token]) -> list[Token]:
    """上年分别为690元、490元: last year's figures are old ones."""
    date = inside[0].date
    if inside[0].kind != "date" or not date or date.relative != -1:
        return inside
    first = next(i for i, token in enumerate(inside) if token.kind in _VALUES)
    compares = any(token.role() in ("raise", "compared", "growth") for token in inside[:first])
    if inside[first].kind != "amount" or compares:
        return inside
    units = [token for token in inside[1:first] if token.kind == "period"]
    return [replace(inside[0], kind="role", text="原", word=_LAST_YEAR), *units, *inside[first:]]
