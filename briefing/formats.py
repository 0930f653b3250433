"""The formats of a briefing: a renderer each. A new format is its module and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefing.docx import render_docx
from briefing.package import render_zip
from briefing.pptx import render_pptx
from briefing.report import Report
from briefing.xlsx import render_xlsx
from words.catalogue import text

RENDERERS: Mapping[str, Callable[[Report], bytes]] = {
    "pptx": render_pptx,
    "docx": render_docx,
    "xlsx": render_xlsx,
    "zip": render_zip,
}
MIME: Mapping[str, str] = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


def file_name(report: Report, names: list[str], ending: str) -> str:
    """The name of a file: what it is, of whom, of which data; nothing in it that a file system refuses."""
    lang, separator = report.lang, "-"
    many = text("ordering.file_regions_many", lang, first=names[0], count=len(names)) if names else ""
    regions = separator.join(names) if len(names) <= 4 else many
    stem = text("ordering.file_name", lang, regions=regions, version=f"{report.version.as_of:%Y%m%d}")
    return "".join("-" if char in "\\/:*?\"<>|' " else char for char in stem) + f".{ending}"
