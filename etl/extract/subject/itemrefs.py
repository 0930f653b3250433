"""Items of a list referred to by their numbers (以上一至三项, 第（二）项), and the number an item opens with."""

from __future__ import annotations

import re
from collections.abc import Mapping

from etl.extract.text.numerals import read_number
from etl.extract.text.tokens import Date

_N = r"[（(]?([一二三四五六七八九十]{1,3}|\d{1,2})[)）]?"
_RANGE = re.compile(rf"第?{_N}(?:项|条|款|点)?(?:至|到|-|—|~|～)第?{_N}(?:项|条|款|点)")
_LISTED = re.compile(rf"第{_N}(?:项|条|款|点)?(?:[、和及与]第?{_N})?(?:[、和及与]第?{_N})?(?:项|条|款|点)")
_FIRST = re.compile(r"前([两二三四五六七八九]|\d)(?:项|条|款|点)")
_OWN = re.compile(r"[一二三四五六七八九十]{1,3}|\d{1,2}")
_MOST = 30
NOTHING: frozenset[int] = frozenset()


def items_named(text: str, start: int, end: int) -> frozenset[int]:
    """The numbers of the items that text[start:end] refers to; 以上三项 counts them and names none.

    >>> sorted(items_named("以上一至三项从4月1日起执行", 0, 14)), sorted(items_named("第（二）、（四）项", 0, 9))
    ([1, 2, 3], [2, 4])
    >>> items_named("以上三项标准", 0, 6), sorted(items_named("前两项标准", 0, 5))
    (frozenset(), [1, 2])
    """
    if match := _RANGE.search(text, start, end):
        first, last = (_count(part) for part in match.groups())
        return frozenset(range(first, min(last, first + _MOST) + 1))
    if match := _FIRST.search(text, start, end):
        return frozenset(range(1, _count(match.group(1).replace("两", "二")) + 1))
    match = _LISTED.search(text, start, end)
    return frozenset(_count(part) for part in match.groups() if part) if match else NOTHING


def dated_items(text: str, start: int, dates: list[tuple[int, Date]]) -> list[tuple[frozenset[int], Date]]:
    """Which items each of several dates is said of: 第一、二项自7月1日起，第三项自1月1日起; [] if it names none."""
    said, begin = [], start
    for place, date in sorted(dates, key=lambda one: one[0]):
        if items := items_named(text, begin, place):
            said.append((items, date))
        begin = place
    return said


def numbers_meant(referring: Mapping[int, int], own: Mapping[int, int]) -> frozenset[int]:
    """Of the numbers an item stands under (by level) those that a reference in another item may mean.

    >>> numbers_meant({1: 4}, {1: 1, 2: 3}), numbers_meant({}, {1: 1, 2: 3})
    (frozenset({1}), frozenset({1, 3}))
    """
    level = max(referring, default=0)
    return frozenset([own[level]] if level in own else own.values())


def own_number(marker: str) -> int | None:
    """The number of an item's marker.

    >>> own_number("（三）"), own_number("2."), own_number("——")
    (3, 2, None)
    """
    match = _OWN.search(marker)
    return _count(match.group()) if match else None


def _count(part: str) -> int:
    return int(read_number(part) or 0)
