"""城市低保475元/月、农村低保3700元/年，石桥市430元/月、3580元/年: what is told of one place is told of the next again.

In: a run of amounts of which the words before name a place alone. Out: the subjects of the figures before it, of that
place, where as many figures have the same periods in the same order, each another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.extract.gap import Gap
    from etl.extract.runs import Run
    from etl.extract.sentence_state import SentenceState
    from etl.extract.subject.subjects import Flat


def again_by_place(s: SentenceState, gap: Gap, run: Run) -> list[Flat]:
    """The subjects of the run's amounts; [] where the figures before tell none."""
    total = len(run.amounts)
    periods = [amount.period for amount in run.amounts]
    if total < 2 or None in periods or len(set(periods)) < total or {atom.dim for atom in gap.atoms} != {"scope"}:
        return []
    before = [draft for draft in s.reader.drafts[-total:] if draft.line == s.sentence.line]
    alike = [draft.amount.period for draft in before] == periods
    if not alike or len({draft.subject.get("scope") for draft in before}) > 1:
        return []
    return [{**draft.subject, "scope": gap.atoms[-1].value} for draft in before]
