"""An old figure in force at present that no new one follows: 力争在现有每人每月1200元的基础上有新提高.

In: the state of a sentence that has been read. Out: its waiting figures as drafts, where the words before them say
that they hold at present; growths told of what is to come are not theirs.
"""

from __future__ import annotations

import re

from etl.extract.rules import stated
from etl.extract.sentence_state import SentenceState

_AT_PRESENT = re.compile(r"(?:现有|现行|目前|当前)的?(?:每人)?(?:每[月年])?\Z")
_REACH = 12


def state_unanswered(s: SentenceState) -> None:
    """Adds the figures that are still in force to the reader's drafts."""
    if s.unanswered is None:
        return
    gap, run, choice = s.unanswered
    if not _AT_PRESENT.search(s.reader.text, max(0, run.start - _REACH), run.start):
        return
    gap.planned = False
    before = len(s.reader.drafts)
    stated(s, gap, run, choice)
    for draft in s.reader.drafts[before:]:
        draft.current, draft.growth, draft.increase = True, None, None
        draft.flags.add("at_present")
