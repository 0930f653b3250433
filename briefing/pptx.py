"""The deck: title, in brief, a slide a question, table slides, sources and method. `render_pptx(report) -> bytes`.

In: Report. Out: a 16:9 .pptx with native charts. Decision: the finding is the headline; what must be said below a chart
is measured first and the chart takes the room that is left. Refuses nothing: an overlong list goes to a further slide.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, count

from pptx.enum.text import MSO_ANCHOR
from pptx.presentation import Presentation as Deck

from briefing.in_brief import brief_lines
from briefing.measure import Box, fitting_size, height_of
from briefing.notes_pages import add_notes
from briefing.palette import ACCENT, INK, QUIET
from briefing.report import Report, Section, Source, number_marks
from briefing.slide_charts import add_chart
from briefing.slide_tables import add_tables
from briefing.slides import (
    HEIGHT,
    INNER,
    MARGIN,
    Style,
    add_footer,
    add_rule,
    add_slide,
    add_text,
    open_deck,
    save_deck,
)
from words.catalogue import Lang, text

_TITLE = Box(MARGIN, 0.62, INNER, 1.0)
_TITLE_SIZES = (26, 24, 22, 20, 18, 16, 14)
_BOLD = 0.92
"""of the width: bold figures are wider, and a gap is set between them and Chinese characters"""
_BODY_BOTTOM = HEIGHT - 0.5
_NOTE = 10
_BRIEF = 15
_NOTES_AT_MOST = 1.35  # inches below a chart; more sources than that are named by number
_LIST = 13
_LEAST_BARS = 2.7  # inches that bars have on any slide: the parts of one chart are set alike


def render_pptx(report: Report) -> bytes:
    """The whole deck; the same Report gives the same bytes."""
    deck = open_deck()
    if not report.alone:
        _title_slide(deck, report)
        _brief_slide(deck, report)
    number, charts = 0, count(1)
    for section in report.sections:
        number += section.part == 1
        _section_slide(deck, report, section, number, charts)
    if not report.alone:
        _closing_slides(deck, report)
    elif any(_listed_elsewhere(report, section) for section in report.sections):
        _source_slides(deck, report)
    first = 0 if report.alone else 1
    for slide, number in zip(list(deck.slides)[first:], count(first + 1)):
        add_footer(slide, report.version, number)
    return save_deck(deck, report)


def source_lines(report: Report, numbers: tuple[int, ...]) -> list[str]:
    """The numbered sources in full, one a line."""
    return [f"[{source.number}] {source.citation}" for source in report.cited(numbers)]


def source_in_full(source: Source, lang: Lang) -> str:
    """A source as the closing list has it: number, citation, grade, remark."""
    grade = text("briefing.grade_in_brackets", lang, grade=source.grade) if source.grade else ""
    return f"[{source.number}] {source.citation}{grade}" + (f"　{source.remark}" if source.remark else "")


def speaker_notes(report: Report, section: Section) -> list[str]:
    """What stands in the notes of a section: finding, figures as printed, how others were computed, sources."""
    lines = [section.question, text("briefing.speaker_finding", report.lang, finding=section.finding)]
    if section.speaker:
        lines += [text("briefing.speaker_printed", report.lang), *section.speaker]
    remarks = _remarks(section)
    if told := remarks[_fitting_count(remarks) :]:
        lines += [text("briefing.speaker_remarks", report.lang), *told]
    if section.sources:
        lines += [text("briefing.speaker_sources", report.lang), *source_lines(report, section.sources)]
    return [*lines, report.version.label]


def _title_slide(deck: Deck, report: Report) -> None:
    slide = add_slide(deck, report.title, Style(40, INK, bold=True), Box(MARGIN + 0.4, 2.1, INNER - 0.8, 1.5))
    add_rule(slide, 3.75, ACCENT)
    add_text(slide, [report.subtitle], Style(20, QUIET), Box(MARGIN + 0.4, 3.95, INNER - 0.8, 1.1))
    filters = [
        text("briefing.filter_line", report.lang, name=name, value=value) for name, value in report.filters.items()
    ]
    place = Box(MARGIN + 0.4, 5.1, INNER - 0.8, 1.9)
    add_text(slide, [*filters, report.version.label], Style(14, QUIET), place)


def _brief_slide(deck: Deck, report: Report) -> None:
    """The findings that matter most, and below them what the pack leaves out."""
    heading = Box(MARGIN, 0.45, INNER, 0.7)
    slide = add_slide(deck, text("briefing.outline_title", report.lang), Style(24, INK, bold=True), heading)
    below = height_of((report.silent,), _NOTE, INNER) + 0.08 if report.silent else 0.0
    place = Box(MARGIN, 1.35, INNER, _BODY_BOTTOM - 1.35 - below)
    lines = brief_lines(report, lambda told: _list_height(tuple(told), _BRIEF) <= place.height)
    add_text(slide, lines, Style(_BRIEF, INK, space=_BRIEF * 0.4), place)
    if report.silent:
        add_text(slide, [report.silent], Style(_NOTE, QUIET), Box(MARGIN, _BODY_BOTTOM - below + 0.05, INNER, below))


def _section_slide(deck: Deck, report: Report, section: Section, number: int, charts: Iterator[int]) -> None:
    size = fitting_size(section.finding, _TITLE_SIZES, INNER * _BOLD, 2)
    slide = add_slide(deck, section.finding, Style(size, INK, bold=True), _TITLE)
    question = text("briefing.numbered_question", report.lang, number=number, question=section.question)
    add_text(slide, [question], Style(13, ACCENT), Box(MARGIN, 0.3, INNER, 0.3), MSO_ANCHOR.MIDDLE)
    notes = _notes_below(report, section)
    room = height_of(tuple(notes), _NOTE, INNER) + 0.08
    top = _TITLE.top + height_of((section.finding,), size, INNER) + 0.25
    body = Box(MARGIN, top, INNER, _BODY_BOTTOM - room - top)
    add_text(slide, notes, Style(_NOTE, QUIET), Box(MARGIN, body.top + body.height + 0.05, INNER, room))
    add_notes(slide, speaker_notes(report, section), report.lang)
    if section.chart:
        points = _chart_size(section, body.height)
        add_chart(slide, section.chart, next(charts), body, points, report.version, report.lang)
    elif section.table:
        add_tables(deck, slide, section, body, report)


def _notes_below(report: Report, section: Section) -> list[str]:
    """Footnotes and sources; sources by number only where their full text would take the chart's room."""
    told = _fitting(_remarks(section), report)
    if not _listed_elsewhere(report, section):
        return [*told, *source_lines(report, section.sources)]
    numbers = number_marks(section.sources)
    return [*told, text("briefing.sources_elsewhere", report.lang, numbers=numbers)]


