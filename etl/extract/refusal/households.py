"""Money for a household and not for each person: 每户每月60元, 600元（每户每年）.

In: a gap and its run. Out: whether the figures are a household's. Refuses nothing where a comma stands between the
word and the figures: 每户3人，低保标准每人每月500元 tells how large a household is.
"""

from __future__ import annotations

from etl.extract.gap import Gap
from etl.extract.runs import Run

HOUSEHOLD = "household"


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
