"""Days from which a new standard is paid: 从2019年1月1日起补发差额, as an item of its own.

In: a sentence without money and its dates; the notes of a text. Out: whether a date is told as the day from which what
was decided is paid; the notes of such dates made dates of effect where the text tells no other. Refuses days on which
money is handed out (低保金从4月10日起发放) and what is made up to persons left out (漏发的从…起补发).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from etl.extract.text.sentences import Sentence
from etl.extract.text.tokens import Date

if TYPE_CHECKING:
    from etl.extract.day.notes import Note

_PAID_BACK = re.compile(
    r"[^，。；]{0,16}?起[，,]?(?:[^，。；\d]{0,6}?差额)?(?:予以|给予|一次性|统一|全部|全额|足额|按月)*补发(?!工作)"
)
_PAID = re.compile(r"[^，。；]{0,16}?起[，,]?(?:予以|给予|统一|按月|按季|足额|正式)*(?:发放|计发|执发)")
_HANDED_OUT = re.compile("[金款贴]|资金|物资|[漏错少]发")
_MISSED = re.compile("[漏错少停]发|漏[报登]|[残高]")
_REACH = 40
"""How many characters before a date tell what is paid"""


def tells_payment(sentence: Sentence, text: str, dates: list[tuple[int, Date]]) -> bool:
    """Whether the one date of a sentence is that from which a standard is paid, or made up."""
    if len(dates) != 1:
        return False
    place, date = dates[0]
    said = text[max(sentence.start, place - _REACH) : place]
    if _PAID_BACK.match(text, place, sentence.end):
        return _MISSED.search(said) is None
    begins = date.day in (None, 1) and _PAID.match(text, place, sentence.end) is not None
    return begins and _HANDED_OUT.search(said) is None


def settle_payments(notes: list[Note]) -> None:
    """Days of payment hold as days of effect where the text tells no other day."""
    dated = [note for note in notes if note.effective]
    days = {(date.year, date.month, date.day) for note in dated for _, date in note.effective}
    if len(days) == 1 and all(note.repaid for note in dated):
        for note in dated:
            note.executes = True
