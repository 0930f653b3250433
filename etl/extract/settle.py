"""Drafts of a whole text against each other: doubles, figures of the past, a province's minimum.

In: dated drafts. Out: the figures that stand. A figure told twice is one; one that another names as its previous is no
figure of its own unless it is told with a year and a raise of its own; a province's minimum is marked as one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from etl.extract.change.older import is_told_back
from etl.extract.drafts import Draft
from etl.extract.place.places import class_alone, is_class
from etl.extract.subject.subjects import UNIFIED
from etl.extract.text.tokens import Date, is_equivalent

_EXACT = 0.01
_NEARBY = 20
"""How many figures away the one may be that an increase leads back to"""
_RECENT = 60
"""How many figures of the past on either side may be the one before a new one"""
_OLD_AND_NEW = 2
"""How many figures of a series tell what was and what is; more are a list of years"""
PROVINCIAL = re.compile(r"(?:省|自治区)$")
PROVINCE_SET = "省定"


def series_of(draft: Draft) -> tuple[str | None, ...]:
    """What makes two figures the same series."""
    said = draft.subject.get
    part = "care" if said("part") == "care" else None
    return (said("family"), said("area"), said("mode"), said("care"), part, said("scope") or None)


def same_money(first: Draft, second: Draft) -> bool:
    """The same amount, be it a month's or a year's."""
    if first.amount.value == second.amount.value:
        return first.amount.period == second.amount.period or None in (first.amount.period, second.amount.period)
    return is_equivalent(first.amount, second.amount)


def drop_doubles(drafts: list[Draft]) -> list[Draft]:
    """Each figure once; what the later telling adds is kept with the first."""
    kept: list[Draft] = []
    by_series: dict[tuple[object, ...], list[Draft]] = {}
    for draft in drafts:
        known = by_series.setdefault((*series_of(draft), round(monthly(draft))), [])
        twin = next((d for d in known if _is_twin(d, draft)), None)
        if twin is None:
            known.append(draft)
            kept.append(draft)
            continue
        for name in ("previous", "growth", "increase", "effective", "bound", "previous_date"):
            if getattr(twin, name) is None:
                setattr(twin, name, getattr(draft, name))
    return kept


def monthly(draft: Draft) -> float:
    """Yuan per month, or as printed without a period."""
    return draft.amount.value / 12 if draft.amount.period == "year" else draft.amount.value


def _is_twin(first: Draft, second: Draft) -> bool:
    return same_money(first, second) and (first.year == second.year or None in (first.year, second.year))


def drop_past(drafts: list[Draft]) -> list[Draft]:
    """Figures told as history become `previous` of what follows them."""
    _outdate_current(drafts)
    drafts = _without_bases(drafts)
    past = [index for index, draft in enumerate(drafts) if draft.past]
    kept = []
    for index, draft in enumerate(drafts):
        if draft.past:
            continue
        at = bisect_left(past, index)
        near = past[max(0, at - _RECENT) : at + _RECENT] if draft.previous is None else []
        before = [drafts[old] for old in near if _is_like(drafts[old], draft) and _may_precede(drafts[old], draft)]
        if any(same_money(draft, old) for old in before):
            continue
        if old := next((old for old in before if old.amount.period == draft.amount.period), None):
            draft.previous = old.amount
        kept.append(draft)
    return _without_previous(kept)


def _without_bases(drafts: list[Draft]) -> list[Draft]:
    """2009年提高到1500元。集中供养提高了600元: the figure of the whole that a new one and its increase lead back to.

    One of the same series told with its own year is a figure of that year, unless it is told behind the new one.
    """
    bases: set[int] = set()
    told = Counter(series_of(draft) for draft in drafts)
    for index, draft in enumerate(drafts):
        if (draft.increase is None and draft.growth is None) or draft.previous is not None:
            continue
        near = drafts[max(0, index - _NEARBY) : index + _NEARBY]
        two = told[series_of(draft)] == _OLD_AND_NEW
        if old := [old for old in near if _is_base(old, draft) or (two and is_told_back(old, draft))]:
            draft.previous, draft.previous_date = old[0].amount, Date(old[-1].year or old[0].year)
            bases.update(id(base) for base in old if base.amount.value == old[0].amount.value)
    return [draft for draft in drafts if id(draft) not in bases]


def _is_base(old: Draft, new: Draft) -> bool:
    if old.previous is not None or old.increase is not None or "table" in old.flags or "table" in new.flags:
        return False
    if not (old.past or (old.year and new.year and old.year < new.year)):
        return False
    if old.amount.period != new.amount.period or not _may_precede(old, new):
        return False
    broken_down = any(
        old.subject.get(dim) in (None, "any") and new.subject.get(dim) for dim in ("area", "mode", "care")
    )
    return broken_down and abs(new.amount.value - (new.increase or 0) - old.amount.value) < _EXACT


def _without_previous(drafts: list[Draft]) -> list[Draft]:
    """Without bare figures that a newer one of their series names as its previous."""
    named: dict[tuple[object, ...], int] = {}
    for draft in drafts:
        if draft.previous is not None:
            key = (*series_of(draft), draft.previous.value)
            named[key] = max(named.get(key, 0), draft.year or 0)
    listed = _listed_by_year(drafts) if named else set()
    return [draft for draft in drafts if id(draft) in listed or not _is_only_previous(draft, named)]


def _is_only_previous(draft: Draft, named: dict[tuple[object, ...], int]) -> bool:
    newest = named.get((*series_of(draft), draft.amount.value))
    return newest is not None and newest >= (draft.year or 0) and draft.previous is None and draft.effective is None


def _listed_by_year(drafts: list[Draft]) -> set[int]:
    """2011年为1320元，2012年涨到1500元，今年从1500元提高到1740元: bare figures that one of an earlier year leads to."""
    first: dict[tuple[object, ...], Draft] = {}
    listed = set()
    for draft in drafts:
        if draft.year and "table" not in draft.flags:
            before = first.setdefault((*series_of(draft), draft.sentence), draft)
            if (before.year or 0) < draft.year and before.amount.value != draft.amount.value:
                listed.add(id(draft))
    return listed


def _may_precede(old: Draft, new: Draft) -> bool:
    """Whether `old` may be the past of `new`: nothing it says of the series is otherwise there."""
    for dim in ("family", "area", "mode", "care", "scope"):
        value = old.subject.get(dim)
        if value not in (None, "any", new.subject.get(dim)):
            return False
    return True


def _is_like(old: Draft, new: Draft) -> bool:
    """Whether both are averages, or neither: what a county's standard was is not what the average was."""
    return ("kind=average" in old.flags) == ("kind=average" in new.flags)


