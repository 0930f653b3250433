"""A Chart as a native, editable Office chart on a slide (the DOCX renderer takes it from a scratch slide).

In: slide, Chart, box in inches. Out: the graphic frame. Decision: values stand at their marks, so the value axis of
bars is not drawn and starts at zero; lines keep a light grid and name themselves at their end where the ends are far
enough apart, else by a legend. Missing values are gaps.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from pptx.chart.chart import Chart as DrawnChart
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Inches, Pt

from briefing.east_asian import mark_chart
from briefing.line_labels import line_floor, place_labels
from briefing.native_labels import Position, label_points
from briefing.native_marks import fill_bars, trace_line
from briefing.native_workbook import DatedChartData
from briefing.palette import FAINT, INK, QUIET
from briefing.report import Chart, Version
from words.catalogue import Lang

_TYPES = {
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
}


class Box(NamedTuple):
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float


def draw_chart(slide: Slide, chart: Chart, box: Box, size: float, version: Version, lang: Lang) -> GraphicFrame:
    """Put `chart` on `slide` with text at `size` points; its workbook is embedded."""
    data = DatedChartData(chart, version, lang)
    frame = slide.shapes.add_chart(_TYPES[chart.kind], *(Inches(part) for part in box), data)
    frame.name = chart.title
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.description or chart.heading(lang))
    drawn = frame.chart
    drawn.font.size, drawn.font.color.rgb = Pt(size), RGBColor.from_string(INK)
    _set_title(drawn, chart.heading(lang), size)
    (_draw_lines if chart.kind == "lines" else _draw_bars)(drawn, chart, size)
    _show_gaps(drawn)
    _take_frame_off(drawn)
    mark_chart(drawn._chartSpace, lang)
    return frame


def _set_title(drawn: DrawnChart, heading: str, size: float) -> None:
    drawn.has_title = True
    drawn.chart_title.include_in_layout = False
    paragraph = drawn.chart_title.text_frame.paragraphs[0]
    paragraph.text = heading
    font = paragraph.runs[0].font
    font.size, font.bold, font.color.rgb = Pt(size), True, RGBColor.from_string(INK)


def _draw_bars(drawn: DrawnChart, chart: Chart, size: float) -> None:
    plot = drawn.plots[0]
    few = {1: 260, 2: 140, 3: 90}.get(len(chart.categories), 60)
    plot.gap_width, plot.overlap = few if chart.kind == "columns" else 35, -5 if len(chart.series) > 1 else 0
    drawn.value_axis.visible = False
    drawn.value_axis.has_major_gridlines = False
    drawn.value_axis.minimum_scale = 0
    drawn.value_axis.maximum_scale = _head_room(chart)
    _quiet_categories(drawn, size)
    if chart.kind == "bars":
        drawn.category_axis.reverse_order = True
    for series, shown in zip(chart.series, plot.series, strict=True):
        fill_bars(shown, series)
        everywhere: dict[int, Position] = dict.fromkeys(range(len(series.points)), "outEnd")
        _replace_labels(shown, label_points(series, everywhere, size, stacked=chart.kind == "columns"))
    _set_legend(drawn, len(chart.series) > 1, size)


def _draw_lines(drawn: DrawnChart, chart: Chart, size: float) -> None:
    axis = drawn.value_axis
    axis.minimum_scale = line_floor(chart)
    axis.major_gridlines.format.line.color.rgb = RGBColor.from_string(FAINT)
    axis.format.line.fill.background()
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_labels.font.size, axis.tick_labels.font.color.rgb = Pt(size * 0.9), RGBColor.from_string(QUIET)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = chart.number_format, False
    _quiet_categories(drawn, size)
    labels = place_labels(chart)
    for number, (series, shown) in enumerate(zip(chart.series, drawn.plots[0].series, strict=True)):
        trace_line(shown, series)
        places = labels.places[number]
        named = frozenset({max(places)} if labels.named and places else ())
        _replace_labels(shown, label_points(series, places, size * 0.95, stacked=False, named=named))
    if labels.named:
        _leave_room(drawn)
    _set_legend(drawn, not labels.named, size)


def _head_room(chart: Chart) -> float | None:
    values = [point.value for series in chart.series for point in series.points if point.value is not None]
    if not values or max(values) <= 0:
        return None
    return max(values) * (1.2 if chart.kind == "columns" else 1.25)


def _quiet_categories(drawn: DrawnChart, size: float) -> None:
    axis = drawn.category_axis
    axis.has_major_gridlines = False
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.color.rgb = RGBColor.from_string(QUIET)
    axis.tick_labels.font.size = Pt(size)
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    _name_every_category(axis._element)


def _set_legend(drawn: DrawnChart, wanted: bool, size: float) -> None:
    drawn.has_legend = wanted
    if wanted:
        drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
        drawn.legend.include_in_layout = False
        drawn.legend.font.size = Pt(size)


def _replace_labels(shown: Any, labels: Any) -> None:
    old = shown._element.get_or_add_dLbls()
    old.getparent().replace(old, labels)


def _leave_room(drawn: DrawnChart) -> None:
    """A plot area that leaves the right sixth to the names at the line ends."""
    area = drawn._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    parts = {"x": 0.05, "y": 0.13, "w": 0.77, "h": 0.74}
    places = "".join(f'<c:{name} val="{value}"/>' for name, value in parts.items())
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    area.insert(0, parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{modes}{places}</c:manualLayout></c:layout>"))


def _show_gaps(drawn: DrawnChart) -> None:
    blanks = drawn._chartSpace.chart.find(qn("c:dispBlanksAs"))
    blanks.set("val", "gap")


def _take_frame_off(drawn: DrawnChart) -> None:
    """No border and no ground of its own: it stands on the page's."""
    plain = parse_xml(f"<c:spPr {nsdecls('c', 'a')}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>")
    drawn._chartSpace.chart.addnext(plain)


def _name_every_category(axis: Any) -> None:
    """No label is left out because the bars are close."""
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    after = next(child for child in axis if child.tag == qn("c:noMultiLvlLbl"))
    after.addprevious(skip)
