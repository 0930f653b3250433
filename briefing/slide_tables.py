"""Native three-line tables on slides; rows that do not fit go to further slides of the same heading.

In: Section with a table, box in inches. Out: the slides. Decision: no shading and no vertical lines, as in print; the
size falls with the number of columns, never below 9 points.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches

from briefing.drawn_text import without_controls
from briefing.marked_text import MARK_SHARE, set_marks
from briefing.measure import Box, lines_of, width_em
from briefing.palette import INK, QUIET
from briefing.report import Cell, Report, Section, Table
from briefing.slides import INNER, MARGIN, Style, add_slide, add_text, paragraph_xml
from words.catalogue import Lang, text

_Row = tuple[Cell, ...]
_MOST_SLIDES = 2
_TOLD = 0.27
"""inches below a table that goes on, for the line that says so"""
_PAD = 0.08
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the table style that draws nothing by itself
_SIZES = (15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
_SMALL = (11.0, 10.0)
"""of a table that one slide does not hold; the smaller where two slides hold it so"""


def add_tables(deck: Deck, slide: Slide, section: Section, box: Box, report: Report) -> None:
    """The section's table in `box`, continued on as many slides as its rows need."""
    table = every = section.table
    if table is None or every is None:
        return
    fit = _paginate(table, box)
    if len(fit.pages) > 1:
        box = box._replace(height=box.height - _TOLD)
        fit = _paginate(table, box)
    if len(fit.pages) > _MOST_SLIDES and not report.alone:
        table, fit = _first_of_each(table, fit, box)
    listed = 0
    for number, rows in enumerate(fit.pages):
        if number:
            title = text("briefing.continued", report.lang, title=table.title or section.question)
            slide = add_slide(deck, title, Style(21, INK, bold=True), Box(MARGIN, 0.62, INNER, 1.0))
        _draw(slide, table, rows, fit, box, report.lang)
        if len(fit.pages) > 1:
            told = _rows_told(table, (listed + 1, listed + len(rows)), every.rows, report.lang)
            add_text(slide, [told], Style(10, QUIET), Box(MARGIN, box.top + box.height + 0.03, INNER, 0.22))
        listed += len(rows)


def _rows_told(table: Table, ends: tuple[int, int], every: Sequence[_Row], lang: Lang) -> str:
    """Which rows of how many a slide has, and where those are that none has; of a choice, how it was made."""
    left = len(every) - len(table.rows)
    rest = text("briefing.rows_left_out", lang, count=left) if left else ""
    if table.rows == tuple(every[: len(table.rows)]):
        return text("briefing.rows_shown", lang, first=ends[0], last=ends[1], count=len(every), rest=rest)
    fields = {"column": table.header[0].lower(), "shown": len(table.rows), "rest": rest}
    return text("briefing.rows_of_each", lang, count=len(every), **fields)


def _first_of_each(table: Table, fit: _Fit, box: Box) -> tuple[Table, _Fit]:
    """As many rows as the slides of a table hold, no region having its second before each has its first."""
    held = sum(map(len, fit.pages[:_MOST_SLIDES]))
    while True:
        some = replace(table, rows=share_of_each(table.rows, held))
        fit = _paginate(some, box)
        if len(fit.pages) <= _MOST_SLIDES:
            return some, fit
        held -= 1


def share_of_each(rows: Sequence[_Row], count: int) -> tuple[_Row, ...]:
    """`count` of the rows in their order, in equal shares of those that the first column names alike."""
    before: Counter[str] = Counter()
    turns = []
    for place, row in enumerate(rows):
        turns.append((before[row[0].text], place))
        before[row[0].text] += 1
    return tuple(rows[place] for place in sorted(place for _, place in sorted(turns)[:count]))


def share_widths(header: Sequence[str], longest: Sequence[float], width: float, size: float) -> list[float]:
    """Column widths in inches, together `width`: where there is not room for all, the widest columns give way first.
    `longest` is the widest line of each column."""
    wants = [max(min(width_em(head), 6), line) + 1.4 for head, line in zip(header, longest, strict=True)]
    room = width * 72 / size
    most = max(wants)
    while sum(min(want, most) for want in wants) > room and most > 3:
        most -= 0.5
    kept = [min(want, most) for want in wants]
    return [width * want / sum(kept) for want in kept]


def longest_lines(table: Table, narrow: bool, stacked: bool = False) -> list[float]:
    """The widest line of each column in em, its head aside."""
    columns = zip(*table.rows, strict=True) if table.rows else [() for _ in table.header]
    return [max((longest_line(cell, narrow, stacked) for cell in column), default=0.0) for column in columns]


def longest_line(cell: Cell, narrow: bool, stacked: bool = False) -> float:
    """The width of the cell's widest line in em; marks are set smaller."""
    return max(width_em(words) + MARK_SHARE * width_em(small) for words, small in cell.lines(narrow, stacked))


def shown(cell: Cell, stacked: bool) -> str:
    """The cell as printed, with the numbers of its sources."""
    return "\n".join(words + small for words, small in cell.lines(False, stacked))


class _Fit(NamedTuple):
    """How a table is set: size, widths of the columns, rows of each slide, whether marks have lines of their own, and
    whether it all stands on one slide with no line broken."""

    size: float
    widths: list[float]
    pages: list[list[_Row]]
    stacked: bool
    whole: bool


