"""etl/load/schema.toml as records: which files data/ has, their columns, keys and references."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Column:
    """What one column may hold: one of `codes`; what stands at `refers` (file, column) or in `besides`."""

    name: str
    type: str
    required: bool = False
    codes: frozenset[str] | None = None
    refers: tuple[str, str] | None = None
    besides: frozenset[str] = frozenset()
    pattern: str | None = None
    least: float | None = None
    above: float | None = None
    most: float | None = None


@dataclass(frozen=True)
class FileSchema:
    """One file: its columns in order, its key, what else is distinct, the columns that count another's decimals."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    unique: tuple[tuple[str, ...], ...]
    decimals: tuple[tuple[str, str], ...]

    def column(self, name: str) -> Column:
        """The column of that name."""
        return next(column for column in self.columns if column.name == name)


@cache
def load_schema() -> dict[str, FileSchema]:
    """{file stem: its schema}, in the order in which one file may refer to another."""
    raw = tomllib.loads((Path(__file__).parent / "schema.toml").read_text(encoding="utf-8"))
    return {name: _file(name, entry, raw["codes"]) for name, entry in raw["files"].items()}


def _file(name: str, entry: dict, codes: dict[str, list[str]]) -> FileSchema:
    columns = tuple(_column(column, spec, codes) for column, spec in entry["columns"].items())
    unique = tuple(tuple(group) for group in entry.get("unique", []))
    return FileSchema(name, columns, tuple(entry["key"]), unique, tuple(entry.get("decimals", {}).items()))


def _column(name: str, spec: dict, codes: dict[str, list[str]]) -> Column:
    fields = dict(spec)
    for part in ("codes", "besides"):
        if part in fields:
            fields[part] = frozenset(codes[fields[part]])
    if "refers" in fields:
        fields["refers"] = tuple(fields["refers"].split("."))
    return Column(name, **fields)
