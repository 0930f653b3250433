"""Title, publisher and date of publication, where the file itself says so; otherwise None, never a guess.

Sources, in this order: a page's meta tags, labelled lines at the head (发布机构：…), a first line that reads like a
title, the signature at the end (an organ, then a date). File dates and authors of office files are not believed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

import opencc
from lxml import html

_HEAD_LINES = 20
_TAIL_LINES = 6
_PINYIN = re.compile(r"[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ]{1,8}[)）]")
_DATE = re.compile(r"((?:19|20)\d\d)\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})(?!\d)")
_STAMP = re.compile(_DATE.pattern.removesuffix(r"(?!\d)") + r"日?\s+\d{1,2}[:：]\d{2}")
_CHINESE_DATE = re.compile(
    r"([二一][〇零○Ｏ０一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_DIGITS = {**{char: value for value, char in enumerate("零一二三四五六七八九")}, **dict.fromkeys("〇○Ｏ０", 0)}


class Heading(NamedTuple):
    title: str | None = None
    publisher: str | None = None
    published: str | None = None

    def or_else(self, other: Heading) -> Heading:
        """This heading, its gaps filled from another."""
        return Heading(*(mine or theirs for mine, theirs in zip(self, other, strict=True)))


def heading_of_text(text: str) -> Heading:
    """What the head and the foot of a text say.

    >>> heading_of_text("云岭市2022年民政工作总结\\n发布时间:2022-12-06 来源:云岭市民政局\\n2022年，……")
    Heading(title='云岭市2022年民政工作总结', publisher='云岭市民政局', published='2022-12-06')
    """
    lines = _first_lines(text[:8000].splitlines(), _HEAD_LINES)
    foot = _first_lines(reversed(text[-2000:].splitlines()), _TAIL_LINES)[::-1]
    labelled = Heading(
        _labelled(lines, "title"), _labelled(lines, "publisher"), _first_date(_labelled(lines, "published"))
    )
    return labelled.or_else(Heading(_title_line(lines), None, _stamp(lines))).or_else(_signature(foot))


def meta_heading(page: html.HtmlElement) -> Heading:
    """What a page's meta tags, its first heading and its <title> say."""
    metas = {
        (tag.get("name") or tag.get("property") or "").lower(): tag.get("content", "") for tag in page.iter("meta")
    }

    def meta(role: str) -> str | None:
        return next(
            (metas[name.lower()].strip() for name in load_words()[role] if metas.get(name.lower(), "").strip()), None
        )

    h1 = next((" ".join(tag.text_content().split()) for tag in page.iter("h1")), None)
    tag = page.find(".//title")
    shown = re.split(r"\s*[-_|—–]+\s*", " ".join((tag.text_content() if tag is not None else "").split()))[0]
    return Heading(
        sensible_title(meta("meta_title") or h1 or shown), meta("meta_publisher"), _first_date(meta("meta_published"))
    )


def sensible_title(title: str | None) -> str | None:
    """A title, unless a program made it up.

    >>> sensible_title("Word 文档"), sensible_title("石桥县低保标准")
    (None, '石桥县低保标准')
    """
    stripped = (title or "").strip()
    named = re.search(r"[\u4e00-\u9fff]{2}", stripped) and not any(
        stripped.startswith(w) for w in load_words()["empty_titles"]
    )
    return stripped if named and len(stripped) <= 120 else None


def _plain(line: str) -> str:
    return _to_simplified().convert(_PINYIN.sub("", line)).strip()


def _first_lines(lines: Iterable[str], count: int) -> list[str]:
    """The first `count` lines that say anything, as _plain reads them."""
    return list(islice((plain for line in lines if (plain := _plain(line))), count))


def _labelled(lines: list[str], role: str) -> str | None:
    """The value after one of the labels of a role: "来源：市民政局", "发布机构 | 市民政局 |"."""
    head = "\n".join(lines)
    for label in load_words()[role]:
        if not all(char in head for char in label):
            continue
        spaced = r"\s*".join(label)
        pattern = re.compile(rf"(?:^|[\s|【\[（(]){spaced}\s*[:：]?\s*(?:[|\t]|(?<=[:：]))\s*([^|\t\n:：】]+)")
        for line in lines:
            if (found := pattern.search(line)) and (value := _value(found.group(1), role)):
                return value
    return None


def _value(raw: str, role: str) -> str | None:
    value = raw.strip(" \u3000,，;；、〔〕[]()（）【】")
    if role == "published":
        return value if _first_date(value) else None
    if role == "title":
        return sensible_title(value)
    organ = value.split()[0] if value.split() else ""
    return organ if 2 < len(organ) <= 30 and organ.endswith(tuple(load_words()["organ_endings"])) else None


def _title_line(lines: list[str]) -> str | None:
    for line in lines[:8]:
        title = " ".join(line.split())
        wordy = any(word in title for word in load_words()["title_words"])
        if (
            wordy
            and 6 <= len(title) <= 60
            and not re.search(r"[。；;:：!！|]|，.*，|^\d+[、.．]|\.[a-z]{3,4}$|^[一二三四五六七八九十]+、|^《", title)
        ):
            return title
    return None


def _stamp(lines: list[str]) -> str | None:
    """A date with a time of day near the head is when a site published the text."""
    return next((_first_date(line) for line in lines[:8] if _STAMP.search(line)), None)


def _signature(foot: list[str]) -> Heading:
    for organ, dated in pairwise(foot):
        if _DATE.match(dated) or _CHINESE_DATE.match(dated):
            name = "".join(organ.split())
            signed = 4 <= len(name) <= 30 and name.endswith(tuple(load_words()["organ_endings"][:7]))
            return Heading(None, name if signed and "，" not in name else None, _first_date(dated) if signed else None)
    return Heading()


def _first_date(value: str | None) -> str | None:
    """The first full date of a text as ISO; None for a day that does not exist.

    >>> _first_date("2023年5月6日 10:00"), _first_date("二〇二三年十二月三十日"), _first_date("2023-13-40")
    ('2023-05-06', '2023-12-30', None)
    """
    if found := _DATE.search(value or ""):
        year, month, day = (int(part) for part in found.groups())
    elif found := _CHINESE_DATE.search(value or ""):
        year = int("".join(str(_DIGITS.get(char, 0)) for char in found.group(1)))
        month, day = (_count(part) for part in found.groups()[1:])
    else:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _count(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    return (_DIGITS[tens] if tens else 1) * 10 * bool(ten) + (_DIGITS[ones] if ones else 0)


@cache
def _to_simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def load_words() -> dict[str, list[str]]:
    return tomllib.loads((Path(__file__).parent / "heads.toml").read_text(encoding="utf-8"))
