"""A grid's cells to drafts: each number read under its column's names and behind its row's labels.

In: a grid and the context around it. Out: drafts. Rules: `table_cell` (names and labels give the subject), columns and
rows of counts and money spent are no standards, 原标准 gives `previous`, 增幅 the growth, a date the day of effect; a
cell that holds a sentence is read as one under its column and row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from etl.extract.drafts import Draft, Trace
from etl.extract.reading import Reader
from etl.extract.table.cells import Grid, GridCell, Row
from etl.extract.table.cellsubject import bound_of, dims_behind, flat_of, item_of, refuse_cell
from etl.extract.table.classcells import name_classes
from etl.extract.table.columns import Column, read_columns, tokens_of
from etl.extract.table.headwords import is_share, names_total, role_of_head
from etl.extract.table.mergedcells import without_merged, without_unnamed
from etl.extract.table.rowdrafts import RowDrafts, money_of, number_of, old_and_new
from etl.extract.table.tablecaption import is_of_care, section_of_corner, under
from etl.extract.text.head_periods import period_of_head
from etl.extract.text.lexer import lex
from etl.extract.text.numerals import SCALES
from etl.extract.text.sentences import Sentence
from etl.extract.text.tokens import Date, Token
from etl.extract.text.units_said import scale_of_unit, unit_of_header, unit_of_label, unit_said

_PIECE = re.compile(r"[^。；！？]+[。；！？]?")
_EFFECT = re.compile("月.{0,6}(?:起|执行|施行|实施|实行|生效)|(?:执行|施行|实施|实行|生效).{0,6}月")
_DAY = re.compile(r"\d\s?月|[一二三四五六七八九十]月|\d[-./]\d{1,2}[-./]\d")
_REMARK = re.compile(r"[。；]|(?:备?注|说明)\s?[:：]")
"""What a row holds that is one cell of prose: 注：1.本表标准自1月1日起执行；2.…"""
_AVERAGE = re.compile("(?:全[国省市县区州盟])?(?:平均|均值)(?:数|值|标准)?")
_TEN_THOUSANDS = re.compile(r"单位\s?[:：]\s?万元\s?[/每·]")
_CARED_FOR = "tekun"
_UNIT_BELOW = 40
"""How far below a table its unit may stand"""


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
    parts: bool = False
    """whether a row has told the care part, so that a sum may be the whole standard"""


def read_grid(reader: Reader, grid: Grid) -> bool:
    """Adds the drafts of a grid to the reader's; False if it holds nothing that could be understood."""
    if reader.context.heading().families():
        reader.context.path = reader.context.heading()
    before, refused = len(reader.drafts), len(reader.refused)
    columns = read_columns(reader, grid)
    areas = {area for column in columns for t in column.tokens if t.word and (area := t.word.get("area"))}
    scale = SCALES["万"] if _TEN_THOUSANDS.search(reader.text, max(0, grid.start - _UNIT_BELOW), grid.start) else 1.0
    table = _Table(reader, columns, _unit_of(reader, grid), scale, areas, is_of_care(reader, grid))
    table.section = section_of_corner(grid)
    year = reader.caption_year(grid.start)
    drafts: list[Draft] = []
    closing: list[GridCell] = []
    for row in grid.rows[grid.headed :]:
        if remark := _remark_of(row):
            closing.append(remark)
            continue
        if not any(cell.numeric or cell.tells_money for cell in row):
            named = list({cell.start: cell for cell in row if cell.text}.values())
            if day := _day_of(named, reader.text):
                closing.append(day)
                continue
            table.section = under(table.section, [cell for cell in named if not _tells_effect(cell)])
            closing += [cell for cell in named if _tells_effect(cell)]
            continue
        drafts += (told := _read_row(table, row))
        table.parts |= any(draft.subject.get("part") == "care" for draft in told)
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


def _unit_of(reader: Reader, grid: Grid) -> str | None:
    """The unit said in the corner, above or below the grid, or the only one its labels name (低保（元/月）)."""
    corner = next((unit for row in grid.rows[: grid.headed] if (unit := unit_of_header(row[0].text))), None)
    said = unit_said(reader.text, grid.end, min(len(reader.text), grid.end + _UNIT_BELOW))
    labels = [cell.text for row in grid.rows[grid.headed :] for cell in row if not cell.numeric and "元" in cell.text]
    named = _only(unit_of_header(label) for label in labels)
    outer = _only(unit_of_header(cell.text) for row in grid.outer for cell in row)
    headed = reader.head_period[1] if reader.head_period else None
    return corner or headed or reader.unit_period or (said[0] if said else None) or named or outer or reader.only_unit


