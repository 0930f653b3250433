"""Names of regions as data/regions.csv lists them, found in text.

In: a text. Out: the place of each name that stands there whole. A name that is but the end of a longer word (大福州市)
is none; names next to each other (内蒙古自治区鄂尔多斯市) are one, told by its last.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from etl.lexicon import FOLDER

_END = re.compile("[省市县区旗州盟](?![域划])")
_BEFORE = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|[经由在从据对于自向是让将年月日国]|(?<=.)[和与及]|记者|根据|按照|近日|日前|获悉|了解到|关于|来源|来自|新闻|中共|转发"
    r"|提高|提升|上调|调整|调高|公布|发布|印发|下达|确定|明确|完善|规范|做好|加强|实施|制定|统一)\Z"
)
_BEGINS_CITY = re.compile(f"(?:{_BEFORE.pattern}|[省市州区和与及]\\Z)")
_REACH = 4
"""How far before a name it is looked whether it begins there"""
_LEVEL = re.compile("[省市县区旗州盟]")
_LEVELS = ("nation", "province", "prefecture", "county")
_NATION = "全国"
_AUTONOMOUS = re.compile("自治([州县旗])$")
_PART = re.compile(".区")
"""东区, 城区, 矿区: names of regions that mean a part of one nearly everywhere"""


@dataclass(frozen=True)
class _Book:
    """The names of all regions; `shared` are borne by several, `short` leads from 福州 to 福州市 where one bears it."""

    names: frozenset[str]
    lengths: tuple[int, ...]
    shared: frozenset[str]
    short: dict[str, str]
    large: frozenset[str]
    """the short names of provinces and prefectures"""
    joined: tuple[str, ...]
    """the short names that begin with 和, which joins two names elsewhere"""


@cache
def _rows() -> list[dict[str, str]]:
    with (FOLDER.parent / "regions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


@cache
def _book() -> _Book:
    rows = _rows()
    names = Counter(row["name"] for row in rows if not _PART.fullmatch(row["name"]))
    names += Counter(spoken for row in rows if (spoken := _spoken(row)) and spoken not in names)
    short: dict[str, str] = {}
    counties = Counter(row["short_name"] for row in rows if row["level"] == "county")
    for row in sorted(rows, key=lambda row: _LEVELS.index(row["level"])):
        if not (row["level"] == "county" and counties[row["short_name"]] > 1):
            short.setdefault(row["short_name"], row["name"])
    large = frozenset(row["short_name"] for row in rows if row["level"] in ("province", "prefecture"))
    lengths = tuple(sorted({len(name) for name in names}, reverse=True))
    shared = frozenset(name for name, times in names.items() if times > 1)
    joined = tuple(sorted({row["short_name"] for row in rows if row["short_name"].startswith("和")}))
    return _Book(frozenset(names), lengths, shared, short, large, joined)


def _spoken(row: dict[str, str]) -> str | None:
    """红河州, 长阳县: what an autonomous prefecture, county or banner is called, None for any other region."""
    kind = _AUTONOMOUS.search(row["name"])
    return row["short_name"] + kind.group(1) if kind else None


def is_named_with_and(text: str, at: int) -> bool:
    """Whether a known name that begins with 和 stands at a place.

    >>> is_named_with_and("和平区", 0), is_named_with_and("和石桥县", 0)
    (True, False)
    """
    return text.startswith(_book().joined, at)


def is_region(name: str) -> bool:
    """Whether words are the full name of a region.

    >>> is_region("海城市"), is_region("其城市")
    (True, False)
    """
    return name in _book().names


def full_name(short: str) -> str | None:
    """The region that a short name means, None if none or several bear it; a province before a city.

    >>> full_name("福州"), full_name("吉林"), full_name("朝阳区")
    ('福州市', '吉林省', None)
    """
    return _book().short.get(short)


@cache
def names_within(region: str | None) -> dict[str, str]:
    """From the short name of each region within one to its full name; none where several regions bear the name.

    Without a region, and of the nation, those of provinces and prefectures.

    >>> names_within("铜川市")["宜君"], names_within("恩施州")["巴东"], names_within(None)["广州"]
    ('宜君县', '巴东县', '广州市')
    """
    if region in (None, _NATION):
        return {short: name for short in _book().large if (name := full_name(short))}
    own = [row for row in _rows() if region in (row["name"], _spoken(row))]
    if len(own) != 1:
        return {}
    below = [row for row in _rows() if row["parent_code"] == own[0]["region_code"]]
    codes = {row["region_code"] for row in below}
    below += [row for row in _rows() if row["parent_code"] in codes]
    names: dict[str, str] = {}
    for row in below:
        names.setdefault(row["short_name"], row["name"])
    names.pop(own[0]["short_name"], None)
    return names


def leading_short_name(words: str) -> str | None:
    """The province or prefecture that words begin with by its short name.

    >>> leading_short_name("武汉4月起提高低保标准"), leading_short_name("同心县民政局")
    ('武汉市', None)
    """
    short = next((words[:length] for length in (4, 3, 2) if words[:length] in _book().large), None)
    return full_name(short) if short and not _LEVEL.search(words, len(short), len(short) + 2) else None


def known_names(text: str) -> Iterator[tuple[int, int]]:
    """Places of names in order; names that follow each other directly are one place, from the first to the last's end.

    >>> [(start, text[start:end]) for text in ["关于提高福州市低保标准"] for start, end in known_names(text)]
    [(4, '福州市')]
    """
    names, lengths = _book().names, _book().lengths
    begin = last = -1
    for match in _END.finditer(text):
        end = match.end()
        start = next((end - n for n in lengths if n <= end and text[end - n : end] in names), None)
        if start is None:
            continue
        if start == last:
            last = end
            continue
        if begin >= 0:
            yield begin, last
        before = (text[max(0, start - length) : start] in _book().large for length in (2, 3))
        begins = _BEFORE.search(text, max(0, start - _REACH), start) or any(before)
        begin, last = (start, end) if begins else (-1, -1)
    if begin >= 0:
        yield begin, last


def ends_city(text: str, end: int) -> bool:
    """Whether a known city whose name ends in 城市 stands right before place `end`, and is not the end of a word.

    >>> ends_city("邹城市低保标准", 3), ends_city("绍兴城市低保标准", 4), ends_city("周口市项城市低保标准", 6)
    (True, False, True)
    """
    names = (end - n for n in (3, 4) if n <= end and text[end - n : end] in _book().names)
    return any(_BEGINS_CITY.search(text, max(0, start - _REACH), start) is not None for start in names)


def last_name(chain: str) -> str:
    """The last of names that follow each other: that of the place itself; the whole where several places bear it.

    >>> last_name("内蒙古自治区鄂尔多斯市"), last_name("北京市朝阳区")
    ('鄂尔多斯市', '北京市朝阳区')
    """
    book = _book()
    name = next(chain[-n:] for n in book.lengths if n <= len(chain) and chain[-n:] in book.names)
    return chain if name in book.shared else name
