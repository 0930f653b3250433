"""Native Excel charts: the data of each chart on one sheet, the charts over them on another.

In: an XlsxWriter workbook and the Report. Out: both sheets. Decision: the same marks, colours and labels as on the
slides; labels are fixed text (Excel alone would follow a cell), which also stands beside the value. Missing values
are gaps.
"""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart as DrawnChart
from xlsxwriter.worksheet import Worksheet

from briefing.chart import Chart, Point, Series
from briefing.line_labels import line_floor, place_labels, year_step
from briefing.native_chart import bars_room, head_room
from briefing.palette import FAINT, INK, PAPER, QUIET, lighten
from briefing.report import Report
from briefing.sheets import Formats, number_format, print_wide, write_text
from words.catalogue import text

_TYPES = {"columns": "column", "bars": "bar", "lines": "line"}
_DASHES = {"solid": "solid", "dash": "dash", "dot": "round_dot", "dashdot": "dash_dot"}
_PATTERNS = {"hatched": "wide_upward_diagonal", "dotted": "percent_25"}
_FONT_SIZE = 10
_FONT = {"name": "微软雅黑", "size": _FONT_SIZE, "color": f"#{INK}"}
_PAGE = 66  # rows of the sheet that an upright page takes
_WIDTH = 940  # pixels
_HEAD_HEIGHT = 32  # points: two lines of a heading
_HEIGHT = 21  # rows of 20 pixels that a chart takes


def add_charts(book: Workbook, report: Report, formats: Formats) -> None:
    """Append the sheet with the charts and the sheet with their data; no chart, no sheet."""
    charts = [section.chart for section in report.sections if section.chart]
    if not charts:
        return
    shown = book.add_worksheet(text("briefing.sheet_charts", report.lang))
    data = book.add_worksheet(text("briefing.sheet_chart_data", report.lang))
    data.set_column(0, 0, 34)
    data.set_column(1, 40, 16)
    row, top = 0, 0
    breaks: list[int] = []
    for chart in charts:
        drawn = _draw(book, data, chart, row, report, formats)
        marks = len(chart.categories) * len(chart.series) if chart.kind == "bars" else 0
        height = max(_HEIGHT, 4 + marks)
        drawn.set_size({"width": _WIDTH, "height": height * 20})
        if top + height - (breaks[-1] if breaks else 0) > _PAGE:
            breaks.append(top)
        shown.insert_chart(top, 0, drawn, {"description": chart.description or chart.heading(report.lang)})
        row, top = row + len(chart.categories) + 3, top + height + 1
    shown.hide_gridlines(2)
    print_wide(shown)
    shown.set_portrait()
    shown.set_h_pagebreaks(breaks)
    print_wide(data)


def _draw(book: Workbook, data: Worksheet, chart: Chart, row: int, report: Report, formats: Formats) -> DrawnChart:
    """Write the chart's data from `row` on and return the chart over them."""
    drawn = book.add_chart({"type": _TYPES[chart.kind]})
    data.set_row(row, _HEAD_HEIGHT)
    write_text(data, row, 0, chart.heading(report.lang), formats, formats.head)
    labelled = place_labels(chart) if chart.kind == "lines" else None
    for offset, category in enumerate(chart.categories, start=1):
        write_text(data, row + offset, 0, category, formats)
    for number, series in enumerate(chart.series):
        column = 1 + 2 * number
        write_text(data, row, column, series.name, formats, formats.head)
        write_text(data, row, column + 1, text("briefing.sheet_labels", report.lang), formats, formats.head)
        for offset, point in enumerate(series.points, start=1):
            if point.value is not None:
                data.write_number(row + offset, column, point.value, number_format(formats, point.value))
                write_text(data, row + offset, column + 1, point.label, formats)
        places = {*labelled.places[number], *_month_at_end(series)} if labelled else set(range(len(series.points)))
        drawn.add_series(_series(data, chart, series, row, column, places))
    _lay_out(drawn, chart, report)
    return drawn


