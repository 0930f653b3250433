"""From a page's exhibit to sections of a Report: chart, table, footnotes, numbered sources, speaker notes. Pure.

In: Exhibit, Choice, SourceBook. Out: Sections (more than one where the chart comes in parts). Decision: finding, order,
rounding and marks are the exhibit's own, so slide and page never differ. What a mark on the chart means, and why a
figure is missing, stands below the chart; the rest stands in the notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Literal

from briefing.chart import Chart
from briefing.chart_legend import legend_of
from briefing.draw_exhibit import draw_exhibit
from briefing.report import Cell, Section, Table
from briefing.source_book import SourceBook
from briefing.spoken import count_name, figure_name, spoken_line
from charts.exhibit import Choice, Exhibit
from words import tables
from words.caseload import caseload_marks
from words.catalogue import Lang, load_catalogue, text
from words.figures import Row, rows_of
from words.growth import end_of
from words.marks import Mark, marks_of

_EXPLAINED = ("implied", "computed", "doubtful", "caveat")
"""marks whose own reason stands below the chart, figure by figure"""


TABLE_FIRST = ("overview-matrix",)
"""exhibits whose table is what one looks at: it has a slide of its own, before the charts"""


def sections_of(exhibit: Exhibit, choice: Choice, book: SourceBook) -> list[Section]:
    """The exhibit as it stands in a briefing."""
    rows = rows_of(exhibit.figures)
    charts = draw_exhibit(exhibit, choice)
    figures = [row for row in rows if not exhibit.columns or row.get("caseload_id")]
    legend = legend_of(charts, exhibit.name, choice.lang)
    topics = {chart.topic for chart in charts if chart.topic}
    shared = [row for row in figures if row.get("measure") not in topics]
    first = Section(
        key=exhibit.name,
        question=_question(exhibit, choice.lang),
        finding=exhibit.finding,
        chart=charts[0] if charts and exhibit.name not in TABLE_FIRST else None,
        table=_table(exhibit, rows, book, choice.lang),
        footnotes=tuple(_footnotes(exhibit, figures, choice, [] if exhibit.name in TABLE_FIRST else legend)),
        sources=book.numbers(rows),
        speaker=_spoken(shared, choice, book),
    )
    first = replace(first, marks=_marks_in(first.chart, exhibit, choice.lang))
    rest = charts if first.chart is None else charts[1:]
    part = replace(first, table=None, footnotes=tuple(legend), speaker=())
    return [
        first,
        *(
            replace(
                _own_section(part, chart, figures, choice, book)
                if chart.topic
                else replace(part, key=f"{exhibit.name}-{n}", chart=chart, part=n),
                marks=_marks_in(chart, exhibit, choice.lang),
            )
            for n, chart in enumerate(rest, start=2)
        ),
    ]


def _own_section(shared: Section, chart: Chart, figures: Sequence[Row], choice: Choice, book: SourceBook) -> Section:
    """A chart of the exhibit that answers a question of its own, with the figures of its topic."""
    own = [row for row in figures if row.get("measure") == chart.topic]
    return replace(
        shared,
        key=f"{shared.key}-{chart.topic}",
        question=chart.title,
        finding=chart.finding,
        chart=chart,
        sources=book.numbers(own),
        speaker=_spoken(own, choice, book),
    )


def _spoken(rows: Iterable[Row], choice: Choice, book: SourceBook) -> tuple[str, ...]:
    return tuple(line for row in rows if (line := spoken_line(row, choice, book)))


def _question(exhibit: Exhibit, lang: Lang) -> str:
    key = f"briefing.question_{exhibit.name.replace('-', '_')}"
    return text(key, lang) if key in load_catalogue() else exhibit.title


def _table(exhibit: Exhibit, rows: Sequence[Row], book: SourceBook, lang: Lang) -> Table | None:
    """The table as it stands below the chart, each figure with the number of its source."""
    if not exhibit.table.rows:
        return None
    numbers = dict(chain.from_iterable(_numbered(row, book, lang) for row in rows))
    shared = [_shared_marks(column) for column in zip(*exhibit.table.rows, strict=True)]
    legend = dict.fromkeys((mark.code, mark.label) for mark in exhibit.table.reasons() if mark.code != "kind")
    return Table(
        title=exhibit.title,
        header=tuple(
            column.label + _bracketed((mark for mark in own if mark.code != "kind"), lang)
            for column, own in zip(exhibit.table.columns, shared, strict=True)
        ),
        rows=tuple(
            tuple(_cell(cell, numbers.get(cell.href), own, lang) for cell, own in zip(row, shared, strict=True))
            for row in exhibit.table.rows
        ),
        unit=exhibit.unit,
        numeric=tuple(place for place, column in enumerate(exhibit.table.columns) if column.numeric),
        notes=_key(_told_marks(legend, lang), lang),
    )


def _key(told: Sequence[str], lang: Lang) -> tuple[str, ...]:
    joined = text("briefing.looks_join", lang).join(told)
    return (text("briefing.mark_key", lang, marks=joined),) if told else ()


def _marks_in(chart: Chart | None, exhibit: Exhibit, lang: Lang) -> tuple[str, ...]:
    """The key of those marks of the exhibit that stand at labels of the chart."""
    points = chain.from_iterable(series.points for series in chart.series) if chart else ()
    found = set(re.findall(r"[〔\[]([^〕\]]+)", "".join(point.after for point in points)))
    legend = dict.fromkeys((mark.code, mark.label) for mark in exhibit.table.reasons() if mark.label in found)
    return _key(_told_marks(legend, lang), lang)


def _numbered(row: Row, book: SourceBook, lang: Lang) -> Iterator[tuple[str | None, int]]:
    """The addresses that the table's cells of a row lead to, of a raise also that of the old figure, each with the
    number of its source."""
    if number := book.number(row):
        yield _link(row, lang), number
    if number := book.number_beside(row, "from"):
        yield tables.source_link({"observation_id": row["from_observation_id"]}, lang), number


def _link(row: Row, lang: Lang) -> str | None:
    """The address by which the table's cell and the row know each other."""
    return tables.source_link({"observation_id": row["caseload_id"]} if row.get("caseload_id") else row, lang)


