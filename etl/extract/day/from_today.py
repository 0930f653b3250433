"""Days of effect told from the day of publication: 今天起, 从今日起执行, 即日起.

In: a sentence and its text; later the notes of a text and the day of its publication. Out: the places that tell so;
their dates, none where that day is unknown or the text is signed with another day. Refuses what begins today but is no
standard (即日起可到社区申请) and spans (即日起至8月31日).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from etl.extract.text.sentences import Sentence
from etl.extract.text.tokens import Date

if TYPE_CHECKING:
    from etl.extract.day.notes import Note

TODAY = -98
"""What `relative` of a date says that is the day of publication"""
_TODAY = re.compile("(?:今[天日]|即日)(?:开始|起)(?!至|到|截)|今起(?!至|到)")
_HOLDS = re.compile("\\s?(?:开始|正式|统一|全面)*(?:执行|施行|实施|实行|生效)(?=[，,。；;）)\\s]|\\Z)")
_RAISED = re.compile("[^。；]{0,60}?(?:提高|调整|上调|提标|调高|执行|统一|增加)")
_OTHERWISE = re.compile("申请|申报|受理|办理|登记|排查|核查|复核|开展|启动|咨询|拨打|报名")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SIGNED = re.compile(r"\n\s*(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日\s*\Z")
_TAIL = 60
"""How many characters from its end a text is signed"""


def from_today(sentence: Sentence, text: str, money: bool) -> list[tuple[int, Date]]:
    """The first place in a sentence from which a standard is told to hold from today, its date yet to be settled."""
    places = _TODAY.finditer(text, sentence.start, sentence.end)
    first = next((place for place in places if _holds(place.end(), sentence, text, money)), None)
    return [(first.start(), Date(relative=TODAY))] if first else []


def _holds(end: int, sentence: Sentence, text: str, money: bool) -> bool:
    """Whether it is a standard that holds from there: 执行 right behind, or a raise with its figures."""
    if _HOLDS.match(text, end, sentence.end):
        return True
    raised = _RAISED.match(text, end, sentence.end) if money else None
    return raised is not None and _OTHERWISE.search(raised.group()) is None


def day_of_publication(published: str | None, text: str) -> Date | None:
    """The day that a text means by today: that of its publication, if it is signed with no other."""
    iso = _ISO.fullmatch(published or "")
    signed = _SIGNED.search(text, max(0, len(text) - _TAIL))
    if iso is None:
        return None
    day = tuple(int(number) for number in iso.groups())
    return Date(*day) if signed is None or tuple(int(number) for number in signed.groups()) == day else None


def settle_today(notes: list[Note], day: Date | None) -> None:
    """Dates told as today are `day`; without one they are none."""
    for note in notes:
        for _, date in note.effective:
            if date.relative == TODAY and day:
                date.year, date.month, date.day, date.relative = day.year, day.month, day.day, None
        note.effective = [told for told in note.effective if told[1].relative != TODAY]
