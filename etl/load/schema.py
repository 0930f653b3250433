"""etl/load/schema.toml as records: which files data/ has, their columns, keys and references."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Column:
    """What one column may hold; `codes` are the allowed values, `refers` is (file, column)."""

    name: str
    type: str
    required: bool = False
    codes: frozenset[str] | None = None
    refers: tuple[str, str] | None = None
    pattern: str | None = None
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True)
class FileSchema:
    """One file: its columns in order, its key, and the columns that count another's printed decimals."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    decimals: tuple[tuple[str, str], ...]


@cache
def load_schema() -> dict[str, FileSchema]:
    """{file stem: its schema}, in the order in which one file may refer to another."""
    raw = tomllib.loads((Path(__file__).parent / "schema.toml").read_text(encoding="utf-8"))
    return {name: _file(name, entry, raw["codes"]) for name, entry in raw["files"].items()}


def _file(name: str, entry: dict, codes: dict[str, list[str]]) -> FileSchema:
    columns = tuple(_column(column, spec, codes) for column, spec in entry["columns"].items())
    return FileSchema(name, columns, tuple(entry["key"]), tuple(entry.get("decimals", {}).items()))


def _column(name: str, spec: dict, codes: dict[str, list[str]]) -> Column:
    fields = dict(spec)
    if "codes" in fields:
        fields["codes"] = frozenset(codes[fields["codes"]])
    if "refers" in fields:
        fields["refers"] = tuple(fields["refers"].split("."))
    return Column(name, **fields)
