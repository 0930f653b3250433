"""SourceText as JSON and back, for the way between the worker and its parent."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from etl.records import Cell, SourceText, Table


def source_to_json(source: SourceText) -> dict[str, Any]:
    """A dict of plain values."""
    return asdict(source)


def source_from_json(fields: dict[str, Any]) -> SourceText:
    """The record again.

    >>> source = SourceText("a", "甲 | 乙", "csv", tables=(Table((Cell((0, 1), 0, 0, True),)),))
    >>> source_from_json(source_to_json(source)) == source
    True
    """
    tables = tuple(
        Table(
            tuple(
                Cell((cell["span"][0], cell["span"][1]), cell["row"], cell["column"], cell["header"]) for cell in cells
            )
        )
        for cells in (table["cells"] for table in fields["tables"])
    )
    return SourceText(**{**fields, "tables": tables, "damage": tuple(fields["damage"])})
