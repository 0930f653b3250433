"""Items that begin with the places they are of: 二、东河区、西河区城市低保标准由…；农村低保标准由….

In: the drafts of a text, the notes of its sentences. Out: the same drafts; a figure of such an item that names no place
has that of the item. Nothing unless two items of the text begin with different places.
"""

from __future__ import annotations

from etl.extract.day.notes import Note
from etl.extract.drafts import Draft


def share_item_places(drafts: list[Draft], notes: list[Note], text: str) -> None:
    """Gives the figures of an item behind ； the places that it begins with."""
    items: dict[int, list[Draft]] = {}
    for draft in drafts:
        if "table" not in draft.flags:
            items.setdefault(draft.sentence, []).append(draft)
    headed = {at: place for at, listed in items.items() if (place := _place_of(listed, notes[at], text))}
    if len(set(headed.values())) < 2:
        return
    for at, place in headed.items():
        for draft in items[at]:
            draft.subject = {**draft.subject, "scope": place}


def _place_of(drafts: list[Draft], note: Note, text: str) -> str | None:
    """The place that an item begins with, if it names no other and its first figure is of that place."""
    sentence = note.sentence
    place = drafts[0].subject.get("scope")
    lacking = [draft for draft in drafts if "scope" not in draft.subject]
    if not place or not lacking or (sentence.level is None and not sentence.opens_line):
        return None
    begins = text[sentence.body : sentence.end].lstrip(" \u3000").startswith(place)
    alone = all(draft.subject.get("scope", place) == place for draft in drafts)
    apart = all(_is_other_area(draft, drafts[0]) for draft in lacking)
    return place if begins and alone and apart else None


def _is_other_area(draft: Draft, first: Draft) -> bool:
    """城市低保标准…；农村低保标准…: the same standard of the other area."""
    same = draft.subject.get("family") == first.subject.get("family")
    return same and {draft.subject.get("area"), first.subject.get("area")} == {"urban", "rural"}
