"""农村低保标准比全省平均标准高500元，达到每人每年6800元: what ours is compared with does not name what it reaches.

In: the state of a sentence, the gap before the difference, the path that stood before it. Out: the path as if the
words behind 比, 较, 高于 had not been said.
"""

from __future__ import annotations

from itertools import takewhile

from etl.extract.gap import Gap, read_gap
from etl.extract.runs import Run
from etl.extract.sentence_state import SentenceState
from etl.extract.subject.choosing import choose
from etl.extract.subject.subjects import Item

_COMPARES = ("compared", "over", "under")


def forget_compared(s: SentenceState, gap: Gap, run: Run, before: Item) -> None:
    """Leaves the path of what stands before the comparison."""
    own = list(takewhile(lambda token: token.role() not in _COMPARES, gap.tokens))
    if len(own) == len(gap.tokens):
        return
    s.reader.context.path = before
    ours = read_gap(own, s.reader.text, run.start, not s.first)
    s.reader.context.path = choose(ours, 1, s.reader.context, s.boundary(ours)).path
