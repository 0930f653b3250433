"""A standard that a sentence goes on to tell year by year: …500元。此后每年调整一次，2012年为570元，2013年为630元.

In: a sentence, the gap and run that open it. Out: whether the run is the next year's figure of the one standard that
the sentence before told last. Whatever else the words lead with may speak of something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from etl.extract.subject.subjects import LISTED, Flat

if TYPE_CHECKING:
    from etl.extract.gap import Gap
    from etl.extract.runs import Run
    from etl.extract.sentence_state import SentenceState

_LED = (
    "(?:(?:从?此后|之后|其后|随后|以后|后来|从此|自此|并|又|且|[我该全本][省市县区])*"
    r"(?:每年|逐年|连年|年年|持续|不断|稳步|多次|先后|连续(?:[多数几两三四五六七八九十]|\d{1,2})(?:年|次))"
    "(?:都|均|又|再|进行|实施|实行|予以|动态|自然|适度|稳步|大幅|同步|[两三四五六七八九十多数几]次)*"
    "(?:调整|提高|上调|调高|提标|提升|增长|增加|上涨)了?(?:一次|[两三四五六七八九十多数几]次)?[，,])?"
)
_YEAR = r"[自从到]?(?:(?:19|20)\d\d\s?年度?|[今去前]年)(?:\s?\d{1,2}\s?月(?:份|\s?\d{1,2}\s?日)?)?(?:起|开始)?[，,]?"
_TO = (
    "(?:标准)?(?:则|已|就)?(?:为|是|达到?|(?:提高|调整|上调|提升|增加|增长|上涨|涨)[到至为])"
    "(?:每人|每月|每年|[月年]人均|人均)*"
)
_NEXT = re.compile(rf"\s*{_LED}{_YEAR}{_TO}")
_LONGEST = 60
_TIMES = 3
"""How many times larger or smaller the next year's figure is at most"""
_MOST = 12
"""How many figures of the last sentence are asked"""


def goes_on_by_years(s: SentenceState, gap: Gap, run: Run) -> bool:
    """Whether a run that opens a sentence is the next year's figure of what the last sentence told."""
    if not s.first or "date" not in gap.kinds or "refuse" in gap.kinds or len(run.amounts) != 1:
        return False
    begin = s.sentence.body
    if run.start - begin > _LONGEST or not _NEXT.fullmatch(s.reader.text, begin, run.start):
        return False
    last = s.reader.drafts[-1:]
    if not last or last[0].line != s.sentence.line or last[0].sentence != len(s.reader.notes) - 2:
        return False
    refused = s.reader.refused[-1:]
    if refused and refused[0].start > last[0].amount.start:
        return False
    old, new = last[0].amount, run.amounts[0]
    like = old.period == new.period and old.value < new.value * _TIMES and new.value < old.value * _TIMES
    return like and "standard" in last[0].flags and _told_one(s)


def _told_one(s: SentenceState) -> bool:
    """Whether the last sentence told figures of one subject, the one still spoken of."""
    drafts = s.reader.drafts
    told, path = _named(drafts[-1].subject), s.reader.context.path
    before = [draft for draft in drafts[-_MOST:] if draft.sentence == drafts[-1].sentence]
    return all(_named(draft.subject) == told for draft in before) and path.only("family") == told.get("family")


def _named(subject: Flat) -> Flat:
    return {dim: value for dim, value in subject.items() if dim in LISTED and dim != "year"}
