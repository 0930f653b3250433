"""Words that tell the day from which a standard holds: 自7月1日起, 7月1日实施, 从7月1日启用.

In: the text before and behind a date. Out: whether it is a day of effect. The words are data/lexicon/effects.csv: of
kind `begins` they tell it by themselves, of kind `since` only behind 自, 从, 于 or the name of what they are said of.
"""

from __future__ import annotations

import re
from functools import cache

from etl.lexicon import read_rows, trie_pattern

_PAUSE = r"[^\S\n]?(?:\)|）)?(?:份|零时|零点|0时|0点)?"
_FROM = re.compile(r"(?:自|从)\s?$")
_SAID_OF = re.compile(r"(?:自|从|于|(?:标准|尺度|规定|通知|政策)(?:将|已|均|都|也|即|就)?)\s?$")
_PAST_SPAN = re.compile(
    r"^\s?(?:[^，。；\d]{0,6}以来|相比|同期|之前|以前|前|末?底?的?\s?[\d.一二三两]+\s?倍|度?末?底?[^，。；\d]{0,8}基础上)"
)
_HELD = re.compile("\\s?(?:[上下]午)?(?:在[^，。；\\d]{1,16})?(?:召开|举行|举办)")
"""从4月8日召开的会议上获悉: the day on which people met"""
_BEFORE = 6
"""How many characters before a date say whose it is"""


def words_of_effect(*kinds: str) -> str:
    """The words of these kinds as one pattern."""
    return trie_pattern([word for word, kind in read_rows("effects.csv") if kind in kinds])


@cache
def _begins(*kinds: str) -> re.Pattern[str]:
    return re.compile(_PAUSE + words_of_effect(*kinds))


def is_past_span(after: str) -> bool:
    """2019年以来, 2019年底的基础上: a span of the past that what follows a date makes of it."""
    return _PAST_SPAN.match(after) is not None


def begins_to_hold(before: str, after: str, day: bool = True) -> bool:
    """Whether what stands around a date makes it one of effect; of 于4月启动 there must be a `day`.

    >>> begins_to_hold("新标准自", "启用。"), begins_to_hold("", "起，"), begins_to_hold("我县", "启动专项治理")
    (True, True, False)
    """
    before = before[-_BEFORE:]
    if _begins("begins").match(after):
        return True
    said = _FROM.search(before) or (day and _SAID_OF.search(before) and _begins("since").match(after))
    return bool(said) and not (is_past_span(after) or _HELD.match(after))