def _told_marks(legend: Iterable[tuple[str, str]], lang: Lang) -> list[str]:
    own = {code: f"briefing.mark_{code}" for code, _ in legend if f"briefing.mark_{code}" in load_catalogue()}
    meanings = [(label, text(own.get(code, f"marks.{code}_means"), lang)) for code, label in legend]
    return [text("briefing.mark_means", lang, label=label, meaning=meaning) for label, meaning in meanings]


def _shared_marks(column: Sequence[tables.Cell]) -> tuple[Mark, ...]:
    """The marks that every figure of a column bears, where it has several: they are said once, in its head."""
    figures = [cell for cell in column if cell.number is not None]
    every = {(mark.code, mark.label) for mark in figures[0].marks} if len(figures) > 1 else set()
    for cell in figures:
        every &= {(mark.code, mark.label) for mark in cell.marks}
    return tuple(mark for mark in figures[0].marks if (mark.code, mark.label) in every) if every else ()


def _cell(cell: tables.Cell, number: int | None, said: Sequence[Mark], lang: Lang) -> Cell:
    told = {(mark.code, mark.label) for mark in said}
    marks = _bracketed((mark for mark in cell.marks if (mark.code, mark.label) not in told), lang)
    sources = () if number is None else (number,)
    badge = text("briefing.badge", lang, badge=cell.badge) if cell.badge else ""
    return Cell(cell.text, cell.number, sources, marks, badge, cell.below + _bracketed(cell.below_marks, lang))


def _bracketed(marks: Iterable[Mark], lang: Lang) -> str:
    return "".join(text("briefing.mark_in_brackets", lang, label=mark.label) for mark in marks)


def _footnotes(exhibit: Exhibit, rows: Sequence[Row], choice: Choice, legend: Sequence[str]) -> list[str]:
    """The exhibit's note, what the fills mean, each computed or doubtful figure's reason, each gap's reason."""
    return [*([exhibit.note] if exhibit.note else []), *legend, *_marked(rows, choice), *_gaps(exhibit.table)]


def _marked(rows: Iterable[Row], choice: Choice) -> list[str]:
    """Each reason once, with the figures it holds for."""
    lang, found = choice.lang, dict[str, list[str]]()
    for name, marks in chain.from_iterable(_marks_by_figure(row, choice) for row in rows):
        reasons = dict.fromkeys(mark.reason for mark in marks if mark.code in _EXPLAINED)
        if reasons:
            told = found.setdefault(text("briefing.and", lang).join(reasons), [])
            told += [name] if name not in told else []
    join = text("figures.list_separator", lang).join
    return [text("briefing.figure_reason", lang, figure=join(told), reason=each) for each, told in found.items()]


def _marks_by_figure(row: Row, choice: Choice) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """The figures of a row by name, a raise having two, each with its marks."""
    lang = choice.lang
    if row.get("caseload_id"):
        yield count_name(row, lang), caseload_marks(row, lang)
    elif row.get("from_year"):
        for end in _ENDS:
            yield figure_name({**row, "year": row[f"{end}_year"]}, lang), marks_of(end_of(row, end), choice.unit, lang)
    else:
        yield figure_name(row, lang), marks_of(row, choice.unit, lang)


_ENDS: tuple[Literal["from", "to"], ...] = ("from", "to")


def _gaps(table: tables.Table) -> list[str]:
    cells = [cell for row in table.rows for cell in row]
    return list(dict.fromkeys(cell.reason for cell in cells if cell.empty and cell.reason))
