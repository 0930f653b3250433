"""Dates of effect that lead a list: 自4月1日起提高以下标准：…; 从9月1日起，⏎一是…；⏎二是….

In: a sentence with money and its text. Out: where the list begins that the date before it is said of, item by item.
A date inside an item (一是从9月1日起，…；二是…) leads nothing but that item.
"""

from __future__ import annotations

import re

from etl.extract.text.sentences import Sentence

_FOLLOWING = re.compile("(?:以下|下列|如下)[^，。；：:\\d]{0,10}[:：]|(?:见|如)[下附]表[^，。；：:\\d]{0,4}[:：。]")
"""自4月1日起提高以下标准：…, …，其余标准见下表：the date of all that follows"""
_FIRST_ITEM = re.compile(
    r"(?:起|开始)[^，。；：:\d]{0,12}(?=[，,]\s*(?:一是(?!否)|一、|1(?:[.．、](?!\d)|\.(?=\d{4}年))|[（(][一1][)）]|①|[—●◆■]))"
)
"""从9月1日起，一是…: the first item opens right behind the date"""


def leads_all(sentence: Sentence, text: str) -> int | None:
    """Where what leads a list ends: the colon of 以下标准：, the comma of 从9月1日起，一是….

    >>> text = "从9月1日起，一是城市低保标准提高到700元；"
    >>> leads_all(Sentence(0, len(text), 0, None, 0, True), text)
    6
    """
    lead = _FOLLOWING.search(text, sentence.start, sentence.end)
    if lead:
        return lead.end() - 1
    first = _FIRST_ITEM.search(text, sentence.start, sentence.end)
    return first.end() if first else None
