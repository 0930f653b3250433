"""What is asked of the guard and what it answers: plain records, the same on both sides of the process boundary."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Form = Literal["arrow", "csv", "bare_csv", "json", "xlsx", "parquet", "table"]
Value = str | int | float | bool | None | list[str] | list[int]

LONGEST_QUERY = 100_000
"""Bytes of UTF-8; the longest saved query has about a thousand."""
LONGEST_RUN = 30.0
SCREEN_ROWS = 1_000
EXPORT_ROWS = 100_000
SCREEN_BYTES = 4_000_000
EXPORT_BYTES = 12_000_000
EXPORT_CELLS = 500_000
"""in a workbook: a larger one takes longer to write than a query may run"""
MOST_COLUMNS = 500


@dataclass(frozen=True)
class Limits:
    """How far one query may go: seconds until it is killed, rows and bytes of its answer."""

    seconds: float = 5.0
    rows: int = SCREEN_ROWS
    bytes: int = SCREEN_BYTES

    def clamped(self) -> Limits:
        """The same, within what the server allows anybody."""
        return Limits(
            min(max(self.seconds, 0.1), LONGEST_RUN),
            min(max(self.rows, 1), EXPORT_ROWS),
            min(max(self.bytes, 1_000), EXPORT_BYTES),
        )

    @property
    def largest_body(self) -> int:
        """What may travel for an answer: the encoding adds a little to the bytes of the rows."""
        return self.bytes + self.bytes // 4 + 200_000


SCREEN = Limits()


@dataclass(frozen=True)
class Query:
    """One question: SQL, the values of its $parameters, the form of the answer, its limits."""

    sql: str
    parameters: dict[str, Value] = field(default_factory=dict)
    form: Form = "arrow"
    limits: Limits = SCREEN


@dataclass(frozen=True)
class Answer:
    """Rows as they came. `total` is None where they were too many to count in passing: more than `rows`."""

    columns: list[str]
    types: list[str]
    rows: int
    total: int | None
    seconds: float
    form: Form
    body: bytes | bytearray

    @property
    def cut(self) -> bool:
        """Whether there are rows beyond those here."""
        return self.total is None or self.total > self.rows


class Refused(Exception):
    """A query that was not answered: why (`code`, `fields`: the catalogue has the sentence) and where in its text.

    `line` and `column` count from 1 and are None where the reason has no place.
    """

    def __init__(self, code: str, line: int | None = None, column: int | None = None, **fields: Any) -> None:
        super().__init__(code, fields)
        self.code = code
        self.fields = fields
        self.line = line
        self.column = column

    def as_record(self) -> dict[str, Any]:
        """What travels over the process boundary."""
        return {"code": self.code, "fields": self.fields, "line": self.line, "column": self.column}


def place_of(sql: str, byte_offset: int) -> tuple[int, int]:
    """Line and column, counted from 1 in characters, of a place DuckDB gives in bytes of UTF-8.

    >>> place_of("select '同心',\\n nope", 18)
    (2, 2)
    """
    before = sql.encode("utf-8")[: max(byte_offset, 0)].decode("utf-8", errors="ignore")
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
