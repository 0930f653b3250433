"""Tables of a pdf page: the boxes that pdfplumber finds between ruled lines, placed on a grid.

Broken pages make pdfminer raise almost anything; then the tables of that page are recorded as lost and its text is
still read by pdfium.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pdfplumber

from etl.read.compose import GridCell

Box = tuple[float, float, float, float]
"""left, top, right, bottom in points, counted downward"""
_SAME_LINE = 2.0


@dataclass(frozen=True)
class PdfTable:
    """A table's box and the boxes of its cells."""

    box: Box
    cells: tuple[Box, ...]

    def grid(self, text_in: Callable[[Box], str]) -> list[GridCell]:
        """The cells at their rows and columns; a box over several of them reaches so far."""
        columns = _merge_near(cell[0] for cell in self.cells)
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
