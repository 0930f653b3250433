"""Tables composed at random as bureaus compose them: rows and columns, the place of the unit, what stands beside.

A table knows the figures that it states, so that any way of writing it can be held against them.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

Figure = tuple[str, str | None, str | None, str | None, str | None, int, str, int | None, int | None]
"""indicator, area, mode, care, scope, value, period, previous, year (None is the title's)"""
Subject = tuple[str, str | None, str | None]
"""indicator, mode, care"""

LABELS: list[tuple[str, Subject]] = [
    ("特困集中供养标准", ("tekun_basic", "institution", None)),
    ("分散供养特困人员", ("tekun_basic", "home", None)),
    ("特困人员基本生活标准", ("tekun_basic", None, None)),
    ("孤儿（机构养育）", ("orphan", "institution", None)),
    ("散居孤儿基本生活费", ("orphan", "home", None)),
    ("事实无人抚养儿童", ("unattended", None, None)),
    ("照料护理标准（全护理）", ("tekun_care", None, "full")),
    ("半护理特困人员照料护理标准", ("tekun_care", None, "half")),
    ("最低生活保障标准", ("dibao", None, None)),
]
OF_BOTH_AREAS = [LABELS[i] for i in (0, 1, 2, 8)]
OTHERS = ["高龄津贴", "困难残疾人生活补贴", "临时救助", "低保边缘家庭收入标准", "城乡居民基础养老金"]
CORNERS = ["项目", "类别", "救助类别", "保障对象", "标准名称"]
PLACES = ["临江区", "望山县", "云台市", "白鹭区", "青禾县"]
UNITS = {"month": ["元/月", "元/人·月", "元/人/月"], "year": ["元/年", "元/人·年"]}
REMARKS = ["市定", "按月发放", "财政承担", "无"]


@dataclass
class Composed:
    """A table, the line above it, and the figures it states."""

    caption: str
    rows: list[list[str]]
    figures: set[Figure] = field(default_factory=set)


@dataclass
class Column:
    """A column of figures and what it says of them."""

    name: str
    area: str | None = None
    scope: str | None = None
    year: int | None = None


def choose_columns(chance: random.Random) -> list[Column]:
    """Areas, years, places or the standard alone."""
    kind = chance.choice(["areas", "years", "places", "single"])
    if kind == "areas":
        return [Column("城市", area="urban"), Column("农村", area="rural")]
    if kind == "years":
        return [Column(f"{year}年", year=year) for year in (2020, 2021, 2022)[chance.randrange(2) :]]
    if kind == "places":
        return [Column(place, scope=place) for place in chance.sample(PLACES, chance.randrange(2, 4))]
    return [Column(chance.choice(["标准", "保障标准", "救助标准"]))]


def compose(chance: random.Random) -> Composed:
    """A table, with the unit in its heads, its caption, its cells or a column of its own."""
    columns, period = choose_columns(chance), chance.choice(["month", "month", "year"])
    unit, place = chance.choice(UNITS[period]), chance.choice(["head", "caption", "cell", "column"])
    known = OF_BOTH_AREAS if columns[0].area else LABELS
    labels: list[tuple[str, Subject | None]] = [*chance.sample(known, chance.randrange(2, 5))]
    if chance.random() < 0.4:
        labels.insert(chance.randrange(len(labels) + 1), (chance.choice(OTHERS), None))
    names = [f"{column.name}（{unit}）" if place == "head" else column.name for column in columns]
    rows, figures = [[chance.choice(CORNERS), *names]], set()
    for label, subject in labels:
        values = [chance.randrange(430, 2300) * (12 if period == "year" else 1) for _ in columns]
        rows.append([label, *(f"{value}{unit}" if place == "cell" else str(value) for value in values)])
        for column, value in zip(columns, values, strict=True) if subject else ():
            figures.add(figure_of(subject, column, value, period))
    if place == "column":
        rows = [[row[0], unit if i else "单位", *row[1:]] for i, row in enumerate(rows)]
    return Composed(f"各项标准一览表（{unit}）" if place == "caption" else "", beside(chance, rows), figures)


def figure_of(subject: Subject, column: Column, value: int, period: str) -> Figure:
    indicator, mode, care = subject
    return (indicator, column.area, mode, care, column.scope, value, period, None, column.year)


def beside(chance: random.Random, rows: list[list[str]]) -> list[list[str]]:
    """`rows` with columns that hold no standard: counts, remarks, serial numbers."""
    if chance.random() < 0.3:
        rows = [
            [row[0], str(chance.randrange(100, 9000)) if i else "人数（人）", *row[1:]] for i, row in enumerate(rows)
        ]
    if chance.random() < 0.3:
        rows = [[*row, chance.choice(REMARKS) if i else "备注"] for i, row in enumerate(rows)]
    if chance.random() < 0.3:
        rows = [[str(i) if i else "序号", *row] for i, row in enumerate(rows)]
    return rows
