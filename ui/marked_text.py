"""A text with figures marked at their exact characters, as HTML. Pure; everything of the text is escaped, nothing runs.

Used where a person reads what was read: the page read, and the passage of a figure on the page sources. Marks may
overlap and cost time by their number only; characters that would change how the rest is shown (controls, direction
marks) stand as U+FFFD.
"""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from etl.records import Span
from words.catalogue import Lang

_UNSHOWABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


@dataclass(frozen=True)
class TextMark:
    """Characters to mark: `kind` is a CSS class (figure, shared, chosen, doubtful), `note` is read on hover."""

    span: Span
    kind: str = "figure"
    note: str = ""
    number: str = ""
    """shown small before the marked text, e.g. the figure's number in the table"""
    leads: bool = True
    """whether a passage is cut around it; else it is marked only where it stands in one"""


def marked_text(text: str, marks: Iterable[TextMark], lang: Lang = "zh", around: int | None = None) -> str:
    """The text, or with `around` so many characters before the first mark to so many after the last.

    >>> marked_text("每月<690>元", [TextMark((3, 6))])
    "<div class='passage' lang='zh-CN' tabindex='0'>每月&lt;<mark class='figure'>690</mark>&gt;元</div>"
    """
    inside = [mark for mark in marks if 0 <= mark.span[0] < mark.span[1] <= len(text)]
    start, end = _window(text, inside, around)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    language = "zh-CN" if lang == "zh" else "en"
    body = "".join(_pieces(text, start, end, inside))
    return f"<div class='passage' lang='{language}' tabindex='0'>{before}{body}{after}</div>"


def mark_key(kinds: Mapping[str, str], further: str = "", lang: Lang = "zh") -> str:
    """One line under a heading that says what the marks mean: {CSS class: meaning}, marked that way.

    >>> mark_key({"refused": "未采用"}, "理由见下。")
    "<p class='source key' lang='zh-CN'><mark class='refused'>未采用</mark> 理由见下。</p>"
    """
    shown = (
        f"<mark class='{html.escape(kind, quote=True)}'>{html.escape(said)}</mark>" for kind, said in kinds.items()
    )
    return (
        f"<p class='source key' lang='{'zh-CN' if lang == 'zh' else 'en'}'>{' '.join(shown)} {html.escape(further)}</p>"
    )


def _window(text: str, marks: list[TextMark], around: int | None) -> Span:
    spans = [mark.span for mark in marks if mark.leads]
    if around is None or not spans:
        return 0, len(text)
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    return max(0, first - around), min(len(text), last + around)


def _pieces(text: str, start: int, end: int, marks: list[TextMark]) -> Iterator[str]:
    """The characters from `start` to `end`, cut where a mark begins or ends."""
    within = sorted((mark for mark in marks if mark.span[0] < end and mark.span[1] > start), key=lambda m: m.span[0])
    cuts = sorted({start, end, *(edge for mark in within for edge in mark.span if start <= edge <= end)})
    waiting, over = deque(within), list[TextMark]()
    for a, b in pairwise(cuts):
        over = [mark for mark in over if mark.span[1] > a]
        while waiting and waiting[0].span[0] <= a:
            over.append(waiting.popleft())
        yield _piece(text, a, b, over)


def _piece(text: str, start: int, end: int, over: list[TextMark]) -> str:
    """Characters that lie under the same marks; a number stands where its mark begins."""
    shown = html.escape(_UNSHOWABLE.sub("\ufffd", text[start:end]))
    if not over:
        return shown
    kinds = " ".join(dict.fromkeys(html.escape(mark.kind, quote=True) for mark in over))
    notes = "；".join(dict.fromkeys(mark.note for mark in over if mark.note))
    title = f" title='{html.escape(notes, quote=True)}'" if notes else ""
    numbers = " ".join(mark.number for mark in over if mark.number and mark.span[0] == start)
    number = f"<sup>{html.escape(numbers)}</sup>" if numbers else ""
    return f"<mark class='{kinds}'{title}>{number}{shown}</mark>"
