"""1962元（福利院的孩子已于2019年4月1日起调到每月2450元）: a day in a bracket that tells a standard of its own.

In: the tokens of a sentence. Out: the brackets whose day is that of the figures in them and of no other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from etl.extract.runs import matching_close
from etl.extract.text.tokens import Token
from etl.records import Span


def brackets_of_own_day(tokens: list[Token], days: set[int]) -> list[Span]:
    """The brackets behind an amount that name a subject, then one of the `days` and a new figure."""
    found: list[Span] = []
    for index, token in enumerate(tokens[1:], 1):
        close = matching_close(tokens, index) if token.kind == "open" and tokens[index - 1].kind == "amount" else None
        inside = tokens[index + 1 : close] if close else []
        day = next((at for at, one in enumerate(inside) if one.start in days), None)
        if day is None:
            continue
        named = any(one.kind == "subject" and one.word and one.word.gives for one in inside)
        anew = any(one.kind == "amount" for one in inside[day:])
        if named and anew and not any(one.role() == "from" for one in inside):
            found.append((token.start, inside[-1].end))
    return found


def span_around(spans: Sequence[Span], at: int) -> Span | None:
    """The one of spans in order, apart from each other, that a place lies within.

    >>> span_around([(3, 9), (12, 20)], 14), span_around([(3, 9)], 10)
    ((12, 20), None)
    """
    index = bisect_right(spans, at, key=itemgetter(0)) - 1
    return spans[index] if index >= 0 and at < spans[index][1] else None
