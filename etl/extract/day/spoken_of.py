"""What a sentence with a day of effect speaks of: behind its aim or a title; a head with its day; standards of our own.

In: a sentence and its text, or a place in it. Out: where what is spoken of begins, or whether it is told so. Knows the
wordings that frame a date, not the dates.
"""

from __future__ import annotations

import re

from etl.extract.text.sentences import Sentence

_AIM = re.compile("[\\s\u3000]*(?:为了?|根据|依据|按照)[^，,。；]*[，,]")
"""为使低收入居民分享改革成果，…: what a sentence is for is nothing that it speaks of"""
_REPORTED = re.compile(
    "(?:(?:获悉|据悉|了解到?|得知|透露|介绍|表示|指出|提出|强调|认为|显示|通报|消息|[统据]计|报道|公布|宣布|同意|批准|审定|研究决定)[，,：:]"
    "|讯[ \u3000]?)"
    "(?:截[至止]|[到至在]|刚?刚?过去的)?$"
)
_HEAD_WITH_DAY = re.compile(r"[（(【\[][^（）()]{0,24}(?:执行|施行|实施|生效|起)[)）】\]]\s*[:：]?\s*$")
_PAUSES = "，,：: \u3000讯至止到在的"
"""What a year that is reported may stand behind"""
_THAT_PLACE = re.compile("该[市县区旗州盟]")
_OURS = re.compile("(?:我|本|该|全)[市县区旗州盟][^，。；\\d]{0,12}标准")


def speaks_of_that_place(sentence: Sentence, text: str) -> bool:
    """该市新标准均从7月1日起执行: a sentence on the place that was spoken of last."""
    return _THAT_PLACE.search(text, sentence.start, sentence.end) is not None


def end_of_aim(sentence: Sentence, text: str) -> int:
    """Where 为保障特困人员生活，… comes to what the sentence speaks of."""
    aim = _AIM.match(text, sentence.body, sentence.end)
    return aim.end() if aim else sentence.start


def end_of_title(sentence: Sentence, text: str) -> int:
    """印发《关于提高孤儿等保障标准的通知》，自4月1日起执行以下标准：the list says whose date it is, not the title."""
    leads = text[sentence.start : sentence.end].rstrip().endswith(("：", ":", "如下。"))
    return text.rfind("》", sentence.start, sentence.end) + 1 if leads else sentence.start


def is_reported(text: str, at: int) -> bool:
    """记者从会议上获悉，2014年，…, 本报讯 2014年…: the year that opens what is told."""
    return text[max(0, at - 1) : at] in _PAUSES and _REPORTED.search(text, max(0, at - 10), at) is not None


def heads_with_day(sentence: Sentence, text: str) -> bool:
    """低保标准（7月1日起执行）: whether a sentence is a head that bears a day of effect."""
    return _HEAD_WITH_DAY.search(text, sentence.start, sentence.end) is not None


def speaks_of_ours(sentence: Sentence, text: str) -> bool:
    """我县标准自…起: whether it speaks of the standards of its own place."""
    return _OURS.search(text, sentence.start, sentence.end) is not None
