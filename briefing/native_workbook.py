"""The workbook inside a native chart: what opens when someone chooses "edit data" in PowerPoint, Word or WPS.

In: a Chart. Out: python-pptx chart data whose workbook is dated by the data, not by the clock, and says on a second
sheet what each label says. Refuses nothing: the Chart is already checked.
"""

from __future__ import annotations

import io
from functools import lru_cache

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from xlsxwriter import Workbook

from briefing.archive import restamp
from briefing.report import Chart, Version
from words.catalogue import Lang, text


class DatedChartData(CategoryChartData):
    """Chart data that writes its workbook through `_DatedWriter`."""

    def __init__(self, chart: Chart, version: Version, lang: Lang) -> None:
        super().__init__(number_format=chart.number_format)
        self.chart, self.version, self.lang = chart, version, lang
        self.categories = chart.categories
        for series in chart.series:
            self.add_series(series.name, [point.value for point in series.points])

    @property
    def _workbook_writer(self) -> _DatedWriter:
        return _DatedWriter(self)


class _DatedWriter(CategoryWorkbookWriter):
    """Sheet1 exactly as python-pptx lays it out (the chart's references point there), and the labels beside it."""

    @property
    def xlsx_blob(self) -> bytes:
        data: DatedChartData = self._chart_data
        return _workbook(data.chart, data.version, data.lang)

    def write(self, book: Workbook) -> None:
        """Fill the first sheet."""
        sheet = book.add_worksheet()
        self._populate_worksheet(book, sheet)
        sheet.set_column(0, 0, 28)


@lru_cache(maxsize=256)
def _workbook(chart: Chart, version: Version, lang: Lang) -> bytes:
    """The same chart stands in deck and paper: its workbook is written once."""
    data, target = DatedChartData(chart, version, lang), io.BytesIO()
    with Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": version.stamp, "comments": version.label})
        _DatedWriter(data).write(book)
        _write_labels(book, data)
    return restamp(target.getvalue(), version.stamp)


def _write_labels(book: Workbook, data: DatedChartData) -> None:
    sheet = book.add_worksheet(text("briefing.sheet_labels", data.lang))
    sheet.set_column(0, 2, 24)
    rows = [
        (data.chart.heading(data.lang), "", ""),
        (data.version.label, "", ""),
        *(
            (series.name, category, point.label)
            for series in data.chart.series
            for category, point in zip(data.chart.categories, series.points, strict=True)
        ),
    ]
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write_string(number, column, value)


def forget_workbooks() -> None:
    """Empty the cache, so that a measurement pays for every workbook."""
    _workbook.cache_clear()
