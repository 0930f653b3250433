"""Builds the text of a document that comes in pieces: paragraphs and tables in order, every table cell with its span.

A table becomes text, one row a line, cells parted by " | ". A cell that covers several rows or columns stands in the
text once, at its first place; the further places stay empty in the text and point to the same span in `Table.cells`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.read.limits import CELLS, TEXT_CHARACTERS
from etl.read.unreadable import Unreadable
from etl.records import Cell, Span, Table

SEPARATOR = " | "
_BREAK_IN_WORD = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s*[\r\n\t]+\s*(?=[\u3000-\u9fff\uff00-\uffef])")
_BLANKS = re.compile(r"\s+")
_FIGURE = re.compile(r"[¥￥]?\s*[\d,，]+(?:\.\d+)?\s*(?:%|元\S{0,6})?")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass
class GridCell:
    """A cell on its way into the text: where it stands and how far it reaches."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False


@dataclass
class Composer:
    """Collects paragraphs and tables; `text` and `tables` are the result."""

    parts: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    length: int = 0
    cells: int = 0

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def add_paragraph(self, paragraph: str) -> None:
        """One line of text; an empty paragraph is left out."""
        if paragraph.strip():
            self._write(paragraph.strip("\r\n") + "\n")

    def add_table(self, grid: Sequence[GridCell]) -> None:
        """One table; a table without any text is left out."""
        self.cells += sum(cell.rows * cell.columns for cell in grid)
        if self.cells > CELLS:
            raise Unreadable("too_complex")
        if not any(clean_cell(cell.text) for cell in grid):
            return
        header_rows = count_header_rows(grid)
        rows: dict[int, dict[int, GridCell]] = {}
        for cell in grid:
            rows.setdefault(cell.row, {})[cell.column] = cell
        found: list[Cell] = []
        for _, row in sorted(rows.items()):
            self._write_row([row.get(column) for column in range(max(row) + 1)], header_rows, found)
        self.tables.append(Table(tuple(sorted(found, key=lambda cell: (cell.row, cell.column)))))

    def _write_row(self, row: list[GridCell | None], header_rows: int, found: list[Cell]) -> None:
        while row and (row[-1] is None or not row[-1].text.strip()):
            row.pop()
        for column, cell in enumerate(row):
            if column:
                self._write(SEPARATOR)
            if cell is not None:
                start = self.length
                self._write(clean_cell(cell.text))
                found += _covered_places(cell, (start, self.length), header_rows)
        self._write("\n")

    def _write(self, piece: str) -> None:
        self.parts.append(piece)
        self.length += len(piece)
        if self.length > TEXT_CHARACTERS:
            raise Unreadable("too_much_text", limit=TEXT_CHARACTERS)


def clean_cell(cell: str) -> str:
    """A cell on one line: a break inside a Chinese word is closed, other blanks become one.

    >>> clean_cell("城市低\\n保 标准")
    '城市低保 标准'
    """
    return _BLANKS.sub(" ", _BREAK_IN_WORD.sub("", cell)).strip()


def count_header_rows(grid: Sequence[GridCell]) -> int:
    """How many leading rows name the columns: those before the first row that holds a figure; 0 if none does."""
    return min((cell.row for cell in grid if is_figure(cell.text)), default=0)


def is_figure(cell: str) -> bool:
    """Whether a cell is a number and no year.

    >>> is_figure("690"), is_figure("1,380.5元/月"), is_figure("2023"), is_figure("城市")
    (True, True, False, False)
    """
    stripped = cell.strip()
    return bool(_FIGURE.fullmatch(stripped)) and not _YEAR.fullmatch(stripped)


def _covered_places(cell: GridCell, span: Span, header_rows: int) -> list[Cell]:
    header = cell.header or cell.row < header_rows
    return [
        Cell(span, row, column, header)
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    ]
