"""Dates told for 城市 alone: 从1月1日起，城市低保标准提高15%。… and, in a paragraph of its own, 今年，农村低保标准….

In: the tokens of a sentence; the areas that a sentence with a date names. Out: whether a figure of another paragraph,
which tells a year of its own, is of the area that the date is not said of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.extract.drafts import Draft
from etl.extract.text.tokens import Token

if TYPE_CHECKING:
    from etl.extract.day.notes import Note

_PARTS = frozenset({"urban", "rural"})


def areas_named(tokens: list[Token]) -> frozenset[str]:
    """The areas that the names in a sentence say."""
    said = (token.word.get("area") for token in tokens if token.kind == "subject" and token.word)
    return frozenset(area for area in said if area)


def is_of_other_area(note: Note, draft: Draft, own: Note) -> bool:
    """Whether a date is said of one area, and the figure's sentence `own` begins anew with a year for the other."""
    anew = own.leading is not None and own.sentence.opens_line and own.sentence.line != note.sentence.line
    area = draft.subject.get("area")
    return anew and len(note.areas) == 1 and note.areas < _PARTS and area in _PARTS and area not in note.areas
