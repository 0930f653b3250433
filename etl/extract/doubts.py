"""What the reading itself makes doubtful: restored units, repaired numbers, subjects taken from elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from etl.extract.change.lost_to import lacks_to
from etl.extract.drafts import Draft
from etl.extract.place.scopes import mark_scopes
from etl.extract.text.lexer import lex
from etl.extract.text.shielding import plain
from etl.extract.text.tokens import Token
from etl.records import Finding, Observation, RepairedText

_NAME = re.compile(r"[\u4e00-\u9fff]{3,12}(?:的|者|孩子|老人|人员|家庭)")
"""What names people: long enough to be more than a particle, ending as a name does"""
_DIGITS_BEFORE = re.compile(r"(?<=[^\n\d.,])(?:(?!(?:19|20)\d\d)(?P<digits>\d{1,5}) |(?P<few>\d{1,2}) ?[，、] ?)\Z")
"""Not a numbering at the beginning of a line, not a year"""
_MINUS = re.compile(r"(?<=[^\s\d—–-])(?<!\d元)(?<!元/[月年人])(?<!元/人[·./][月年])(?:[-−﹣－]|负)\Z")
"""A sign right before a number, no dash of a range or of a list, no stroke of two"""
_SIGNED = 10
_PARTS = (" ", "，", "、")
"""What stands between such digits and the figure"""
_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_CELLS = re.compile(r"[|｜\t]| {2}")
_NEAR = 9
_CLAUSE_END = re.compile("[，。；：、\n,;:（(]")
_REACH = 40
_ROW = 200


def repaired_places(repaired: RepairedText) -> list[int]:
    """Where in the reader's text a repair changed how a figure reads, in order."""
    return sorted(change.span[0] for change in repaired.repairs if change.changes_figure)


def doubts_of(
    draft: Draft, observation: Observation, name: str, repaired: RepairedText, changed: list[int]
) -> Iterator[Finding]:
    """The findings of one figure as it was read; `name` is what findings call it, `changed` are repaired_places."""
    span = observation.spans[0]
    if draft.previous is not None and lacks_to(repaired.text, draft.amount.start):
        yield Finding("to_lost", "warning", name, {}, span)
    for code, detail in _of_draft(draft, observation):
        yield Finding(code, "warning", name, detail, span)
    if "table" not in draft.flags and (words := words_unread(repaired.text, draft.amount.start)):
        yield Finding("words_unread", "warning", name, {"words": plain(words)}, span)
    if sign := minus_before(repaired.text, draft.amount.start):
        yield Finding("minus_sign", "warning", name, {"sign": sign}, span)
    if digits := digits_unread(repaired.text, draft.amount.start, "table" in draft.flags):
        yield Finding("digits_unread", "warning", name, {"digits": digits}, span)
    if bisect_left(changed, span[0]) < bisect_left(changed, span[1]):
        printed = repaired.text[draft.amount.start : draft.amount.end]
        yield Finding("number_repaired", "info", name, {"printed": printed}, span)


def _of_draft(draft: Draft, observation: Observation) -> Iterator[tuple[str, dict[str, str | int | float | None]]]:
    lost = lost_of_unit(draft, observation)
    if lost:
        yield "unit_restored", {"lost": "、".join(lost)}
    if "hinted" in draft.flags:
        yield "subject_implied", {"subject": draft.subject.get("family")}
    if "kind=average" in draft.flags and draft.bound == "at_least":
        yield "average_minimum", {}
    if draft.subject.get("care") == "unmapped":
        yield "care_unmapped", {"level": "轻度、中度、重度"}
    if draft.bound == "at_most":
        yield "cap_as_standard", {}
    for doubt in draft.doubts:
        yield doubt, {}


def digits_unread(text: str, at: int, in_table: bool = False) -> str | None:
    """Digits that only a blank or a comma parts from the figure at `at`: perhaps its head, perhaps not.

    >>> digits_unread("低保标准 73 620元", 8), digits_unread("2021 620元", 5), digits_unread("1 低保 620元", 5)
    ('73', None, None)
    """
    match = _DIGITS_BEFORE.search(text, max(0, at - _NEAR), at) if text[max(0, at - 1) : at] in _PARTS else None
    if not match or not text[at : at + 1].isdigit():
        return None
    if match["few"] and not _THOUSANDS.match(text, at):
        return None
    if in_table and not _CELLS.search(text, text.rfind("\n", max(0, at - _ROW), at) + 1, at):
        return None
    return match["digits"] or match["few"]


def minus_before(text: str, at: int) -> str | None:
    """The minus sign right before the figure at `at`, if it is no dash between two or before an item.

    >>> minus_before("低保标准为-650元", 6), minus_before("600元-650元", 5), minus_before("\\n-650元", 2)
    ('-', None, None)
    """
    match = _MINUS.search(text, max(0, at - _SIGNED), at)
    return match.group() if match and text[at : at + 1].isdigit() else None


def words_unread(text: str, at: int) -> str | None:
    """A name right before the figure at `at`, in its clause, that no word of the lexicon is part of.

    >>> words_unread("孤儿，暂居亲眷处的每人每月950元", 13), words_unread("散居的孤儿每人每月950元", 9)
    ('暂居亲眷处的', None)
    """
    begin = max(0, at - _REACH)
    for end in _CLAUSE_END.finditer(text, begin, at):
        begin = end.end()
    if not _NAME.search(text, begin, at):
        return None
    place = begin
    for token in (*mark_scopes(text, lex(text, begin, at), begin, at, None), Token("end", at, at, "")):
        if match := _NAME.fullmatch(text, place, max(place, token.start)):
            return match.group()
        place = max(place, token.end)
    return None


def lost_of_unit(draft: Draft, observation: Observation) -> list[str]:
    """The characters that a damaged unit lacks, as far as they were restored."""
    amount = draft.amount
    if not amount.lost:
        return []
    printed = observation.printed.split("〔")[0]
    lost = [] if "元" in printed else ["元"]
    if amount.period == "month" and "月" not in printed:
        lost.append("月")
    elif amount.period == "year" and "年" not in printed:
        lost.append("年")
    return lost


def of_document(repaired: RepairedText) -> Iterator[Finding]:
    """What was repaired everywhere: said once, of the document."""
    kinds = {change.kind for change in repaired.repairs}
    if "pinyin_removed" in kinds:
        yield Finding("pinyin_removed", "info")
    if "traditional_simplified" in kinds:
        yield Finding("text_traditional", "info")
