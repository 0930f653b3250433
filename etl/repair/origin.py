"""Where each repaired character comes from.

A repair only exchanges a character for one other or takes characters away, so the origin of a text is one number a
character: nothing is stored as long as nothing was taken away.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import overload

from etl.records import Span


class Origin(Sequence[Span]):
    """`origin[i]` is the span in the source that repaired character i stands for."""

    __slots__ = ("places",)

    def __init__(self, places: Sequence[int]) -> None:
        self.places = places

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Span]: ...
    def __getitem__(self, index: int | slice) -> Span | Sequence[Span]:
        if isinstance(index, slice):
            return Origin(self.places[index])
        place = self.places[index]
        return (place, place + 1)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Origin) and list(self.places) == list(other.places)

    def __hash__(self) -> int:
        return hash(tuple(self.places))


def cut(text: str, places: Sequence[int], cuts: list[Span]) -> tuple[str, Sequence[int]]:
    """`text` and its places without the characters of `cuts`, which come in order and do not overlap."""
    kept_text, kept_places, at = [], array("L"), 0
    for start, end in cuts:
        kept_text.append(text[at:start])
        kept_places.extend(places[at:start])
        at = end
    kept_text.append(text[at:])
    kept_places.extend(places[at:])
    return "".join(kept_text), kept_places
