"""A grid's cells to drafts: each number read under its column's names and behind its row's labels.

In: a grid and the context around it. Out: drafts. Rules: `table_cell` (names and labels give the subject), columns and
rows of counts and money spent are no standards, 原标准 gives `previous`, 增幅 the growth, a date the day of effect; a
cell that holds a sentence is read as one under its column and row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from etl.extract.drafts import Draft, Trace
from etl.extract.reading import Reader
from etl.extract.subject.subjects import Flat, Item
from etl.extract.table.cells import Grid, GridCell, Row
from etl.extract.table.cellsubject import bound_of, dims_behind, flat_of, item_of, refuse_cell
from etl.extract.table.classcells import name_classes
from etl.extract.table.columns import Column, read_columns, tokens_of
from etl.extract.table.headwords import is_share, names_total, role_of_head
from etl.extract.table.mergedcells import without_merged, without_unnamed
from etl.extract.table.remarks import day_of, may_date, remark_of, tells_effect
from etl.extract.table.risestold import RISES, has_new_rows, rises_of, role_of_row, settle_apart
from etl.extract.table.rowdrafts import RowDrafts, money_of, old_and_new
from etl.extract.table.tablecaption import is_of_care, section_of_corner, under
from etl.extract.table.tableunits import scale_of_grid, unit_of_grid
from etl.extract.text.head_periods import period_of_head
from etl.extract.text.lexer import lex
from etl.extract.text.sentences import Sentence
from etl.extract.text.tokens import Date, Token
from etl.extract.text.units_said import scale_of_unit, unit_of_label

_PIECE = re.compile(r"[^。；！？]+[。；！？]?")
_AVERAGE = re.compile("(?:全[国省市县区州盟])?(?:平均|均值)(?:数|值|标准)?")
_CARED_FOR = "tekun"


@dataclass(slots=True)
class _Table:
    """A grid being read: its columns, the unit given to all of it, the names a row alone gives those below it."""

    reader: Reader
    columns: list[Column]
    period: str | None
    scale: float
    """10000 where the unit of all its figures is 万元"""
    areas: set[str]
    of_care: bool
    """whether what stands over it speaks of the care part alone"""
    section: list[GridCell] = field(default_factory=list)
    apart: RowDrafts = field(default_factory=RowDrafts)
    """old figures and rises told in rows of their own: 调整前 | 700 | 500"""
    replaced: bool = False
    """whether some row is named 调整后, 拟执行标准, so that 现行标准 is the old figure"""
    parts: bool = False
    """whether a row has told the care part, so that a sum may be the whole standard"""


def read_grid(reader: Reader, grid: Grid) -> bool:
    """Adds the drafts of a grid to the reader's; False if it holds nothing that could be understood."""
    if reader.context.heading().families():
        reader.context.path = reader.context.heading()
    before, refused = len(reader.drafts), len(reader.refused)
    columns = read_columns(reader, grid)
    areas = {area for column in columns for t in column.tokens if t.word and (area := t.word.get("area"))}
    table = _Table(
        reader, columns, unit_of_grid(reader, grid), scale_of_grid(reader, grid), areas, is_of_care(reader, grid)
    )
    table.section = section_of_corner(grid)
    table.replaced = has_new_rows(grid)
    year = reader.caption_year(grid.start)
    drafts: list[Draft] = []
    closing: list[GridCell] = []
    for row in grid.rows[grid.headed :]:
        if remark := remark_of(row):
            closing.append(remark)
            continue
        if not any(cell.numeric or cell.tells_money for cell in row):
            named = list({cell.start: cell for cell in row if cell.text}.values())
            if day := day_of(named, reader.text):
                closing.append(day)
                continue
            table.section = under(table.section, [cell for cell in named if not tells_effect(cell)])
            closing += [cell for cell in named if tells_effect(cell)]
            continue
        drafts += (told := _read_row(table, row))
        table.parts |= any(draft.subject.get("part") == "care" for draft in told)
    settle_apart(drafts, table.apart.old, table.apart.told)
    for draft in drafts:
        draft.sentence = len(reader.notes) - 1
        draft.said_date = Date(year) if year else None
        draft.doubts += ["list_length"] if grid.doubtful else []
    reader.drafts += without_merged(without_unnamed(reader.drafts, drafts))
    for cell in closing:
        _read_sentences(reader, cell)
    reader.cells.clear()
    known = any(trace.result not in ("no_subject", "no_period_no_standard") for trace in reader.refused[refused:])
    return len(reader.drafts) > before or (known and grid.headed > 0)


