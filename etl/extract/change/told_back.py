"""Rises and growths told of figures above, in a sentence of their own: 上述三项标准增幅均为5%; 两类孤儿…均提高61元.

In: the words before the rise, the figures of this paragraph and the line before. Out: those figures with their rise:
all above where the words only point back, those of the families and groups named, as many as are counted (两项标准).
Refuses limits, averages over years, plans, what does not agree with a figure's own old one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from etl.extract.drafts import Draft
from etl.extract.frame import agrees
from etl.extract.gap import Gap, read_gap
from etl.extract.runs import Run
from etl.extract.settle import series_of
from etl.extract.subject.choosing import choose
from etl.extract.subject.context import STOP
from etl.extract.subject.subjects import UNIFIED, Flat

if TYPE_CHECKING:
    from etl.extract.reading import Reader

_NUMBER = {character: 2 + index // 2 for index, character in enumerate("2二3三4四5五6六7七8八9九")} | {"两": 2}
_POINTS_BACK = re.compile(
    r"(?:上述|以上|上面|前述|这)(?P<first>[两二三四五六七八九2-9])?[项类个种些几]?(?:救助|保障|供养|养育)?(?:标准|指标)?"
    r"|(?P<counted>[两二三四五六七八九2-9])[项类个种](?:救助|保障|供养|养育)?标准"
    r"|(?:各[项类]|几项|所有)(?:救助|保障|供养|养育)?标准|(?:此次|这次|本次)(?:提标|调整|提高|上调|调标)"
)
_OVER_YEARS = re.compile(
    r"累计|平均|[近连这前后][两二三四五六七八九十\d]年|翻|末|以来|期间|[为达至]?到?\d{4}年[底末]?(?:将|要|前)"
)
_WISHED = re.compile("建议|再[提增上调]|[将拟应][^，。；]{0,8}[提增调]|力争|争取|希望|[能可是]否|要求|目标|如果?|若|假")
"""关于将低保标准再提高20%的建议: what somebody asks for or means to do"""
_RECENT = 24
"""How many figures back a rise may be told of"""
_BEFORE = 60
"""How many characters before a rise are asked whether it has happened"""
_EXACT, _POINTS = 0.01, 1.0


def tell_growth_back(reader: Reader, runs: list[Run], line: int) -> bool:
    """A sentence of percentages only: whether it told the growth of figures above."""
    told = False
    for index, run in enumerate(runs):
        gap = read_gap(run.gap, reader.text, run.start, index > 0)
        if run.kind != "percent" or run.limit or not _is_rise_of_all(reader, gap, run):
            continue
        told |= bool(_give(_meant(reader, gap, line, len(run.percents)), run.percents, "growth"))
    return told


def tell_increase_back(reader: Reader, gap: Gap, run: Run, line: int) -> list[Draft]:
    """上述标准每人每月均提高30元, told before any figure of its own sentence: the figures that rose by so much."""
    if not _is_rise_of_all(reader, gap, run):
        return []
    return _give(_meant(reader, gap, line, len(run.amounts)), [amount.value for amount in run.amounts], "increase")


def is_of_later_year(reader: Reader, draft: Draft) -> bool:
    """2024年…提高到730元。2025年，…再提高20元: the year last named before the rise is later than the figure's."""
    notes, at = reader.notes, draft.sentence + 1
    named = [date.year for note in notes[at:][-3:] for _, date in note.years if date.year]
    own = [date.year for note in notes[max(0, at - 3) : at] for _, date in note.years if date.year]
    return bool(named and own) and named[-1] > own[-1]


def _is_rise_of_all(reader: Reader, gap: Gap, run: Run) -> bool:
    """Whether the words tell a rise that has happened, of standards and not of something else."""
    start = gap.tokens[0].start if gap.tokens else run.start
    no_rise = not gap.told & {"raise", "growth"} or gap.told & {"yearly_average", "from", "fall"}
    unsure = gap.bound in ("at_least", "at_most") or gap.planned or gap.refusals
    told = reader.text[max(0, start - 8, run.start - _BEFORE) : run.start]
    return not (no_rise or unsure or reader.plans or _OVER_YEARS.search(told) or _WISHED.search(told))


def _meant(reader: Reader, gap: Gap, line: int, total: int) -> list[Draft]:
    """The figures that the words before a rise speak of; [] where they are unclear."""
    near = _figures_above(reader, line)
    start = max(0, gap.tokens[0].start - 12) if gap.tokens else 0
    points = _POINTS_BACK.search(reader.text, start, gap.tokens[-1].end) if gap.tokens else None
    if any(atom.dim in ("scope", "area", "family", "mode", "care", "part") for atom in gap.atoms):
        flats = choose(gap, total, reader.context, STOP).flats
        if total > 1:
            return _one_of_each(near, flats)
        return [draft for draft in near if any(concerns(draft.subject, flat) for flat in flats)]
    if not points:
        return []
    counted = _NUMBER.get(points["first"] or points["counted"] or "", len(near))
    return near[-counted:] if counted <= len(near) else []


def _one_of_each(near: list[Draft], flats: list[Flat]) -> list[Draft]:
    """城市、农村低保分别增长5%、8%: the last figure of each."""
    found = [next((d for d in reversed(near) if concerns(d.subject, flat)), None) for flat in flats]
    return [draft for draft in found if draft] if all(found) else []


def _figures_above(reader: Reader, line: int) -> list[Draft]:
    """The figures of this paragraph, without any those of the line before."""
    near = [draft for draft in reader.drafts[-_RECENT:] if line - 1 <= draft.line and "table" not in draft.flags]
    near = [draft for draft in near if not is_of_later_year(reader, draft)]
    own = [draft for draft in near if draft.line == line]
    latest = {series_of(draft): id(draft) for draft in own or near}
    return [draft for draft in own or near if latest[series_of(draft)] == id(draft)]


def concerns(subject: Flat, told: Flat) -> bool:
    """Whether a rise told of `told` is that of `subject`: the care part and the living part are two."""
    part = {flat.get("part") == "care" for flat in (subject, told)}
    return agrees(subject, told) and len(part) == 1 and (told.get("area") != UNIFIED or "area" in subject)


def _give(drafts: list[Draft], values: list[float], name: str) -> list[Draft]:
    """The figures, with their rise; none of them where one has another or does not bear it out."""
    if not drafts or len(values) not in (1, len(drafts)):
        return []
    pairs = list(zip(drafts, values if len(values) > 1 else values * len(drafts), strict=True))
    if any(getattr(draft, name) is not None or not _bears_out(draft, value, name) for draft, value in pairs):
        return []
    for draft, value in pairs:
        setattr(draft, name, value)
    return drafts


def _bears_out(draft: Draft, value: float, name: str) -> bool:
    """Whether the figure's own old one, if it has one, agrees."""
    if draft.previous is None or draft.previous.value <= 0:
        return True
    rise = draft.amount.value - draft.previous.value
    return (
        abs(rise - value) < _EXACT if name == "increase" else abs(100 * rise / draft.previous.value - value) < _POINTS
    )
