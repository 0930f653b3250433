"""Whether numbers without a unit are money: between 由 and 提高到, behind 每人每月, in a list that ends in an amount.

In: a run of numbers, the tokens around it, the runs before it. Out: yes or no; a number that lost its 元 is marked so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.extract.text.tokens import ARROWS, Token

if TYPE_CHECKING:
    from etl.extract.runs import Run

_FOLLOWS = {"subject": frozenset({"subject", "number", "amount"}), "number": frozenset({"sep"})}
"""What may follow in a list of names and figures; a name after a joint"""
_LISTED = 16
"""How many tokens of a list are looked at for the amount that ends it"""
_UNCHANGED = ("不变", "不动")
"""维持每人每月565 不变"""
_CLOSES = {"clause", "semi", "stop"}
_LEADING = {"role", "each", "both", "clause", "date"}
"""What may stand between old figures and the new ones"""
_SHORTEST = 2
"""How many figures a list has at least that has no unit anywhere"""
_LIKE = 2
"""How many times its old figure a new one without a unit may be"""


def are_money(run: Run, gap: list[Token], tokens: list[Token], after: int, runs: list[Run]) -> bool:
    """Whether the numbers of a run are amounts; `after` is where the tokens go on behind it."""
    return (
        _stands_alone(run, gap, tokens, after)
        or _lacks_unit(run, gap, tokens, after, runs)
        or _is_listed_by_name(run, gap, tokens, after)
        or _is_list_of_rates(run, gap, tokens, after)
    )


def _stands_alone(run: Run, gap: list[Token], tokens: list[Token], after: int) -> bool:
    """A run of bare numbers is money only between 由 and 提高到, or before an arrow (低保：760→800元/月)."""
    if not all(amount.bare for amount in run.amounts):
        return True
    leads = [t.role() for t in gap if t.role()]
    ahead = next(
        (
            t
            for t in tokens[after : after + 12]
            if t.kind not in ("sep", "each", "both", "period", "bound", "clause", "date")
        ),
        None,
    )
    if after < len(tokens) and tokens[after].text in ARROWS and tokens[after].start == run.end:
        return len(run.amounts) == 1 and any(token.kind == "subject" for token in gap)
    return bool(leads) and leads[-1] == "from" and ahead is not None and ahead.role() in ("to", "until", "raise")


def _lacks_unit(run: Run, gap: list[Token], tokens: list[Token], after: int, runs: list[Run]) -> bool:
    """每人每月620，由每人每月620提高到655: figures that lost their 元 behind a period or behind others like them."""
    said = gap[-1].word if gap and gap[-1].kind == "period" and gap[-1].end == run.start else None
    closed = after == len(tokens) or (tokens[after].start == run.end and tokens[after].kind in _CLOSES)
    closed = closed or (tokens[after].text in _UNCHANGED and tokens[after].start - run.end <= 1)
    if said and said.get("period") in ("month", "year") and closed and (_names_standard(gap) or _goes_on(gap, runs)):
        for amount in run.amounts:
            amount.lost = True
        return True
    return _answers(run, gap, runs) or (closed and _goes_without(run, gap, runs))


def _goes_without(run: Run, gap: list[Token], runs: list[Run]) -> bool:
    """由每人每月635元调整为680，…: the unit of the old figures is said with them alone, the size agrees."""
    old = runs[-1].amounts if runs and runs[-1].kind == "amount" else []
    told_from = any(token.role() == "from" for token in runs[-1].gap) if old else False
    words = [token for token in gap if token.kind != "period"]
    leads = bool(words) and words[-1].role() == "to" and all(token.kind in _LEADING for token in words)
    if not (told_from and leads and len(old) == len(run.amounts)):
        return False
    period = any(was.period for was in old) or any(token.kind == "period" for token in (*runs[-1].gap, *gap))
    like = period and all(was.value < now.value < was.value * _LIKE for was, now in zip(old, run.amounts, strict=True))
    for amount in run.amounts if like else ():
        amount.lost = True
    return like


def _goes_on(gap: list[Token], runs: list[Run]) -> bool:
    """城市特困人员每人每月800，农村特困人员每人每年7500; 由2012年的…提高到2021年的每人每年5040: as the one before."""
    old = runs[-1] if runs and runs[-1].kind == "amount" else None
    if old is None or any(token.kind in ("refuse", "stop", "count") for token in gap):
        return False
    raised = any(token.role() == "to" for token in gap) and any(token.role() == "from" for token in old.gap)
    return raised or (_family(gap) is not None and _family(gap) == _family(old.gap))


def _family(gap: list[Token]) -> str | None:
    """The family that the words before a figure name last."""
    named = [token.word.get("family") for token in gap if token.kind == "subject" and token.word]
    return next((family for family in reversed(named) if family), None)


def _names_standard(gap: list[Token]) -> bool:
    return any(token.kind == "subject" and token.word and "standard" in token.word.flags for token in gap)


def _answers(run: Run, gap: list[Token], runs: list[Run]) -> bool:
    """…提高到655 behind bare old figures; only where a period is said with one of them."""
    old = runs[-1] if runs else None
    if old is None or old.kind != "amount" or not all(amount.bare for amount in old.amounts):
        return False
    leads = [token.role() for token in gap if token.role()]
    told = leads[-1:] == ["to"] and any(token.kind == "period" for token in (*old.gap, *gap))
    if told and len(run.amounts) == len(old.amounts):
        for amount in (*old.amounts, *run.amounts):
            amount.lost = True
    return told and len(run.amounts) == len(old.amounts)


def _is_list_of_rates(run: Run, gap: list[Token], tokens: list[Token], after: int) -> bool:
    """全护理、半护理、全自理三个等次，每人每月分别上调到1110、555、185: as many figures as the list before names."""
    if len(run.amounts) < _SHORTEST or not all(amount.bare for amount in run.amounts):
        return False
    closed = after == len(tokens) or (tokens[after].start == run.end and tokens[after].kind in _CLOSES)
    leads = gap[-3:]
    rate = any(t.kind == "period" and t.word and t.word.get("period") in ("month", "year") for t in leads)
    told = leads[-1:] and leads[-1].role() == "to" and leads[-1].end == run.start
    if not (closed and rate and told and any(token.kind == "each" for token in leads)):
        return False
    if _most_named(gap) != len(run.amounts) or any(token.kind in ("count", "refuse") for token in leads):
        return False
    for amount in run.amounts:
        amount.lost = True
    return True


def _most_named(gap: list[Token]) -> int:
    """How many values of one dimension the words before a list name, at most."""
    said: dict[str, set[str]] = {}
    for token in gap:
        for dim, value in token.word.gives if token.kind == "subject" and token.word else ():
            said.setdefault(dim, set()).add(value)
    return max((len(values) for values in said.values()), default=0)


def _is_listed_by_name(run: Run, gap: list[Token], tokens: list[Token], after: int) -> bool:
    """城市1014、农村1296元: a number behind a name and its unit, in a list of such that ends in an amount."""
    name = next((token for token in reversed(gap) if token.kind != "period"), None)
    if name is None or name.kind != "subject" or gap[-1].end != run.start or len(run.amounts) != 1:
        return False
    place, wanted = run.end, frozenset({"sep"})
    for token in tokens[after : after + _LISTED]:
        if token.start != place or token.kind not in wanted:
            return False
        if token.kind == "amount":
            return True
        wanted = _FOLLOWS.get(token.kind, frozenset({"subject"}))
        place = token.end
    return False
