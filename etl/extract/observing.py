"""Drafts to observations: indicator, printed figure, places in the reader's text."""

from __future__ import annotations

from functools import cache

from etl.extract.drafts import Draft
from etl.extract.place.regions import region_of_scope
from etl.extract.text.shielding import plain
from etl.extract.text.tokens import Date
from etl.lexicon import read_rows
from etl.records import Observation, RepairedText, SourceText, Span


@cache
def _indicators() -> dict[tuple[str, str], str]:
    return {(family, part): indicator for family, part, indicator in read_rows("families.csv")}


def indicator_of(family: str, part: str | None) -> str:
    """The indicator that a family and the part of it that is spoken of make."""
    return _indicators().get((family, part or "")) or _indicators()[(family, "")]


def source_span(repaired: RepairedText, start: int, end: int) -> Span:
    """A place of the repaired text in the reader's text."""
    return (repaired.origin[start][0], repaired.origin[end - 1][1])


def _iso(date: Date | None) -> str | None:
    if date is None or not (date.year and date.month and date.day):
        return None
    return f"{date.year:04d}-{date.month:02d}-{date.day:02d}"


def _kind(draft: Draft, region_is_minimum: bool) -> str:
    if "kind=average" in draft.flags:
        return "average"
    if draft.planned:
        return "planned"
    return "minimum" if region_is_minimum else "actual"


def observe(draft: Draft, source: SourceText, repaired: RepairedText, region: str | None = None) -> Observation:
    """The record of a settled draft."""
    subject = draft.subject
    start, further = _attach(draft, repaired.text)
    first = source_span(repaired, start, draft.amount.end)
    shared = [source_span(repaired, start, end) for start, end in further]
    printed = source.text[first[0] : first[1]]
    if shared:
        printed += "〔" + source.text[shared[0][0] : shared[0][1]] + "〕"
    care = subject.get("care") if subject["family"] == "tekun" else None
    return Observation(
        indicator=indicator_of(subject["family"], subject.get("part")),
        value=_number(draft.amount.value),
        area=subject.get("area"),
        mode=_known(subject.get("mode"), ("institution", "home")),
        care=_known(care, ("full", "half", "self")),
        scope=plain(subject.get("scope", "")) or None,
        kind=_kind(draft, "guide" in draft.flags or subject.get("scope") == "省定"),
        bound=draft.bound,
        period=draft.amount.period,
        previous=_number(draft.previous.value) if draft.previous else None,
        previous_year=_previous_year(draft),
        growth_pct=draft.growth,
        growth_base_year=_base_year(draft),
        region=region_of_scope(plain(subject.get("scope", "")), plain(region or "")),
        increase=_number(draft.increase) if draft.increase is not None else None,
        year=draft.year,
        effective=_iso(draft.effective),
        spans=(first, *shared),
        printed=printed,
    )


def _attach(draft: Draft, text: str) -> tuple[int, list[tuple[int, int]]]:
    """Where the figure begins, a unit right before it (每人每月650元) included, and the units shared from afar."""
    start, further = draft.amount.start, []
    for left, right in draft.shared:
        if right <= start and not text[right:start].strip():
            start = left
        else:
            further.append((left, right))
    return start, further


def _known(value: str | None, allowed: tuple[str, ...]) -> str | None:
    return value if value in allowed else None


def _number(value: float) -> float:
    return int(value) if float(value).is_integer() else round(value, 4)


def _base_year(draft: Draft) -> int | None:
    """The year a growth is counted from, where it is not just the year before."""
    base = draft.growth_base if draft.growth is not None else None
    return base if base and draft.year and base != draft.year - 1 else None


def _previous_year(draft: Draft) -> int | None:
    year = draft.previous_date.year if draft.previous_date else None
    return year if year and draft.year and year != draft.year - 1 else None