def _outdate_current(drafts: list[Draft]) -> None:
    """目前…为430元。…提高到460元: the present figure is the past of the one that replaces it."""
    highest: dict[tuple[object, ...], float] = {}
    raised: list[Draft] = []
    for draft in reversed(drafts):
        if raised and raised[-1].sentence != draft.sentence:
            for later in raised:
                highest[series_of(later)] = max(later.amount.value, highest.get(series_of(later), 0.0))
            raised = []
        beside = max((later.amount.value for later in raised[-_NEARBY:] if _replaces(later, draft)), default=0.0)
        if draft.current and draft.amount.value < max(beside, highest.get(series_of(draft), 0.0)):
            draft.past = True
        if "raised" in draft.flags:
            raised.append(draft)


def _replaces(later: Draft, draft: Draft) -> bool:
    """目前为每人每月800元，1月起提高到830元: a figure of the same sentence that is told as raised itself."""
    return "raised" not in draft.flags and series_of(later) == series_of(draft)


def spread_unified(drafts: list[Draft]) -> None:
    """实行城乡同标: said of one figure of a family it holds for the others of which the text says no area."""
    said: dict[tuple[str | None, ...], set[str | None]] = {}
    for draft in drafts:
        said.setdefault(_unity(draft), set()).add(draft.subject.get("area"))
    for draft in drafts:
        grown = draft.subject.get("family") in ("dibao", "tekun") and draft.subject.get("part") != "care"
        if grown and said[_unity(draft)] == {None, UNIFIED}:
            draft.subject["area"] = UNIFIED


def _unity(draft: Draft) -> tuple[str | None, ...]:
    part = "care" if draft.subject.get("part") == "care" else None
    return (draft.subject.get("family"), draft.subject.get("scope"), part)


def mark_minimum(drafts: list[Draft], region: str | None, guide: bool) -> None:
    """A guiding or least standard of a province: bound at_least, scope 省定 unless a class of area is named."""
    provincial = bool(region and PROVINCIAL.search(region))
    for draft in drafts:
        guided = "guide" in draft.flags
        if "kind=average" in draft.flags or draft.bound == "at_most":
            continue
        if "bound=at_least" in draft.flags or (guided and not draft.bound):
            draft.bound = draft.bound or "at_least"
        if provincial and guide and not _names_a_place(draft):
            draft.bound = draft.bound or "at_least"
        if provincial and draft.bound == "at_least":
            draft.subject["scope"] = class_alone(draft.subject.get("scope", "")) or PROVINCE_SET
        elif not provincial and "province" in draft.flags:
            draft.subject.setdefault("scope", PROVINCE_SET)
            draft.bound = draft.bound or "at_least"


def _names_a_place(draft: Draft) -> bool:
    scope = draft.subject.get("scope", "")
    named = scope.endswith(("市", "县", "州", "旗", "盟")) and not scope.endswith(("县市", "市县"))
    return named and not is_class(scope)
