"""Tables of a pdf page: the boxes that pdfplumber finds between ruled lines, placed on a grid.

Broken pages make pdfminer raise almost anything; then the tables of that page are recorded as lost and its text is
still read by pdfium.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

import pdfplumber

from etl.read.compose import Composer, GridCell, clean_cell, count_header_rows

Box = tuple[float, float, float, float]
"""left, top, right, bottom in points, counted downward"""
_SAME_LINE = 2.0


@dataclass(frozen=True)
class PdfTable:
    """A table's box and the boxes of its cells."""

    box: Box
    cells: tuple[Box, ...]

    @property
    def columns(self) -> list[float]:
        """Where its columns begin."""
        return _merge_near(cell[0] for cell in self.cells)

    def grid(self, text_in: Callable[[Box], str]) -> list[GridCell]:
        """The cells at their rows and columns; a box over several of them reaches so far."""
        columns = self.columns
        rows = _merge_near(cell[1] for cell in self.cells)
        return [
            GridCell(
                text_in(cell),
                _place(rows, cell[1]),
                _place(columns, cell[0]),
                max(1, sum(cell[1] - _SAME_LINE < edge < cell[3] - _SAME_LINE for edge in rows)),
                max(1, sum(cell[0] - _SAME_LINE < edge < cell[2] - _SAME_LINE for edge in columns)),
            )
            for cell in self.cells
        ]


@dataclass
class GoingOn:
    """What is written page by page: a table that opens a page goes on the one that ended the last."""

    composer: Composer
    held: list[GridCell] = field(default_factory=list)
    edges: list[float] = field(default_factory=list)

    def add_paragraph(self, paragraph: str) -> None:
        """A line of text, which ends the table before it."""
        self.close()
        self.composer.add_paragraph(paragraph)

    def add_table(self, grid: list[GridCell], edges: list[float]) -> None:
        """A table whose columns begin at `edges`; a head that stands over it again is left out."""
        begin = self._goes_on_from(grid, edges)
        if begin is None:
            self.close()
            self.held, self.edges = grid, edges
            return
        down = 1 + max(cell.row + cell.rows - 1 for cell in self.held) - begin
        self.held += [replace(cell, row=cell.row + down) for cell in grid if cell.row >= begin]

    def close(self) -> None:
        """Writes the table that is held."""
        if self.held:
            self.composer.add_table(self.held)
        self.held = []

    def _goes_on_from(self, grid: list[GridCell], edges: list[float]) -> int | None:
        """The row of a table from which it goes on the held one; None if it is another."""
        alike = len(edges) == len(self.edges) and all(
            abs(a - b) <= _SAME_LINE for a, b in zip(edges, self.edges, strict=True)
        )
        if not self.held or not alike:
            return None
        heads = count_header_rows(grid)
        return heads if _texts(grid, heads) == _texts(self.held, heads) else None


def _texts(grid: list[GridCell], rows: int) -> list[tuple[int, int, str]]:
    """What stands in the first rows of a table."""
    return sorted((cell.row, cell.column, clean_cell(cell.text)) for cell in grid if cell.row < rows)


def find_tables(content: bytes, number: int, damage: set[str]) -> list[PdfTable]:
    """The tables of page `number` (from 0), top first, those inside another left out."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(content), pages=[number + 1]) as document:
            found = [PdfTable(table.bbox, tuple(table.cells)) for table in document.pages[0].find_tables()]
    except Exception:
        damage.add("tables_lost")
        return []
    kept: list[PdfTable] = []
    for table in sorted((table for table in found if len(table.cells) > 1), key=lambda table: table.box[1]):
        if not kept or table.box[1] >= kept[-1].box[3] - _SAME_LINE:
            kept.append(table)
    return kept


def _merge_near(edges: Iterable[float]) -> list[float]:
    merged: list[float] = []
    for edge in sorted(edges):
        if not merged or edge - merged[-1] > _SAME_LINE:
            merged.append(edge)
    return merged


def _place(edges: list[float], edge: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - edge))
