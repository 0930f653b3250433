"""From a running query to its first rows and their number.

In: a DuckDB relation and the limits. Out: a `Collected` of Arrow batches, never more than the limits say, however many
rows there are. Rows beyond the limit are counted in passing for a moment; where that is not enough the total stays
unknown.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from warehouse.guard.answer import MOST_COLUMNS, Limits, Refused

_COUNTING_SECONDS = 1.0
_BATCH = 2_048


@dataclass(frozen=True)
class Collected:
    """The rows within the limits; `total` None where counting the rest took too long."""

    table: pa.Table
    types: list[str]
    total: int | None


def collect_rows(cursor: duckdb.DuckDBPyConnection, relation: duckdb.DuckDBPyRelation, limits: Limits) -> Collected:
    """Run the relation and keep what the limits allow; Refused where not even one row does."""
    types = [str(kind) for kind in relation.types]
    if len(types) > MOST_COLUMNS:
        raise Refused("too_many_columns", count=len(types), most=MOST_COLUMNS)
    reader = relation.to_arrow_reader(_BATCH)
    names = unique_names([str(name) for name in reader.schema.names])
    schema = pa.schema([pa.field(name, kind.type) for name, kind in zip(names, reader.schema, strict=True)])
    kept, rows, whole = _fill(reader, limits)
    table = pa.Table.from_batches([pa.RecordBatch.from_arrays(batch.columns, schema=schema) for batch in kept], schema)
    return Collected(table, types, rows if whole else _count_rest(cursor, reader, rows))


def unique_names(names: list[str]) -> list[str]:
    """Column names of which no two are alike.

    >>> unique_names(["a", "b", "a"])
    ['a', 'b', 'a_2']
    """
    taken: set[str] = set()
    unique = []
    for name in names:
        new, number = name, 2
        while new in taken:
            new, number = f"{name}_{number}", number + 1
        taken.add(new)
        unique.append(new)
    return unique


def _fill(reader: pa.RecordBatchReader, limits: Limits) -> tuple[list[pa.RecordBatch], int, bool]:
    """Batches up to the limits, the number of rows READ (the last batch may be cut), and whether that is all."""
    kept: list[pa.RecordBatch] = []
    rows_left, bytes_left, read = limits.rows, limits.bytes, 0
    for batch in reader:
        read += batch.num_rows
        fitting = _rows_that_fit(batch, rows_left, bytes_left)
        if not fitting and not kept:
            raise Refused("row_too_large", megabytes=limits.bytes // 1_000_000)
        if fitting:
            kept.append(batch.slice(0, fitting))
        if fitting < batch.num_rows:
            return kept, read, False
        rows_left -= fitting
        bytes_left -= batch.nbytes
    return kept, read, True


def _rows_that_fit(batch: pa.RecordBatch, rows: int, size: int) -> int:
    """How many of its first rows are within both limits; halving is near enough."""
    fitting = min(batch.num_rows, rows)
    while fitting and batch.slice(0, fitting).nbytes > size:
        fitting //= 2
    return fitting


def _count_rest(cursor: duckdb.DuckDBPyConnection, reader: pa.RecordBatchReader, read: int) -> int | None:
    """The number of all rows, `read` of which have come; None when a second of counting does not reach the end."""
    until = time.monotonic() + _COUNTING_SECONDS
    alarm = threading.Timer(_COUNTING_SECONDS, cursor.interrupt)
    alarm.start()
    try:
        for batch in reader:
            read += batch.num_rows
            if time.monotonic() > until:
                return None
    except (duckdb.Error, pa.ArrowException, OSError):
        return None
    finally:
        alarm.cancel()
    return read
