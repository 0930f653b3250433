"""Titles of other pages that a copied page lists below its article: 上一篇：…, 相关阅读 and the lines under it.

In: text. Out: the places of these lines. The words are data/lexicon/foot_lines.csv; below one of them a line is a title
while it ends no sentence and opens no numbered part. What is told in prose is never one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from etl.lexicon import read_rows, trie_pattern
from etl.records import Span

_TITLE = re.compile(r"[^\S\n]*(?:[·•◆●■>»-]|\d{1,2}[.．、])?[^\n。；]{0,80}(?:\n|\Z)")
_PART = re.compile("[^\\S\\n]*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])")
_MOST = 30
"""How many titles are listed at most"""


@cache
def _heads() -> re.Pattern[str]:
    rows = read_rows("foot_lines.csv")
    line, below = (trie_pattern([word for word, reach in rows if reach == kind]) for kind in ("line", "below"))
    return re.compile(
        rf"(?m:^)[^\S\n]*[【\[]?(?:{line}[^\S\n]*[:：】\]][^\n]*|(?P<below>{below})[^\S\n]*(?:[:：】\]][^\n。]*)?)(?:\n|\Z)"
    )


def foot_lines(text: str) -> list[Span]:
    """The lines that are titles of other pages.

    >>> text = "提高到690元。\\n相关阅读\\n某县低保720元/月\\n一、今年…"
    >>> [text[start:end] for start, end in foot_lines(text)]
    ['相关阅读\\n某县低保720元/月\\n']
    """
    spans: list[Span] = []
    for match in _heads().finditer(text):
        start, end = match.span()
        if spans and start < spans[-1][1]:
            continue
        for _ in range(_MOST if match["below"] else 0):
            title = _TITLE.match(text, end)
            if not title or end >= len(text) or _PART.match(text, end):
                break
            end = title.end()
        spans.append((start, end))
    return spans


def is_within(spans: list[Span], at: int) -> bool:
    """Whether a place lies in one of the spans, which are in order."""
    index = bisect_right(spans, (at, at + 1)) if spans else 0
    near = spans[max(0, index - 1) : index + 1]
    return any(start <= at < end for start, end in near)
