"""The records that travel between the stages of etl; the stages share these and nothing else.

read → SourceText → repair → RepairedText → extract → Extraction → check → Extraction (with more findings) → load.
A span is a half-open interval [start, end) of code points in `SourceText.text`, the reader's decoded text, which no
stage changes. What is unknown is None, never a default.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Span = tuple[int, int]


@dataclass(frozen=True)
class Cell:
    """One cell of a table that the reader saw as a table; `span` points into SourceText.text."""

    span: Span
    row: int
    column: int
    header: bool = False


@dataclass(frozen=True)
class Table:
    """A table of the source, its cells in reading order."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class SourceText:
    """What a reader hands on: the decoded text, untouched, and what it knows about the file.

    `published` is an ISO date, year-month or year; `damage` names what the reader saw broken, in catalogue codes.
    """

    id: str
    text: str
    reader: str
    encoding: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    tables: tuple[Table, ...] = ()
    damage: tuple[str, ...] = ()
    sha256: str | None = None
    bytes: int | None = None


@dataclass(frozen=True)
class Repair:
    """One change made for reading: `kind` is a catalogue code, `span` lies in SourceText.text."""

    kind: str
    span: Span
    changes_figure: bool = False


@dataclass(frozen=True)
class RepairedText:
    """Text fit for the grammar; `origin[i]` is the span in SourceText.text that character i stands for."""

    text: str
    origin: Sequence[Span]
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True)
class Finding:
    """Something a person should look at. `code` and `detail` fill a sentence of words/texts/findings.toml."""

    code: str
    severity: str
    """info, warning or error"""
    subject: str | None = None
    """the observation_id or source_id it is about; None: the document"""
    detail: dict[str, str | int | float | None] = field(default_factory=dict)
    span: Span | None = None


@dataclass(frozen=True)
class Observation:
    """One standard as the text states it; the vocabulary is docs/data-dictionary.md's, units as printed."""

    indicator: str
    value: float
    area: str | None = None
    mode: str | None = None
    care: str | None = None
    scope: str | None = None
    kind: str = "actual"
    bound: str | None = None
    period: str | None = None
    previous: float | None = None
    previous_year: int | None = None
    growth_pct: float | None = None
    growth_base_year: int | None = None
    increase: float | None = None
    year: int | None = None
    effective: str | None = None
    spans: tuple[Span, ...] = ()
    printed: str = ""
    region: str | None = None
    """only where the text gives the figure for a region other than the document's"""


@dataclass(frozen=True)
class CaseloadFigure:
    """A count or a sum as stated: `value` in `unit` as printed (万 not expanded), `period` as YYYY, YYYY-MM or A/B."""

    measure: str
    programme: str
    area: str
    value: float
    unit: str
    period: str | None = None
    qualifier: str | None = None
    spans: tuple[Span, ...] = ()
    printed: str = ""


@dataclass(frozen=True)
class Step:
    """One line of a derivation: which rule made what, from which characters of SourceText.text."""

    rule: str
    span: Span
    result: str
    said: str = ""
    """the words of the text that a refusal hangs on, where it hangs on any"""


@dataclass(frozen=True)
class Extraction:
    """What one document yields. `refused` tells which amounts were seen and not taken, and by which rule."""

    id: str
    region: str | None
    year: int | None
    observations: tuple[Observation, ...] = ()
    caseload: tuple[CaseloadFigure, ...] = ()
    findings: tuple[Finding, ...] = ()
    steps: tuple[Step, ...] = ()
    refused: tuple[Step, ...] = ()
