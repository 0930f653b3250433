"""The paper: an A4 简报 in official typography. `render_docx(report) -> bytes`.

In: Report. Out: .docx with headline, findings with numbered sources, native charts, three-line tables, the sources in
full, method and definitions. Decision: one heading a question, the finding right below it, then what shows it.
"""

from __future__ import annotations

from itertools import count

from docx.document import Document as Paper

from briefing.chart import Chart
from briefing.imprint import save_dated
from briefing.measure import Box
from briefing.pptx import source_in_full
from briefing.report import Report, Section, number_marks
from briefing.word_charts import add_chart
from briefing.word_pages import add_paragraph, open_paper
from briefing.word_tables import add_table
from words.catalogue import text

_HEIGHTS = {"lines": 2.9, "columns": 2.5}  # inches, to which each series adds; bars take room each
_NUMERALS = "一二三四五六七八九十"


def render_docx(report: Report) -> bytes:
    """The whole paper; the same Report gives the same bytes."""
    paper = open_paper(report.lang)
    add_paragraph(paper, report.title, "title", report.lang)
    add_paragraph(paper, report.subtitle, "subtitle", report.lang)
    add_paragraph(paper, report.version.label, "subtitle", report.lang)
    if report.silent:
        add_paragraph(paper, report.silent, "note", report.lang)
    figures, tables = count(1), count(1)
    number = 0
    for section in report.sections:
        if section.part == 1:
            number += 1
            _add_heading(paper, section.question, number, report)
            _add_finding(paper, section, report)
        if section.chart:
            _add_figure(paper, section.chart, next(figures), report)
        if section.table and section.table.rows:
            _add_table(paper, section, next(tables), report)
        for note in section.footnotes:
            add_paragraph(paper, note, "note", report.lang)
    _add_closing(paper, report, number)
    return save_dated(paper, report)


def _add_heading(paper: Paper, words: str, number: int, report: Report) -> None:
    add_paragraph(paper, number_heading(number, words, report.lang == "zh"), "heading", report.lang, indent=True)


def number_heading(number: int, words: str, chinese: bool) -> str:
    """一、二、… as official papers count, 1. 2. in English.

    >>> number_heading(12, "增长", True)
    '十二、增长'
    """
    if not chinese:
        return f"{number}. {words}"
    tens, ones = divmod(number, 10)
    numeral = ("" if tens == 0 else "十" if tens == 1 else _NUMERALS[tens - 1] + "十") + (
        _NUMERALS[ones - 1] if ones else ""
    )
    return f"{numeral}、{words}"


def _add_finding(paper: Paper, section: Section, report: Report) -> None:
    """May end a page: what shows it then opens the next, rather than leaving half a page empty."""
    raised = number_marks(section.sources)
    add_paragraph(paper, section.finding, "body", report.lang, indent=True, raised=raised)


def _add_figure(paper: Paper, chart: Chart, number: int, report: Report) -> None:
    marks = len(chart.categories) * (1 if chart.kind == "lines" else len(chart.series))
    bars = min(7.0, max(3.0 if chart.scale else 2.0, 0.9 + 0.19 * marks))
    height = bars if chart.kind == "bars" else _HEIGHTS[chart.kind] + 0.06 * len(chart.series)
    size = 9 if (chart.scale.bars if chart.scale else marks) <= 16 else 8
    add_chart(paper, chart, number, Box(0, 0, 6.14, height), size, report.version, report.lang)
    caption = text("briefing.figure_caption", report.lang, number=number, title=chart.heading(report.lang))
    add_paragraph(paper, caption, "caption", report.lang, follow=False)


def _add_table(paper: Paper, section: Section, number: int, report: Report) -> None:
    table = section.table
    if table is None:
        return
    caption = text("briefing.table_caption", report.lang, number=number, title=table.title)
    add_paragraph(paper, caption, "caption", report.lang)
    if table.unit:
        unit = text("briefing.unit", report.lang, unit=table.unit)
        add_paragraph(paper, unit, "note", report.lang, follow=True)
    add_table(paper, table, report.lang)
    for note in table.notes:
        add_paragraph(paper, note, "note", report.lang)


def _add_closing(paper: Paper, report: Report, before: int) -> None:
    """Method, definitions, sources, the data version."""
    _add_heading(paper, text("briefing.method_title", report.lang), before + 1, report)
    for line in report.method:
        add_paragraph(paper, line, "body", report.lang, indent=True)
    for entry in report.definitions:
        words = text("briefing.definition_line", report.lang, term=entry.term, meaning=entry.meaning, basis=entry.basis)
        add_paragraph(paper, words, "note", report.lang)
    _add_heading(paper, text("briefing.sources_title", report.lang), before + 2, report)
    for source in report.shown_sources:
        add_paragraph(paper, source_in_full(source, report.lang), "note", report.lang)
    add_paragraph(paper, report.version.label, "note", report.lang)