def _paginate(table: Table, box: Box) -> _Fit:
    """With the marks behind the figures, unless larger type stands whole on one slide with the marks below them."""
    flat, stacked = _fit(table, box, False), _fit(table, box, True)
    return stacked if (stacked.whole, stacked.size) > (flat.whole, flat.size) and stacked.whole else flat


def _fit(table: Table, box: Box, stacked: bool) -> _Fit:
    """The largest size at which all rows fit one slide, unwrapped if there is one; else several slides."""
    longest, texts = longest_lines(table, False, stacked), _texts(table.header, table.rows, stacked)
    shares = {size: share_widths(table.header, longest, box.width, size) for size in _SIZES}
    fitting = [size for size in _SIZES if sum(_heights(texts, shares[size], size)) <= box.height]
    unwrapped = [size for size in fitting if not _wraps(longest, shares[size], size)]
    if fitting:
        size = (unwrapped or fitting)[0]
        return _Fit(size, shares[size], [list(table.rows)], stacked, bool(unwrapped))
    fits = [_Fit(size, shares[size], _pages(table, texts, shares[size], size, box), stacked, False) for size in _SMALL]
    return next((fit for fit in fits if len(fit.pages) <= _MOST_SLIDES), fits[0])


def _pages(
    table: Table, texts: Sequence[Sequence[str]], widths: Sequence[float], size: float, box: Box
) -> list[list[_Row]]:
    """The rows over slides, the head above those of each."""
    head, *heights = _heights(texts, widths, size)
    pages: list[list[_Row]] = [[]]
    used = head
    for row, needed in zip(table.rows, heights, strict=True):
        if pages[-1] and used + needed > box.height:
            pages.append([])
            used = head
        pages[-1].append(row)
        used += needed
    return pages


def _wraps(longest: Sequence[float], widths: Sequence[float], size: float) -> bool:
    """Whether a line of some cell is longer than its column."""
    rooms = [(share - 2 * _PAD) * 72 / size for share in widths]
    return any(line + 0.5 > room for line, room in zip(longest, rooms, strict=True))


def _texts(header: Sequence[str], rows: Sequence[_Row], stacked: bool) -> list[list[str]]:
    """The head and each row as printed."""
    return [list(header), *([shown(cell, stacked) for cell in row] for row in rows)]


def _heights(texts: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> list[float]:
    """Inches that the head and each row need."""
    deepest = (
        max(lines_of(words, size, width - 2 * _PAD) for words, width in zip(row, widths, strict=True)) for row in texts
    )
    return [lines * size * 1.3 / 72 + 0.1 for lines in deepest]


def _draw(slide: Slide, table: Table, rows: list[_Row], fit: _Fit, box: Box, lang: Lang) -> None:
    """Written as XML in one piece: python-pptx needs several times as long."""
    heights = _heights(_texts(table.header, rows, fit.stacked), fit.widths, fit.size)
    air = min(0.16, max(0.0, box.height - sum(heights)) / len(heights))
    places = (box.left, box.top, box.width, sum(heights) + air * len(heights))
    frame = slide.shapes.add_table(1, 1, *(Inches(part) for part in places))
    frame.name = without_controls(table.title)
    grid = "".join(f'<a:gridCol w="{Inches(width)}"/>' for width in fit.widths)
    lines = "".join(
        _row(cells, place, len(rows), table, height + air, fit, lang)
        for place, (cells, height) in enumerate(zip([tuple(map(Cell, table.header)), *rows], heights, strict=True))
    )
    properties = f'<a:tblPr firstRow="1"><a:tableStyleId>{_PLAIN}</a:tableStyleId></a:tblPr>'
    old = frame.table._tbl
    xml = f"<a:tbl {nsdecls('a')}>{properties}<a:tblGrid>{grid}</a:tblGrid>{lines}</a:tbl>"
    old.getparent().replace(old, parse_xml(xml))


def _row(cells: _Row, place: int, last: int, table: Table, height: float, fit: _Fit, lang: Lang) -> str:
    """Thick lines above the head and below the last row, a thin one between head and body."""
    lines = _line("lnT", 1.5 if place == 0 else 0) + _line("lnB", 1.5 if place == last else 0.75 * (place == 0))
    margins = f'marL="{Inches(_PAD)}" marR="{Inches(_PAD)}" marT="{Inches(0.03)}" marB="{Inches(0.03)}" anchor="ctr"'
    written = "".join(
        f"<a:tc><a:txBody><a:bodyPr/>{_paragraphs(cell, fit, place == 0, column in table.numeric, lang)}</a:txBody>"
        f"<a:tcPr {margins}>{lines}</a:tcPr></a:tc>"
        for column, cell in enumerate(cells)
    )
    return f'<a:tr h="{Inches(height)}">{written}</a:tr>'


def _paragraphs(cell: Cell, fit: _Fit, head: bool, numeric: bool, lang: Lang) -> str:
    style = Style(fit.size, INK, head, PP_ALIGN.RIGHT if numeric else PP_ALIGN.LEFT)
    lines = cell.lines(False, fit.stacked)
    return "".join(paragraph_xml(set_marks(words + small, fit.size, lang, head), style) for words, small in lines)


def _line(side: str, width: float) -> str:
    fill = f'<a:solidFill><a:srgbClr val="{INK}"/></a:solidFill>'
    return f'<a:{side} w="{round(width * 12700)}">{fill}</a:{side}>' if width else ""
