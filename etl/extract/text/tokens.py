"""What the lexer hands on: tokens with their place in the repaired text, amounts, dates.

A token is a fact about characters, not yet about meaning: 630元/月 is an amount whatever it is paid for.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from etl.lexicon import Word

ARROWS = ("→", "➔", "⟶", "➡")


@dataclass(slots=True)
class Amount:
    """A sum of money as printed: `value` in yuan with 万 expanded, `per` what the unit divides it by.

    `scaled` marks 万元 and 亿元; `bare` a number without any unit; `lost` a unit with missing characters.
    """

    value: float
    start: int
    end: int
    period: str | None = None
    per: str | None = None
    scaled: bool = False
    bare: bool = False
    lost: bool = False
    bound: str | None = None
    inside: list[Token] = field(default_factory=list)
    """the tokens of a bracket right after it"""


@dataclass(slots=True)
class Date:
    """A date as printed; what it does not name is None. `relative` shifts the document's year (去年 is -1)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    relative: int | None = None


@dataclass(slots=True)
class Token:
    """One lexical unit at [start, end) of the repaired text."""

    kind: str
    start: int
    end: int
    text: str
    word: Word | None = None
    amount: Amount | None = None
    date: Date | None = None
    number: float | None = None

    def role(self) -> str | None:
        """The role a role word plays (from, to, raise …), else None."""
        return self.word.role if self.kind == "role" and self.word else None

    def shifted(self, by: int) -> Token:
        """The same token further right."""
        return replace(self, start=self.start + by, end=self.end + by)


def is_equivalent(first: Amount, second: Amount) -> bool:
    """Whether two amounts are the same money, a month's and a year's.

    >>> is_equivalent(Amount(9000, 0, 0, "year"), Amount(750, 0, 0, "month"))
    True
    """
    if not first.period or not second.period or first.period == second.period:
        return False
    year, month = (first, second) if first.period == "year" else (second, first)
    return abs(year.value / 12 - month.value) <= 0.6
