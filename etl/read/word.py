"""A docx: paragraphs and tables in order, merged cells once; deleted revisions are not read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table as WordTable
from lxml import etree

from etl.read.compose import Composer, GridCell
from etl.read.headings import heading_of_text, sensible_title
from etl.read.unreadable import Unreadable
from etl.records import SourceText

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""the same text box again, for older programs"""
_DEEPEST = 4
"""How deep a table may stand in others and be read as one"""
_MARK = re.compile(r"\s*[\[(（]?(?:\d{1,2}|[①-⑳]|[*＊†]{1,3})[\])）]?\s*")
_BREAKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n"}
_BROKEN = (
    BadZipFile,
    PackageNotFoundError,
    KeyError,
    ValueError,
    etree.XMLSyntaxError,
    AttributeError,
    TypeError,
    OSError,
)


def read_docx(name: str, content: bytes) -> SourceText:
    """The text of the body; headers, footers and notes are left out."""
    try:
        document = docx.Document(io.BytesIO(content))
        composer = _compose(document)
        claimed = sensible_title(document.core_properties.title)
    except _BROKEN as broken:
        raise Unreadable("damaged", kind="docx") from broken
    heading = heading_of_text(composer.text)
    believed = claimed if claimed and claimed in composer.text[:2000] else None
    return SourceText(
        name,
        composer.text,
        "docx",
        "utf-8",
        believed or heading.title,
        heading.publisher,
        heading.published,
        tables=tuple(composer.tables),
    )


def _compose(document: Document) -> Composer:
    composer = Composer()
    _add_blocks(document.element.body, document, composer, 0)
    return composer


def _add_blocks(parent: etree._Element, document: Document, composer: Composer, depth: int) -> None:
    """What stands in the body or in a cell; a table that holds another only arranges the page."""
    for block in _blocks(parent):
        if block.tag != f"{_W}tbl":
            for line in _text_of(block).split("\n"):
                composer.add_paragraph(line)
        elif depth < _DEEPEST and block.find(f".//{_W}tbl") is not None:
            for cell in block.iterfind(f"{_W}tr/{_W}tc"):
                _add_blocks(cell, document, composer, depth + 1)
        else:
            composer.add_table(list(_walk_table(WordTable(block, document))))


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in order, those in content controls among them."""
    for child in parent:
        if child.tag in {f"{_W}p", f"{_W}tbl"}:
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"}:
            yield from _blocks(child)


def _walk_table(table: WordTable) -> Iterator[GridCell]:
    """A merged cell appears at every place it covers in python-docx: it is told by its element and kept once."""
    origin: dict[object, GridCell] = {}
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row.cells, start=row.grid_cols_before):
            if cell._tc in origin:
                first = origin[cell._tc]
                first.rows, first.columns = max(first.rows, r - first.row + 1), max(first.columns, c - first.column + 1)
            else:
                origin[cell._tc] = GridCell(_text_of(cell._tc), r, c)
    yield from origin.values()


def _text_of(element: etree._Element) -> str:
    """The text of a paragraph or cell in order, deleted revisions left out, paragraphs within parted by line breaks."""
    pieces: list[str] = []
    repeated = {node for fallback in element.iter(_FALLBACK) for node in fallback.iter()}
    for node in element.iter():
        if node in repeated:
            continue
        if node.tag == f"{_W}t":
            power = pieces and pieces[-1][-1:].isascii() and pieces[-1][-1:].isalpha()
            if power or not _is_note_mark(node):
                pieces.append(node.text or "")
        elif node.tag in _BREAKS:
            pieces.append(_BREAKS[node.tag])
        elif node.tag == f"{_W}p" and pieces:
            pieces.append("\n")
    return "".join(pieces)


def _is_note_mark(node: etree._Element) -> bool:
    """Whether a text is a raised number behind a figure, that points to a note."""
    run = node.getparent()
    raised = run.find(f"{_W}rPr/{_W}vertAlign") if run is not None else None
    return (
        raised is not None and raised.get(f"{_W}val") == "superscript" and _MARK.fullmatch(node.text or "") is not None
    )
