"""What a finished Office file holds, read back part by part: texts, charts, the workbooks inside the charts."""

from __future__ import annotations

import io
import zipfile

import openpyxl
from lxml import etree

from briefing.chart import Chart

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
}


def members(content: bytes) -> dict[str, bytes]:
    """Every part of the file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def chart_parts(content: bytes) -> list[etree._Element]:
    """The chart parts of a pptx, docx or xlsx, in the order of their numbers."""
    parts = members(content)
    names = [name for name in parts if "/charts/chart" in name and name.endswith(".xml")]
    return [etree.fromstring(parts[name]) for name in sorted(names, key=lambda name: (len(name), name))]


def cached_values(part: etree._Element) -> list[list[float | None]]:
    """The values a chart part carries, series by series; a gap is None."""
    rows = []
    for values in part.findall(".//c:ser/c:val//c:numCache", NS):
        held = {int(point.get("idx")): float(point.findtext("c:v", "", NS)) for point in values.findall("c:pt", NS)}
        rows.append([held.get(index) for index in range(int(values.find("c:ptCount", NS).get("val")))])
    return rows


def embedded_values(content: bytes) -> list[list[list[float | None]]]:
    """Per embedded workbook the columns of values on its first sheet."""
    parts = members(content)
    names = sorted((n for n in parts if "/embeddings/" in n), key=lambda name: (len(name), name))
    tables = []
    for name in names:
        sheet = openpyxl.load_workbook(io.BytesIO(parts[name])).worksheets[0]
        tables.append([[cell.value for cell in column[1:]] for column in list(sheet.columns)[1:]])
    return tables


def expected_values(chart: Chart) -> list[list[float | None]]:
    """The values of a Chart, series by series."""
    return [[point.value for point in series.points] for series in chart.series]