def _only(units: Iterable[str | None]) -> str | None:
    """The one unit that is said; None if there is none, or another beside it."""
    said = {unit for unit in units if unit}
    return said.pop() if len(said) == 1 else None


def _remark_of(row: Row) -> GridCell | None:
    """The one cell of a row that is nothing but prose, across all of its columns."""
    said = {cell.start: cell for cell in row if cell.text}
    only = next(iter(said.values())) if len(said) == 1 else None
    return only if only and not only.numeric and _REMARK.search(only.text) else None


def _read_sentences(reader: Reader, cell: GridCell) -> None:
    """Each sentence of a cell as one of the running text."""
    for piece in _PIECE.finditer(reader.text, cell.start, cell.end):
        reader.read(Sentence(piece.start(), piece.end(), piece.start(), None, -1, False))


def _day_of(named: list[GridCell], text: str) -> GridCell | None:
    """执行时间 | 2024年7月1日起 | 以上各项: label and day of a row that dates the whole table, as one cell."""
    if len(named) < 2 or role_of_head(named[0].text) != "effective" or not _DAY.search(named[1].text):
        return None
    label, day = named[:2]
    return GridCell(text[label.start : day.end], label.start, day.end)


def _tells_effect(cell: GridCell) -> bool:
    """新标准自7月1日起执行 in a row of its own: said of the whole table."""
    return _EFFECT.search(cell.text) is not None


def _may_date(cell: GridCell) -> bool:
    """自7月1日起执行 in a cell of a row; 提高到580元，自7月1日起执行 beside no figure is a sentence on the standard."""
    return not cell.numeric and any(word in cell.text for word in ("起", "执行"))


def _read_row(table: _Table, row: Row) -> list[Draft]:
    result = RowDrafts(_merged(table, row), behind=dims_behind(table.reader, row))
    words = [(index, cell) for index, cell in enumerate(row) if _is_word(cell, table.columns[index])]
    labels = [*table.section, *(cell for _, cell in words)]
    pairs = enumerate(zip(row, table.columns, strict=False))
    first = next((index for index, (cell, column) in pairs if cell.figure and column.role == "figure"), 0)
    last = max((index for index, cell in enumerate(row) if cell.figure), default=0)
    if any(role_of_head(cell.text) == "none" for cell in _standing_before(table, words, first)):
        return []
    if any(is_share(cell.text) for cell in _standing_before(table, words, last)):
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
        elif column.role == "effective" or (_may_date(cell) and not (cell.tells_money and not last)):
            result.take_effect(lex(table.reader.text, cell.start, cell.end))
        elif cell.figure and column.role in ("figure", "old", "growth", "increase"):
            _read_cell(table, cell, column, tokens, result)
        elif cell.tells_money and column.role in ("figure", "effective"):
            _read_prose(table, cell, column, tokens)
    _read_sum(table, row, result)
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


def _read_cell(table: _Table, cell: GridCell, column: Column, labels: list[Token], result: RowDrafts) -> None:
    reader = table.reader
    previous, amount = old_and_new(reader.text, cell) if column.role in ("figure", "old") else (None, None)
    own = [token for token in tokens_of(reader, cell) if token.kind == "subject"]
    item = item_of([*column.tokens, *labels, *own])
    item.flags |= column.flags | result.flags
    if table.of_care and "care" in item.dims and item.dims.get("family", [_CARED_FOR]) == [_CARED_FOR]:
        item.dims.setdefault("part", ["care"])
    if result.merged and not any(t.word and t.word.get("area") for t in labels):
        item.dims.pop("area", None)
    for dim, value in result.behind.items():
        item.dims.setdefault(dim, [value])
    flat = flat_of(reader, item, result.of_title)
    if column.role in ("growth", "increase"):
        result.told.append((column.role, flat, number_of(reader.text, cell)))
        return
    if amount is None:
        return
    if amount.bare:
        amount.value *= max(table.scale, column.scale, result.scale)
    amount.lost &= not column.yuan
    amount.period = amount.period or result.period or column.period or table.period
    reason = refuse_cell(flat, column.tokens, labels, amount, item) or ("sum_of_rows" if result.total else None)
    if reason:
        reader.refused.append(Trace("refused", cell.start, cell.end, reason))
    elif column.role == "old":
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
