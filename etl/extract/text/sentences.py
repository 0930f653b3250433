"""Text to sentences, with the numbering that opens them.

A sentence ends at 。！？ or at a line end; lines that only wrap were joined before. `level` is the depth of its
numbering (一、 is 1, （一） 2, 1. 3 …), None without one. Only sentences with an anchor (money, a topic, a date of
effect) are worth lexing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.lexicon import read_rows, trie_pattern

_END = re.compile(r"[。！？!?\n]")
BULLET = 6
"""The depth of what has no number: 一是, —, ●"""
_LEVELS: tuple[tuple[int, str], ...] = (
    (
        1,
        r"(?:第?[一二三四五六七八九十]{1,3}(?:、(?![二三四五六类档、和及与]{2,9}[地区县])|部分)|[一二三四五六七八九十]{1,3}\."
        r"|第[一二三四五六七八九十百\d]{1,4}条(?:之[一二三四五])?(?![规所第中款之的、和与至及])[ \u3000]{0,4})",
    ),
    (2, r"[（(][一二三四五六七八九十]{1,3}[)）]、?"),
    (3, r"\d{1,2}(?:[.．、](?!\d)|\.(?=\d{4}年))"),
    (4, r"[（(]\d{1,2}[)）]"),
    (5, r"[①-⑳]"),
    (BULLET, r"(?:[一二三四五六七八九]是(?!否)|第[一二三四五六]，|——|[—●◆■▲•★☆◇□▶►➤※◎])"),
)
MARKER = re.compile(
    r"[\s\u3000]*(?:[问答][:：]\s?)?(?:[·●◆■▲★☆◇□▶►➤※◎]\s?(?=[一二三四五六七八九十（(\d]))?(?:"
    + "|".join(f"(?P<l{level}>{shape})" for level, shape in _LEVELS)
    + ")"
)
_MAY_MARK = frozenset("问答第一二三四五六七八九十今去上过到至在刚回")
"""The letters that a numbering or a year that leads may begin with"""
_KINDS = ("called", "back", "ahead")
_OPENING = {kind: [word for word, its in read_rows("opening_words.csv") if its == kind] for kind in _KINDS}
_MAY_OPEN = frozenset(word[:2] for words in _OPENING.values() for word in words) | {"各位", "现将", "现就", "现把"}
"""What else LEADING_YEAR or LOOKS_AHEAD may begin with: their first letters alone are too common"""


@dataclass(slots=True)
class Sentence:
    """A stretch of text with the level of its numbering; `body` is where the text behind the numbering begins."""

    start: int
    end: int
    body: int
    level: int | None
    line: int
    opens_line: bool


def split_sentences(text: str, anchors: Sequence[int]) -> Iterator[Sentence]:
    """The sentences of `text` in order that open a line, hold one of the `anchors` (places in order) or may be marked.

    Most sentences of a work summary do neither: they are passed over without a look at their words.
    """
    start = line = 0
    opens = True
    ahead = iter((*anchors, len(text)))
    anchor = next(ahead)
    for match in _END.finditer(text):
        end = match.end()
        if anchor < end or opens or _may_be_marked(text, start):
            if sentence := _make(text, start, end, line, opens):
                yield sentence
                opens = False
            while anchor < end:
                anchor = next(ahead)
        start = end
        if text[end - 1] == "\n":
            line, opens = line + 1, True
    if sentence := _make(text, start, len(text), line, opens):
        yield sentence


def _make(text: str, start: int, end: int, line: int, opens: bool) -> Sentence | None:
    if start == end or text[start:end].isspace():
        return None
    marker = MARKER.match(text, start, end) if _may_be_marked(text, start) else None
    if not marker:
        return Sentence(start, end, start, None, line, opens)
    return Sentence(start, end, marker.end(), level_of(marker), line, opens)


def _may_be_marked(text: str, start: int) -> bool:
    """Whether a numbering or a leading year may begin at this place."""
    first = text[start]
    return first in _MAY_MARK or not first.isalpha() or text[start : start + 2] in _MAY_OPEN


def level_of(marker: re.Match[str]) -> int:
    """The depth of a numbering that MARKER found."""
    return int((marker.lastgroup or "l6")[1:])


_CALLED = trie_pattern(_OPENING["called"]) + r"|各位[^，,：:！!。；\s\d]{1,8}"
_ADDRESS = rf"(?:(?:{_CALLED})[、，,：:！!\s]{{1,3}})*"
_BACK = rf"(?:在?刚?刚?过去的|在?刚刚?(?=过去)|{trie_pattern(_OPENING['back'])}(?:一下)?(?:过去的)?)"
"""在刚刚过去的2022年，…; 总结2022年，…"""
_AHEAD = trie_pattern(_OPENING["ahead"])
_TOLD = "(?:汇报|报告|总结|回顾|通报)(?:如下|于后|[，,。：:])"
_TELLS = rf"(?:现|下面)?我?[将就把](?:我[市县区局])?(?=[^，。；\n]{{4,30}}{_TOLD})"
"""现将2022年工作情况汇报如下"""
ADDRESS = re.compile(rf"[\s\u3000]*{_ADDRESS}")
"""同志们，各位代表：before what is said"""
LOOKS_BACK = re.compile(rf"[\s\u3000]*(?:{_BACK}|{_TELLS})")
LOOKS_AHEAD = re.compile(rf"[\s\u3000]*{_ADDRESS}{_AHEAD}")
"""新的一年，…: what follows is told of no year that was looked back at"""
LEADING_YEAR = re.compile(
    rf"[\s\u3000…·.]*{_ADDRESS}(?:(?:[到至]|{_BACK}|{_TELLS})?(?:19|20)\d\d\s?年|今年|去年|上年|(?:{_BACK})?(?:过去的?[一三四五]年|[一三四五]年来)"
    rf"|{_AHEAD})"
)
