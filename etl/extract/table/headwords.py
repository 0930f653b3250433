"""The words of a table's head: what role a column plays, which words stand in its corner, what a caption looks like.

The words are data/lexicon/headers.csv; heads of rises (riseheads.py) come before them.
"""

from __future__ import annotations

import re
from functools import cache

from etl.extract.table.riseheads import rise_of_head
from etl.lexicon import lexicon, read_rows, trie_pattern

_BESIDE = ("corner", "target", "done")
"""What a head may say besides the role of its column"""
_CAPTION = re.compile("表$|单位|情况|公布|通知|公告|(?:19|20)\\d\\d年.{3}|[（(].{0,6}元")
_LONGEST_CORNER = 10
_LONGEST_TOTAL = 6
_COUNTED = re.compile("[万千]?(?:[人户名张家个所件处床]|人次|户次)|[%％]")
"""单位 | 人, 张, %: the unit of a row that is no money"""
_SHARE = re.compile("[（(][%％‰][)）]|占.+[比重率]|之比|比值|比重")
"""农村低保标准占城市低保标准比例: what is told in percent"""
_BY_PERSON = re.compile(r"标准.*万元\s?[/每]|万元\s?[/每·]\s?人")
"""标准（万元/人·年）: no money spent"""
_PLACES = re.compile(r"(?=.{2})[省市县区旗州盟]{1,3}(?:[（(][省市县区旗州盟、/]{1,5}[)）])?[别名]?|(?:行政)?区[域划]")
"""县（区）, 市州: kinds of places and nothing else"""

_KINDS = (
    ("care", re.compile("护理|自理|失能")),
    ("area", re.compile("^(?:城|农|乡)")),
    ("mode", re.compile("集中|分散|机构|散居")),
    ("time", re.compile("前|后|原|现|新|20\\d\\d")),
)


@cache
def _roles() -> tuple[tuple[str, str], ...]:
    return tuple((word, role) for word, role in read_rows("headers.csv"))


@cache
def _corners() -> re.Pattern[str]:
    return re.compile(trie_pattern([word for word, role in _roles() if role == "corner"]) + r"(?:[（(].*[)）])?")


@cache
def _words() -> frozenset[str]:
    return frozenset(word for word, _ in _roles()) | {"标准"}


@cache
def _any_role() -> re.Pattern[str]:
    return re.compile(trie_pattern([word for word, _ in _roles()]))


def is_head_word(text: str) -> bool:
    """Whether a head may be worded so and no longer: 项目, 标准, 备注."""
    return text in _words()


def is_corner(text: str) -> bool:
    """Whether a cell is such as stands over the names of the rows.

    >>> is_corner("地区"), is_corner("县（市、区）"), is_corner("东河区")
    (True, True, False)
    """
    return len(text) <= _LONGEST_CORNER and (_corners().fullmatch(text) or _PLACES.fullmatch(text)) is not None


def is_caption(text: str) -> bool:
    """Whether a line is a table's caption and no head of a column."""
    return _CAPTION.search(text) is not None


def is_share(text: str) -> bool:
    """Whether the label of a row names a part of something else, a rate, or what is counted and no money.

    >>> is_share("农村低保标准占城市低保标准比例（%）"), is_share("万人"), is_share("城市低保标准")
    (True, True, False)
    """
    return _SHARE.search(text) is not None or _COUNTED.fullmatch(text) is not None


def names_total(text: str) -> bool:
    """Whether the label of a row says that it adds up the rows above.

    >>> names_total("合 计"), names_total("全市合计"), names_total("合计乡")
    (True, True, False)
    """
    plain = "".join(text.split())
    words = [word for word, role in _roles() if role == "sum"]
    return len(plain) <= _LONGEST_TOTAL and plain.endswith(tuple(words))


def breakdown_of(text: str) -> dict[str, str]:
    """The area, mode and level of care that a cell names if it is but one such word.

    >>> breakdown_of("（集中供养）"), breakdown_of("拨付供养机构")
    ({'mode': 'institution'}, {})
    """
    word = lexicon().get(text.strip("（）() "))
    said = dict(word.gives) if word and word.kind == "subject" else {}
    return {dim: said[dim] for dim in ("area", "mode", "care") if dim in said}


def kind_of(name: str) -> str | None:
    """What a name breaks a standard down by: care, area, mode, time; None if by nothing."""
    return next((kind for kind, shape in _KINDS if shape.search(name)), None)


def names_aim(text: str, aim: str) -> bool:
    """Whether a head says that its figures are to be reached (`target`), or have been (`done`).

    >>> names_aim("2025年目标", "target"), names_aim("完成情况", "done"), names_aim("标准", "target")
    (True, True, False)
    """
    return any(role == aim and word in text for word, role in _roles())


def role_of_head(text: str) -> str | None:
    """The role that one cell of a head gives its column, None if it names none.

    >>> role_of_head("人数（人）"), role_of_head("原标准"), role_of_head("发放标准"), role_of_head("城市")
    ('none', 'old', 'figure', None)
    """
    if rise := rise_of_head(text):
        return rise
    for word, role in _roles() if _any_role().search(text) else ():
        at = text.find(word)
        if role in _BESIDE or at < 0 or (role == "year" and text != word):
            continue
        if word == "万元" and _BY_PERSON.search(text):
            continue
        return "figure" if role == "none" and "标准" in text[at + len(word) :] else role
    return None
