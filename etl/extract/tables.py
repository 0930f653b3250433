"""A grid's cells to drafts: each number read under its column's header and behind its row's labels.

In: a grid and the context around it. Out: drafts. Rules: `table_cell` (header and label give the subject), columns of
counts and money spent are no standards, an 原标准 column gives `previous`, a column of dates the day it holds from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from etl.extract.context import STOP
from etl.extract.drafts import Draft, Trace
from etl.extract.grids import Grid, GridCell
from etl.extract.lexer import lex
from etl.extract.places import mark_scopes
from etl.extract.prepare import prepare
from etl.extract.reading import Reader
from etl.extract.refusals import PAID_AS_ALLOWANCE, refuse_amount, refuse_subject
from etl.extract.sentence_state import without_care
from etl.extract.subjects import UNIFIED, Item
from etl.extract.tokens import Amount, Date, Token
from etl.extract.units_said import unit_of_header, unit_said
from etl.lexicon import read_rows


@dataclass(slots=True)
class Column:
    """What a header says: tokens, the unit it names, the role it plays."""

    tokens: list[Token]
    text: str
    period: str | None = None
    role: str = "figure"
    year: int | None = None


@dataclass(slots=True)
class _Row:
    """The drafts of one row by subject, and what its other columns say."""

    drafts: list[Draft] = field(default_factory=list)
    old: list[tuple[dict[str, str], Amount]] = field(default_factory=list)
    effective: Date | None = None
    merged: bool = False
    """one number under columns for 城市 and 农村: the cell stands for both, or for neither"""


@cache
def _header_roles() -> tuple[tuple[str, str], ...]:
    return tuple((word, role) for word, role in read_rows("headers.csv"))


def read_grid(reader: Reader, grid: Grid) -> bool:
    """Adds the drafts of a grid to the reader's; False if it holds no standards."""
    said = unit_said(reader.text, grid.end, min(len(reader.text), grid.end + 40))
    period = reader.unit_period or (said[0] if said else None) or _unit_of_labels(grid)
    columns = [_column(reader, grid, index) for index in range(max(len(row) for row in grid.rows))]
    drafts: list[Draft] = []
    carried: list[GridCell] = []
    for row in grid.rows[grid.headed :]:
        labels = [cell for cell in row if cell.text and not cell.numeric]
        if not any(cell.numeric for cell in row):
            carried = labels
            continue
        drafts += _read_row(reader, row, columns, carried, period)
    for draft in drafts:
        draft.sentence = len(reader.notes) - 1
    reader.drafts += drafts
    reader.cells.clear()
    return bool(drafts)


def _unit_of_labels(grid: Grid) -> str | None:
    """The unit that stands in the labels of the rows (低保（元/月）), if they name but one."""
    labels = [cell.text for row in grid.rows[grid.headed :] for cell in row if not cell.numeric and "元" in cell.text]
    units = {unit for label in labels if (unit := unit_of_header(label))}
    return units.pop() if len(units) == 1 else None


def _column(reader: Reader, grid: Grid, index: int) -> Column:
    cells = [row[index] for row in grid.rows[: grid.headed] if index < len(row) and row[index].text]
    tokens = [token for cell in cells for token in _tokens(reader, cell) if not token.text.startswith("各")]
    text = "".join(cell.text for cell in cells)
    role = next((role for word, role in _header_roles() if word in text), "figure")
    years = [token.date.year for token in tokens if token.date and token.date.year]
    return Column(tokens, text, unit_of_header(text), role, years[-1] if years else None)


def _tokens(reader: Reader, cell: GridCell) -> list[Token]:
    place = (cell.start, cell.end)
    if (known := reader.cells.get(place)) is None:
        tokens = lex(reader.text, *place)
        known = prepare(mark_scopes(reader.text, tokens, *place, reader.region), reader.text)
        reader.cells[place] = known
    return known


def _read_row(
    reader: Reader, row: tuple[GridCell, ...], columns: list[Column], carried: list[GridCell], period: str | None
) -> list[Draft]:
    areas = {t.word.get("area") for column in columns for t in column.tokens if t.word} - {None}
    result = _Row(merged=len(areas) > 1 and len(row) < len(columns) and sum(cell.numeric for cell in row) == 1)
    for index, cell in enumerate(row):
        column = columns[index]
        if column.role == "effective" or (not cell.numeric and any(word in cell.text for word in ("起", "执行"))):
            dates = [t.date for t in lex(reader.text, cell.start, cell.end) if t.date and t.date.month and t.date.day]
            result.effective = dates[0] if dates else result.effective
        if cell.numeric and column.role in ("figure", "old"):
            labels = [other for other in (*carried, *row[:index]) if other.text and not other.numeric]
            _read_cell(reader, cell, column, labels, period, result)
    _read_sum(reader, row, columns, result)
    for draft in result.drafts:
        draft.effective = result.effective
        draft.previous = next((amount for flat, amount in result.old if flat == draft.subject), None)
    return result.drafts


