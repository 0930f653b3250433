"""平均分别提高到, 由平均每人每月650元, 平均增幅4%: a figure or a rise told as an average by the words that lead to it.

In: the words before a run and the text. Out: whether 平均 stands among the verbs and units right before the figures, or
before the verb of a rise: what several rose by on the average is the rise of none of them.
The average that the name of a standard tells (平均标准) is the lexicon's.
"""

from __future__ import annotations

import re

from etl.extract.gap import Gap
from etl.extract.runs import Run

_LEADS = {"each", "both", "role", "period", "bound", "noise"}
_WORD = "平均"
_REACH = 24
"""How many characters before the figures 平均 may stand"""
_RISES = "(?:提高|提标|提升|增长|增加|增幅|上调|上涨|上浮|调高|调增|涨幅|升幅|涨)"
_AVERAGE_RISE = re.compile(
    rf"(?<![年月])平均{_RISES}[^，,。；;\d]{{0,8}}\Z|{_RISES}(?:幅度|比例)?平均[^，,。；;\d]{{0,4}}\Z"
)
"""平均增长幅度为; 增幅平均达"""
_SEVERAL = 2


def is_average_of_several(run: Run, figures: int, text: str) -> bool:
    """Whether the one rise that a run tells is the average of as many figures: …710元、520元，平均增幅4%."""
    if len(run.percents) + len(run.amounts) != 1 or figures < _SEVERAL:
        return False
    return _AVERAGE_RISE.search(text, max(0, run.start - _REACH), run.start) is not None


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
