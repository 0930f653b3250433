"""Text to sentences, with the numbering that opens them.

A sentence ends at 。！？ or at a line end, unless the line only wraps. `level` is the depth of its numbering (一、 is
1, （一） 2, 1. 3 …), None without one. Only sentences with an anchor (money, a topic, a date of effect) are worth
lexing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_END = re.compile(r"[。！？!?\n]")
_LEVELS: tuple[tuple[int, str], ...] = (
    (1, r"(?:第?[一二三四五六七八九十]{1,3}(?:、|部分)|[一二三四五六七八九十]{1,3}\.)"),
    (2, r"[（(][一二三四五六七八九十]{1,3}[)）]、?"),
    (3, r"\d{1,2}(?:[.．、](?!\d)|\.(?=\d{4}年))"),
    (4, r"[（(]\d{1,2}[)）]"),
    (5, r"[①-⑳]"),
    (6, r"(?:[一二三四五六七八九]是(?!否)|第[一二三四五六]，|——|[—●◆■▲•])"),
)
MARKER = re.compile(
    r"[\s\u3000]*(?:[问答][:：]\s?)?(?:" + "|".join(f"(?P<l{level}>{shape})" for level, shape in _LEVELS) + ")"
)
_NAMES = re.compile(r"[^：:，。；\d]{2,24}[：:]")
_ENDS_IN_FIGURE = re.compile(r"^[^，。；]*\d\s?元?(?:[/每·][/每人月年·]{1,6})?$")
_MAY_MARK = frozenset("问答第一二三四五六七八九十今去上过")
"""The letters that a numbering or LEADING_YEAR may begin with"""
_WRAPS_AFTER = "，,、"
_ENDS = "。！？!?；;：:"


@dataclass(slots=True)
class Sentence:
    """A stretch of text with the level of its numbering; `body` is where the text behind the numbering begins."""

    start: int
    end: int
    body: int
    level: int | None
    line: int
    opens_line: bool


def _wraps(text: str, line_start: int, at: int) -> bool:
    """Whether the line end at `at` only wraps a sentence of a fixed-width page."""
    line = text[line_start:at].strip()
    if not line or text.startswith("\n", at + 1):
        return bool(line) and line[-1] in _WRAPS_AFTER
    if line[-1] in _WRAPS_AFTER:
        return True
    if line[-1] in _ENDS or len(line) < 20:
        return False
    next_end = text.find("\n", at + 1)
    following = text[at + 1 : next_end if next_end >= 0 else len(text)].strip()
    return abs(len(following) - len(line)) <= 2 and not MARKER.match(following) and not _are_entries(line, following)


def _are_entries(line: str, following: str) -> bool:
    """Whether two lines of one length are entries of a list: each names something first, or ends in a figure."""
    return all(map(_NAMES.match, (line, following))) or all(map(_ENDS_IN_FIGURE.search, (line, following)))


def split_sentences(text: str, anchors: Sequence[int]) -> Iterator[Sentence]:
    """The sentences of `text` in order that open a line, hold one of the `anchors` (places in order) or may be marked.

    Most sentences of a work summary do neither: they are passed over without a look at their words.
    """
    start = line_start = line = 0
    opens = True
    ahead = iter((*anchors, len(text)))
    anchor = next(ahead)
    for match in _END.finditer(text):
        end = match.end()
        is_break = text[end - 1] == "\n"
        if is_break and _wraps(text, line_start, end - 1):
            line_start = end
            continue
        if anchor < end or opens or _may_be_marked(text[start]):
            if sentence := _make(text, start, end, line, opens):
                yield sentence
                opens = False
            while anchor < end:
                anchor = next(ahead)
        start = end
        if is_break:
            line, line_start, opens = line + 1, start, True
    if sentence := _make(text, start, len(text), line, opens):
        yield sentence


def _make(text: str, start: int, end: int, line: int, opens: bool) -> Sentence | None:
    if start == end or text[start:end].isspace():
        return None
    marker = MARKER.match(text, start, end) if _may_be_marked(text[start]) else None
    if not marker:
        return Sentence(start, end, start, None, line, opens)
    return Sentence(start, end, marker.end(), level_of(marker), line, opens)


def _may_be_marked(first: str) -> bool:
    """Whether a numbering or a leading year may begin with this character."""
    return first in _MAY_MARK or not first.isalpha()


def level_of(marker: re.Match[str]) -> int:
    """The depth of a numbering that MARKER found."""
    return int((marker.lastgroup or "l6")[1:])


LEADING_YEAR = re.compile(r"[\s\u3000]*(?:(?:19|20)\d\d\s?年|今年|去年|上年|过去的?一年)")
