"""The saved queries: data/queries/*.toml, one a file, its name the query's.

In: the folder. Out: `SavedQuery` records with title and description in both languages, SQL and typed parameters. Values
reach DuckDB only as bound parameters. Raises ValueError naming file and field where an entry is not as it should be.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from warehouse.guard.answer import Refused, Value
from words.catalogue import Lang

Kind = Literal["region", "regions", "year", "indicator", "area", "text", "number"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_FOLDER = Path(__file__).resolve().parents[1] / "data" / "queries"
_NUMBERS = {"year": int, "number": float}


@dataclass(frozen=True)
class Parameter:
    """One $name of a saved query: what it is, what it is called, its value where none is given."""

    name: str
    kind: Kind
    label: Mapping[Lang, str]
    default: Value


@dataclass(frozen=True)
class SavedQuery:
    """One file of data/queries."""

    name: str
    title: Mapping[Lang, str]
    description: Mapping[Lang, str]
    sql: str
    parameters: tuple[Parameter, ...]

    def values(self, given: dict[str, str]) -> dict[str, Value]:
        """A value of the right type for every parameter; Refused for a number that is none, and for a name unknown."""
        unknown = sorted(set(given) - {one.name for one in self.parameters})
        if unknown:
            names = ", ".join(one.name for one in self.parameters)
            raise Refused("unknown_parameter" if names else "no_parameters", name=unknown[0], names=names)
        return {
            one.name: typed_value(one, given[one.name]) if one.name in given else one.default for one in self.parameters
        }


@cache
def load_saved(folder: Path = _FOLDER) -> dict[str, SavedQuery]:
    """All saved queries by name, in the order of their file names (01_… first); the number is no part of the name."""
    queries = [_read(path) for path in sorted(folder.glob("*.toml"))]
    return {query.name: query for query in queries}


def typed_value(parameter: Parameter, given: str) -> Value:
    """What was typed or stood in a link, as the parameter's type."""
    if parameter.kind == "regions":
        return [code for code in given.split(",") if code]
    convert = _NUMBERS.get(parameter.kind)
    try:
        return convert(given) if convert else given
    except ValueError as error:
        raise Refused("bad_value", name=parameter.name, given=given[:40]) from error


def _read(path: Path) -> SavedQuery:
    content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        parameters = tuple(_parameter(entry) for entry in content.get("parameters", []))
        return SavedQuery(
            path.stem.split("_", 1)[1] if path.stem[:1].isdigit() else path.stem,
            _both(content["title"]),
            _both(content["description"]),
            content["sql"].strip(),
            parameters,
        )
    except (KeyError, ValueError) as error:
        raise ValueError(f"{path.name}: {error}") from error


def _parameter(entry: dict[str, Any]) -> Parameter:
    if entry["kind"] not in KINDS:
        raise ValueError(f"kind {entry['kind']}")
    return Parameter(entry["name"], entry["kind"], _both(entry["label"]), entry["default"])


def _both(entry: dict[str, str]) -> Mapping[Lang, str]:
    return {"zh": entry["zh"], "en": entry["en"]}
