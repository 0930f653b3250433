"""What the head of a table says of each of its columns: subject, unit, year, day of effect, the role it plays."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from etl.extract.cells import Grid, GridCell
from etl.extract.headwords import role_of_head
from etl.extract.lexer import lex
from etl.extract.places import mark_scopes
from etl.extract.prepare import prepare
from etl.extract.reading import Reader
from etl.extract.tokens import Date, Token
from etl.extract.units_said import unit_of_header
from etl.lexicon import Word

_UNIT = re.compile(r"[（(]\s?(?:单位\s?[:：])?元[^（()）]{0,10}[)）]")
_PLACES = ("市", "县", "区", "旗", "镇", "乡")


@dataclass(slots=True)
class Column:
    """`role`: figure, old, growth, increase, sum, effective, year, none; `tokens` are those of all its names."""

    tokens: list[Token] = field(default_factory=list)
    period: str | None = None
    role: str = "figure"
    year: int | None = None
    effective: Date | None = None
    flags: set[str] = field(default_factory=set)
    """`province` where the figures are the province's, beside a column of the region's own"""


def read_columns(reader: Reader, grid: Grid) -> list[Column]:
    """The columns of a grid, as many as its widest row has cells."""
    heads = grid.rows[: grid.headed]
    width = max(len(row) for row in grid.rows)
    columns = [_column(reader, [row[i] for row in heads if i < len(row) and row[i].text]) for i in range(width)]
    figures = [column for column in columns if column.role == "figure" and column.tokens]
    if any(not _of_province(column) for column in figures[1:]):
        for column in filter(_of_province, figures):
            column.flags = {"province"}
    return columns


def _of_province(column: Column) -> bool:
    """Whether a column is headed 省定标准, 自治区指导标准."""
    return any("guide" in t.word.flags and t.text.startswith(("省", "自治区")) for t in column.tokens if t.word)


def tokens_of(reader: Reader, cell: GridCell) -> list[Token]:
    """The tokens of a cell, names of places among them."""
    place = (cell.start, cell.end)
    if (known := reader.cells.get(place)) is None:
        if cell.text in _PLACES:
            return [Token("scope", *place, cell.text, Word(cell.text, "scope", (("scope", cell.text),)))]
        unit = _UNIT.search(reader.text, *place)
        named = (cell.start, unit.start()) if unit and unit.end() == cell.end else place
        tokens = lex(reader.text, *named)
        known = prepare(mark_scopes(reader.text, tokens, *named, reader.region), reader.text)
        reader.cells[place] = known
    return known


def _column(reader: Reader, cells: list[GridCell]) -> Column:
    column = Column([token for cell in cells for token in tokens_of(reader, cell) if not token.text.startswith("各")])
    for cell in reversed(cells):
        if role := role_of_head(cell.text):
            column.role = role
            break
    column.period = unit_of_header("".join(cell.text for cell in cells))
    dates = [token.date for token in column.tokens if token.date]
    years = [cell.year for cell in cells if cell.year] or [date.year for date in dates if date.year]
    column.year = years[-1] if years else None
    column.effective = next((date for date in dates if date.month and date.day), None)
    return column
