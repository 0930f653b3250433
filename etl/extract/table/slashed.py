"""Several figures in one cell, as the head lists them: 低保标准（城市/农村） over 790/680.

In: the rows of a table. Out: the same with a column for each word of the list, the word as its own head. Refuses
cells with more or fewer figures than the list has words.
"""

from __future__ import annotations

import re
from itertools import chain

from etl.extract.table.cells import GridCell, Row, empty_cell
from etl.extract.table.headwords import breakdown_of

_LIST = re.compile(r"[\u4e00-\u9fff]{2,6}(?:\s?[/、]\s?[\u4e00-\u9fff]{2,6})+")
_WORD = re.compile("[\u4e00-\u9fff]+")
_FIGURES = re.compile(r"\d[\d.]*(?:\s?/\s?\d[\d.]*)+")
_FIGURE = re.compile(r"\d[\d.]*")


def split_slashed(rows: list[Row]) -> list[Row]:
    """The rows with columns of several figures a cell parted; as they are where there are none."""
    width = max((len(row) for row in rows), default=0)
    at = next((i for i, row in enumerate(rows) if any(_LIST.search(cell.text) for cell in row[1:])), None)
    if at is None:
        return rows
    heads, below = rows[: at + 1], rows[at + 1 :]
    words = [_words_of(heads[-1], below, column) for column in range(width)]
    if not any(words):
        return rows
    named = tuple(chain.from_iterable(listed or [empty_cell(heads[-1][0].start)] for listed in words))
    return [*(_spread(row, words) for row in heads), named, *(_part(row, words) for row in below)]


def _words_of(head: Row, below: list[Row], column: int) -> list[GridCell]:
    """The words that the head of a column lists, if each cell below has as many figures."""
    cell = head[column] if column < len(head) else None
    match = _LIST.search(cell.text) if cell else None
    if cell is None or match is None:
        return []
    words = [
        GridCell(word.group(), cell.start + word.start(), cell.start + word.end())
        for word in _WORD.finditer(cell.text, *match.span())
    ]
    counts = {len(_figures(row[column])) for row in below if column < len(row) and row[column].text}
    return words if counts == {len(words)} and all(breakdown_of(word.text) for word in words) else []


def _figures(cell: GridCell) -> list[GridCell]:
    if not _FIGURES.fullmatch(cell.text):
        return []
    found = _FIGURE.finditer(cell.text)
    return [GridCell(one.group(), cell.start + one.start(), cell.start + one.end()) for one in found]


def _spread(row: Row, words: list[list[GridCell]]) -> Row:
    """A head over each of the columns made of its own."""
    return tuple(cell for cell, listed in zip(row, words, strict=False) for _ in range(max(1, len(listed))))


def _part(row: Row, words: list[list[GridCell]]) -> Row:
    parts = (
        _figures(cell) if listed and cell.text else [cell] * max(1, len(listed))
        for cell, listed in zip(row, words, strict=False)
    )
    return tuple(chain.from_iterable(parts))
