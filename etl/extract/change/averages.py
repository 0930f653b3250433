"""平均分别提高到, 由平均每人每月650元: a figure told as an average by the words that lead to it.

In: the words before a run and the text. Out: whether 平均 stands among the verbs and units right before the figures.
The average that the name of a standard tells (平均标准) is the lexicon's.
"""

from __future__ import annotations

from etl.extract.gap import Gap
from etl.extract.runs import Run

_LEADS = {"each", "both", "role", "period", "bound", "noise"}
_WORD = "平均"
_REACH = 24
"""How many characters before the figures 平均 may stand"""


def is_told_as_average(gap: Gap, run: Run, text: str) -> bool:
    """Whether the figures of a run are averages: 城市低保标准平均达到每人每月710元."""
    begin = run.start
    if text.find(_WORD, max(0, begin - _REACH), begin) < 0:
        return False
    for token in reversed(gap.tokens):
        if token.kind not in _LEADS or begin - token.end > len(_WORD):
            break
        begin = token.start
    return _WORD in text[max(0, begin - len(_WORD)) : run.start]
