"""Incomes, and how far above a standard they may be: 您家月人均收入265元, 高于低保标准但低于1290元.

In: a gap, its run, the subjects chosen. Out: whether the figures are what somebody earns, or a limit of it above the
standard. Refuses nothing where a standard itself is worded as an income: 低保标准：年人均纯收入低于4400元.
"""

from __future__ import annotations

import re

from etl.extract.gap import Gap
from etl.extract.runs import Run
from etl.extract.sentence_state import SentenceState, names
from etl.extract.subject.choosing import Choice

_EARNS = re.compile(
    "(?:收入|工资|退休金|养老金|务工|打工|挣)(?:合计|总共|一共|大概|大约|只有|不到|[共约仅才为是有达在])*\\s?$"
)
_ABOVE = re.compile("(?:超过|超出|高于|大于)[^，。；\\d]{0,14}(?:低保|保障)(?:标准|线)")
_LEAD = 3
"""How far before the first word of ours 超过 may stand"""
_EARNED = 14
"""How many characters before an amount tell that it is earned"""
_GROWS = ("达", "增", "提", "升", "涨", "上")


def is_income_line(s: SentenceState, gap: Gap, choice: Choice) -> bool:
    """低保标准：年人均纯收入低于4400元 words the standard itself as a limit of income; 高于低保标准但低于1290元 not."""
    named = "standard" in choice.flags | s.reader.context.heading().flags
    multiple = any(token.text.endswith("倍") for token in gap.tokens)
    return (
        gap.role == "under"
        and not _is_above(gap, s.reader.text)
        and named
        and not multiple
        and gap.period_token is not None
        and "收入" in gap.period_token.text
    )


def words_standard(s: SentenceState, gap: Gap, choice: Choice) -> bool:
    """低保标准：城市居民户月人均收入630元: below a standard's name, the income of a group is the standard of it."""
    word, before = gap.period_token, [token for token in gap.tokens if token.kind != "clause"][-2:]
    headed = "standard" in choice.flags | s.reader.context.heading().flags
    if headed and s.headed and before == [word]:
        return True
    return (
        headed
        and len(before) == 2
        and before[1] is word
        and before[0].kind == "subject"
        and before[0].end == word.start
    )


def is_income(gap: Gap, text: str, at: int) -> bool:
    """您家月人均收入265元, 我每月工资3000元, 高于低保标准但不超过1380元: an income, or how far above it may be."""
    earned = gap.role is None and _EARNS.search(text, max(0, at - _EARNED), at) is not None
    worded = _is_worded_as_income(gap) or earned
    between = gap.bound == "at_most" and _is_above(gap, text)
    return between or (worded and gap.role is None and "standard" not in gap.flags)


def is_within_limits(gap: Gap, run: Run) -> bool:
    """月人均收入在低保标准以上、1230元以内: how far above a standard an income may be."""
    above = any(token.kind == "bound" and token.text.endswith("以上") for token in gap.tokens)
    return above and _is_worded_as_income(gap) and all(amount.bound == "at_most" for amount in run.amounts)


def is_earned(s: SentenceState, gap: Gap) -> bool:
    """农村居民人均月收入达到4500元: what residents earn, where no standard is named before it."""
    reaches = gap.role == "to" and gap.role_word.startswith(_GROWS)
    return reaches and _is_worded_as_income(gap) and not (s.headed or names(gap) or "standard" in gap.flags)


def _is_above(gap: Gap, text: str) -> bool:
    """高于低保标准, 超过农村低保标准: what the figure behind it limits lies above the standard."""
    if "over" in gap.roles or not gap.tokens:
        return "over" in gap.roles
    return _ABOVE.search(text, max(0, gap.tokens[0].start - _LEAD), gap.tokens[-1].end) is not None


def _is_worded_as_income(gap: Gap) -> bool:
    return gap.period_token is not None and "收入" in gap.period_token.text
