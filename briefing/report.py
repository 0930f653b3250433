"""The Report: everything a briefing says, in the words and figures it will be printed with; every renderer takes it.

In: nothing. Out: the records. Decision: a Report is finished text and exact numbers in one language, so a renderer only
lays out; it neither rounds, nor translates, nor asks anybody. Refuses: a point or cell that is not finite, a source
number that the Report does not list.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import pandas as pd

from briefing.chart import Chart
from words.catalogue import Lang


def _stack(below: str) -> list[str]:
    """What stands under a figure in two lines: the rate with its marks, then the years in brackets.

    >>> _stack("年均+9.2%（2017—2020年）〔算〕")
    ['年均+9.2%〔算〕', '（2017—2020年）']
    """
    found = re.fullmatch(r"(.*?)\s*([（(].*?[）)])(.*)", below)
    return [found[1] + found[3], found[2]] if found else [below] if below else []


@dataclass(frozen=True)
class Cell:
    """A cell as printed, its exact value where it is a number, its sources; `badge` (the year) and `marks` stand behind
    the text, `below` under it where there is room."""

    text: str
    value: float | None = None
    sources: tuple[int, ...] = ()
    marks: str = ""
    badge: str = ""
    below: str = ""

    def lines(self, narrow: bool, stacked: bool = False) -> list[tuple[str, str]]:
        """Lines as set, each with the marks behind it: badge behind the text and `below` under it, with a line of its
        own for what it has in brackets; `stacked`, marks have a line of their own; where columns are narrow, they have
        too, and `below` is left out."""
        figure = f"{self.text}{'' if self.badge.startswith('（') else ' '}{self.badge}".strip()
        apart = (narrow or (stacked and self.marks)) and figure and self.small
        first = [(figure, ""), ("", self.small)] if apart else [(figure, self.small)]
        return first if narrow else [*first, *((line, "") for line in _stack(self.below))]

    @property
    def small(self) -> str:
        """What stands small behind the text: marks, then the numbers of the sources."""
        return self.marks + number_marks(self.sources)


@dataclass(frozen=True)
class Table:
    """A table as printed; the first column names the row, `numeric` columns stand right."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    unit: str = ""
    numeric: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """One question with its answer: the finding sentence, the chart and table that show it, what must be said below.
    `part` counts the charts of one answer that does not fit one chart. `marks` is the key of the marks at the chart's
    labels, for a slide, which has no table."""

    key: str
    question: str
    finding: str
    chart: Chart | None = None
    table: Table | None = None
    footnotes: tuple[str, ...] = ()
    sources: tuple[int, ...] = ()
    speaker: tuple[str, ...] = ()
    part: int = 1
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """One numbered source with its citation, ready to print."""

    number: int
    source_id: str
    citation: str
    grade: str
    url: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Definition:
    """A term, what it means, and the regulation it rests on."""

    term: str
    meaning: str
    basis: str = ""


@dataclass(frozen=True)
class Version:
    """Which data these are: `label` is printed in every file, `as_of` stands in for the clock."""

    label: str
    as_of: date
    digest: str

    @property
    def stamp(self) -> datetime:
        """The one moment all files of this version claim to be written at."""
        return datetime(self.as_of.year, self.as_of.month, self.as_of.day)


@dataclass(frozen=True)
class Report:
    """A whole briefing in one language. The frames (columns of the figure frame) are for XLSX and the data package.
    `left_out` says of which regions the comparison has nothing, `silent` what of the pages ordered would have nothing
    to say and is not among the sections. `alone`: it is one chart taken along, without title,
    outline and closing slides."""

    title: str
    subtitle: str
    lang: Lang
    version: Version
    sections: tuple[Section, ...]
    sources: tuple[Source, ...] = ()
    definitions: tuple[Definition, ...] = ()
    method: tuple[str, ...] = ()
    filters: Mapping[str, str] = field(default_factory=dict)
    base_region: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    comparison: pd.DataFrame = field(default_factory=pd.DataFrame)
    figures: pd.DataFrame = field(default_factory=pd.DataFrame)
    growth: pd.DataFrame = field(default_factory=pd.DataFrame)
    counts: pd.DataFrame = field(default_factory=pd.DataFrame)
    left_out: str = ""
    silent: str = ""
    alone: bool = False

    def __post_init__(self) -> None:
        known = {source.number for source in self.sources}
        for section in self.sections:
            unknown = set(_cited(section)) - known
            if unknown:
                raise ValueError(f"section {section.key} cites sources {sorted(unknown)} that the report does not list")
            for value in _values(section):
                if not math.isfinite(value):
                    raise ValueError(f"section {section.key} has a value that is not finite: {value}")

    @property
    def shown_sources(self) -> tuple[Source, ...]:
        """The sources that the sections cite; the frames may rest on more."""
        shown = {number for section in self.sections for number in _cited(section)}
        return tuple(source for source in self.sources if source.number in shown)

    def cited(self, numbers: tuple[int, ...]) -> tuple[Source, ...]:
        """The sources of these numbers, in their order."""
        by_number = {source.number: source for source in self.sources}
        return tuple(by_number[number] for number in numbers)


def number_marks(numbers: tuple[int, ...]) -> str:
    """Source numbers as they are printed, runs of three and more drawn together.

    >>> number_marks((1, 2, 4, 5, 6, 7))
    '[1][2][4]–[7]'
    """
    parts: list[str] = []
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        parts += [f"[{run[0]}]–[{run[-1]}]"] if len(run) > 2 else [f"[{number}]" for number in run]
    return "".join(parts)


def _cited(section: Section) -> Iterator[int]:
    yield from section.sources
    for row in section.table.rows if section.table else ():
        for cell in row:
            yield from cell.sources


def _values(section: Section) -> Iterator[float]:
    for series in section.chart.series if section.chart else ():
        yield from (point.value for point in series.points if point.value is not None)
    for row in section.table.rows if section.table else ():
        yield from (cell.value for cell in row if cell.value is not None)
