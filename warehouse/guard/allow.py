"""The allow-list over the parsed statement: which tables, functions, types and shapes a query may use.

In: the tree json_serialize_sql gives. Out: `Findings` (what the query names), or Refused at the first thing that is not
on the list of allowed.toml. The one decision: what is unknown is closed. A node of a kind never seen is refused, not
passed over.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from warehouse.guard.answer import Refused, place_of
from warehouse.guard.nearest import nearest_name

_NOWHERE = 1 << 62
_RECURSIVE = "RECURSIVE_CTE_NODE"


@dataclass(frozen=True)
class Allowed:
    """allowed.toml as sets, in lower case."""

    functions: frozenset[str]
    table_functions: frozenset[str]
    show: frozenset[str]
    types: frozenset[str]
    shapes: frozenset[str]
    closed_columns: frozenset[str]


@dataclass(frozen=True)
class Own:
    """What the warehouse itself brings, in lower case: relations with their columns, and its macros. `reserved`: the
    names of DuckDB's own views, which no WITH may take."""

    relations: dict[str, list[str]]
    macros: frozenset[str] = frozenset()
    reserved: frozenset[str] = frozenset()


@cache
def load_allowed() -> Allowed:
    """The list, read once."""
    content = tomllib.loads((Path(__file__).parent / "allowed.toml").read_text(encoding="utf-8"))
    return Allowed(
        functions=frozenset(name.lower() for names in content["functions"].values() for name in names),
        table_functions=frozenset(content["tables"]["functions"]),
        show=frozenset(content["tables"]["show"]),
        types=frozenset(content["types"]["names"]),
        shapes=frozenset(name for names in content["shapes"].values() for name in names),
        closed_columns=frozenset(content["columns"]["closed"]),
    )


@dataclass
class Findings:
    """What a statement names: relations of the warehouse it reads and parameters it wants."""

    relations: list[str] = field(default_factory=list)
    parameters: set[str] = field(default_factory=set)


def check_tree(tree: Any, own: Own, start: int, typed: str) -> Findings:
    """Walk the whole tree; Refused with the place in `typed` (the statement begins at its byte `start`)."""
    findings = Findings()
    walk = _Walk(load_allowed(), own, start, typed, findings)
    try:
        walk.visit(tree, frozenset())
    except RecursionError as error:
        raise Refused("too_deep") from error
    return findings


@dataclass
class _Walk:
    allowed: Allowed
    own: Own
    start: int
    typed: str
    findings: Findings

    def visit(self, node: Any, ctes: frozenset[str]) -> None:
        if isinstance(node, list):
            for child in node:
                self.visit(child, ctes)
        elif isinstance(node, dict):
            ctes = self._visit_ctes(node, ctes)
            self._check(node, ctes)
            itself = ctes | {str(node.get("cte_name", "")).lower()} if node.get("type") == _RECURSIVE else ctes
            for name, child in _children(node):
                self.visit(child, itself if name == "right" else ctes)

    def _visit_ctes(self, node: dict[str, Any], ctes: frozenset[str]) -> frozenset[str]:
        """Check the WITH of a node; the names it brings. Each of its queries knows only those before it: a name that a
        query gives itself still means, inside that query, whatever it meant before, such as a system view."""
        for entry in (node.get("cte_map") or {}).get("map", []):
            name = str(entry["key"]).lower()
            if name in self.own.reserved:
                raise Refused("not_allowed", name=name[:100])
            self.visit(entry["value"], ctes)
            ctes = ctes | {name}
        return ctes

    def _check(self, node: dict[str, Any], ctes: frozenset[str]) -> None:
        shape = node.get("type")
        if not isinstance(shape, str):
            return
        if shape not in self.allowed.shapes:
            self._refuse(node, "not_allowed", name=shape.lower().replace("_", " "))
        if "function_name" in node:
            self._check_function(node, self.allowed.functions | self.own.macros)
        if shape == "BASE_TABLE":
            self._check_table(node, ctes)
        elif shape == "TABLE_FUNCTION":
            self._check_function(node["function"], self.allowed.table_functions, at=node)
        elif shape == "SHOW_REF":
            self._check_show(node, ctes)
        elif shape == "TYPE":
            self._check_type(node)
        elif shape == "COLUMN_REF":
            self._check_column(node)
        elif shape == "VALUE_PARAMETER":
            self.findings.parameters.add(str(node.get("identifier")))

    def _check_function(self, node: dict[str, Any], names: frozenset[str], at: dict[str, Any] | None = None) -> None:
        name = str(node.get("function_name", "")).lower()
        qualified = _path(node)[1:] or node.get("schema") or node.get("catalog")
        if qualified or node.get("export_state") or (name and name not in names):
            near = nearest_name(name, names, 0.8)
            self._refuse(at or node, "function_not_allowed", name=node.get("function_name", ""), near=near)

    def _check_table(self, node: dict[str, Any], ctes: frozenset[str]) -> None:
        name = str(node.get("table_name", ""))
        if node.get("at_clause"):
            self._refuse(node, "not_allowed", name="at")
        qualifiers = [part.lower() for part in _path(node)[:-1]]
        if not qualifiers and name.lower() in ctes:
            return
        known = name.lower() in self.own.relations and qualifiers in (
            [],
            ["main"],
            ["warehouse"],
            ["warehouse", "main"],
        )
        if not known:
            whole = ".".join(_path(node)) or name
            near = nearest_name(name.lower(), [*self.own.relations, *ctes])
            self._refuse(node, "unknown_table", name=whole[:200], near=near)
        self.findings.relations.append(name.lower())

    def _check_show(self, node: dict[str, Any], ctes: frozenset[str]) -> None:
        kind, word = node.get("show_type"), str(node.get("table_name", "")).strip('"').lower()
        if kind in ("DESCRIBE", "SUMMARY") and node.get("query"):
            return
        if kind == "SHOW_SPECIAL" and word in self.allowed.show:
            return
        if kind == "SHOW" and word in self.own.relations and len(_path(node)) <= 1:
            self.findings.relations.append(word)
            return
        self._refuse(node, "show_not_allowed", name=word)

    def _check_type(self, node: dict[str, Any]) -> None:
        name = str(node.get("type_name", "")).lower()
        if name not in self.allowed.types or node.get("schema") or node.get("catalog"):
            self._refuse(node, "type_not_allowed", name=name)

    def _check_column(self, node: dict[str, Any]) -> None:
        names = node.get("column_names") or []
        if len(names) == 1 and str(names[0]).lower() in self.allowed.closed_columns:
            self._refuse(node, "function_not_allowed", name=names[0], near=None)

    def _refuse(self, node: dict[str, Any], code: str, **fields: Any) -> None:
        offset = node.get("query_location")
        if isinstance(offset, int) and offset < _NOWHERE:
            line, column = place_of(self.typed, self.start + offset)
            raise Refused(code, line, column, **fields)
        raise Refused(code, **fields)


def _path(node: dict[str, Any]) -> list[str]:
    return [str(part) for part in (node.get("qualified_name") or {}).get("path", [])]


def _children(node: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """What is inside a node, without its WITH; of a function in FROM, checked before, only its inside."""
    for name, child in node.items():
        if name == "function" and node.get("type") == "TABLE_FUNCTION":
            yield from child.items()
        elif name != "cte_map":
            yield name, child
