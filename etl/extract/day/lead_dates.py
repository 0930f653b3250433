"""Dates of effect that lead a list: 自4月1日起提高以下标准：…; 自4月1日起上调救助标准：…; 从9月1日起，⏎一是…；⏎二是….

In: a sentence with money and its text. Out: where the list begins that the date before it is said of, item by item.
A date inside an item (一是从9月1日起，…；二是…) leads nothing but that item.
"""

from __future__ import annotations

import re
from functools import cache

from etl.extract.text.sentences import Sentence
from etl.lexicon import read_rows, trie_pattern

_FOLLOWING = re.compile("(?:以下|下列|如下)[^，。；：:\\d]{0,10}[:：]|(?:见|如)[下附]表[^，。；：:\\d]{0,4}[:：。]")
"""自4月1日起提高以下标准：…, …，其余标准见下表：the date of all that follows"""
_FIRST_ITEM = re.compile(
    r"(?:起|开始)[^，。；：:\d]{0,12}(?=[，,]\s*(?:一是(?!否)|一、|1(?:[.．、](?!\d)|\.(?=\d{4}年))|[（(][一1][)）]|①|[—●◆■]))"
)
"""从9月1日起，一是…: the first item opens right behind the date"""


@cache
def _raising() -> re.Pattern[str]:
    """自7月1日起，该市上调困难群众保障标准：…: what is raised is named, or nothing is, before the list of what it is
    raised to."""
    raised = trie_pattern([verb for verb, alone in read_rows("raises.csv") if alone == "yes"])
    name = r"[^，。；：:\d]{0,20}"
    ours = r"(?=[^，。；：:]*(?:困难群众|救助|保障|供养|低保|特困|五保|孤儿|儿童))"
    return re.compile(
        rf"(?:起|开始)[，,]?{ours}{name}{raised}{name}(?:标准|水平|待遇)[^，。；：:\d]{{0,6}}[:：]"
        r"(?!\s?(?:每|月|年|人|\d))"
    )


def leads_all(sentence: Sentence, text: str) -> int | None:
    """Where what leads a list ends: the colon of 以下标准：, the comma of 从9月1日起，一是….

    >>> text = "从9月1日起，一是城市低保标准提高到700元；"
    >>> leads_all(Sentence(0, len(text), 0, None, 0, True), text)
    6
    """
    lead = _FOLLOWING.search(text, sentence.start, sentence.end) or _raising().search(
        text, sentence.start, sentence.end
    )
    if lead:
        return lead.end() - 1
    first = _FIRST_ITEM.search(text, sentence.start, sentence.end)
    return first.end() if first else None
