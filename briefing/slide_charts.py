"""Native charts on slides: the chart and its workbook as parts of the deck, and the frame that shows them.

In: slide, Chart, its number in the deck, box in inches. Out: the graphic frame. Refuses nothing.
"""

from __future__ import annotations

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.shapes.graphfrm import CT_GraphicalObjectFrame
from pptx.slide import Slide
from pptx.util import Inches

from briefing.chart import Chart
from briefing.drawn_text import without_controls
from briefing.measure import Box
from briefing.native_chart import chart_xml
from briefing.native_workbook import chart_workbook
from briefing.report import Version
from words.catalogue import Lang


def add_chart(
    slide: Slide, chart: Chart, number: int, box: Box, size: float, version: Version, lang: Lang
) -> CT_GraphicalObjectFrame:
    """Put `chart` on `slide` with text at `size` points; `number` counts the deck's charts."""
    package = slide.part.package
    name = PackURI(f"/ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
    book = Part(name, CONTENT_TYPE.SML_SHEET, package, chart_workbook(chart, version, lang))
    part = Part(PackURI(f"/ppt/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, package)
    part.blob = chart_xml(chart, size, lang, part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE), box.width, box.height)
    relation = slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    frame = slide.shapes._add_chart_graphicFrame(relation, *(Inches(side) for side in box))
    frame.nvGraphicFramePr.cNvPr.set("name", without_controls(chart.title))
    frame.nvGraphicFramePr.cNvPr.set("descr", without_controls(chart.description or chart.heading(lang)))
    return frame
