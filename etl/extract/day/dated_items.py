"""Dates of effect inside the items of a list: what an item tells holds for that item.

In: the notes of sentences, the tokens of the last. Out: whom an item is headed by; whether a date told in one item may
be that of a figure in another. A date told before the list is that of all items; 执行时间 as an item of its own too.
"""

from __future__ import annotations

from etl.extract.day.notes import Note
from etl.extract.drafts import Draft
from etl.extract.subject.subjects import OTHER
from etl.extract.text.tokens import Token

_PARTS = frozenset({"urban", "rural"})


def learn_item(notes: list[Note], tokens: list[Token]) -> None:
    """（一）城市低保。…: what heads an item, kept for all its sentences."""
    note, before = notes[-1], notes[-2] if len(notes) > 1 else None
    if note.sentence.level is not None:
        said = {
            pair for token in tokens if token.kind in ("subject", "refuse") and token.word for pair in token.word.gives
        }
        note.item = (
            frozenset(value for dim, value in said if dim == "family"),
            frozenset(value for dim, value in said if dim == "area"),
        )
    elif before and before.section == note.section:
        note.item = before.item


def is_of_other_item(note: Note, draft: Draft, notes: list[Note]) -> bool:
    """Whether a date belongs to an item that the figure does not stand in: one with money, one headed by others."""
    if note.section == notes[draft.sentence].section[: len(note.section)]:
        return False
    families, areas = note.item
    ours = families - {OTHER}
    area = draft.subject.get("area")
    apart = len(areas) == 1 and areas <= _PARTS and area is not None and area not in areas
    return note.money or apart or (bool(ours) and draft.subject.get("family") not in ours)


def told_in_item(index: int, note: Note, draft: Draft, notes: list[Note]) -> bool:
    """Whether a date closes the very item that the figure stands in."""
    section = notes[draft.sentence].section
    return bool(section) and index > draft.sentence and note.section == section
