"""A pdf with text: pdfium gives the text, pdfplumber the cells of tables on pages that have ruled lines.

A page is cut into strips: text above a table, the table, text below. Lines that only end because the paper does are
joined; a lone page number at the edge of a page is left out. A pdf whose pages show no text is a scan and refused, a
locked one too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from etl.read.compose import Composer
from etl.read.headings import heading_of_text
from etl.read.limits import PDF_PAGES, PDF_TABLE_PAGES
from etl.read.pdftable import Box, GoingOn, PdfTable, find_tables
from etl.read.unreadable import Unreadable
from etl.records import SourceText
from words.widths import shown_width

_PAGE_NUMBER = re.compile(r"[-—–－]?\s*\d{1,4}\s*[-—–－]?|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?")
_SENTENCE_END = tuple("。！？：；!?:;|")
_FULL_LINE = 0.9
_OVER = 2
"""By how much the lines of a column differ that fill it"""
_INDENT = 6
"""By how much the first line of a paragraph may be shorter than its column"""
_LEAST_COLUMN = 6
_LEAST_BROAD = 3
"""How many lines of the whole page's width are prose above columns, and no head"""
_IN_PROSE = re.compile("[，。；、]")
_LEAST_TEXT = 10
_LEAST_RULES = 4


def read_pdf(name: str, content: bytes) -> SourceText:
    """Text and tables of all pages; a page that cannot be opened is recorded as damage."""
    document = _open(content)
    if len(document) > PDF_PAGES:
        raise Unreadable("too_complex")
    composer = Composer()
    pages = GoingOn(composer)
    damage: set[str] = set()
    tried = 0
    for number in range(len(document)):
        try:
            page = document[number]
            ruled = tried < PDF_TABLE_PAGES and _is_ruled(page)
            tried += ruled
            _add_page(page, find_tables(content, number, damage) if ruled else [], pages)
        except pdfium.PdfiumError:
            damage.add("page_lost")
    pages.close()
    if len("".join(composer.text.split())) < _LEAST_TEXT:
        raise Unreadable("scanned_pdf" if len(document) and not damage else "damaged", kind="pdf")
    heading = heading_of_text(composer.text)
    return SourceText(
        name, composer.text, "pdf", None, *heading, tables=tuple(composer.tables), damage=tuple(sorted(damage))
    )


def _open(content: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as broken:
        locked = "password" in str(broken).lower() or "security" in str(broken).lower()
        raise Unreadable("encrypted" if locked else "damaged", kind="pdf") from broken


def _is_ruled(page: pdfium.PdfPage) -> bool:
    """Whether enough lines are drawn for a table; a page turned on its side is read as text only."""
    if page.get_rotation():
        return False
    drawn = page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_PATH,), max_depth=3)
    return sum(1 for _ in zip(drawn, range(_LEAST_RULES), strict=False)) == _LEAST_RULES


def _add_page(page: pdfium.PdfPage, tables: list[PdfTable], pages: GoingOn) -> None:
    left, bottom, right, top = page.get_cropbox()
    words = page.get_textpage()

    def text_in(box: Box) -> str:
        """The text in a box whose coordinates count downward from the page's top left corner."""
        return words.get_text_bounded(left + box[0], top - box[3], left + box[2], top - box[1])

    edge = 0.0
    for table in tables:
        _add_lines(text_in((0, edge, right - left, table.box[1])), pages, first=edge == 0.0)
        pages.add_table(table.grid(text_in), table.columns)
        edge = table.box[3]
    _add_lines(text_in((0, edge, right - left, top - bottom)), pages, first=edge == 0.0, last=True)


def _add_lines(text: str, pages: GoingOn, first: bool, last: bool = False) -> None:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if last and lines and _PAGE_NUMBER.fullmatch(lines[-1]):
        lines.pop()
    if first and lines and _PAGE_NUMBER.fullmatch(lines[0]):
        lines.pop(0)
    for paragraph in join_lines(lines):
        pages.add_paragraph(paragraph)


def join_lines(lines: list[str]) -> Iterator[str]:
    """Paragraphs: a line that fills the width and ends no sentence goes on in the next.

    >>> list(join_lines(["城市低保标准由每人每月690元提高", "到720元。", "云岭市民政局"]))
    ['城市低保标准由每人每月690元提高到720元。', '云岭市民政局']
    """
    widths = [shown_width(line) for line in lines]
    broad = max(widths, default=0)
    column = column_width(lines, widths) or broad
    lone = column < broad and sum(width >= _FULL_LINE * broad for width in widths) < _LEAST_BROAD
    held = ""
    for index, (line, width) in enumerate(zip(lines, widths, strict=True)):
        indent = _OVER if held else _INDENT
        held += (" " if held and held[-1].isascii() and line[0].isascii() and held[-1].isalpha() else "") + line
        in_column = column < broad and column - indent <= width <= column + _OVER
        fills = in_column or (width >= _FULL_LINE * broad and not lone)
        opens = index + 1 < len(lines) and lines[index + 1].startswith("【")
        if not fills or opens or line.endswith(_SENTENCE_END):
            yield held
            held = ""
    if held:
        yield held


def column_width(lines: list[str], widths: list[int]) -> int:
    """The width of the columns of prose that most lines of a page fill below broader ones; 0 if there are none.

    >>> column_width(["民政简报　第6期　云岭市民政局编印", *["城市低保标准由每人，"] * 8], [32, *[20] * 8])
    20
    """
    common = max(
        set(widths), key=lambda width: (sum(width - _OVER <= one <= width for one in widths), width), default=0
    )
    filling = [line for line, one in zip(lines, widths, strict=True) if common - _OVER <= one <= common]
    prose = sum(_IN_PROSE.search(line) is not None for line in filling)
    many = len(filling) >= _LEAST_COLUMN and len(filling) * 2 > len(lines) and prose * 2 > len(filling)
    return common if many and common < max(widths) - _OVER else 0
