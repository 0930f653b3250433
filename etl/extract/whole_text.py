"""What a text as a whole says of figures whose own sentence leaves it out.

In: all drafts of a text, its title and region. Out: the same drafts: a period that the same series has nearby, the one
area that the title speaks of, no date of effect for other regions. Nothing is taken where the text names two.
"""

from __future__ import annotations

from itertools import pairwise

from etl.extract.drafts import Draft
from etl.extract.place.levels import rank
from etl.extract.place.regions import region_of_scope
from etl.extract.settle import monthly
from etl.extract.subject.context import CHILDREN, GROUP_OF_ITS_OWN
from etl.extract.text.lexer import lex
from etl.extract.text.shielding import shield

_ROUNDED = 0.1
"""How far a growth as printed may lie from the one reckoned, in percentage points"""
_NEAR = 3
"""How many sentences apart two figures of a series may stand"""
_UNLIKE = 2
_SERIES = ("family", "part", "area", "mode", "care")
_KIND = ("family", "part")
_GROUP = ("area", "mode")
_NEXT = 12
"""How many figures away the one that tells a period may be"""
_AREAS = {"urban", "rural"}
_WITH_AREA = {"dibao", "tekun"}


def share_periods(drafts: list[Draft], only_unit: str | None) -> None:
    """城市低保标准达到每人每月700元。2020年为650元: a figure without a period has that of its series nearby.

    `only_unit` is the period of the one unit that the text says apart from its figures.
    """
    lacking = [index for index, draft in enumerate(drafts) if draft.amount.period is None]
    for series, reach in ((_SERIES, _NEAR), (_KIND, 0), ((), 1), (_KIND, 0)):
        for index in lacking:
            draft, near = drafts[index], drafts[max(0, index - _NEXT) : index + _NEXT]
            if draft.amount.period is not None:
                continue
            if telling := [other for other in near if _tells_period(other, draft, series, reach)]:
                twin = min(telling, key=lambda other: abs(other.sentence - draft.sentence))
                draft.amount.period = twin.amount.period
                draft.shared += twin.shared[:1]
                draft.doubts += ["period_borrowed"] * (not series)
    for draft in drafts:
        draft.amount.period = draft.amount.period or only_unit


def _tells_period(other: Draft, draft: Draft, series: tuple[str, ...], reach: int) -> bool:
    if other.amount.period is None or abs(other.sentence - draft.sentence) > reach:
        return False
    if not series and draft.subject.get("family") in CHILDREN and other.amount.period == "year":
        return False  # what children are paid is told by the month
    alike = draft.amount.value < other.amount.value * _UNLIKE and other.amount.value < draft.amount.value * _UNLIKE
    return alike and all(other.subject.get(dim) == draft.subject.get(dim) for dim in series)


def share_area(drafts: list[Draft], title: str | None) -> None:
    """调整城镇居民最低生活保障线的通告: without an area it is of the one the title names, which no figure denies."""
    words = [token.word for token in lex(shield(title or "")) if token.word]
    named = {area for word in words if (area := word.get("area"))}
    for family in {word.get("family") for word in words} & _WITH_AREA:
        drafts_of = [d for d in drafts if d.subject.get("family") == family and d.subject.get("part") != "care"]
        said = {draft.subject["area"] for draft in drafts_of if "area" in draft.subject}
        if len(named) == 1 and named <= _AREAS and said <= named:
            for draft in drafts_of:
                draft.subject.setdefault("area", next(iter(named)))


def tell_care_parts(drafts: list[Draft]) -> None:
    """基本生活标准1200元；全护理900元、半护理450元: levels paid less than the living part are the care part."""
    living: float | None = None
    levels: list[Draft] = []
    for draft in [*drafts, None]:
        subject = draft.subject if draft and draft.subject.get("family") == "tekun" else {}
        if draft and "care" in subject and subject.get("part") in (None, "basic", "whole"):
            levels.append(draft)
            continue
        if levels and living and min(map(monthly, levels)) < living:
            for level in levels:
                level.subject = {**level.subject, "part": "care"}
                level.flags.add("hinted")
        levels = []
        if draft and subject.get("part") != "care" and "care" not in subject:
            living = monthly(draft) if subject else None


def share_group(drafts: list[Draft]) -> None:
    """农村集中供养人员基本生活标准965元；照料护理标准全护理950元: the one group whose living part is told."""
    persons = [draft for draft in drafts if draft.subject.get("family") == "tekun"]
    if any("table" in draft.flags for draft in persons) or len({draft.line for draft in persons}) > 1:
        return
    groups = {tuple(draft.subject.get(dim) for dim in _GROUP) for draft in persons if "care" not in draft.subject}
    area, mode = groups.pop() if len(groups) == 1 else (None, None)
    levels = [draft for draft in persons if "care" in draft.subject]
    group = dict(zip(_GROUP, (area, mode), strict=True))
    others = any(draft.subject.get(dim) not in (None, value) for draft in levels for dim, value in group.items())
    if mode not in ("institution", "home") or others or any(GROUP_OF_ITS_OWN in draft.flags for draft in persons):
        return
    for draft in levels:
        draft.subject.update({dim: value for dim, value in group.items() if value})


def growth_of_newer(drafts: list[Draft]) -> None:
    """2021年640元，2020年610元，增长4.9%: a growth told behind the older of two figures is the newer one's."""
    for newer, older in pairwise(drafts):
        told = older.growth if older.previous is None and newer.growth is None else None
        alike = newer.subject == older.subject and newer.amount.period == older.amount.period
        if told and alike and (newer.year or 0) > (older.year or 9999) and older.amount.value:
            rise = (newer.amount.value / older.amount.value - 1) * 100
            if abs(rise - told) < _ROUNDED:
                newer.growth, older.growth = told, None


def only_place(drafts: list[Draft]) -> str | None:
    """The one region that all figures are given for, where nothing else says whose a text is; it limits none."""
    places = {draft.subject.get("scope") for draft in drafts}
    named = region_of_scope(places.pop(), None) if len(places) == 1 else None
    for draft in drafts if named else ():
        draft.subject = {dim: value for dim, value in draft.subject.items() if dim != "scope"}
    return named


def undate_others(drafts: list[Draft], region: str | None) -> None:
    """A standard that the region's own is compared with, of the province or another county, has no date of effect."""
    county = rank(region or "") == 1
    for draft in drafts:
        if "compared_with" in draft.flags or (county and _is_county(draft.subject.get("scope"), region)):
            draft.effective = None


def _is_county(scope: str | None, region: str | None) -> bool:
    """Whether a scope is another county by name; 县城规划区 is a part of our own."""
    named = region_of_scope(scope, region)
    return named is not None and rank(named) == 1


def name_grades(drafts: list[Draft], grades: dict[str, str]) -> None:
    """…一档1000元、二档500元。一、二档分别为全护理、半护理: what a grade means may be told behind its figures."""
    for draft in drafts:
        if care := grades.get(draft.subject.get("grade", "")):
            draft.subject = {**{k: v for k, v in draft.subject.items() if k != "grade"}, "care": care}
