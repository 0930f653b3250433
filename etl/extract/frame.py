"""One sentence being read: runs become drafts by rules that are named by the shape they answer to.

Rules: `stated` (…为 X), `raised_from_to` (由 A 提高到 B), `each_from_own` (集中从 A、分散从 B 分别提高到 C、D),
`merged_into_one` (由 A、B 统一为 C), `outer_and_bracketed` (集中(分散) X(Y)), `equivalent` (X 元/年（每月 Y 元）),
`parts_in_bracket`, `raise_before` (提高 50 元,达到 Y), `raise_after` (…,增加 30 元), `growth` (分别增长 5%、6%).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product

from etl.extract.drafts import Draft
from etl.extract.gap import Gap
from etl.extract.runs import Run
from etl.extract.subject.subjects import UNIFIED, Flat
from etl.extract.text.tokens import Amount, Date


@dataclass(slots=True)
class Source:
    """Old figures waiting for their new ones: 由 A、B."""

    flats: list[Flat]
    amounts: list[Amount]
    date: Date | None
    period: str | None
    flags: set[str] = field(default_factory=set)
    second: dict[str, str] = field(default_factory=dict)
    doubt: str | None = None
    former: bool = False
    """told as what held before (调整前, 原), not as what a new figure follows"""
    inside: bool = False
    """told in a bracket: none of those behind it"""

    def pairs(self) -> list[tuple[Flat, Amount]]:
        """Each old figure with its subject; one figure said of several (均由600元) is each one's."""
        amounts = self.amounts * len(self.flats) if len(self.amounts) == 1 else self.amounts
        return list(zip(padded(self.flats, len(amounts)), amounts, strict=True))


@dataclass(slots=True)
class Told:
    """A rise or growth (`name`) told of a subject before its figure."""

    name: str
    value: float
    flat: Flat


@dataclass(slots=True)
class Frame:
    """What a sentence has said so far that later runs may refer to."""

    sources: list[Source] = field(default_factory=list)
    answering: bool = False
    """whether new figures are being told and some old ones still wait for theirs"""
    rises: list[Amount] = field(default_factory=list)
    risen: list[Amount] = field(default_factory=list)
    """the one rise told before the last figures: it is also that of those listed after them"""
    growths: list[float] = field(default_factory=list)
    period: str | None = None
    refused: str | None = None
    refused_raise: bool = False
    """whether what was refused last was told by 由 … 提高到"""
    refused_head: bool = False
    """whether what was refused last was told ahead as what rises: 补差水平同步提高，…"""
    flats: list[Flat] = field(default_factory=list)
    last: list[Draft] = field(default_factory=list)
    """the drafts of the last run"""
    common: tuple[Amount, Date | None] | None = None
    """the one old figure that several are raised from (由900元分别提高到：集中…、分散…)"""
    current: bool = False
    """whether the sentence tells what holds at present, or held till now"""
    unchanged: bool = False
    """whether it tells that nothing changed (维持原标准，…)"""
    former: bool = False
    """whether it tells what held before (此前，…)"""
    renewed: bool = False
    """whether it tells what holds after a change (调整后…)"""
    drafts: list[Draft] = field(default_factory=list)
    """all drafts of the sentence"""

    told: list[Told] = field(default_factory=list)
    """rises and growths told by name before their figures"""

    def forget(self) -> None:
        """A new subject begins: nothing said before it waits any longer."""
        self.sources, self.rises, self.growths, self.answering = [], [], [], False

    def tell(self, name: str, values: list[Amount] | list[float], flats: list[Flat]) -> None:
        """低保标准提高30%，市区…，县城…: a rise told of subjects named, for all figures that agree with them."""
        plain = _plain(values)
        pairs = zip(flats, plain, strict=True) if len(flats) == len(plain) else product(flats, plain[:1])
        kept = [told for told in self.told if told.name != name or told.flat not in flats]
        self.told = kept + [Told(name, value, flat) for flat, value in pairs]

    def take(self, drafts: list[Draft]) -> None:
        """New drafts, with the rises told before them."""
        named = {told.name for told in self.told}
        for draft in drafts:
            self._give_told(draft)
        self.told = [told for told in self.told if not any(_is_just(draft.subject, told.flat) for draft in drafts)]
        attach(drafts, [] if "increase" in named else self.rises, "increase")
        attach(drafts, [] if "growth" in named else self.growths, "growth")
        self.risen = self.rises if len(self.rises) == 1 else []
        self.forget()
        self.last = drafts
        self.drafts.extend(drafts)
        self.current = self.current or any(draft.current for draft in drafts)
        self.renewed = self.renewed or any("raised" in draft.flags for draft in drafts)

    def _give_told(self, draft: Draft) -> None:
        """What was told of its own place goes before what is of another's, what names more before what is of all."""
        place = draft.subject.get("scope")
        for told in sorted(self.told, key=lambda told: (told.flat.get("scope") != place, -len(told.flat))):
            if getattr(draft, told.name) is None and agrees(draft.subject, told.flat):
                setattr(draft, told.name, told.value)


