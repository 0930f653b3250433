"""Figures that the verb before them ends: 取消原城镇每人每月640元、农村每人每月560元两个标准，….

In: the runs of a sentence and its text. Out: for each run whether it is an old figure for this reason. Payments that
are named behind the verb are no standards, and left to their refusal; what is called old (…的旧标准) and replaced by no
figure behind it is known by that.
"""

from __future__ import annotations

import re

from etl.extract.change.former import ends_behind
from etl.extract.runs import Run
from etl.lexicon import read_rows, trie_pattern

_VERB = re.compile(
    trie_pattern([row[0] for row in read_rows("rates_ended.csv")])
    + r"了?(?![^，,。；：:、\d]{0,20}(?:[低高少多]于|不足|超过|以[上下内]))[^，,。；：:、\d]{0,20}\Z"
)
_REACH = 34
_BEHIND = re.compile(
    r"(?:[^，,。；、\d]{0,12}?(?:标准|低保线|保障线|水平|规定|做法)(?:线)?[^，,。；、\d]{0,6}?)?(?=[，,。；;\n]|\Z)"
)


def ended_ahead(runs: list[Run], text: str, start: int) -> list[bool]:
    """For each run of the sentence from `start` on whether a verb before its list says that it holds no longer."""
    ended = [False] * len(runs)
    begin, index = start, 0
    while index < len(runs):
        last = _end_of_list(runs, index)
        told = last + 1 == len(runs) and ends_behind(text, runs[last].end)
        if not told and _opens(runs[index], text, begin) and _BEHIND.match(text, runs[last].end):
            ended[index : last + 1] = [True] * (last + 1 - index)
        begin, index = runs[last].end, last + 1
    return ended


def _opens(run: Run, text: str, begin: int) -> bool:
    """Whether the verb stands in the words right before a figure, and no payment behind it."""
    if run.kind != "amount" or not _VERB.search(text, max(begin, run.start - _REACH), run.start):
        return False
    return not any(token.kind == "refuse" for token in run.gap)


def _end_of_list(runs: list[Run], index: int) -> int:
    """The last of the figures that 、 or 和 joins to the one at `index`."""
    while index + 1 < len(runs) and runs[index + 1].kind == "amount" and _goes_on(runs[index + 1]):
        index += 1
    return index


def _goes_on(run: Run) -> bool:
    return bool(run.gap) and run.gap[0].kind == "sep" and not any(t.kind in ("clause", "semi") for t in run.gap)
