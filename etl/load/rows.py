"""A CSV file of data/ as columns of text: nothing is guessed, an empty cell is None.

Comment lines beginning with # may stand on top. Each row keeps the number of the line it begins at. A row with too few
or too many cells, a file that is not UTF-8, a missing or repeated header is a Problem, never a silent repair.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from etl.load.problems import Problem

if TYPE_CHECKING:
    from _csv import Reader


@dataclass
class RawTable:
    """Cells as printed, column by column; `lines[i]` is where row i begins; `digest` is the file's SHA-256."""

    name: str
    columns: dict[str, list[str | None]] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)
    digest: str = ""


def read_raw(path: Path) -> tuple[RawTable, list[Problem]]:
    """The cells of one file and what is wrong with its form."""
    content = path.read_bytes()
    table, problems = _read_content(path.stem, content)
    table.digest = hashlib.sha256(content).hexdigest()
    return table, problems


def plain_line_ends(text: str) -> str:
    """Every line ends as cells of data/ have it, whichever system wrote it.

    >>> plain_line_ends("7\\r\\n60元\\r")
    '7\\n60元\\n'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read_content(name: str, content: bytes) -> tuple[RawTable, list[Problem]]:
    try:
        text = plain_line_ends(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return RawTable(name), [Problem(name, 0, "not_utf8", {"position": error.start})]
    lines = text.splitlines(keepends=True)
    skipped = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    reader = csv.reader(io.StringIO("".join(lines[skipped:]), newline=""), strict=True)
    try:
        return _collect(name, reader, skipped)
    except csv.Error as error:
        return RawTable(name), [Problem(name, skipped + reader.line_num, "not_csv", {"reason": str(error)})]


def _collect(name: str, reader: Reader, skipped: int) -> tuple[RawTable, list[Problem]]:
    header = next(reader, None)
    if not header:
        return RawTable(name), [Problem(name, 0, "no_header")]
    repeated = sorted({column for column in header if header.count(column) > 1})
    if repeated:
        return RawTable(name), [Problem(name, skipped + 1, "repeated_column", {"column": repeated[0]})]
    table, problems, rows = RawTable(name), [], []
    begins = skipped + reader.line_num + 1
    for row in reader:
        if len(row) == len(header):
            rows.append(row)
            table.lines.append(begins)
        else:
            problems.append(Problem(name, begins, "wrong_cells", {"found": len(row), "wanted": len(header)}))
        begins = skipped + reader.line_num + 1
    columns = zip(*rows, strict=True) if rows else [()] * len(header)
    table.columns = {c: [cell or None for cell in cells] for c, cells in zip(header, columns, strict=True)}
    return table, problems


def each_row(frame: pd.DataFrame) -> Iterator[tuple[int, dict[str, Any]]]:
    """(line in the file, {column: cell}) of each row of a typed table."""
    if len(frame):
        yield from zip(frame.index.tolist(), frame.to_dict("records"), strict=True)
