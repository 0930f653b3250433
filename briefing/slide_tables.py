"""Native three-line tables on slides; rows that do not fit go to further slides of the same heading.

In: Section with a table, box in inches. Out: the slides. Decision: no shading and no vertical lines, as in print; the
size falls with the number of columns, never below 9 points.
"""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Emu, Inches, Pt

from briefing.measure import lines_of, width_em
from briefing.native_chart import Box
from briefing.palette import INK
from briefing.report import Cell, Report, Section, Table
from briefing.slides import INNER, MARGIN, Style, add_slide
from words.catalogue import text

_PAD = 0.08
_SIZES = (15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0)


def add_tables(deck: Deck, slide: Slide, section: Section, box: Box, report: Report) -> None:
    """The section's table in `box`, continued on as many slides as its rows need."""
    table = section.table
    if table is None:
        return
    size, pages = _paginate(table, box)
    widths = share_widths(table, box.width, size)
    for number, rows in enumerate(pages):
        if number:
            title = text("briefing.continued", report.lang, title=table.title or section.question)
            slide = add_slide(deck, title, Style(21, INK, bold=True), Box(MARGIN, 0.62, INNER, 1.0))
        _draw(slide, table, rows, widths, size, box)


def share_widths(table: Table, width: float, size: float, narrow: bool = False) -> list[float]:
    """Column widths in inches, together `width`: where there is not room for all, the widest columns give way first."""
    heads = [width_em(words) for words in table.header]
    columns = zip(*table.rows, strict=True) if table.rows else [() for _ in heads]
    wants = [
        max([min(head, 6), *(longest_line(cell, narrow) for cell in column)]) + 1.4
        for head, column in zip(heads, columns, strict=True)
    ]
    room = width * 72 / size
    most = max(wants)
    while sum(min(want, most) for want in wants) > room and most > 3:
        most -= 0.5
    kept = [min(want, most) for want in wants]
    return [width * want / sum(kept) for want in kept]


def longest_line(cell: Cell, narrow: bool) -> float:
    """The width of the cell's widest line in em; what is raised is set small."""
    return max(width_em(words) + 0.62 * width_em(raised) for words, raised in cell.lines(narrow))


def shown(cell: Cell) -> str:
    """The cell as printed, with the numbers of its sources."""
    return "\n".join(words + raised for words, raised in cell.lines(narrow=False))


def _paginate(table: Table, box: Box) -> tuple[float, list[list[tuple[Cell, ...]]]]:
    """The largest size at which all rows fit one slide, unwrapped if there is one; else as many slides as needed."""
    fitting = [
        size for size in _SIZES if sum(_heights(table, share_widths(table, box.width, size), size)) <= box.height
    ]
    unwrapped = [size for size in fitting if not _wraps(table, box.width, size)]
    if fitting:
        return (unwrapped or fitting)[0], [list(table.rows)]
    size = _SIZES[-3]
    head, *heights = _heights(table, share_widths(table, box.width, size), size)
    pages: list[list[tuple[Cell, ...]]] = [[]]
    used = head
    for row, needed in zip(table.rows, heights, strict=True):
        if pages[-1] and used + needed > box.height:
            pages.append([])
            used = head
        pages[-1].append(row)
        used += needed
    return size, pages


def _wraps(table: Table, width: float, size: float) -> bool:
    """Whether a line of some cell is longer than its column."""
    rooms = [(share - 2 * _PAD) * 72 / size for share in share_widths(table, width, size)]
    return any(
        longest_line(cell, False) + 0.5 > room for row in table.rows for cell, room in zip(row, rooms, strict=True)
    )


def _heights(table: Table, widths: list[float], size: float) -> list[float]:
    """Inches that the head and each row need."""
    texts = [list(table.header), *([shown(cell) for cell in row] for row in table.rows)]
    deepest = (
        max(lines_of(words, size, width - 2 * _PAD) for words, width in zip(row, widths, strict=True)) for row in texts
    )
    return [lines * size * 1.3 / 72 + 0.1 for lines in deepest]


def _draw(slide: Slide, table: Table, rows: list[tuple[Cell, ...]], widths: list[float], size: float, box: Box) -> None:
    heights = _heights(Table(table.title, table.header, tuple(rows)), widths, size)
    air = min(0.16, max(0.0, box.height - sum(heights)) / len(heights))
    heights = [height + air for height in heights]
    places = (box.left, box.top, box.width, sum(heights))
    frame = slide.shapes.add_table(len(rows) + 1, len(table.header), *(Inches(part) for part in places))
    frame.name = table.title
    drawn = frame.table
    _plain(drawn._tbl)
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = Inches(width)
    for line, height in zip(drawn.rows, heights, strict=True):
        line.height = Emu(Inches(height))
    lines = [tuple(map(Cell, table.header)), *rows]
    for number, line_cells in enumerate(lines):
        for column, value in enumerate(line_cells):
            cell = drawn.cell(number, column)
            _write(cell, value, size, number == 0, column in table.numeric)
            _rule(cell, top=1.5 if number == 0 else 0, bottom=0.75 if number == 0 else 1.5 * (number == len(rows)))


def _plain(element: etree._Element) -> None:
    """No banding, and the style that draws nothing by itself."""
    properties = element.find(qn("a:tblPr"))
    properties.attrib.pop("bandRow", None)
    properties.find(qn("a:tableStyleId")).text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def _write(cell: _Cell, printed: Cell, size: float, head: bool, numeric: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(_PAD)
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame = cell.text_frame
    for number, (words, raised) in enumerate(printed.lines(narrow=False)):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if numeric else PP_ALIGN.LEFT
        _add_run(paragraph, words, size, head)
        if raised:
            _add_run(paragraph, raised, size, head).set("baseline", "30000")


def _add_run(paragraph: Any, words: str, size: float, head: bool) -> etree._Element:
    """A run of the table; returns its properties."""
    run = paragraph.add_run()
    run.text = words
    run.font.size, run.font.bold, run.font.color.rgb = Pt(size), head, RGBColor.from_string(INK)
    return run._r.get_or_add_rPr()


def _rule(cell: _Cell, top: float, bottom: float) -> None:
    """Lines above and below the cell, in points; 0 is none."""
    properties = cell._tc.get_or_add_tcPr()
    for number, (side, width) in enumerate((("lnT", top), ("lnB", bottom))):
        if width:
            fill = f'<a:solidFill><a:srgbClr val="{INK}"/></a:solidFill>'
            line = parse_xml(f'<a:{side} {nsdecls("a")} w="{round(width * 12700)}">{fill}</a:{side}>')
            properties.insert(min(number, len(properties)), line)