def _read_sentences(reader: Reader, cell: GridCell) -> None:
    """Each sentence of a cell as one of the running text."""
    for piece in _PIECE.finditer(reader.text, cell.start, cell.end):
        reader.read(Sentence(piece.start(), piece.end(), piece.start(), None, -1, False))


def _read_row(table: _Table, row: Row) -> list[Draft]:
    result = RowDrafts(_merged(table, row), behind=dims_behind(table.reader, row))
    words = [(index, cell) for index, cell in enumerate(row) if _is_word(cell, table.columns[index])]
    labels = [*table.section, *(cell for _, cell in words)]
    pairs = enumerate(zip(row, table.columns, strict=False))
    first = next((index for index, (cell, column) in pairs if cell.figure and column.role == "figure"), 0)
    last = max((index for index, cell in enumerate(row) if cell.figure), default=0)
    result.role = role_of_row(_standing_before(table, words, first), table.replaced)
    if any(role_of_head(cell.text) == "none" for cell in _standing_before(table, words, first)):
        return []
    if result.role not in RISES and any(is_share(cell.text) for cell in _standing_before(table, words, last)):
        return []
    said = {id(cell): tokens_of(table.reader, cell) for cell in labels}
    name_classes(labels, said, table.reader.sets_minimum())
    result.of_title = all(_names_time(cell, said[id(cell)]) for _, cell in words[:1])
    result.total = not table.parts and any(names_total(cell.text) for cell in _standing_before(table, words, first))
    result.flags = {"kind=average"} if any("平均" in cell.text for cell in labels) else set()
    units = (unit_of_label(cell.text) or period_of_head(said[id(cell)], table.reader.text) for cell in reversed(labels))
    result.period = next(filter(None, units), None)
    result.scale = max((scale_of_unit(cell.text) for cell in labels), default=1.0)
    for index, cell in enumerate(row):
        column = table.columns[index]
        before = _standing_before(table, words, index) or labels[:1]
        tokens = [token for other in before for token in said[id(other)]]
        if column.role == "year" or (index == 0 and cell.year):
            result.year = cell.year
        elif column.role == "effective" or (may_date(cell) and not (cell.tells_money and not last)):
            result.take_effect(lex(table.reader.text, cell.start, cell.end))
        elif (cell.figure and column.role in ("figure", "old")) or (cell.text and column.role in RISES):
            _read_cell(table, cell, column, tokens, result)
        elif column.role == "none" and index > last:
            result.hear_remark(table.reader.text, cell)
        elif cell.tells_money and column.role in ("figure", "effective"):
            _read_prose(table, cell, column, tokens)
    _read_sum(table, row, result)
    if result.role:
        table.apart.old += result.old
        table.apart.told += result.told
    return result.settled()


def _is_word(cell: GridCell, column: Column) -> bool:
    """Whether a cell may name what its row tells; a target in words (提高5%以上) names nothing."""
    return bool(cell.text) and not (cell.numeric or cell.tells_money or column.target)


def _names_time(cell: GridCell, tokens: list[Token]) -> bool:
    """Whether the name of a row is but a date or 全市平均: its figures are what the title says."""
    dated = bool(tokens) and tokens[0].kind == "date" and tokens[0].end >= cell.end - 1
    return dated or cell.year is not None or _AVERAGE.fullmatch(cell.text) is not None


def _standing_before(table: _Table, words: list[tuple[int, GridCell]], index: int) -> list[GridCell]:
    """The labels of a row left of a column; a cell that reaches down into it stands before them in the text."""
    return [*table.section, *(cell for place, cell in words if place < index)]


