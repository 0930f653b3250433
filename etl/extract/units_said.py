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
