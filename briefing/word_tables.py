"""Three-line tables in Word: a thick line above and below, a thin one under the head, head repeated on each page.

In: document, Table. Out: the table appended. Decision: written as XML in one piece (python-docx needs ten times as long
for a table of some hundred cells); column widths by content; a table too wide for the page gets smaller type and
the marks under the value, and one with more columns than stay readable is set in parts, each with the first column.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from docx.document import Document as Paper
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from briefing.marked_text import MARK_SHARE, Piece, set_marks
from briefing.measure import width_em
from briefing.palette import INK
from briefing.report import Cell, Table
from briefing.slide_tables import longest_lines, share_widths
from briefing.word_pages import STYLES, Face, run_xml
from words.catalogue import Lang

_TOGETHER = 6  # rows that are kept on one page
_ENDS = 2  # rows of a longer table that stay with its head and with its last
_WIDTH = 6.14  # inches between the margins of A4
_FIGURE = 4.5  # em of a column in which words may break
_TWIPS = 1440
_MARGIN = 70  # twips left and right of a cell's text


def add_table(paper: Paper, table: Table, lang: Lang) -> None:
    """Append `table` with its three lines, in as many parts as its columns need."""
    for place, part in enumerate(_parts(table, lang)):
        if place:
            paper.element.body.insert_element_before(parse_xml(f"<w:p {nsdecls('w')}/>"), "w:sectPr")
        _add_part(paper, part, lang)


def _parts(table: Table, lang: Lang) -> list[Table]:
    """The table, or its columns in as many equal shares as leave room for figure, date and marks on a line each. A
    share has no rows in which all of it is empty."""
    columns = range(1, len(table.header))
    for count in range(1, len(table.header)):
        share = ceil(len(columns) / count)
        parts = [_columns_of(table, [0, *columns[start : start + share]]) for start in range(0, len(columns), share)]
        if share == 1 or all(_needed(part, lang) <= _WIDTH for part in parts):
            return parts
    return [table]


def _needed(table: Table, lang: Lang) -> float:
    """Inches below which a date or two marks of some column would break."""
    least = (max((_unbroken(cell) for cell in column), default=0.0) for column in zip(*table.rows, strict=True))
    return sum(em * _face(table, lang).size / 72 + 2 * _MARGIN / _TWIPS for em in least)


def _unbroken(cell: Cell) -> float:
    """The width in em of what of a cell should stay on a line: the figure, its date, its marks up to two."""
    return max(min(width_em(cell.text), _FIGURE), width_em(cell.badge), min(width_em(cell.small), 6) * MARK_SHARE)


def _columns_of(table: Table, columns: list[int]) -> Table:
    rows = (tuple(row[column] for column in columns) for row in table.rows)
    whole = len(columns) == len(table.header)
    return replace(
        table,
        header=tuple(table.header[column] for column in columns),
        rows=tuple(row for row in rows if whole or any(cell.text for cell in row[1:])),
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
    small = min(face.size, {6: 9.5, 7: 9.5}.get(len(table.header), 9.0 if len(table.header) > 7 else face.size))
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
    together = place < last and (last < _TOGETHER or place < _ENDS or place >= last - _ENDS)
    set_face = face._replace(bold=place == 0)
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_borders(place == 0, place == last)}</w:tcPr>'
        f"{_paragraphs(_lines(cell, narrow, width, face), set_face, column in table.numeric, together, lang)}</w:tc>"
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{written}</w:tr>"


def _lines(cell: Cell, narrow: bool, width: int, face: Face) -> list[tuple[str, str]]:
    """The lines of a cell in a column `width` twips wide: a year that does not fit behind its figure stands below."""
    first, *rest = cell.lines(narrow)
    if narrow and cell.badge and (width_em(first[0]) + 0.5) * face.size * 20 > width - 2 * _MARGIN:
        return [(cell.text, ""), (cell.badge, first[1]), *rest]
    return [first, *rest]


def _paragraphs(lines: list[tuple[str, str]], face: Face, numeric: bool, together: bool, lang: Lang) -> str:
    def write(piece: Piece) -> str:
        return run_xml(piece.words, face._replace(size=piece.size, bold=piece.bold), colour=piece.colour)

    keep = "<w:keepNext/>" if together else ""
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{round(face.pitch * 20)}" w:lineRule="atLeast"/>'
    properties = f'<w:pPr>{keep}{spacing}<w:jc w:val="{"right" if numeric else "left"}"/></w:pPr>'
    return "".join(
        f"<w:p>{properties}{''.join(map(write, set_marks(words + small, face.size, lang, face.bold)))}</w:p>"
        for words, small in lines
    )


def _borders(first: bool, last: bool) -> str:
    """1.5 pt above the head and below the last row, 0.75 pt below the head."""
    top = f'<w:top w:val="single" w:sz="12" w:color="{INK}"/>' if first else ""
    weight = 12 if last else 6 if first else 0
    bottom = f'<w:bottom w:val="single" w:sz="{weight}" w:color="{INK}"/>' if weight else ""
    return f"<w:tcBorders>{top}{bottom}</w:tcBorders>" if top or bottom else ""
