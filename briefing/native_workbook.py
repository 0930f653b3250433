"""The workbook inside a native chart: what opens when someone chooses "edit data" in PowerPoint, Word or WPS.

In: a Chart. Out: an .xlsx, dated by the data and not by the clock: on its first sheet what the chart's references point
to (categories in column A, a series a column from B on), on a second one what each label says. Refuses nothing: the
Chart is already checked.
"""

from __future__ import annotations

import io
from functools import lru_cache

from xlsxwriter import Workbook

from briefing.archive import restamp
from briefing.chart import Chart
from briefing.report import Version
from words.catalogue import Lang, text


@lru_cache(maxsize=256)
def chart_workbook(chart: Chart, version: Version, lang: Lang) -> bytes:
    """The same chart stands in deck and paper: its workbook is written once."""
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": version.stamp, "comments": version.label})
        _write_values(book, chart)
        _write_labels(book, chart, version, lang)
    return restamp(target.getvalue(), version.stamp)


def _write_values(book: Workbook, chart: Chart) -> None:
    sheet = book.add_worksheet()
    sheet.set_column(0, 0, 28)
    sheet.write_column(1, 0, chart.categories, book.add_format({"num_format": "General"}))
    for column, series in enumerate(chart.series, start=1):
        look = book.add_format({"num_format": chart.number_format})
        sheet.write(0, column, series.name)
        sheet.write_column(1, column, [point.value for point in series.points], look)


def _write_labels(book: Workbook, chart: Chart, version: Version, lang: Lang) -> None:
    sheet = book.add_worksheet(text("briefing.sheet_labels", lang))
    sheet.set_column(0, 2, 24)
    rows = [
        (chart.heading(lang), "", ""),
        (version.label, "", ""),
        *(
            (series.name, category, point.label)
            for series in chart.series
            for category, point in zip(chart.categories, series.points, strict=True)
        ),
    ]
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write_string(number, column, value)


def forget_workbooks() -> None:
    """Empty the cache, so that a measurement pays for every workbook."""
    chart_workbook.cache_clear()
