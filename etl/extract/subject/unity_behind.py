"""上述基本生活标准、照料护理标准均不分城乡: one rate for both areas, said of standards that are told above.

In: the drafts of a text and the text. Out: the same drafts; those that the sentence refers to are unified, where none
of their standard has an area of its own. What is only planned, or said of persons, unifies nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from etl.extract.drafts import Draft
from etl.extract.subject.subjects import UNIFIED
from etl.extract.text.lexer import lex
from etl.extract.text.sentences import MARKER

_BOTH = "城乡"
_BEFORE, _BEHIND = 48, 14
"""How many characters around 城乡 the words may reach"""
_SAID = re.compile(
    r"(?:以上|上述|前述)(?P<named>[^，,。；;：:！？\n]{0,40}?)[均都也已皆]*"
    r"(?:不再?区?分城乡(?!差[别距异]|居民|低保|特困)"
    r"|(?:实行|实现|执行)?城乡(?:统一|同标|一体化?|均?(?:执行|实行|为)?(?:同一个?|统一|一个|相同)的?标准)(?=[，,。；;、）)执实\n]|\Z))"
)
_STANDARDS = re.compile(r"标准|基本生活费|护理费|[各两三四几\d]项|\A均?\Z")
_RECENT = 60
"""How many figures back such words may reach"""
_OTHERWISE = re.compile("将|拟|逐步|力争|推进|推动|尚|未|没有|第|如何|是否")
"""What is not yet so, or of one item only"""


def unify_above(drafts: list[Draft], text: str) -> None:
    """Gives the figures that a sentence says 不分城乡 of their area."""
    for start, named, names in _told(text) if drafts else ():
        line = text.rfind("\n", 0, start) + 1
        begin = line if MARKER.match(text, line) else 0
        words = [token.word for token in lex(text, named, named + len(names)) if token.word]
        families = {family for word in words if (family := word.get("family"))}
        parts = {part == "care" for word in words if (part := word.get("part"))}
        last = bisect_left(drafts, start, key=_place)
        above = [draft for draft in drafts[max(0, last - _RECENT) : last] if draft.amount.start >= begin]
        meant = [
            draft
            for draft in above
            if (not families or draft.subject.get("family") in families) and (not parts or _is_care(draft) in parts)
        ]
        apart = {_standard(draft) for draft in meant if draft.subject.get("area")}
        for draft in meant:
            if _standard(draft) not in apart:
                draft.subject = {**draft.subject, "area": UNIFIED}


def _told(text: str) -> Iterator[tuple[int, int, str]]:
    """Where such words begin, and what they name."""
    at = text.find(_BOTH)
    while at >= 0:
        said = _SAID.search(text, max(0, at - _BEFORE), at + _BEHIND)
        if said and said.end() > at and _STANDARDS.search(said["named"]) and not _OTHERWISE.search(said["named"]):
            yield said.start(), said.start("named"), said["named"]
        at = text.find(_BOTH, at + 1)


def _place(draft: Draft) -> int:
    return draft.amount.start


def _is_care(draft: Draft) -> bool:
    return draft.subject.get("part") == "care"


def _standard(draft: Draft) -> tuple[str | None, bool]:
    return (draft.subject.get("family"), _is_care(draft))
