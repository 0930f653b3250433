"""The clause in which characters stand, to be quoted. Pure."""

from __future__ import annotations

import re

from etl.records import Span

_END = re.compile(r"[，。；！？;!?\n\r\t]|(?<!\d),")
_SOFT = re.compile(r"[、：:（）()“”《》\s]")


def clause_around(span: Span, words: str, reach: int = 40) -> str:
    """The characters with the rest of their clause; `reach` characters to a side at most, then … at a softer break.

    >>> clause_around((4, 8), "二是补助480元和一些，其他")
    '二是补助480元和一些'
    >>> clause_around((6, 10), "很长的一句、给480元补助", 4)
    '…给480元补助'
    """
    start = max(0, span[0] - reach)
    before = _END.split(words[start : span[0]])
    head = before[-1]
    if len(before) == 1 and start:
        head = "…" + (_SOFT.split(head, maxsplit=1)[-1])
    end = min(len(words), span[1] + reach)
    after = _END.split(words[span[1] : end])
    tail = after[0]
    if len(after) == 1 and end < len(words):
        breaks = list(_SOFT.finditer(tail))
        tail = (tail[: breaks[-1].start()] if breaks else tail) + "…"
    return f"{head}{words[slice(*span)]}{tail}".strip()
