"""A CSV file of data/ as lines that go back to the very bytes they came from, for changing single rows."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path


@dataclass
class CsvLines:
    """Comment lines as they are, the header, and the rows as lists of cells."""

    comments: bytes
    header: list[str]
    rows: list[list[str]]

    def to_bytes(self) -> bytes:
        """The file again."""
        return self.comments + b"".join(write_line(row) for row in [self.header, *self.rows])


def read_lines(path: Path) -> CsvLines:
    """The file; lines beginning with # on top are kept apart."""
    lines = path.read_bytes().splitlines(keepends=True)
    first = next((i for i, line in enumerate(lines) if not line.startswith(b"#")), len(lines))
    content = b"".join(lines[first:]).decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(content, newline=""))
    return CsvLines(b"".join(lines[:first]), header, rows)


def write_line(cells: list[str]) -> bytes:
    """One CSV line as data/ has them.

    >>> write_line(["同心县", "a,b", ""]).decode()
    '同心县,"a,b",\\n'
    """
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue().encode("utf-8")