def _series(data: Worksheet, chart: Chart, series: Series, row: int, column: int, places: set[int]) -> dict[str, Any]:
    """The options of one series: labels at `places`; the legend names it."""
    first, last = row + 1, row + len(chart.categories)
    labels = [
        {"value": point.label} if index in places and point.value is not None else {"delete": True}
        for index, point in enumerate(series.points)
    ]
    options: dict[str, Any] = {
        "name": [data.name, row, column],
        "categories": [data.name, first, 0, last, 0],
        "values": [data.name, first, column, last, column],
        "data_labels": {"value": True, "custom": labels, "font": _FONT},
    }
    if chart.kind == "lines":
        return {**options, **_line(series), "data_labels": {**options["data_labels"], "position": "above"}}
    options["data_labels"]["position"] = "outside_end"
    options["points"] = [_bar(series, point) for point in series.points]
    return {**options, **_bar(series, Point(None)), "gap": 60}


def _month_at_end(series: Series) -> list[int]:
    """The last point of a line, where it is of a month and not of the year's end that it stands at."""
    known = [place for place, point in enumerate(series.points) if point.value is not None]
    return [place for place in known[-1:] if series.points[place].after]


def _line(series: Series) -> dict[str, Any]:
    colour = f"#{series.colour}"
    marker: dict[str, Any] = {"type": series.marker}
    if series.marker != "none":
        marker |= {"size": 4 if series.quiet else 7, "fill": {"color": colour}, "border": {"color": colour}}
    return {
        "line": {"color": colour, "width": 1.25 if series.quiet else 2, "dash_type": _DASHES[series.dash]},
        "marker": marker,
    }


def _bar(series: Series, point: Point) -> dict[str, Any]:
    """Fill and border of a bar, by its mark."""
    colour, mark = point.colour or series.colour, point.mark or series.mark
    border = {"color": f"#{colour}", "dash_type": "dash" if mark == "hollow" else "solid"}
    if mark in _PATTERNS:
        hatch = {"pattern": _PATTERNS[mark], "fg_color": f"#{colour}", "bg_color": f"#{PAPER}"}
        return {"pattern": hatch, "border": border}
    inside = {"solid": colour, "tint": lighten(colour, 0.6), "hollow": PAPER}[mark]
    return {"fill": {"color": f"#{inside}"}, "border": border}


def _lay_out(drawn: DrawnChart, chart: Chart, report: Report) -> None:
    drawn.set_title({"name": chart.heading(report.lang), "name_font": {**_FONT, "size": 12, "bold": True}})
    drawn.show_blanks_as("gap")
    drawn.set_chartarea({"border": {"none": True}})
    if chart.kind != "lines" and (chart.named or len(chart.series) == 1):
        drawn.set_legend({"none": True})
    else:
        drawn.set_legend({"position": "bottom", "font": _FONT})
    grid = {"visible": chart.kind == "lines", "line": {"color": f"#{FAINT}"}}
    floor = line_floor(chart) if chart.kind == "lines" else 0
    drawn.set_y_axis({"visible": chart.kind == "lines", "major_gridlines": grid, "min": floor, "num_font": _FONT})
    room = _WIDTH / 96 * 72 / _FONT_SIZE
    step = year_step(chart, 0.9 * room) if chart.kind == "lines" else 1
    quiet = {"color": f"#{QUIET}"}
    drawn.set_x_axis({"num_font": _FONT, "line": quiet, "major_tick_mark": "none", "interval_unit": step})
    if chart.kind == "bars":
        below = {"crossing": "max"} if chart.scale else {}  # the first bar on top, the shared axis still below the last
        drawn.set_y_axis({"reverse": True, "num_font": _FONT, "major_tick_mark": "none", **below})
        shared = {"max": head_room(chart, room), "num_font": {**_FONT, **quiet}, "line": {"none": True}}
        drawn.set_x_axis(
            {"major_gridlines": {**grid, "visible": True}, "min": 0, **shared}
            if chart.scale
            else {"visible": False, "min": 0, "major_gridlines": {"visible": False}}
        )
    if chart.scale:
        left, top, width, height = bars_room(chart, _FONT_SIZE, _WIDTH / 96, report.lang)
        drawn.set_plotarea({"layout": {"x": left, "y": top, "width": width, "height": height}})
