"""Years that open a sentence and hold for what follows: 2019年，…, 同志们，回顾2018年，…; 新的一年，… ends them.

In: a sentence, its text, the place of a year. Out: whether the year opens what is said, whether a year looked back at
ends. A year looked back at leads nothing where a later one stands behind it (总结2018年工作，部署2019年任务).
"""

from __future__ import annotations

import re

from etl.extract.day.spoken_of import is_reported
from etl.extract.text.sentences import ADDRESS, LOOKS_AHEAD, LOOKS_BACK, Sentence
from etl.extract.text.tokens import Date

_ANNOUNCED = re.compile(
    r"(?:19|20)\d\d年度?[^，。；：\d\n]{2,30}(?:标准|保障线)[^，。；：\d\n]{0,12}(?:确定|公布|出炉|敲定|发布|出台|揭晓)了?[。\n]"
)
_OF_OURS = re.compile(
    r"\s*(?:经[^，。；：\d\n]{2,20}(?:同意|批准|审定|审批|研究|决定)，)?(?:[我全本][省市县区州盟旗]|[\u4e00-\u9fff]{2,8}[省市县区州盟旗])?"
)
"""经市政府同意，2021年…; 云岭市2021年…: what stands before a year that opens what is said"""
_OF_PLACES = re.compile(r"(?:^|[。\n])[^，。；：\d\n]{0,24}$")
_BEFORE = 30


def announces_year(text: str, at: int) -> bool:
    """潭溪市下辖各县2013年低保标准近日先后确定。: the year at place `at` is that of the figures told next."""
    return _ANNOUNCED.match(text, at) is not None and _OF_PLACES.search(text[max(0, at - _BEFORE) : at]) is not None


def behind_address(sentence: Sentence, text: str) -> int:
    """Where 同志们，各位代表：… comes to what is said."""
    address = ADDRESS.match(text, sentence.body, sentence.end)
    return address.end() if address else sentence.body


def opens_with_year(text: str, opening: int, at: int) -> bool:
    """Whether a date opens a sentence whose words begin at `opening`: 2019年, 刚过去的2019年, 据悉，2019年."""
    leads = 0 <= at - opening <= 2 or (
        opening >= 0 and any(each.fullmatch(text, opening, at) for each in (LOOKS_BACK, _OF_OURS))
    )
    return leads or is_reported(text, at) or announces_year(text, at)


def looks_ahead(sentence: Sentence, text: str) -> bool:
    """新的一年，…; 下一步，…: a year that was looked back at ends."""
    return LOOKS_AHEAD.match(text, sentence.body, sentence.end) is not None


def looks_on(leading: Date | None, years: list[tuple[int, Date]], text: str, opening: int) -> bool:
    """总结2018年工作，部署2019年任务: a year looked back at leads nothing where a later one is named behind it.

    Nor does 去年说过的话，今年要兑现.
    """
    if leading and leading.relative == -1 and any(date.relative == 0 for _, date in years):
        return True
    year = leading.year if leading else None
    later = year is not None and any(date.year and date.year > year for _, date in years)
    return later and LOOKS_BACK.match(text, opening) is not None
