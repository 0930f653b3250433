"""Where the unit of a figure stands that does not carry it itself.

In: the drafts of a sentence and its tokens. Out: each draft's `shared` place: the unit at the end of its own list
(2660、2220元/人·月), else the nearest one said before it (由每人每月580元提高到640元), else the nearest after it.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from etl.extract.drafts import Draft
from etl.extract.runs import Run
from etl.extract.text.tokens import Token

_UNIT = re.compile(r"(?:元|圆|块)?\s?[/·每][^\d]*$|元[^\d]*$")
_NAMES_PERIOD = re.compile("[月年]")
_PERIOD_WORDS = re.compile("[每人月年].*$")
"""不低于每人每月: the unit without the bound"""
Place = tuple[int, int]


def place_shared_units(
    drafts: list[Draft], tokens: list[Token], runs: list[Run], text: str, before: list[Draft]
) -> None:
    """Gives each draft whose own characters name no period the place of the unit that it shares.

    `before` holds the last figure of the sentence before, whose unit holds where the sentence says none.
    """
    needing = [d for d in drafts if not d.shared and d.amount.period and not _own_unit(text, d)]
    if not needing:
        return
    places = _places(tokens)
    lists = {id(amount): run for run in runs for amount in run.amounts}
    for draft in needing:
        run = lists.get(id(draft.amount))
        said = places.get(draft.amount.period or "", [])
        place = _nearest(said, draft.amount.start, run.end if run else draft.amount.end)
        if place := place or next((_unit_of(text, d) for d in before if d.amount.period == draft.amount.period), None):
            draft.shared.append(place)


def _unit_of(text: str, draft: Draft) -> Place | None:
    """Where the unit of a figure stands: in its own characters, or where it shares one."""
    own = _UNIT.search(text[draft.amount.start : draft.amount.end])
    if own and _own_unit(text, draft):
        return draft.amount.start + own.start(), draft.amount.end
    return draft.shared[-1] if draft.shared else None


def _own_unit(text: str, draft: Draft) -> bool:
    return _NAMES_PERIOD.search(text, draft.amount.start, draft.amount.end) is not None


def _places(tokens: list[Token]) -> dict[str, list[Place]]:
    """For each period the places at which it is said, in order."""
    found: dict[str, list[Place]] = {}
    for token in tokens:
        period, place = None, (token.start, token.end)
        if token.amount and token.amount.period and _NAMES_PERIOD.search(token.text):
            unit = _UNIT.search(token.text)
            period = token.amount.period if unit else None
            place = (token.start + unit.start(), token.end) if unit else place
        elif token.word and token.kind in ("period", "bound"):
            period = token.word.get("period")
            unit = _PERIOD_WORDS.search(token.text) if token.kind == "bound" else None
            place = (token.start + unit.start(), token.end) if unit else place
        elif token.word and token.kind == "subject":
            period = token.word.get("prefix")
        if period:
            found.setdefault(period, []).append(place)
    return found


def _nearest(said: list[Place], start: int, list_end: int) -> Place | None:
    after = bisect_left(said, (start, start))
    if after < len(said) and said[after][0] < list_end:
        return said[after]
    if after:
        return said[after - 1]
    return said[after] if after < len(said) else None
