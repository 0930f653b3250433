"""Which families each of several dates of effect is said of.

In: the families and dates of a sentence in their order. Out: families with their date, gathered around it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.extract.text.tokens import Date


@dataclass(slots=True)
class Groups:
    """城乡低保自4月1日起，特困供养自7月1日起: families gathered around each date of effect."""

    done: list[tuple[frozenset[str], Date]] = field(default_factory=list)
    families: set[str] = field(default_factory=set)
    date: Date | None = None
    named_first: bool = False

    def take_family(self, family: str, told: bool) -> None:
        """A family; behind a date that had its families already it begins the next group."""
        if self.date and self.named_first and told:
            self.close()
        self.families.add(family)

    def take_date(self, date: Date) -> None:
        """A date of effect: of the families said before it, or of those that follow."""
        if self.date:
            self.close()
        self.date, self.named_first = date, bool(self.families)

    def close(self) -> None:
        if self.date:
            self.done.append((frozenset(self.families), self.date))
        self.families, self.date = set(), None

    def closed(self) -> list[tuple[frozenset[str], Date]]:
        self.close()
        return self.done
