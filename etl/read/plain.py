"""Plain text and csv: the decoded text as it is, or a table of standards with its cells."""

from __future__ import annotations

import csv
import io

from etl.read.compose import Composer, GridCell
from etl.read.decode import decode_bytes
from etl.read.headings import heading_of_text
from etl.read.limits import TEXT_CHARACTERS
from etl.read.unreadable import Unreadable
from etl.records import SourceText


def read_txt(name: str, content: bytes) -> SourceText:
    """The decoded text, untouched but for the byte order mark."""
    found = decode_bytes(content)
    if len(found.text) > TEXT_CHARACTERS:
        raise Unreadable("too_much_text", limit=TEXT_CHARACTERS)
    return SourceText(name, found.text, "txt", found.encoding, *heading_of_text(found.text), damage=found.damage)


def read_csv(name: str, content: bytes) -> SourceText:
    """One table; the separator is the one that splits the most lines alike."""
    found = decode_bytes(content)
    composer = Composer()
    try:
        rows = csv.reader(io.StringIO(found.text, newline=""), delimiter=_separator(found.text))
        composer.add_table(
            [GridCell(cell, r, c) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell.strip()]
        )
    except csv.Error as broken:
        raise Unreadable("damaged", kind="csv") from broken
    return SourceText(name, composer.text, "csv", found.encoding, tables=tuple(composer.tables), damage=found.damage)


def _separator(text: str) -> str:
    lines = text[:20_000].splitlines()[:50]
    return max(
        ",\t;|，", key=lambda mark: (sum(mark in line for line in lines), sum(line.count(mark) for line in lines))
    )
