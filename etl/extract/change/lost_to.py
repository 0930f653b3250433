"""到 lost between an old figure and a new one: 由640元/月提高680元/月.

In: the tokens of a sentence. Out: the same, the bare verb of the rise as one that leads to the new figure. Only behind
由 and only where the second amount is the larger: 由640元提高40元 tells by how much.
"""

from __future__ import annotations

import re

from etl.extract.text.tokens import Token
from etl.lexicon import Word

_BARE_RISE = re.compile(r"(?:统一|均)?(提高|调整|上调|提升|调高|增加|提标|上涨)(?:每人|每月|每年|人均|[^\S\n])*")
_BEFORE = re.compile(r"(?:提高|调整|上调|提升|调高|增加|提标|上涨)(?:每人|每月|每年|人均|[^\S\n])*\Z")
_REACH = 12


def with_lost_to(tokens: list[Token], text: str) -> list[Token]:
    """`tokens` with a role `to` where 到 is missing between two amounts."""
    made: list[Token] = []
    for place, second in enumerate(tokens):
        found = _verb_between(tokens[:place], second, text) if second.amount else None
        if found:
            verb = Word(found[1], "role", (("role", "to"),))
            made.append(Token("role", found.start(1), found.end(1), found[1], verb))
    if not made:
        return tokens
    taken = {token.start for token in made}
    return sorted([*(token for token in tokens if token.start not in taken), *made], key=lambda token: token.start)


def _verb_between(before: list[Token], second: Token, text: str) -> re.Match[str] | None:
    """The bare verb between the last amount in `before`, told by 由, and a larger one right behind the verb."""
    old = next((place for place in range(len(before) - 1, -1, -1) if before[place].amount), None)
    if old is None or not any(token.role() == "from" for token in before[max(0, old - 2) : old]):
        return None
    first = before[old].amount
    larger = first and second.amount and first.value < second.amount.value
    return _BARE_RISE.fullmatch(text, before[old].end, second.start) if larger else None


def lacks_to(text: str, at: int) -> bool:
    """Whether a bare verb of a rise leads to the figure at `at`.

    >>> lacks_to("由640元提高每月680元", 9), lacks_to("由640元提高到680元", 8)
    (True, False)
    """
    return _BEFORE.search(text, max(0, at - _REACH), at) is not None
