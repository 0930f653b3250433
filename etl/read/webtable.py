"""A table of a web page, cell by cell, with rowspan and colspan; and which tables only arrange the page."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from etl.read.compose import GridCell
from etl.read.limits import CELLS
from etl.read.unreadable import Unreadable

_WIDEST = 200
_LONG_CELL = 300
_PARAGRAPHS_IN_CELL = 4


def is_data_table(table: html.HtmlElement) -> bool:
    """Whether it holds data: two cells or more in some row, no table within, no cell that holds an article."""
    if table.tag != "table" or table.find(".//table") is not None:
        return False
    widest = max((len(list(_cells_of(row))) for row in _rows_of(table)), default=0)
    return widest >= 2 and not any(_is_article(cell) for cell in table.iter("td"))


def walk_table(table: html.HtmlElement) -> list[GridCell]:
    """The cells at their places on the grid; refuses a table of more cells than any document has."""
    grid: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    rows = list(_rows_of(table))
    for r, row in enumerate(rows):
        column = 0
        for cell in _cells_of(row):
            while (r, column) in taken:
                column += 1
            high = min(_reach(cell, "rowspan"), len(rows) - r)
            wide = min(_reach(cell, "colspan"), _WIDEST)
            taken |= {(r + down, column + right) for down in range(high) for right in range(wide)}
            if len(taken) > CELLS:
                raise Unreadable("too_complex")
            grid.append(GridCell(_cell_text(cell), r, column, high, wide, cell.tag == "th"))
            column += wide
    return grid


def _rows_of(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    yield from table.iter("tr")


def _cells_of(row: html.HtmlElement) -> Iterator[html.HtmlElement]:
    yield from (cell for cell in row if cell.tag in {"td", "th"})


def _reach(cell: html.HtmlElement, attribute: str) -> int:
    value = cell.get(attribute, "1").strip()
    return max(1, int(value)) if value.isdecimal() and len(value) <= 5 else 1


def _cell_text(cell: html.HtmlElement) -> str:
    for line_break in cell.iter("br", "p"):
        line_break.tail = "\n" + (line_break.tail or "")
    return "".join(cell.itertext())


def _is_article(cell: html.HtmlElement) -> bool:
    paragraphs = sum(1 for _ in cell.iter("p", "br"))
    return paragraphs >= _PARAGRAPHS_IN_CELL and len("".join(cell.itertext())) > _LONG_CELL
