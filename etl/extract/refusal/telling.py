"""How sure a refusal is, and by which words of the text.

In: the reason of a refusal, its gap and its run. Out: whether the reason shows that an amount is no standard or only
that none could be made of it; the refusing words as they stand in the text.
"""

from __future__ import annotations

from etl.extract.gap import Gap
from etl.extract.runs import Run
from etl.extract.subject.subjects import OTHER
from etl.extract.text.tokens import Token

UNDECIDED = frozenset(
    {"masked", "no_period_no_standard", "no_subject", "other", "persons_not_standard", "size", "too_large"}
)
"""Reasons for leaving an amount that may be a standard after all: the text does not say, or the size is odd"""
_OF_TOPIC = "other_topic"
_LEVEL = "水平"


def refusing_words(text: str, gap: Gap, run: Run, reason: str) -> str:
    """The words of the text that gave the reason, the nearest ones: 人均补助水平; empty where it hangs on none."""
    ahead = [token for token in gap.tokens if _gives(token, reason)]
    behind = [token for token in run.after if _gives(token, reason)]
    if not ahead:
        return behind[0].text if behind else ""
    start, end = ahead[-1].start, ahead[-1].end
    for token in reversed(gap.refusals):
        start = token.start if token.end == start else start
    for token in gap.refusals:
        end = token.end if token.start == end else end
    said = text[start:end]
    head, level, _ = said.rpartition(_LEVEL)
    return head + level or said


def _gives(token: Token, reason: str) -> bool:
    if token.word is None:
        return False
    if token.kind == "refuse":
        own = token.word.get("reason")
        return own == reason or (reason == _OF_TOPIC and token.word.get("reach") == "topic")
    return reason == _OF_TOPIC and token.kind == "subject" and token.word.get("family") == OTHER
