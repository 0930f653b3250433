"""Old figures told behind the new ones, in a sentence of their own and with their own year.

2010年…提高到每人每月300元，比上年增加30元。2009年，城市低保标准为每人每月270元。

In: two dated figures. Out: whether the later told is the old value of the other. Refuses figures in the order of
time, which are a list of years, those that tell a rise of their own, and what no rise leads back to.
"""

from __future__ import annotations

from etl.extract.drafts import Draft

_EXACT, _POINTS = 0.01, 0.6
_DIMS = ("family", "area", "mode", "care", "scope")


def is_told_back(old: Draft, new: Draft) -> bool:
    """Whether `old` is told after `new`, is a year older and is what the rise of `new` leads back to."""
    behind = old.sentence > new.sentence and "table" not in (*old.flags, *new.flags)
    alone = old.previous is None and old.increase is None and old.growth is None and old.effective is None
    year_before = bool(old.year and new.year and new.year - old.year == 1)
    same = old.amount.period == new.amount.period and all(old.subject.get(d) == new.subject.get(d) for d in _DIMS)
    return behind and alone and year_before and same and _leads_back(old.amount.value, new)


def _leads_back(old: float, new: Draft) -> bool:
    """Whether the increase, or without one the growth, of `new` is that from `old`."""
    if new.increase is not None:
        return abs(new.amount.value - new.increase - old) < _EXACT
    return new.growth is not None and old > 0 and abs(100 * (new.amount.value / old - 1) - new.growth) < _POINTS
