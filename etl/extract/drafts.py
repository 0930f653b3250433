"""A figure in the making, and the log of how it was made."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.extract.subject.subjects import Flat
from etl.extract.text.tokens import Amount, Date


@dataclass(slots=True)
class Draft:
    """One figure that a sentence states, before years and doubles are settled. Places are of the repaired text."""

    subject: Flat
    amount: Amount
    flags: set[str] = field(default_factory=set)
    previous: Amount | None = None
    previous_date: Date | None = None
    bound: str | None = None
    growth: float | None = None
    growth_base: int | None = None
    increase: float | None = None
    rise_date: Date | None = None
    """the date that leads to its growth or increase: 今年7月再次提高38元"""
    year: int | None = None
    said_date: Date | None = None
    """the date that leads to the new figure itself: 提高到2021年的…"""
    effective: Date | None = None
    sentence: int = 0
    line: int = 0
    paragraph_level: int | None = None
    planned: bool = False
    past: bool = False
    current: bool = False
    """told as what holds at present (目前…): past, should the text go on to raise it"""
    shared: list[tuple[int, int]] = field(default_factory=list)
    """places of a unit or subject that the figure shares with others"""
    doubts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Trace:
    """What a rule made of which characters of the repaired text."""

    rule: str
    start: int
    end: int
    result: str
    said: str = ""
    """the words of the text that a refusal hangs on"""


def grew_by(draft: Draft, percent: float) -> bool:
    """Whether the old figure of a draft and a growth in percent give the new one."""
    old = draft.previous.value if draft.previous else 0
    return bool(old) and abs(100 * (draft.amount.value / old - 1) - percent) < 0.6
