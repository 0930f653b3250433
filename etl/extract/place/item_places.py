"""Items that begin with the places they are of: 二、东河区、西河区城市低保标准由…；农村低保标准由….

In: the drafts of a text, the notes of its sentences. Out: the same drafts; a figure of such an item that names no place
has that of the item: behind ； where it is of the other area, in a later sentence where another item goes on alike.
Nothing unless two items of the text begin with different places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from etl.extract.day.notes import Note
from etl.extract.drafts import Draft
from etl.extract.place.places import everywhere

_SERIES = ("family", "part", "area", "mode", "care")
_SEVERAL = 2
_BEFORE = 40
"""How many characters before a figure may say that it is of all the region"""


@dataclass(slots=True)
class _Item:
    """What stands under one beginning: the place it names there, its drafts; `closed` once another place is named."""

    place: str | None
    sentence: int
    note: Note
    drafts: list[Draft] = field(default_factory=list)
    closed: bool = False

    def goes_on(self, note: Note) -> bool:
        """Whether a sentence stands in the same line, or in the same numbered item."""
        same = note.section == self.note.section
        return same and note.sentence.level is None and (note.sentence.line == self.note.sentence.line or bool(same))

    def lacking(self) -> list[Draft]:
        return [draft for draft in self.drafts if "scope" not in draft.subject]


def share_item_places(drafts: list[Draft], notes: list[Note], text: str) -> None:
    """Gives the figures of an item that name no place those that it begins with."""
    if len({draft.subject.get("scope") for draft in drafts} - {None}) < _SEVERAL:
        return
    items = [item for item in _items(drafts, notes, text) if item.place]
    if len({item.place for item in items}) < _SEVERAL:
        return
    alike = _told_of_several(items)
    for item in items:
        for draft in item.lacking():
            own = draft.sentence == item.sentence and _is_other_area(draft, item.drafts[0])
            if own or _series(draft) in alike:
                draft.subject = {**draft.subject, "scope": item.place or ""}


def _items(drafts: list[Draft], notes: list[Note], text: str) -> Iterator[_Item]:
    """The figures of running text by the item they stand in."""
    item: _Item | None = None
    for draft in drafts:
        if "table" in draft.flags:
            continue
        note = notes[draft.sentence]
        if item is None or draft.sentence != item.sentence:
            place = _begins_with(draft, note, text)
            if item is None or place or not item.goes_on(note):
                if item:
                    yield item
                item = _Item(place, draft.sentence, note)
        if not item.closed:
            item.closed = draft.subject.get("scope", item.place) != item.place
        if not item.closed and not _is_everywhere(draft, note, text):
            item.drafts.append(draft)
    if item:
        yield item


def _begins_with(draft: Draft, note: Note, text: str) -> str | None:
    """The place that the sentence of a figure begins with, if it is the figure's own."""
    place, sentence = draft.subject.get("scope"), note.sentence
    begins = place and text[sentence.body : sentence.end].lstrip(" \u3000").startswith(place)
    return place if begins else None


def _is_everywhere(draft: Draft, note: Note, text: str) -> bool:
    """全市孤儿…: said of all the region."""
    begin = max(note.sentence.body, draft.amount.start - _BEFORE)
    return "scope" not in draft.subject and everywhere().search(text, begin, draft.amount.start) is not None


def _told_of_several(items: list[_Item]) -> set[tuple[str | None, ...]]:
    """The series that two items with places of their own tell without one, each its own figure."""
    told: dict[tuple[str | None, ...], dict[str, float]] = {}
    for item in items:
        for draft in item.lacking():
            told.setdefault(_series(draft), {}).setdefault(item.place or "", draft.amount.value)
    return {series for series, values in told.items() if len(set(values.values())) > 1}


def _series(draft: Draft) -> tuple[str | None, ...]:
    return tuple(draft.subject.get(dim) for dim in _SERIES)


def _is_other_area(draft: Draft, first: Draft) -> bool:
    """城市低保标准…；农村低保标准…: the same standard of the other area."""
    same = draft.subject.get("family") == first.subject.get("family")
    return same and {draft.subject.get("area"), first.subject.get("area")} == {"urban", "rural"}
