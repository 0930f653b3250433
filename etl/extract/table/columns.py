"""What the head of a table says of each of its columns: subject, unit, year, day of effect, the role it plays."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from etl.extract.place.scopes import mark_scopes
from etl.extract.prepare import prepare
from etl.extract.reading import Reader
from etl.extract.table.cells import Grid, GridCell
from etl.extract.table.headwords import names_aim, role_of_head
from etl.extract.text.lexer import lex
from etl.extract.text.signs import INSTITUTION
from etl.extract.text.tokens import Date, Token
from etl.extract.text.units_said import scale_of_unit, unit_of_header, unit_of_label
from etl.lexicon import Word

_UNIT = re.compile(r"[（(]\s?(?:单位\s?[:：])?元[^（()）]{0,10}[)）]")
_NAMED_UNIT = re.compile(r"(?P<names>[^；;，,元\d]{2,30}?)[\s:：（(为]*元(?P<tail>\s?[/每·][/每人月年户·.、 ]{1,7})")
_AMOUNT = re.compile(r"(?:保障|救助|标准|执行)?金额(?:[（(][^（()）]{1,12}[)）])?")
"""A head that is money spent, or a standard where a unit by person and period goes with it"""
_PERCENT = re.compile(r"[（(]?\s?[%％]\s?[)）]?")
"""（%） on a line of its own below 增幅"""
_LONGEST_UNIT = 10
_EVERY, _LEAST_BESIDE = "各", 2
"""各县 over a column limits its figures beside a column of 市区, and says nothing over all of them"""
_LISTED = re.compile("[、和及与]")
_PLACES = ("市", "县", "区", "旗", "镇", "乡")


@dataclass(slots=True)
class Column:
    """`role`: figure, old, growth, increase, sum, effective, year, none; `tokens` are those of all its names."""

    tokens: list[Token] = field(default_factory=list)
    period: str | None = None
    role: str = "figure"
    year: int | None = None
    effective: Date | None = None
    yuan: bool = False
    """whether its head says 元, so that its figures need not"""
    scale: float = 1.0
    """10000 where its head gives the unit in 万元"""
    target: bool = False
    """whether its figures are to be reached: 年度目标"""
    doubts: list[str] = field(default_factory=list)
    """what is doubtful of all its figures: a target beside what was done"""
    flags: set[str] = field(default_factory=set)
    """`province` where the figures are the province's, beside a column of the region's own"""


def read_columns(reader: Reader, grid: Grid) -> list[Column]:
    """The columns of a grid, as many as its widest row has cells."""
    heads = grid.rows[: grid.headed]
    width = max(len(row) for row in grid.rows)
    columns = [_column(reader, [row[i] for row in heads if i < len(row) and row[i].text]) for i in range(width)]
    _settle_current(columns)
    if sum(any(token.kind == "scope" for token in column.tokens) for column in columns[1:]) < _LEAST_BESIDE:
        for column in columns:
            column.tokens = [token for token in column.tokens if not token.text.startswith(_EVERY)]
    for names, period in units_by_name(reader.text, grid.start):
        for column in columns:
            if not column.period and any(name <= _said(column.tokens) for name in names):
                column.period = period
    if _has_units(grid):
        for column, cell in zip(columns, heads[-1] if heads else (), strict=False):
            if column.role == "none" and _AMOUNT.fullmatch(cell.text):
                column.role = "figure"
    if any(names_aim(cell.text, "done") for row in heads for cell in row):
        for column in columns:
            column.doubts += ["target_beside_done"] * column.target
    figures = [column for column in columns if column.role == "figure" and column.tokens]
    if any(not _of_province(column) for column in figures[1:]):
        for column in filter(_of_province, figures):
            column.flags = {"province"}
    return columns


def _settle_current(columns: list[Column]) -> None:
    """现行标准 beside 拟调整标准 is the old figure; alone it is the one that holds."""
    replaced = any(column.role == "new" for column in columns)
    for column in columns:
        if column.role == "current":
            column.role = "old" if replaced else "figure"
        elif column.role == "new":
            column.role = "figure"


def _has_units(grid: Grid) -> bool:
    """Whether the rows say in a cell of its own what each figure is paid by: 元/人·月."""
    cells = [cell for row in grid.rows[grid.headed :] for cell in row[1:] if cell.text and not cell.numeric]
    return any(len(cell.text) <= _LONGEST_UNIT and unit_of_label(cell.text) for cell in cells)


def units_by_name(text: str, at: int) -> list[tuple[list[set[tuple[str, str]]], str]]:
    """The units that the line above a table gives by name: 单位：城市低保 元/月；农村低保、特困供养 元/年."""
    line = text[text.rfind("\n", 0, max(0, at - 1)) + 1 : at]
    if line.count("元") < 2 or "单位" not in line:
        return []
    found = []
    for match in _NAMED_UNIT.finditer(line.partition("单位")[2]):
        period = unit_of_header("元" + match["tail"])
        names = [said for name in _LISTED.split(match["names"]) if (said := _said(lex(name)))]
        found += [(names, period)] if period and names else []
    return found


def _said(tokens: list[Token]) -> set[tuple[str, str]]:
    """What tokens say of family, area and mode."""
    gives = (pair for token in tokens if token.word and token.kind == "subject" for pair in token.word.gives)
    return {pair for pair in gives if pair[0] in ("family", "area", "mode")}


def _of_province(column: Column) -> bool:
    """Whether a column is headed 省定标准, 自治区指导标准."""
    return any("guide" in t.word.flags and t.text.startswith(("省", "自治区")) for t in column.tokens if t.word)


def tokens_of(reader: Reader, cell: GridCell) -> list[Token]:
    """The tokens of a cell, names of places among them."""
    place = (cell.start, cell.end)
    if (known := reader.cells.get(place)) is None:
        if cell.text in _PLACES:
            return [Token("scope", *place, cell.text, Word(cell.text, "scope", (("scope", cell.text),)))]
        if cell.text == INSTITUTION.text:
            return [Token("subject", *place, cell.text, INSTITUTION)]
        unit = _UNIT.search(reader.text, *place)
        named = (cell.start, unit.start()) if unit and unit.end() == cell.end else place
        tokens = lex(reader.text, *named)
        known = prepare(mark_scopes(reader.text, tokens, *named, reader.region), reader.text)
        reader.cells[place] = known
    return known


def _column(reader: Reader, cells: list[GridCell]) -> Column:
    column = Column([token for cell in cells for token in tokens_of(reader, cell)])
    roles = [
        role for cell in reversed(cells) if (role := role_of_head(cell.text)) and not _PERCENT.fullmatch(cell.text)
    ]
    shares = any(_PERCENT.fullmatch(cell.text) for cell in cells)
    column.role = next(iter(roles), "none" if shares else column.role)
    column.target = any(names_aim(cell.text, "target") for cell in cells)
    column.yuan = any("元" in cell.text for cell in cells)
    said = "".join(cell.text for cell in cells)
    column.period, column.scale = unit_of_header(said), scale_of_unit(said)
    if column.role == "none" and column.period and _AMOUNT.fullmatch(cells[-1].text) and "万" not in said:
        column.role = "figure"
    dates = [token.date for token in column.tokens if token.date]
    years = [cell.year for cell in cells if cell.year] or [date.year for date in dates if date.year]
    column.year = years[-1] if years else None
    column.effective = next((date for date in dates if date.month and date.day), None)
    return column
