"""Amounts paid by class: 农村低保分三档发放，每人每月分别为A、B、C.

In: a run and the subjects chosen for it. Out: whether it lists as many amounts for one group as the words before count
classes. Refuses families whose standard is paid as an allowance, and a province's classes of places.
"""

from __future__ import annotations

import re

from etl.extract.gap import Gap
from etl.extract.refusal.refusals import PAID_AS_ALLOWANCE
from etl.extract.runs import Run
from etl.extract.sentence_state import SentenceState
from etl.extract.subject.choosing import Choice

_IN_CLASSES = re.compile("([两二三四五六2-6])个?(?:档|类|级|等)")
_TIERS_COUNTED = {number: 2 + index // 2 for index, number in enumerate("2二3三4四5五6六")} | {"两": 2}
_CLASSES_WITHIN = 60
"""How many characters before the first amount the number of classes may stand"""


def pays_by_class(s: SentenceState, gap: Gap, run: Run, choice: Choice) -> bool:
    """农村低保分三档发放，每人每月分别为A、B、C: as many amounts for one group as it has classes."""
    if not choice.doubt or not gap.tokens:
        return False
    families = {flat.get("family") for flat in choice.flats}
    if families & PAID_AS_ALLOWANCE or s.reader.sets_minimum():
        return False
    start = max(gap.tokens[0].start, run.start - _CLASSES_WITHIN)
    return any(
        _TIERS_COUNTED.get(match[1]) == len(run.amounts)
        for match in _IN_CLASSES.finditer(s.reader.text, start, run.start)
    )
