"""城关、新华、兴达、昌盛四个街道: places listed by short names and counted, as one scope.

In: a sentence's text and tokens. Out: the scopes of lists that hold as many names as they count, where a word of ours
inside a name (达 of 兴达, 从 of 从化) would break it. A list that counts otherwise is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from etl.extract.text.numerals import read_number
from etl.extract.text.tokens import Token
from etl.lexicon import Word

_COUNTED = re.compile(
    r"等?(?P<number>[两二三四五六七八九十]{1,3}|\d{1,2})个?(?:街道(?:办事处)?|办事处|乡镇|[乡镇县市区旗](?![级政直]))"
)
_LED = "(?:其中|全[市县区]|[我该][市县区]|[在对将由])?"
_LIST = re.compile(
    rf"(?:^|[，。；：\n（(起]){_LED}(?P<names>[\u4e00-\u9fff]{{1,4}}(?:[、和及与][\u4e00-\u9fff]{{1,4}}){{1,19}})\Z"
)
_COMMA, _JOINTS = re.compile("、"), re.compile("[、和及与]")
_MEMBERS = re.compile(
    r"(?P<number>[两二三四五六七八九十]{1,3}|\d{1,2})个?(?:主?城区|街道|乡镇|[乡镇县市区旗])"
    r"(?P<bracket>[（(](?P<names>[\u4e00-\u9fff]{1,6}(?:[、和及与][\u4e00-\u9fff]{1,6}){1,19})[）)])"
)
_GIVEN = re.compile("为|给|涉及|覆盖")
"""为东山、西山两个乡镇发放: to whom something is given limits no standard"""
_ITEM_SIGNS = "、和及与，。；：\n（(市县区"
_LONGEST = 80
_SOFT = ("sep", "scope", "count")


def counted_places(text: str, tokens: list[Token], start: int, end: int, region: str | None) -> list[Token]:
    """The scopes of counted lists in text[start:end] that other tokens would break; `region` may lead to a list."""
    if text.find("、", start, end) < 0:
        return []
    found, starts = [], [token.start for token in tokens]
    for match in _COUNTED.finditer(text, start, end):
        before = text[max(start, match.start() - _LONGEST) : match.start()]
        listed = _LIST.search(before.rpartition(region)[2] if region else before)
        if not listed or _count(match["number"]) not in _numbers_of_names(listed["names"]):
            continue
        begin = match.start() - len(listed["names"])
        inside = tokens[bisect_left(starts, begin) : bisect_left(starts, match.start())]
        if _GIVEN.match(listed["names"]) or _lists_subjects(inside, text):
            continue
        if text[begin] == "和" or any(token.kind not in _SOFT for token in inside):
            name = text[begin : match.end()]
            found.append(Token("scope", begin, match.end(), name, Word(name, "scope", (("scope", name),))))
    return found


def _lists_subjects(tokens: list[Token], text: str) -> bool:
    """低保、特困、孤儿三个县: what is paid, one of the names by itself, is no place."""
    named = (token for token in tokens if token.kind in ("subject", "refuse"))
    return any(
        text[token.end] in "、和及与三四五六七八九十两二等" and text[token.start - 1] in _ITEM_SIGNS for token in named
    )


def counted_members(piece: str) -> str:
    """The bracket behind a counted part that holds as many names as it counts, "" where none does.

    >>> counted_members("市内三区（城东、升平、望江）"), counted_members("市内三区（城东、升平）")
    ('（城东、升平、望江）', '')
    """
    found = _MEMBERS.search(piece) if "、" in piece or "和" in piece else None
    return found["bracket"] if found and _count(found["number"]) in _numbers_of_names(found["names"]) else ""


def _numbers_of_names(listed: str) -> set[int]:
    """How many names a list may hold: 和 joins two, or begins a name (和平、大东、青年).

    >>> sorted(_numbers_of_names("和平、大东、青年")), sorted(_numbers_of_names("城东、升平及望江"))
    ([3, 4], [2, 3])
    """
    return {len(joints.split(listed)) for joints in (_COMMA, _JOINTS)}


def _count(number: str) -> int:
    return 2 if number == "两" else int(read_number(number) or 0)
