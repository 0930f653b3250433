"""Three-line tables in Word: a thick line above and below, a thin one under the head, head repeated on each page.

In: document, Table. Out: the table appended. Decision: column widths by content, so that names stay on one line where
the page allows it.
"""

from __future__ import annotations

from docx.document import Document as Paper
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches
from docx.table import _Cell

from briefing.palette import INK
from briefing.report import Cell, Table
from briefing.slide_tables import longest_line, share_widths
from briefing.word_pages import STYLES, Face, add_run, set_paragraph
from words.catalogue import Lang

_TOGETHER = 14  # rows that are kept on one page
_WIDTH = 6.14  # inches between the margins of A4


def add_table(paper: Paper, table: Table, lang: Lang) -> None:
    """Append `table` with its three lines."""
    face = STYLES[lang]["table"]
    small = min(face.size, {7: 9.5, 8: 9.0}.get(len(table.header), 8.0 if len(table.header) > 8 else face.size))
    face = face._replace(size=small, pitch=small * 1.3)
    narrow = sum(_wants(table)) * small / 72 > _WIDTH
    drawn = paper.add_table(rows=0, cols=len(table.header))
    drawn.alignment, drawn.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = share_widths(table, _WIDTH, small, narrow)
    lines = [tuple(map(Cell, table.header)), *table.rows]
    for number, cells in enumerate(lines):
        row = drawn.add_row()
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        for column, (cell, printed) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = Inches(widths[column])
            _write(cell, printed.lines(narrow), face._replace(bold=number == 0), lang, column in table.numeric)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = number < len(lines) - 1 and len(lines) <= _TOGETHER
            _rule(cell, number == 0, number == len(lines) - 1)
    drawn.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _wants(table: Table) -> list[float]:
    """The width in em that each column would need to stay on one line."""
    columns = zip(*table.rows, strict=True) if table.rows else []
    return [max(longest_line(cell, False) for cell in column) + 1.4 for column in columns]


def _write(cell: _Cell, lines: list[tuple[str, str]], face: Face, lang: Lang, numeric: bool) -> None:
    for number, (words, raised) in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        set_paragraph(paragraph, face)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if numeric else WD_ALIGN_PARAGRAPH.LEFT
        add_run(paragraph, words, face, lang)
        if raised:
            add_run(paragraph, raised, face._replace(bold=False), lang, raised=True)


def _rule(cell: _Cell, first: bool, last: bool) -> None:
    """1.5 pt above the head and below the last row, 0.75 pt below the head."""
    top = f'<w:top w:val="single" w:sz="12" w:color="{INK}"/>' if first else ""
    weight = 12 if last else 6 if first else 0
    bottom = f'<w:bottom w:val="single" w:sz="{weight}" w:color="{INK}"/>' if weight else ""
    borders = parse_xml(f"<w:tcBorders {nsdecls('w')}>{top}{bottom}</w:tcBorders>")
    cell._tc.get_or_add_tcPr().append(borders)
