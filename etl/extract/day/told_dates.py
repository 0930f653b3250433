"""Days of effect that another sentence tells: one that opens the text, one that closes it, one of its own item.

In: a draft, the notes of all sentences. Out: the date that may be its own, None without one. A date is said of all
standards, of the families or the part of 特困 that its sentence names, or of the items that it counts up.
"""

from __future__ import annotations

from bisect import bisect_right

from etl.extract.day.dated_groups import date_of_subject
from etl.extract.day.dated_items import is_of_other_item, told_in_item
from etl.extract.day.notes import Note
from etl.extract.day.other_area import is_of_other_area
from etl.extract.drafts import Draft
from etl.extract.subject.itemrefs import numbers_meant
from etl.extract.text.sentences import BULLET
from etl.extract.text.tokens import Date

_NEARBY = 40
"""How many sentences with a date of effect are looked at on either side of a figure"""


def told_elsewhere(draft: Draft, notes: list[Note], dated: list[int], first: int) -> Date | None:
    """The date of effect of a draft whose own sentence tells none."""
    lead = closing = own = None
    place = draft.sentence + ("table" in draft.flags)
    for index, note in _dated_nearby(notes, dated, place):
        if index < place:
            opens = index < max(first, place * ("table" in draft.flags)) and note.sentence.level in (None, BULLET)
            leads = (opens or note.all or note.heads or note.sentence.line == draft.line) and not note.backward
            apart = is_of_other_item(note, draft, notes) or is_of_other_area(note, draft, notes[draft.sentence])
            if leads and _concerns(note, draft) and not apart:
                lead = _date_said(note, draft, notes) or lead
        elif closing is None and _is_of_line(index, note, draft, notes):
            continue
        elif closing is None and (note.all or note.executes or len(note.groups) > 1) and _concerns(note, draft):
            closing = _date_said(note, draft, notes)
            own = closing if told_in_item(index, note, draft, notes) else None
    if own:
        return own
    exact = lead and closing and not lead.day and closing.day and same_year(closing, [(0, lead)])
    return closing if exact else lead or closing


def _is_of_line(index: int, note: Note, draft: Draft, notes: list[Note]) -> bool:
    """【柳湾市】…742元。该市新标准从7月1日起执行: said of the place whose figures its line tells, no line above."""
    line = note.sentence.line
    if not note.that_place or draft.line == line:
        return False
    return any(before.money for before in notes[max(0, index - _NEARBY) : index] if before.sentence.line == line)


def same_year(date: Date, named: list[tuple[int, Date]]) -> bool:
    """Whether a date of effect may be that of a figure told with the years `named`, the nearest last."""
    return not named or not date.year or not named[-1][1].year or named[-1][1].year == date.year


def _date_said(note: Note, draft: Draft, notes: list[Note]) -> Date | None:
    """The date said of the draft's item, family or part, of several that a sentence names; None if said of others."""
    if note.items:
        numbers = numbers_meant(note.numbers, notes[draft.sentence].numbers)
        return next((date for items, date in note.items if items & numbers), None)
    subject = {**draft.subject, "family": _family_in(_families(note), draft) or ""}
    return date_of_subject(note.groups, subject) or note.effective[-1][1]


def _dated_nearby(notes: list[Note], dated: list[int], sentence: int) -> list[tuple[int, Note]]:
    """Of the sentences that tell a date of effect and no figure those nearest to the given one, in order."""
    at = bisect_right(dated, sentence)
    return [(index, notes[index]) for index in dated[max(0, at - _NEARBY) : at + _NEARBY]]


def _concerns(note: Note, draft: Draft) -> bool:
    """Whether a date of effect may be that of the draft: said of all, of nothing else, of its family, of its part.

    我县标准自4月1日起执行 is not said of the province's minimum beside them.
    """
    if note.ours and "province" in draft.flags:
        return False
    ours = note.families - {"other"}
    if len(note.groups) > 1:
        ours = _families(note) - {"other"}
    family = _family_in(ours, draft)
    if note.parts == {"care"} and ours <= {"tekun"}:
        return family == "tekun" and draft.subject.get("part") == "care"
    if note.all:
        return family in ours if ours else not (note.leads and note.other)
    return family in ours if ours else not note.other


def _families(note: Note) -> frozenset[str]:
    return frozenset(family for group in note.groups for family in group.families)


def _family_in(named: frozenset[str], draft: Draft) -> str | None:
    """The family of a draft as a sentence names it: 孤儿保障标准自…起 is also said of 事实无人抚养儿童."""
    family = draft.subject.get("family")
    return "orphan" if family == "unattended" and family not in named and "orphan" in named else family
