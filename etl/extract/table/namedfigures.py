"""Rows that name each of their figures: 孤儿基本生活标准 | 机构养育 | 2150 | 社会散居 | 1550 under 项目 | 标准 | 备注.

In: the rows of a table. Out: the same with a column of its own for such names, and a row for each figure; as they are
where no row has more cells than the head names, and no name stands where the head says 标准.
"""

from __future__ import annotations

from collections.abc import Iterator

from etl.extract.table.cells import GridCell, Row, empty_cell
from etl.extract.table.headwords import breakdown_of, is_corner

_Named = tuple[GridCell, GridCell]


def with_named_figures(rows: list[Row]) -> list[Row]:
    """The rows with the names of single figures in the second column."""
    at = next((i for i, row in enumerate(rows) if _is_head(row)), None)
    if at is None:
        return rows
    head = rows[at]
    named = [_named_figures(row) for row in rows[at + 1 :]]
    if not any(pairs and _exceeds(head, row) for row, pairs in zip(rows[at + 1 :], named, strict=True)):
        return rows
    width = len(_without_end(head))
    below = zip(rows[at + 1 :], named, strict=True)
    return [
        *(_widened(row) for row in rows[: at + 1]),
        *(one for row, pairs in below for one in (_parted(row, pairs, width + 1) if pairs else [_widened(row, width)])),
    ]


def _is_head(row: Row) -> bool:
    return len({cell.start for cell in row if cell.text}) > 1 and not any(cell.figure for cell in row)


def _exceeds(head: Row, row: Row) -> bool:
    """Whether a row has a name more than the head has columns, or has it where a standard should stand."""
    said = [cell for cell in row if cell.text]
    beside = head[1].text
    return len(said) > len([cell for cell in head if cell.text]) or ("标准" in beside and not is_corner(beside))


def _named_figures(row: Row) -> list[_Named]:
    """城市 | 830 | 农村 | 640 behind the name of a row, a word behind them let be; [] if its cells are others."""
    told = [cell for cell in row[1:] if cell.text]
    pairs = list(zip(told[::2], told[1::2], strict=False))
    while pairs and len(told) - 2 * len(pairs) < 2 and not _is_named(pairs[-1]) and not pairs[-1][1].numeric:
        pairs.pop()
    fits = bool(row[0].text) and all(_is_named(pair) for pair in pairs)
    return pairs if fits and not any(cell.figure for cell in told[2 * len(pairs) :]) else []


def _is_named(pair: _Named) -> bool:
    return bool(breakdown_of(pair[0].text)) and pair[1].figure


def _parted(row: Row, pairs: list[_Named], width: int) -> Iterator[Row]:
    """A row for each figure; what stands behind the last belongs to that."""
    last = pairs[-1][1].start
    behind = tuple(cell for cell in row if cell.text and cell.start > last)
    for name, figure in pairs:
        cells = (row[0], name, figure, *(behind if figure.start == last else ()))
        yield (*cells, *[empty_cell(figure.end)] * (width - len(cells)))


def _widened(row: Row, width: int = 0) -> Row:
    """A row with nothing in the second column, and no empty cells behind the columns that are named."""
    row = _without_end(row, width)
    across = len(row) > 1 and bool(row[1].text) and row[1].start == row[0].start
    return (row[0], row[0] if across else empty_cell(row[0].start), *row[1:])


def _without_end(row: Row, width: int = 0) -> Row:
    told = max((index for index, cell in enumerate(row) if cell.text), default=0)
    return row[: max(told + 1, width)]
