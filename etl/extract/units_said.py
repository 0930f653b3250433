"""A unit said apart from its amounts: 单位均为元/人.月 behind a list, 单位：元/月 over a table."""

from __future__ import annotations

import re

from etl.extract.lexer import read_unit

_SAID = re.compile(r"单位\s?(?:均为|都为|都是|为|是)?\s?[:：]?\s?[（(]?万?元(?P<tail>[/每·人月年户均.、 ]{1,8})")


def unit_said(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The period of a unit said in text[start:end], and its place; None without one.

    >>> unit_said("单位均为元/人.月。", 0, 10)[0]
    'month'
    """
    if "单位" not in text[start:end]:
        return None
    match = _SAID.search(text, start, end)
    period = read_unit(match["tail"])[0] if match else None
    return (period, match.start(), match.end()) if match and period else None


_HEADER = re.compile(
    r"[（(]?元\s?(?P<tail>[/每·人月年、. ]{1,8})"
    r"|(?P<word>每人每月|月人均|每月|每人每年|年人均|每年|月标准|(?<!\d)年标准)"
)


def unit_of_header(text: str) -> str | None:
    """The period that a column's header names.

    >>> unit_of_header("标准（元/人·月）"), unit_of_header("年人均标准"), unit_of_header("标准")
    ('month', 'year', None)
    """
    match = _HEADER.search(text)
    if not match:
        return None
    word = match["word"]
    return read_unit(match["tail"])[0] if match["tail"] else ("month" if word and "月" in word else "year")
