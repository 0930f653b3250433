"""Lines that hold a year and a figure and nothing else: 2016年7月起，580元/月 under 历年城市低保标准.

In: a sentence and a run in it. Out: whether it is such a line below a heading, or a title, that names one standard.
Whatever else stands in the line speaks of something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from etl.extract.subject.subjects import OTHER

if TYPE_CHECKING:
    from etl.extract.runs import Run
    from etl.extract.sentence_state import SentenceState

_DATED = re.compile(
    r"[\s（(]*(?:[自从]\s?)?(?:19|20)\d\d\s?年?度?(?:\s?\d{1,2}\s?月份?(?:\s?\d{1,2}\s?日)?)?(?:起|开始)?[)）]?"
    r"(?:[，,：:\s]|为|是|标准|执行|调整[为到至]|提高[到至]|每人|每月|每年|[月年]人均)*"
)
_LONGEST = 40


def is_dated_line(s: SentenceState, run: Run) -> bool:
    """Whether the words before a run are but a year, under the name of one standard."""
    heading = s.reader.context.heading()
    if heading.only("family") in (None, OTHER) or "standard" not in heading.flags:
        return False
    text = s.reader.text
    near = max(s.sentence.body, run.start - _LONGEST - 1)
    start = max(near, text.rfind("；", near, run.start) + 1)
    return run.start - start <= _LONGEST and _DATED.fullmatch(text, start, run.start) is not None