def _merged(table: _Table, row: Row) -> bool:
    """One number under columns for 城市 and 农村: the cell stands for both, or for neither."""
    return len(table.areas) > 1 and len(row) < len(table.columns) and sum(cell.numeric for cell in row) == 1


def _subject_of(
    table: _Table, cell: GridCell, column: Column, labels: list[Token], result: RowDrafts
) -> tuple[Flat, Item]:
    """What the names of its column and row say a figure is paid for."""
    own = [token for token in tokens_of(table.reader, cell) if token.kind == "subject"]
    item = item_of([*column.tokens, *labels, *own])
    item.flags |= column.flags | result.flags
    if table.of_care and "care" in item.dims and item.dims.get("family", [_CARED_FOR]) == [_CARED_FOR]:
        item.dims.setdefault("part", ["care"])
    if result.merged and not any(t.word and t.word.get("area") for t in labels):
        item.dims.pop("area", None)
    for dim, value in result.behind.items():
        item.dims.setdefault(dim, [value])
    return flat_of(table.reader, item, result.of_title), item


def _read_cell(table: _Table, cell: GridCell, column: Column, labels: list[Token], result: RowDrafts) -> None:
    reader = table.reader
    role = result.role or "figure" if column.role == "figure" else column.role
    flat, item = _subject_of(table, cell, column, labels, result)
    if role in RISES:
        result.told += rises_of(reader.text, cell, role, flat, column.year if result.role else None)
        return
    previous, amount = old_and_new(reader.text, cell)
    if amount is None:
        return
    if amount.bare:
        amount.value *= max(table.scale, column.scale, result.scale)
    amount.lost &= not column.yuan
    amount.period = amount.period or result.period or column.period or table.period
    reason = refuse_cell(flat, column.tokens, labels, amount, item) or ("sum_of_rows" if result.total else None)
    if reason:
        reader.refused.append(Trace("refused", cell.start, cell.end, reason))
    elif role == "old":
        result.old.append((flat, amount))
    else:
        tokens = [*column.tokens, *labels, *tokens_of(reader, cell)]
        draft = Draft(flat, amount, item.flags | {"table"}, bound=bound_of(tokens), year=column.year or result.year)
        draft.effective, draft.previous = column.effective, previous
        _mark_target(column, [draft])
        result.drafts.append(draft)
        said = " ".join(f"{k}={v}" for k, v in flat.items())
        reader.traces.append(Trace("table_cell", cell.start, cell.end, f"{said} → {amount.value:g}/{amount.period}"))


def _read_prose(table: _Table, cell: GridCell, column: Column, labels: list[Token]) -> None:
    """城市每人每月760元，农村每人每月620元 in a cell: sentences under what its column and row say."""
    reader = table.reader
    context, units, before = reader.context, list(reader.units), len(reader.drafts)
    item = item_of([*column.tokens, *labels])
    reader.context = context.below(item)
    if column.period:
        reader.give_unit(column.period)
    _read_sentences(reader, cell)
    reader.context, reader.units = context, units
    _mark_target(column, reader.drafts[before:])


def _mark_target(column: Column, drafts: list[Draft]) -> None:
    """Figures under 年度目标 are planned, and doubtful where a column beside them tells what was done."""
    for draft in drafts:
        draft.planned = draft.planned or column.target
        draft.doubts += column.doubts


def _read_sum(table: _Table, row: Row, result: RowDrafts) -> None:
    """A 合计 that is the sum of the parts beside it is the whole standard."""
    parts = [draft for draft in result.drafts if "part" in draft.subject]
    for index, cell in enumerate(row):
        column = table.columns[index]
        amount = money_of(table.reader.text, cell) if column.role == "sum" and cell.figure else None
        if amount and len(parts) > 1 and abs(sum(part.amount.value for part in parts) - amount.value) < 0.01:
            amount.period = parts[0].amount.period
            dims = {dim: value for part in parts for dim, value in part.subject.items()}
            result.drafts.append(Draft({**dims, "part": "whole"}, amount, {"table", "standard"}, year=column.year))
