"""Sentences composed at random as notices tell standards: one by one or in a list, with old figures, rises and days.

A text knows the figures that it states, so that any way of telling them can be held against those. Standards are named
in full, and those of one text by area or by mode, so that nobody could read one's area as another's.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

Facts = dict[str, str | float | int]
"""What is known of a figure, by field of the record"""

AREAS: list[tuple[str, Facts]] = [
    ("城市低保", {"indicator": "dibao", "area": "urban"}),
    ("农村最低生活保障", {"indicator": "dibao", "area": "rural"}),
    ("城市特困人员基本生活", {"indicator": "tekun_basic", "area": "urban"}),
    ("农村特困人员基本生活", {"indicator": "tekun_basic", "area": "rural"}),
]
MODES: list[tuple[str, Facts]] = [
    ("农村低保", {"indicator": "dibao", "area": "rural"}),
    ("城镇居民最低生活保障", {"indicator": "dibao", "area": "urban"}),
    ("集中供养特困人员基本生活", {"indicator": "tekun_basic", "mode": "institution"}),
    ("分散供养特困人员基本生活", {"indicator": "tekun_basic", "mode": "home"}),
]
RURAL: list[tuple[str, Facts]] = [
    ("农村低保", {"indicator": "dibao", "area": "rural"}),
    ("农村特困人员集中供养", {"indicator": "tekun_basic", "area": "rural", "mode": "institution"}),
    ("农村特困人员分散供养", {"indicator": "tekun_basic", "area": "rural", "mode": "home"}),
]
OTHERS: list[tuple[str, Facts]] = [
    ("集中养育孤儿基本生活", {"indicator": "orphan", "mode": "institution"}),
    ("社会散居孤儿基本生活", {"indicator": "orphan", "mode": "home"}),
    ("事实无人抚养儿童基本生活", {"indicator": "unattended"}),
    ("特困人员全护理照料护理", {"indicator": "tekun_care", "care": "full"}),
    ("特困人员半护理照料护理", {"indicator": "tekun_care", "care": "half"}),
    ("特困人员全自理照料护理", {"indicator": "tekun_care", "care": "self"}),
]
SIZES = {"dibao": 600, "tekun_basic": 900, "orphan": 1500, "unattended": 1400, "tekun_care": 500}
MONTHS = {"month": 1, "year": 12}
UNITS = {
    "month": ["每人每月{}元", "{}元/月", "{}元/人·月", "{}元／人／月"],
    "year": ["每人每年{}元", "{}元/年", "{}元/人·年"],
}
BEFORE = {"month": "每人每月", "year": "每人每年"}
TO = ["提高到", "调整为", "提高至", "上调至", "增加到"]
GROWN = ["增长{:g}%", "增幅{:g}%", "增幅为{:g}%", "提高了{:g}%"]
RISEN = ["提高{}元", "增加{}元", "净增{}元"]
PLACES = ["东河区", "柏岭县", "主城区"]
ENDS = ["", "全县共有低保对象3127户5120人，累计发放资金1820.5万元。", "月人均补差分别达到420元、310元。"]


@dataclass
class Told:
    """A text, the day it was published, and the figures it states."""

    text: str
    published: str
    figures: list[Facts] = field(default_factory=list)


def compose(chance: random.Random) -> Told:
    """Up to five standards told in one of the ways of notices."""
    group = chance.choice([AREAS, MODES, RURAL])
    chosen = chance.sample([*group, *OTHERS], chance.choice([1, 2, 2, 3, 3, 4, 5]))
    figures = [dict(facts) for _, facts in chosen]
    names = [name for name, _ in chosen]
    year = chance.choice([2019, 2021, 2023])
    lead, shared = _lead(chance, year)
    if len(names) > 1 and chance.random() < 0.3:
        body = _listed(chance, names, figures)
    else:
        ends = ["，"] if "scope" in shared else ["，", "；"] if "effective" in shared else ["，", "；", "。", "。\n"]
        periods = [chance.choice(["month", "month", "month", "year"]) for _ in names]
        told = [_one(chance, *each) for each in zip(names, figures, periods, strict=True)]
        body = chance.choice(ends).join(told)
    end = chance.choice(ENDS)
    if not end and "effective" not in shared:
        shared["effective"] = f"{year}-07-01"
        end = f"以上标准自{year}年7月1日起执行。"
    for facts in figures:
        facts |= {"year": year, **shared}
    return Told(f"{lead}{body}。{end}", f"{year}-09-15", figures)


def _lead(chance: random.Random, year: int) -> tuple[str, Facts]:
    """How the text begins, and what that says of all figures."""
    kind = chance.randrange(5)
    if kind == 0:
        return chance.choice(["", f"{year}年，", "经县政府研究决定，", "今年以来，我县"]), {}
    day: Facts = {"effective": f"{year}-07-01"} if kind in (1, 2) else {}
    lead = f"从{year}年7月1日起，" if day else ""
    place = chance.choice(PLACES) if kind in (2, 3) else ""
    return lead + place, day | ({"scope": place} if place else {})


def _sizes(chance: random.Random, facts: Facts, period: str) -> tuple[int, int]:
    """A new figure and an old one, round as standards are."""
    new = SIZES[str(facts["indicator"])] + 10 * chance.randrange(-15, 25)
    return new * MONTHS[period], (new - 10 * chance.randrange(1, 9)) * MONTHS[period]


def _one(chance: random.Random, name: str, facts: Facts, period: str) -> str:
    """One standard in a clause of its own."""
    new, old = _sizes(chance, facts, period)
    unit = chance.choice(UNITS[period])
    facts |= {"value": new, "period": period}
    kind = chance.choice(
        ["stated", "raised", "least", "rise first", "growth first", "from", "from, grown", "from, risen"]
    )
    if kind == "stated":
        return f"{name}标准为{unit.format(new)}"
    if kind == "raised":
        return f"{name}标准{chance.choice(TO)}{unit.format(new)}"
    if kind == "least":
        facts["bound"] = "at_least"
        return f"{name}标准不低于{unit.format(new)}"
    if kind == "rise first":
        facts["increase"] = new - old
        return f"{name}标准提高{new - old}元，达到{unit.format(new)}"
    growth = round((new - old) / old * 100, 1)
    if kind == "growth first":
        facts["growth_pct"] = growth
        return f"{name}标准提高{growth:g}%，达到{unit.format(new)}"
    facts["previous"] = old
    told = f"{name}标准由{unit.format(old)}{chance.choice(TO)}{unit.format(new)}"
    if kind == "from, grown":
        facts["growth_pct"] = growth
        return f"{told}，{chance.choice(GROWN).format(growth)}"
    if kind == "from, risen":
        facts["increase"] = new - old
        return f"{told}，{chance.choice(RISEN).format(new - old)}"
    return told


def _listed(chance: random.Random, names: list[str], figures: list[Facts]) -> str:
    """All standards in one list, their figures in another."""
    period = chance.choice(["month", "month", "year"])
    sizes = [_sizes(chance, facts, period) for facts in figures]
    name = "、".join(names[:-1]) + chance.choice(["和", "、", "及"]) + names[-1]
    kind = chance.choice(["stated", "units", "from", "from, grown", "rises first"])
    for facts, (new, old) in zip(figures, sizes, strict=True):
        facts |= {"value": new, "period": period}
        if kind.startswith("from"):
            facts["previous"] = old
        if kind == "from, grown":
            facts["growth_pct"] = round((new - old) / old * 100, 1)
        if kind == "rises first":
            facts["increase"] = new - old
    new, old = (_money(values) for values in zip(*sizes, strict=True))
    if kind == "stated":
        return f"{name}标准分别{chance.choice(['为', '提高到'])}{BEFORE[period]}{new}"
    if kind == "units":
        unit = {"month": "元/月", "year": "元/年"}[period]
        return f"{name}标准分别达到" + "、".join(f"{value}{unit}" for value, _ in sizes)
    if kind == "rises first":
        return f"{name}标准分别提高{_money([a - b for a, b in sizes])}，达到{BEFORE[period]}{new}"
    told = f"{name}标准分别由{BEFORE[period]}{old}提高到{new}"
    growths = "、".join(f"{facts['growth_pct']:g}%" for facts in figures if "growth_pct" in facts)
    return f"{told}，分别增长{growths}" if growths else told


def _money(values: tuple[int, ...] | list[int]) -> str:
    return "、".join(f"{value}元" for value in values)