def agrees(subject: Flat, told: Flat) -> bool:
    """Whether a rise told of `told` may be that of `subject`."""
    said = {dim: value for dim, value in told.items() if dim not in ("part", "scope") and value != UNIFIED}
    return bool(told) and all(subject.get(dim) == value for dim, value in said.items())


def _is_just(subject: Flat, told: Flat) -> bool:
    """特困标准提高40元，达到1040元: whether what a rise was told of has its figure now, and needs no other."""
    return {**told, "part": ""} == {**subject, "part": ""}


def _plain(values: list[Amount] | list[float]) -> list[float]:
    return [value.value if isinstance(value, Amount) else value for value in values]


def attach(drafts: list[Draft], values: list[Amount] | list[float], name: str) -> bool:
    """Rises or growths to the drafts they are told of: one each in order, or one for all."""
    plain = _plain(values)
    if not plain or len(plain) not in (1, len(drafts)):
        return False
    period = next((value.period for value in values if isinstance(value, Amount) and value.period), None)
    for draft, value in zip(drafts, plain if len(plain) > 1 else plain * len(drafts), strict=True):
        if getattr(draft, name) is None:
            setattr(draft, name, value)
            draft.amount.period = draft.amount.period or period
    return True


def tell_of(frame: Frame, values: list[Amount] | list[float], name: str, of_all: list[Draft]) -> bool:
    """A rise told after the figures: of the last run, or of as many figures of the sentence as it lists.

    `of_all` holds the figures that one value is told of together (均增加40元), else none.
    What is told behind such a list (分别提高150元、120元，增幅6.8%) is of all that it was told of.
    """
    if len(values) > 1:
        several = frame.last if len(frame.last) == len(values) else frame.drafts[-len(values) :]
        told = attach(several, values, name)
        frame.last = several if told else frame.last
        return told
    return attach(of_all or frame.last, values, name)


def settle_periods(amounts: list[Amount], shared: str | None, before_list: bool = False) -> None:
    """A unit said once in a list holds for all of it; a word right before the list for those up to the next unit."""
    periods = {amount.period for amount in amounts if amount.period}
    common = periods.pop() if len(periods) == 1 else None
    for amount in amounts:
        if amount.period is None and amount.per not in ("household", "other"):
            amount.period = shared if before_list else common or shared
        elif before_list and amount.period:
            shared = amount.period


def settle_by_old(frame: Frame, amounts: list[Amount]) -> None:
    """由每人每月520元、每人每年3500元提高到560元和4200元: each new figure has the unit of its own old one."""
    old = [amount for source in frame.sources for amount in source.amounts]
    if len(old) == len(amounts) > 1:
        for was, amount in zip(old, amounts, strict=True):
            amount.period = amount.period or was.period


Raise = tuple[Flat, Amount, Source, Amount | None]


def raised_from_to(frame: Frame, flats: list[Flat], new: list[Amount], speaks: bool) -> list[Raise]:
    """New figures with the old ones waiting: each with its own, all with the one they share, none where merged."""
    old = [(flat, amount, source) for source in frame.sources for flat, amount in source.pairs()]
    last = frame.sources[-1]
    if len(new) == 1 and len(old) > 1 and len({id(amount) for _, amount, _ in old}) == 1:
        new = new * len(old)
    if len(old) == len(new):
        named = padded(flats, len(new)) if speaks else [flat for flat, _, _ in old]
        return [(flat, amount, source, was) for flat, amount, (_, was, source) in zip(named, new, old, strict=True)]
    if len(new) == 1 and len(old) > 1:
        merged = merged_into_one([flat for flat, _, _ in old])
        return [({**merged, **flats[0]} if speaks else merged, new[0], last, None)]
    if len(new) == 1:
        new = new * len(flats)
    was = old[0][1] if len(old) == 1 and speaks else None
    return [(flat, amount, last, was) for flat, amount in zip(padded(flats, len(new)), new, strict=True)]


def padded(flats: list[Flat], total: int) -> list[Flat]:
    """`total` subjects: the last one said stands for all that are missing."""
    return [*flats[:total], *flats[-1:] * (total - len(flats))] if flats else [{}] * total


def merged_into_one(flats: list[Flat]) -> Flat:
    """The subject of one new figure for several old ones: what they share, 城乡 unified."""
    shared = {dim: value for dim, value in flats[0].items() if all(flat.get(dim) == value for flat in flats)}
    if len({flat.get("area") for flat in flats}) > 1:
        shared["area"] = UNIFIED
    return shared


def said_within(gap: Gap, run: Run) -> str | None:
    """The period that the words before the run give it."""
    return gap.period if gap.period in ("month", "year") else None
