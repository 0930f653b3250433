"""The workbook: comparison, charts, figures, growth, sources, definitions. `render_xlsx(report) -> bytes`.

In: Report. Out: .xlsx. Decision: each sheet is made by its own module; here stands only their order. Nothing a source
says is written as a formula.
"""

from __future__ import annotations

import io

from xlsxwriter import Workbook

from briefing.archive import restamp
from briefing.comparison_sheet import add_comparison
from briefing.report import Report
from briefing.sheet_charts import add_charts
from briefing.sheets import add_definitions, add_frame, add_growth, add_sources, make_formats
from briefing.worded import worded
from words.catalogue import text


def render_xlsx(report: Report) -> bytes:
    """The whole workbook; the same Report gives the same bytes."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(target, options) as book:
        book.set_properties(
            {
                "title": report.title,
                "subject": report.subtitle,
                "author": "标尺 Biaochi",
                "comments": report.version.label,
                "created": report.version.stamp,
            }
        )
        formats = make_formats(book, report.lang)
        if not report.alone:
            add_comparison(book, report, formats)
        add_charts(book, report, formats)
        detail = text("briefing.sheet_figures", report.lang)
        if not report.alone or len(report.figures):
            add_frame(book, detail, worded(report.figures, report.lang), report, formats)
        if not report.alone or len(report.growth):
            add_growth(book, detail if report.alone else text("briefing.sheet_growth", report.lang), report, formats)
        if len(report.counts):
            add_frame(book, text("briefing.sheet_counts", report.lang), report.counts, report, formats)
        add_sources(book, report, formats)
        add_definitions(book, report, formats)
    return restamp(target.getvalue(), report.version.stamp)
