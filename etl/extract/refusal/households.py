"""Money for a household and not for each person: 每户每月60元, 600元（每户每年）, 您家的低保金由590元减为410元.

In: a gap and its run, or the text before it. Out: whether the figures are a household's. Refuses nothing where a comma
stands between the word and the figures: 每户3人，低保标准每人每月500元 tells how large a household is.
"""

from __future__ import annotations

import re

from etl.extract.gap import Gap
from etl.extract.runs import Run

HOUSEHOLD = "household"
_OWN = re.compile(
    "(?:(?:[您你他她其该我咱]们?|[本某]|老人|大[爷妈娘叔伯]|奶奶|先生|女士|师傅|同志)(?:一?家[人庭]?|户|家庭)的?"
    "|(?:[您你他她]|本人|老人)的)(?:每个?[月年]|当月|现在|目前|实际|所?(?:享受|领取)的?)*"
    "(?:最低生活保障金|低保金|保障金|救助金|供养金|低保待遇|低保补助金?)(?!的?标准)"
)
"""What somebody is paid: 您家的低保金, 该户每月低保金, 老人的救助金"""
_NEAR = 40
"""How far before a figure it may be told whose payment it is"""
_PARTED = "，；"
_OTHER_TIMES = ("季", "季度", "天", "日", "次", "学年", "学期", "例", "每生", "生均")
_NEXT = 2
"""How many words before the figures a unit is theirs"""


def is_per_household(gap: Gap, run: Run) -> bool:
    """Whether the unit right before the figures, or in the bracket behind them, is that of a household."""
    if any(
        token.kind == "period" and token.word and token.word.get("period") == HOUSEHOLD
        for amount in run.amounts
        for token in amount.inside
    ):
        return True
    unit = gap.period_token if gap.period == HOUSEHOLD else None
    parted = unit and any(token.kind in ("clause", "semi") and token.start >= unit.end for token in gap.tokens)
    return unit is not None and not parted


def is_per_other(gap: Gap, run: Run) -> bool:
    """每人每季度1950元, 每生每学年1000元: a unit right before the figures that is no month's or year's."""
    unit = gap.period_token if gap.period == "other" and gap.period_token in gap.tokens[-_NEXT:] else None
    own = any(amount.period for amount in run.amounts)
    return unit is not None and not own and unit.text.endswith(_OTHER_TIMES)


def is_own_payment(text: str, begin: int, at: int) -> bool:
    """Whether the clause before a figure at `at` tells what one family or person is paid.

    >>> is_own_payment("您家的低保金由590元", 0, 7), is_own_payment("您家执行的低保标准由590元", 0, 10)
    (True, False)
    """
    begin = max(begin, at - _NEAR)
    start = max(begin, *(text.rfind(sign, begin, at) + 1 for sign in _PARTED))
    return _OWN.search(text, start, at) is not None
