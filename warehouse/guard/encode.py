"""From collected rows to the bytes that travel: Arrow for the page, files for people and programs.

In: an Arrow table. Out: bytes and how many rows they hold (a text form stops where its size limit is reached). Files
are made here, in the worker, because a file of 100,000 rows takes memory the server should not spend.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import pyarrow as pa
import pyarrow.csv
import pyarrow.ipc
import pyarrow.parquet

from warehouse.guard.answer import Form
from warehouse.guard.plain import as_json, neutralised_table, plain_table
from warehouse.guard.spreadsheet import encode_xlsx
from warehouse.guard.terminal import encode_table

_TEXT_BATCH = 1_000
Encoded = tuple[bytes, int]


def encode(table: pa.Table, form: Form, size: int) -> Encoded:
    """`table` in the wanted form; `size`: the most bytes a text form may have."""
    return _ENCODERS[form](table, size)


def _encode_arrow(table: pa.Table, size: int) -> Encoded:
    sink = pa.BufferOutputStream()
    plain = plain_table(table)
    with pa.ipc.new_stream(sink, plain.schema) as writer:
        writer.write_table(plain)
    return sink.getvalue().to_pybytes(), plain.num_rows


def _encode_parquet(table: pa.Table, size: int) -> Encoded:
    sink = pa.BufferOutputStream()
    pyarrow.parquet.write_table(plain_table(table), sink, compression="zstd")
    return sink.getvalue().to_pybytes(), table.num_rows


def _encode_csv(table: pa.Table, size: int) -> Encoded:
    """UTF-8 with a byte order mark, which Excel on a Chinese Windows needs; formulas neutralised."""
    return _write_csv(neutralised_table(plain_table(table)), size, b"\xef\xbb\xbf")


def _encode_bare_csv(table: pa.Table, size: int) -> Encoded:
    return _write_csv(plain_table(table), size, b"")


def _write_csv(plain: pa.Table, size: int, mark: bytes) -> Encoded:
    head = pyarrow.csv.WriteOptions(include_header=True, quoting_style="needed")
    rest = pyarrow.csv.WriteOptions(include_header=False, quoting_style="needed")
    sink, rows = io.BytesIO(mark), 0
    sink.seek(len(mark))
    pyarrow.csv.write_csv(plain.slice(0, 0), sink, head)
    for start in range(0, plain.num_rows, _TEXT_BATCH):
        piece = plain.slice(start, _TEXT_BATCH)
        text = io.BytesIO()
        pyarrow.csv.write_csv(piece, text, rest)
        if sink.tell() + text.tell() > size:
            break
        sink.write(text.getvalue())
        rows += piece.num_rows
    return sink.getvalue(), rows


def _encode_json(table: pa.Table, size: int) -> Encoded:
    """A list of objects, a line each."""
    lines: list[str] = []
    used = 4
    for batch in table.to_batches(_TEXT_BATCH):
        for row in batch.to_pylist():
            line = json.dumps(as_json(row), ensure_ascii=False)
            used += len(line.encode("utf-8")) + 2
            if used > size:
                return _json_list(lines), len(lines)
            lines.append(line)
    return _json_list(lines), len(lines)


def _json_list(lines: list[str]) -> bytes:
    return ("[" + ",\n".join(lines) + "]\n").encode("utf-8")


_ENCODERS: dict[Form, Callable[[pa.Table, int], Encoded]] = {
    "arrow": _encode_arrow,
    "parquet": _encode_parquet,
    "csv": _encode_csv,
    "bare_csv": _encode_bare_csv,
    "json": _encode_json,
    "xlsx": encode_xlsx,
    "table": encode_table,
}
