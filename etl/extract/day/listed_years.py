"""Years that a list of figures is told of: 2021年、2022年分别为A、B; 2016年至2020年分别为A、B、C、D、E.

In: tokens of a sentence. Out: the same, with each of those years as a subject of its own. A span of years counts as a
list only where the figures behind it are as many.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extract.text.tokens import Token
from etl.lexicon import Word

_DASH = re.compile(r"\s?年?(?:[-—–－~～]{1,2}|至|到)\s?")
_PAIR = 2
_MOST = 12
"""How many years a span has at most"""


def with_listed_years(tokens: list[Token], text: str) -> list[Token]:
    """`tokens` with the years of a list as subjects."""
    kept = list(tokens)
    for index in range(len(tokens) - 2):
        first, joint, second = tokens[index : index + 3]
        if joint.kind == "sep" and _year(first) and _year(second):
            kept[index], kept[index + 2] = _subject(first, _year(first)), _subject(second, _year(second))
    return _with_spans(kept, text)


def _year(token: Token) -> int | None:
    if token.kind == "number" and re.fullmatch(r"(?:19|20)\d\d", token.text):
        return int(token.text)
    if token.kind != "date" or token.date is None or token.date.month is not None:
        return None
    return token.date.year


def _subject(token: Token, year: int | None) -> Token:
    return replace(token, kind="subject", word=Word(token.text, "subject", (("year", str(year)),)))


def _with_spans(tokens: list[Token], text: str) -> list[Token]:
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        years, after = _span_at(tokens, index, text)
        if years and _figures_ahead(tokens, after) == len(years):
            for number, year in enumerate(years):
                kept += [Token("sep", tokens[index].end, tokens[index].end, "、")] if number else []
                kept.append(_subject(tokens[index] if number == 0 else tokens[after - 1], year))
            index = after
        else:
            kept.append(tokens[index])
            index += 1
    return kept


def _span_at(tokens: list[Token], index: int, text: str) -> tuple[list[int], int]:
    """The years from tokens[index] to the one it leads to, and the index behind it."""
    first = _year(tokens[index])
    place = index + 1
    if place < len(tokens) and tokens[place].role() == "until":
        place += 1
    last = _year(tokens[place]) if first and place < len(tokens) else None
    if first is None or last is None or not first < last <= first + _MOST:
        return [], index
    joined = _DASH.fullmatch(text, tokens[index].end, tokens[place].start)
    return (list(range(first, last + 1)), place + 1) if joined else ([], index)


def _figures_ahead(tokens: list[Token], start: int) -> int:
    """How many figures the next list has, if it is told one by one or is too long to be anything else."""
    each = count = 0
    for token in tokens[start:]:
        each += token.kind == "each"
        if token.kind == "amount" or (count and token.kind == "number"):
            count += 1
        elif count and token.kind not in ("sep", "period", "clause"):
            break
    return count if each or count > _PAIR else 0
