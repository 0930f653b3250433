"""An average of a month stands at the year's end nearest to it, in charts of slides, paper and workbook alike."""

from __future__ import annotations

import io

from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

from briefing.chart import Chart
from briefing.order import Order
from briefing.pptx import render_pptx
from briefing.xlsx import render_xlsx
from tests.briefing.filled import filled
from tests.briefing.opened import NS, chart_parts


def _nation(chart: Chart) -> dict[str, str]:
    (line,) = [series for series in chart.series if series.quiet and series.dash == "dash"]
    known = zip(chart.categories, line.points, strict=True)
    return {year: point.label for year, point in known if point.value is not None}


def test_an_average_of_january_stands_at_the_end_of_the_year_before() -> None:
    report = filled(Order(regions=("640324", "610200"), pages=("dibao",)))
    sections = [section for section in report.sections if section.key == "dibao-over-years"]
    assert len(sections) == 2
    for section in sections:
        assert section.chart is not None
        drawn = _nation(section.chart)
        assert "2023" not in drawn and drawn["2022"].endswith("2023年1月") and drawn["2021"].endswith("2022年3月")
        assert drawn["2014"].endswith("2014年9月") and drawn["2020"].endswith("2020年12月")
        assert any("离该月最近的年末" in note for note in section.footnotes)


def test_the_native_chart_of_the_reopened_slide_has_it_there_too() -> None:
    report = filled(Order(regions=("640324", "610200"), pages=("dibao",)))
    slides = Presentation(io.BytesIO(render_pptx(report))).slides
    charts = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    drawn = next(chart for chart in charts if chart.chart_type == XL_CHART_TYPE.LINE_MARKERS)
    nation = next(series for series in drawn.plots[0].series if series.name == "全国平均")
    values = dict(zip(map(str, drawn.plots[0].categories), nation.values, strict=True))
    assert (values["2022"], values["2023"]) == (752, None)


def test_the_workbook_s_chart_tells_the_month_of_the_last_average() -> None:
    report = filled(Order(regions=("640324", "610200"), pages=("dibao",)))
    parts = [part for part in chart_parts(render_xlsx(report)) if part.find(".//c:lineChart", NS) is not None]
    assert len(parts) == 2
    for part in parts:
        labels = ["".join(label.itertext()) for label in part.iterfind(".//c:dLbl/c:tx", NS)]
        assert any("2023年1月" in label for label in labels)
