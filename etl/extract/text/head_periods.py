"""The period that the name of a standard has in a head: 城市低保月标准：…, 农村五保年供养标准：…, 每人每月标准为：….

In: the tokens of a head and the text. Out: month or year for all figures under the head that say none. Refuses 月 and
年 that end another word (上年标准, 2012年保障标准).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from etl.extract.text.tokens import Token
from etl.extract.text.units_said import unit_stuck

if TYPE_CHECKING:
    from etl.extract.reading import Reader

_PARTED = ("\n", "\t")
"""What parts lines and cells: 元/年 above a row 标准 is none of its name"""


def period_of_head(tokens: Sequence[Token], text: str) -> str | None:
    """The period right before the name of the last standard that has one, or at its beginning."""
    for before, token in reversed(list(pairwise([None, *tokens]))):
        word = token.word if token and token.kind == "subject" else None
        if token and word and "standard" in word.flags and (period := _named(token, text) or _said(before, token)):
            return period
    return None


def _said(before: Token | None, token: Token) -> str | None:
    """每人每月标准, 每人每月的保障标准: the unit right before the name."""
    near = before is not None and before.kind == "period" and token.start - before.end <= 1
    period = before.word.get("period") if near and before and before.word else None
    return period if period in ("month", "year") else None


def _named(token: Token, text: str) -> str | None:
    """年供养标准, 年人均供养标准 begin with their period; 月 stands before 保障线, in its line and cell."""
    begins = token.word is not None and token.word.get("prefix") and token.text[0] in "月年"
    at = token.start + 1 if begins else token.start
    return None if text[at - 1 : at] in _PARTED else unit_stuck(text, at)


def hear_head_period(reader: Reader, level: float, period: str | None) -> None:
    """A heading on a line of its own gives the lines below it its period, till a heading as high comes."""
    if period or (reader.head_period and level <= reader.head_period[0]):
        reader.head_period = (level, period) if period else None
