"""What is told of one place or year is told of the next again, without its names.

城市低保475元/月、农村低保3700元/年，石桥市430元/月、3580元/年; 2018年，城市580元、农村490元；2019年，610元、520元
(year by year, the areas said once).
In: a run of amounts of which the words before name a place or a year alone. Out: the subjects of the figures before it,
of that place, where as many figures have the same periods in the same order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.extract.text.tokens import Amount

if TYPE_CHECKING:
    from etl.extract.drafts import Draft
    from etl.extract.gap import Gap
    from etl.extract.runs import Run
    from etl.extract.sentence_state import SentenceState
    from etl.extract.subject.subjects import Flat

_LIKE = 1.5
"""How many times larger or smaller the figure of another year is at most"""


def told_again(s: SentenceState, gap: Gap, run: Run) -> list[Flat]:
    """The subjects of the run's amounts; [] where the figures before tell none."""
    total = len(run.amounts)
    periods = [amount.period for amount in run.amounts]
    said = {atom.dim for atom in gap.atoms}
    if total < 2 or said - {"scope"} or not (said or "date" in gap.kinds):
        return []
    before = [draft for draft in s.reader.drafts[-total:] if draft.line == s.sentence.line]
    alike = [draft.amount.period for draft in before] == periods
    if len(before) < total or len({draft.subject.get("scope") for draft in before}) > 1:
        return []
    if said:
        differ = alike and None not in periods and len(set(periods)) == total
        return [{**draft.subject, "scope": gap.atoms[-1].value} for draft in before] if differ else []
    named = len({tuple(sorted(draft.subject.items())) for draft in before}) == total
    goes_on = (alike or not any(periods)) and named and not gap.flags and all(map(_is_like, before, run.amounts))
    return [dict(draft.subject) for draft in before] if goes_on else []


def _is_like(draft: Draft, amount: Amount) -> bool:
    return draft.amount.value < amount.value * _LIKE and amount.value < draft.amount.value * _LIKE
