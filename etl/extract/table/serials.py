"""A first column that but numbers the rows: 序号, 1, 2, 3.

In: the rows of a table. Out: the same without it; as they are where the numbers do not follow each other.
"""

from __future__ import annotations

from etl.extract.table.cells import Row

_SERIALS = ("序号", "编号", "位次", "排名", "名次")


def without_serials(rows: list[Row]) -> list[Row]:
    """Rows without a first column of 1, 2, 3 …, or of 3, 4, 5 … under 序号."""
    first = [row[0].text for row in rows if row]
    numbers = [int(text) for text in first if text.isdigit() and len(text) <= 3]
    headed = bool(first) and (first[0] in _SERIALS or not first[0] or first[0] == "1")
    begin = numbers[0] if numbers and first[0] in _SERIALS else 1
    if len(numbers) < 2 or not headed or numbers != list(range(begin, len(numbers) + begin)):
        return rows
    return [_without_serial(row) for row in rows]


def _without_serial(row: Row) -> Row:
    """A row without its number; 合计 across the number and the name beside it is the name."""
    if not row[0].text or row[0].text in _SERIALS or row[0].text.isdigit():
        return row[1:]
    across = len(row) > 2 and (not row[1].text or row[1].start == row[0].start)
    return (row[0], *row[2:]) if across else row
