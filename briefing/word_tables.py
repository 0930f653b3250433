"""Three-line tables in Word: a thick line above and below, a thin one under the head, head repeated on each page.

In: document, Table. Out: the table appended. Decision: written as XML in one piece (python-docx needs ten times as long
for a table of some hundred cells); column widths by content; a table too wide for the page gets smaller type and the
year under the value, and one with more columns than stay readable is set in parts, each with the first column.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from docx.document import Document as Paper
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from briefing.palette import INK
from briefing.report import Cell, Table
from briefing.slide_tables import longest_lines, share_widths
from briefing.word_pages import STYLES, Face, run_xml
from words.catalogue import Lang

_TOGETHER = 14  # rows that are kept on one page
_WIDTH = 6.14  # inches between the margins of A4
_FIGURE = 4.5  # em of a column in which 1,230 and its marks stay on a line
_TWIPS = 1440
_MARGIN = 70  # twips left and right of a cell's text


def add_table(paper: Paper, table: Table, lang: Lang) -> None:
    """Append `table` with its three lines, in as many parts as its columns need."""
    for place, part in enumerate(_parts(table, lang)):
        if place:
            paper.element.body.insert_element_before(parse_xml(f"<w:p {nsdecls('w')}/>"), "w:sectPr")
        _add_part(paper, part, lang)


def _parts(table: Table, lang: Lang) -> list[Table]:
    """The table, or its columns in equal shares where they would be too narrow for a figure of four digits."""
    longest = longest_lines(table, narrow=True)
    wanted = sum(min(line + 1.4, _FIGURE) for line in longest) * _face(table, lang).size / 72
    columns = range(1, len(table.header))
    share = ceil(len(columns) / ceil(wanted / _WIDTH)) if columns else 1
    if share >= len(columns):
        return [table]
    return [_columns_of(table, [0, *columns[start : start + share]]) for start in range(0, len(columns), share)]


def _columns_of(table: Table, columns: list[int]) -> Table:
    return replace(
        table,
        header=tuple(table.header[column] for column in columns),
        rows=tuple(tuple(row[column] for column in columns) for row in table.rows),
        numeric=tuple(place for place, column in enumerate(columns) if column in table.numeric),
    )


def _add_part(paper: Paper, table: Table, lang: Lang) -> None:
    face = _face(table, lang)
    longest = longest_lines(table, narrow=False)
    narrow = sum(line + 1.4 for line in longest) * face.size / 72 > _WIDTH
    longest = longest_lines(table, narrow) if narrow else longest
    widths = [round(width * _TWIPS) for width in share_widths(table.header, longest, _WIDTH, face.size)]
    rows = [tuple(map(Cell, table.header)), *table.rows]
    lines = "".join(
        _row(cells, place, len(rows) - 1, table, widths, narrow, face, lang) for place, cells in enumerate(rows)
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    sides = "".join(f'<w:{side} w:w="{_MARGIN}" w:type="dxa"/>' for side in ("left", "right"))
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{sides}</w:tblCellMar>"
    )
    xml = f"<w:tbl {nsdecls('w')}><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"
    paper.element.body.insert_element_before(parse_xml(xml), "w:sectPr")


def _face(table: Table, lang: Lang) -> Face:
    """Smaller type for many columns."""
    face = STYLES[lang]["table"]
    small = min(face.size, {7: 9.5, 8: 9.0}.get(len(table.header), 8.0 if len(table.header) > 8 else face.size))
    return face._replace(size=small, pitch=small * 1.3)


def _row(
    cells: tuple[Cell, ...],
    place: int,
    last: int,
    table: Table,
    widths: list[int],
    narrow: bool,
    face: Face,
    lang: Lang,
) -> str:
    head = "<w:tblHeader/>" if place == 0 else ""
    together = place < last and last < _TOGETHER
    set_face = face._replace(bold=place == 0)
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_borders(place == 0, place == last)}</w:tcPr>'
        f"{_paragraphs(cell.lines(narrow), set_face, column in table.numeric, together)}</w:tc>"
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{written}</w:tr>"


def _paragraphs(lines: list[tuple[str, str]], face: Face, numeric: bool, together: bool) -> str:
    keep = "<w:keepNext/>" if together else ""
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{round(face.pitch * 20)}" w:lineRule="atLeast"/>'
    properties = f'<w:pPr>{keep}{spacing}<w:jc w:val="{"right" if numeric else "left"}"/></w:pPr>'
    return "".join(
        f"<w:p>{properties}{run_xml(words, face)}"
        f"{run_xml(raised, face._replace(bold=False), raised=True) if raised else ''}</w:p>"
        for words, raised in lines
    )


def _borders(first: bool, last: bool) -> str:
    """1.5 pt above the head and below the last row, 0.75 pt below the head."""
    top = f'<w:top w:val="single" w:sz="12" w:color="{INK}"/>' if first else ""
    weight = 12 if last else 6 if first else 0
    bottom = f'<w:bottom w:val="single" w:sz="{weight}" w:color="{INK}"/>' if weight else ""
    return f"<w:tcBorders>{top}{bottom}</w:tcBorders>" if top or bottom else ""