def _remarks(section: Section) -> tuple[str, ...]:
    """What is said below, first what the marks in the chart or the table mean."""
    marks = section.marks if section.chart else section.table.notes if section.table else ()
    return (*marks, *section.footnotes)


def _listed_elsewhere(report: Report, section: Section) -> bool:
    """Whether the sources in full would take the chart's room."""
    full = (*_fitting(_remarks(section), report), *source_lines(report, section.sources))
    at_most = _NOTES_AT_MOST if _marks(section) <= 12 else _NOTES_AT_MOST / 2
    return bool(section.sources) and height_of(full, _NOTE, INNER) > at_most


def _fitting(footnotes: tuple[str, ...], report: Report) -> list[str]:
    """The footnotes that leave the chart its room, and how many more the notes of the slide have."""
    count = _fitting_count(footnotes)
    rest = len(footnotes) - count
    return [*footnotes[:count], *([text("briefing.more_reasons", report.lang, count=rest)] if rest else [])]


def _fitting_count(footnotes: tuple[str, ...]) -> int:
    """How many of the footnotes leave the chart its room; the first always stands."""
    heights = accumulate(height_of((note,), _NOTE, INNER) for note in footnotes)
    return max(sum(height <= _NOTES_AT_MOST - 0.3 for height in heights), min(1, len(footnotes)))


def _marks(section: Section) -> int:
    return len(section.chart.categories) * len(section.chart.series) if section.chart else 0


def _chart_size(section: Section, height: float) -> float:
    """Points at which the chart's text fits its marks: a bar's name is not higher than the bar's place, or programs
    leave out every other one."""
    marks = _marks(section)
    if section.chart and section.chart.scale:
        return max(7.5, min(12, _LEAST_BARS * 72 / section.chart.scale.bars / 1.6))
    if section.chart and section.chart.kind == "bars":
        return max(7.5, min(14, (height - 0.8) * 72 / marks / 1.6))
    return 12 if section.chart and section.chart.kind == "lines" else 14 if marks <= 8 else 12


def _closing_slides(deck: Deck, report: Report) -> None:
    _source_slides(deck, report)
    method = [
        *report.method,
        *(
            text("briefing.filter_line", report.lang, name=entry.term, value=entry.meaning)
            for entry in report.definitions
        ),
    ]
    _list_slides(deck, text("briefing.method_title", report.lang), [*method, report.version.label], report, _LIST)


def _source_slides(deck: Deck, report: Report) -> None:
    sources = [source_in_full(source, report.lang) for source in report.shown_sources]
    _list_slides(deck, text("briefing.sources_title", report.lang), sources, report, _LIST)


def _list_slides(deck: Deck, title: str, lines: list[str], report: Report, size: float) -> None:
    """A list over as many slides as it needs, about equally full."""
    place = Box(MARGIN, 1.35, INNER, _BODY_BOTTOM - 1.35)
    pages = _fill_pages(lines, size, place.height)
    even = _list_height(tuple(lines), size) / len(pages)
    shared = [_fill_pages(lines, size, min(even * slack, place.height)) for slack in (1.1, 1.3)]
    pages = next((each for each in shared if len(each) == len(pages)), pages)
    for number, page in enumerate(pages):
        heading = title if number == 0 else text("briefing.continued", report.lang, title=title)
        slide = add_slide(deck, heading, Style(24, INK, bold=True), Box(MARGIN, 0.45, INNER, 0.7))
        add_text(slide, page, Style(size, INK, space=size * 0.4), place)


def _fill_pages(lines: list[str], size: float, room: float) -> list[list[str]]:
    """The lines over pages of `room` inches."""
    pages: list[list[str]] = [[]]
    for line in lines:
        if pages[-1] and _list_height((*pages[-1], line), size) > room:
            pages.append([])
        pages[-1].append(line)
    return pages


def _list_height(lines: tuple[str, ...], size: float) -> float:
    return height_of(lines, size, INNER) + len(lines) * size * 0.4 / 72
