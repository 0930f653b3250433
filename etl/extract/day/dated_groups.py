"""What each of several dates of effect is said of: families, 城市 and 农村, 集中 and 分散.

In: the names and dates of a sentence in their order. Out: each date with the names gathered around it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from etl.extract.text.tokens import Date

_PARTS = {"area": ("urban", "rural"), "mode": ("institution", "home")}
"""The parts of a standard that may begin to hold on days of their own"""


class Group(NamedTuple):
    """A date of effect and what it is said of, as pairs of dimension and value."""

    names: frozenset[tuple[str, str]]
    date: Date

    @property
    def families(self) -> frozenset[str]:
        """The families among its names."""
        return frozenset(value for dim, value in self.names if dim == "family")


@dataclass(slots=True)
class Groups:
    """城乡低保自4月1日起，特困供养自7月1日起: names gathered around each date of effect."""

    done: list[Group] = field(default_factory=list)
    names: set[tuple[str, str]] = field(default_factory=set)
    date: Date | None = None
    named_first: bool = False

    def take_names(self, gives: tuple[tuple[str, str], ...], told: bool) -> None:
        """What a word names; behind a date that had its names already it begins the next group."""
        named = {(dim, value) for dim, value in gives if dim == "family" or value in _PARTS.get(dim, ())}
        if named and self.date and self.named_first and told:
            self.close()
        self.names |= named

    def take_date(self, date: Date) -> None:
        """A date of effect: of the names said before it, or of those that follow."""
        if self.date:
            self.close()
        self.date, self.named_first = date, bool(self.names)

    def close(self) -> None:
        if self.date:
            self.done.append(Group(frozenset(self.names), self.date))
        self.names, self.date = set(), None

    def closed(self) -> list[Group]:
        self.close()
        return self.done


def date_of_subject(groups: list[Group], subject: dict[str, str]) -> Date | None:
    """The date of the group that names what `subject` is: its family, then its area, then its mode.

    None where no group does, or all do.

    >>> urban, rural = Group(frozenset({("area", "urban")}), Date(2019, 4)), Group(frozenset(), Date(2019, 7))
    >>> date_of_subject([urban, rural], {"family": "dibao", "area": "urban"}).month
    4
    """
    meant = groups
    for dim in ("family", *_PARTS):
        naming = [group for group in meant if (dim, subject.get(dim)) in group.names]
        meant = naming or meant
    return meant[-1].date if meant != groups else None
