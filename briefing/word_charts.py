"""Native charts in Word: the chart and its workbook as parts of the paper, and the drawing that shows them.

In: document, Chart. Out: an inline drawing that Word, WPS and LibreOffice open for editing. Decision: python-docx has
no charts, and a picture would not be editable. Refuses nothing.
"""

from __future__ import annotations

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from briefing.chart import Chart
from briefing.drawn_text import without_controls
from briefing.measure import Box
from briefing.native_chart import chart_xml
from briefing.native_workbook import chart_workbook
from briefing.report import Version
from words.catalogue import Lang

_EMU = 914400
_DRAWING = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:drawing>
<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>
<wp:docPr id="{number}" name="Chart {number}"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="{relation}"/>
</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"""


def add_chart(paper: Paper, chart: Chart, number: int, box: Box, size: float, version: Version, lang: Lang) -> None:
    """Append `chart` to the document, `box` wide and high in inches; `number` counts the document's charts."""
    package = paper.part.package
    name = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
    book = Part(name, CONTENT_TYPE.SML_SHEET, chart_workbook(chart, version, lang), package)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    part._blob = chart_xml(chart, size, lang, part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE), box.width, box.height)
    relation = paper.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    drawing = parse_xml(
        _DRAWING.format(width=int(box.width * _EMU), height=int(box.height * _EMU), number=number, relation=relation)
    )
    drawing.find(".//{*}docPr").set("descr", without_controls(chart.description or chart.heading(lang)))
    paragraph = paper.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True
    paragraph._p.append(drawing)
