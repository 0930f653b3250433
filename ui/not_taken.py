"""The amounts and multiples of a text that were not taken: those that are no standards, and those left undecided.

In: an Extraction and its text. Out: each with its place and the reason in words. What was refused for a reason that
shows it to be no standard is decided; a refusal for want of words, and what no rule came to, is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.extract.refusal.telling import UNDECIDED
from etl.records import Extraction, Span, Step
from ui.clauses import clause_around
from ui.marked_text import TextMark
from ui.spans import touching
from ui.unread import AMOUNT, unread
from words.catalogue import Lang, text
from words.refusals import refusal_sentence

MOST = 60
"""How many lines are shown; all amounts are counted"""
_SUM = re.compile(r"(?<![\d.])\d[\d,，]+(?:\.\d+)?\s*万元|\d\s*亿元")
"""100 000 yuan and more: no person's standard"""
_OF_STANDARD = re.compile(r"(?:低保|生活保障|特困|供养|孤儿|养育).*标准|标准.*(?:低保|生活保障)")
_LIMITING = re.compile("收入|财产|以下|以内|之内|以上的")
"""低保标准1.5倍以内的家庭 tells who is entitled, not what is paid"""

_RISE = re.compile(r"(?:提高|增加|上调|上涨|增长|提升)了?(?:每[人月年]|\s)*$")
_REACH = 12


@dataclass(frozen=True)
class NotTaken:
    """An amount or a multiple, and why it is not among the standards."""

    span: Span
    reason: str
    is_decided: bool


def not_taken(extraction: Extraction, words: str, lang: Lang) -> list[NotTaken]:
    """All of them in the order of the text; what was read as a count or a sum is not among them."""
    is_counted = touching(span for count in extraction.caseload for span in count.spans)
    found = [_of_step(step, words, lang) for step in extraction.refused if not is_counted(step.span)]
    found += [_of_unread(span, words, lang) for span in unread(extraction, words)]
    return sorted(found, key=lambda each: each.span)


def _of_step(step: Step, words: str, lang: Lang) -> NotTaken:
    if step.result in UNDECIDED and _is_sum(step.span, words):
        return NotTaken(step.span, text("read.large_sum", lang), True)
    return NotTaken(step.span, refusal_sentence(step.result, step.said, lang), step.result not in UNDECIDED)


def _of_unread(span: Span, words: str, lang: Lang) -> NotTaken:
    if _is_sum(span, words):
        return NotTaken(span, text("read.large_sum", lang), True)
    return NotTaken(span, text(_open_reason(span, words), lang), False)


def _open_reason(span: Span, words: str) -> str:
    """What an amount that no rule came to looks like: a standard told as a multiple, a rise without the new figure."""
    clause = clause_around(span, words)
    if words[span[1] - 1] == "倍":
        by_multiple = _OF_STANDARD.search(clause) and not _LIMITING.search(clause)
        return "read.only_multiple" if by_multiple else "read.unread"
    is_rise = _RISE.search(words, max(0, span[0] - _REACH), span[0])
    return "extraction.refused_rise_only" if is_rise else "read.unread"


def _is_sum(span: Span, words: str) -> bool:
    return _SUM.search(words[slice(*span)]) is not None


def counts(found: Sequence[NotTaken]) -> tuple[int, int]:
    """How many are decided to be no standards, how many are left undecided."""
    decided = sum(each.is_decided for each in found)
    return decided, len(found) - decided


def lines(found: Iterable[NotTaken], words: str, lang: Lang) -> list[str]:
    """Each quoted with its reason, alike ones in one line; after `MOST` lines how many more amounts there are."""
    alike = Counter(_line(each, words, lang) for each in found)
    told = list(alike.items())
    shown = [line if times == 1 else text("read.alike", lang, line=line, count=times) for line, times in told[:MOST]]
    further = sum(times for _, times in told[MOST:])
    return shown + ([text("read.further", lang, count=further)] if further else [])


def _line(each: NotTaken, words: str, lang: Lang) -> str:
    """What is undecided is quoted by its clause, and by itself where the clause holds other amounts too."""
    amount = words[slice(*each.span)]
    if each.is_decided:
        return text("read.refusal", lang, words=amount, reason=each.reason)
    clause = clause_around(each.span, words)
    if len(AMOUNT.findall(clause)) > 1:
        return text("read.refusal_in_clause", lang, words=amount, clause=clause, reason=each.reason)
    return text("read.refusal", lang, words=clause, reason=each.reason)


def marks_of(found: Iterable[NotTaken], leads: bool) -> list[TextMark]:
    """Where they stand, told apart from the figures and from each other, the reason on hover."""
    kinds = {True: "refused", False: "undecided"}
    return [TextMark(each.span, kinds[each.is_decided], each.reason, leads=leads) for each in found]
