"""Standards in the bracket behind a sum that was spent: 孤儿基本生活费43.2万元（散居孤儿每人每月1400元）.

In: a run refused as spending, and its gap. Out: the runs of its last bracket, led by the words before the sum. Refuses
averages (人均) and groups whose payments are no standards.
"""

from __future__ import annotations

from etl.extract.gap import Gap
from etl.extract.refusal.refusals import PAID_AS_ALLOWANCE
from etl.extract.runs import Run, split_runs
from etl.extract.text.tokens import Token


def rates_behind_sum(gap: Gap, run: Run) -> list[Run]:
    """The runs of the bracket behind `run` that tell what each person is paid."""
    inside = run.amounts[-1].inside if run.amounts else []
    if not any(token.kind == "period" and token.text.startswith("每") for token in inside):
        return []
    runs, _ = split_runs(inside)
    rates = [rate for rate in runs if rate.kind == "amount"]
    if rates and not any(_families([token]) for token in rates[0].gap):
        rates[0].gap = [token for token in gap.tokens if token.kind == "subject"] + rates[0].gap
    paid = {family for rate in rates for family in _families(rate.gap)}
    return rates if paid and paid <= PAID_AS_ALLOWANCE else []


def _families(tokens: list[Token]) -> set[str]:
    return {family for token in tokens if token.word and (family := token.word.get("family"))}
