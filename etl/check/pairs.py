"""Figures of one text against each other: rural and urban, 特困 and 低保, home and institution, one said twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from etl.check.bands import per_month
from etl.records import Finding, Observation
from words.rules import LEAST_MULTIPLE

Named = tuple[str, Observation]
ROUNDED_MULTIPLE, MULTIPLE_SINCE = LEAST_MULTIPLE - 0.005, 2017
"""what rounds to it; warehouse/findings/below_multiple.sql draws the same line, rural_above_urban.sql that of ABOVE"""
ABOVE = 0.05
"""yuan per month by which one is more than another"""
NEARBY = 60
"""How many figures behind one of the same place and time it is set against"""


def check_pairs(named: list[Named]) -> Iterator[Finding]:
    """The findings of all pairs of observations that may be compared."""
    groups: dict[tuple[object, ...], list[Named]] = {}
    for name, o in named:
        if per_month(o) is not None:
            groups.setdefault((o.scope, o.year, o.kind, o.effective), []).append((name, o))
    for group in groups.values():
        for place, first in enumerate(group):
            for second in islice(group, place + 1, place + 1 + NEARBY):
                if second[1].care == first[1].care:
                    yield from _compare(first, second)


def _compare(first: Named, second: Named) -> Iterator[Finding]:
    """Two figures of the same care level."""
    one, other = first[1], second[1]
    area, mode = one.area == other.area, one.mode == other.mode
    if one.indicator != other.indicator:
        if area and mode:
            yield from _multiple(first, second)
    elif area and mode:
        yield from _said_twice(first, second)
    elif mode:
        yield from _ordered(first, second, "area", "urban", "rural", "rural_above_urban")
    elif area:
        yield from _ordered(first, second, "mode", "institution", "home", "home_above_institution")


def _months(one: Named) -> float:
    return per_month(one[1]) or 0.0


def _said_twice(first: Named, second: Named) -> Iterator[Finding]:
    if abs(_months(first) - _months(second)) > 0.6:
        for one, other in ((first, second), (second, first)):
            yield Finding("said_twice_differently", "warning", one[0], {"other": other[1].value}, one[1].spans[0])


def _ordered(first: Named, second: Named, dim: str, upper: str, lower: str, code: str) -> Iterator[Finding]:
    by = {getattr(one[1], dim): one for one in (first, second)}
    if set(by) == {upper, lower} and _months(by[lower]) > _months(by[upper]) + ABOVE:
        detail = {lower: round(_months(by[lower]), 1), upper: round(_months(by[upper]), 1)}
        yield Finding(code, "warning", by[lower][0], dict(detail), by[lower][1].spans[0])


def _multiple(first: Named, second: Named) -> Iterator[Finding]:
    by = {one[1].indicator: one for one in (first, second)}
    if set(by) != {"dibao", "tekun_basic"} or (first[1].year or 0) < MULTIPLE_SINCE:
        return
    ratio = _months(by["tekun_basic"]) / _months(by["dibao"]) if _months(by["dibao"]) else ROUNDED_MULTIPLE
    if ratio < ROUNDED_MULTIPLE:
        subject = by["tekun_basic"]
        yield Finding("below_multiple", "warning", subject[0], {"ratio": round(ratio, 3)}, subject[1].spans[0])
