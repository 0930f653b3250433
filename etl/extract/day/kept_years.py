"""Years whose standards are kept: 2024年维持上年水平不变，仍为780元; 与去年一样; 继续执行2023年标准.

In: a text and the place of a year. Out: whether it only says which standard goes on, and so dates no figure. What is
carried out without being kept (执行2023年标准) is left alone.
"""

from __future__ import annotations

import re

_REACH = 14
_KEPT = re.compile(
    "(?:(?:维持|保持|延续|沿用|沿袭|承袭|保留|不低于|没有低于)(?:在|着|了|住)?"
    "|(?:继续|仍然?|依然|依旧|还是?|暂时?|都|均|一律)(?:沿用|执行|按照?|依照?|实行|实施|参照|比照|采用)(?:着|了)?)"
    "(?:我[市县区旗省州]|全[市县区旗省州])?的?\\s?\\Z"
)
"""维持上年水平, 仍按去年标准"""
_LIKE = re.compile("[和跟与同]\\s?\\Z")
_AS_BEFORE = re.compile("度?的?[^，。；\\d]{0,8}?(?:一样|相同|一致|持平|齐平|相当)")
"""和去年一样, 跟上年标准相同"""


def is_kept(text: str, start: int, end: int) -> bool:
    """Whether the standard of the year at text[start:end] is said to go on.

    >>> is_kept("维持上年水平不变", 2, 4), is_kept("和去年一样", 1, 3), is_kept("执行2023年标准", 2, 7)
    (True, True, False)
    """
    before = max(0, start - _REACH)
    if _KEPT.search(text, before, start):
        return True
    return _LIKE.search(text, before, start) is not None and _AS_BEFORE.match(text, end) is not None