def _read_cell(
    reader: Reader, cell: GridCell, column: Column, labels: list[GridCell], period: str | None, result: _Row
) -> None:
    amount = _amount(reader, cell)
    if amount is None:
        return
    tokens = column.tokens + [token for label in labels for token in _tokens(reader, label)]
    item = _merge(tokens + ([token for token in _tokens(reader, cell) if token.kind == "subject"]))
    if result.merged and not any(t.word and t.word.get("area") for t in tokens[len(column.tokens) :]):
        item.dims.pop("area", None)
    whole = reader.context.complete(item, STOP) if item.dims else item
    flat = {dim: values[0] for dim, values in whole.dims.items() if values[0]}
    if flat.get("area") == "both":
        flat["area"] = UNIFIED
    own = [unit for label in labels if "元" in label.text and (unit := unit_of_header(label.text))]
    amount.period = amount.period or column.period or (own[-1] if own else period)
    flat = without_care(flat)
    reason = _refuse(flat, [*column.tokens, *tokens[len(column.tokens) :]], amount, item, len(column.tokens))
    if reason:
        reader.refused.append(Trace("refused", cell.start, cell.end, reason))
    elif column.role == "old":
        result.old.append((flat, amount))
    else:
        draft = Draft(flat, amount, item.flags | {"table"}, bound=_bound(tokens))
        draft.year = column.year
        result.drafts.append(draft)
        said = " ".join(f"{k}={v}" for k, v in flat.items())
        reader.traces.append(Trace("table_cell", cell.start, cell.end, f"{said} → {amount.value:g}/{amount.period}"))


def _read_sum(reader: Reader, row: tuple[GridCell, ...], columns: list[Column], result: _Row) -> None:
    """A 合计 that is the sum of the parts beside it is the whole standard."""
    parts = [draft for draft in result.drafts if "part" in draft.subject]
    for index, cell in enumerate(row):
        amount = _amount(reader, cell) if columns[index].role == "sum" and cell.numeric else None
        if amount and len(parts) > 1 and abs(sum(part.amount.value for part in parts) - amount.value) < 0.01:
            amount.period = parts[0].amount.period
            dims = {dim: value for part in parts for dim, value in part.subject.items()}
            draft = Draft({**dims, "part": "whole"}, amount, {"table", "standard"}, year=columns[index].year)
            result.drafts.append(draft)


def _amount(reader: Reader, cell: GridCell) -> Amount | None:
    amount, period = None, None
    for token in lex(reader.text, cell.start, cell.end):
        if token.kind == "period" and token.word:
            period = token.word.get("period")
        elif token.kind in ("amount", "number") and amount is None:
            number = Amount(token.number or 0.0, token.start, token.end, bare=True)
            amount = token.amount if token.kind == "amount" else number
        elif token.kind in ("percent", "range", "count", "times") and amount is None:
            return None
    if amount and not amount.period and period in ("month", "year"):
        amount.period = period
    return amount


def _merge(tokens: list[Token]) -> Item:
    """One subject of header and labels; the label, said later, stands where both name a dimension."""
    item = Item()
    for token in tokens:
        if token.kind == "refuse" and token.word and token.word.get("reach") == "topic":
            item.dims["family"] = ["other"]
        if token.kind not in ("subject", "scope") or not token.word:
            continue
        for dim, value in token.word.gives:
            if dim in ("hint", "weak") and "family" not in item.dims:
                item.dims["family"] = [value]
            elif dim in ("kind", "bound"):
                item.flags.add(f"{dim}={value}")
            elif dim not in ("hint", "weak", "prefix", "childpart", "second", "weakpart"):
                item.dims[dim] = [value]
        item.flags |= token.word.flags
    return item


def _refuse(flat: dict[str, str], tokens: list[Token], amount: Amount, item: Item, heads: int) -> str | None:
    if reason := refuse_subject(flat, item.flags | {"standard"}, False):
        return reason
    family = flat.get("family")
    for place, token in enumerate(tokens):
        reach = token.word.get("reach") if token.word and token.kind == "refuse" else None
        if token.word and (reach == "run" or (reach == "soft" and place >= heads and family not in PAID_AS_ALLOWANCE)):
            return token.word.get("reason")
    if amount.bare and amount.period is None and "standard" not in item.flags:
        return "no_period_no_standard"
    return refuse_amount(amount, amount.period)


def _bound(tokens: list[Token]) -> str | None:
    return next((t.word.get("bound") for t in tokens if t.kind == "bound" and t.word), None)
