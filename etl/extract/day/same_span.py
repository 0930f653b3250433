"""Figures of the years just told: …2019年为540元，2020年为570元；农村低保标准同期分别为330元、360元.

In: a run that lists more figures than its words name subjects, and the notes of its sentence and the one before. Out:
its subjects with a year each. Refuses 比上年同期, and lists of another length than the years told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.extract.runs import Run
    from etl.extract.sentence_state import SentenceState
    from etl.extract.subject.choosing import Choice

_SAME_SPAN = re.compile("(?<![年比较与同])(?:同期|同一时期|这[几两三四五]年)[^。；\\d]{0,30}\\Z")
_REACH = 40
LIST_LENGTH = "list_length"


def share_years_told(s: SentenceState, run: Run, choice: Choice) -> None:
    """Gives the figures of a list the years told before it, where it says that they are of the same ones."""
    text, at = s.reader.text, run.start
    if choice.doubt != LIST_LENGTH or not _SAME_SPAN.search(text, max(s.sentence.body, at - _REACH), at):
        return
    notes = [note for note in s.reader.notes[-2:] if note.sentence.line == s.sentence.line]
    told = sorted({date.year for note in notes for place, date in note.years if place < at and date.year})
    if len(told) == len(choice.flats):
        choice.flats = [{**flat, "year": str(year)} for flat, year in zip(choice.flats, told, strict=True)]
        choice.doubt = None
