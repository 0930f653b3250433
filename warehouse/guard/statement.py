"""From query text to one checked statement: exactly one SELECT, or EXPLAIN of one.

In: text as typed. Out: a `Checked` with the text that will run (never anything that was not checked: an EXPLAIN is put
together anew from the word and its checked inner SELECT). Refuses several statements, every other kind, and what the
allow-list closes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import duckdb

from warehouse.guard.allow import Findings, Own, check_tree
from warehouse.guard.answer import Refused

_GAP = re.compile(r"(?:\s|--[^\n]*(?:\n|$)|/\*.*?\*/)*", re.DOTALL)
_EXPLAIN = re.compile(r"(?i)explain(?![\w$])")
_ANALYZE = re.compile(r"(?i)analy[zs]e(?![\w$])")


@dataclass(frozen=True)
class Checked:
    """A statement that may run. `shift`: what to add to a byte place in `sql` to get the place in the typed text."""

    sql: str
    shift: int
    parameters: frozenset[str]
    findings: Findings


def check_text(con: duckdb.DuckDBPyConnection, typed: str, own: Own) -> Checked:
    """The one statement of `typed`, checked against the allow-list, or Refused."""
    kind, sql, start = _the_one_statement(con, typed)
    if kind == "SELECT":
        parameters, findings = _check_select(con, sql, start, typed, own)
        return Checked(sql, start, parameters, findings)
    if kind != "EXPLAIN":
        raise Refused("not_a_select", kind=kind.lower().replace("_", " "))
    word, inner_at = _split_explain(sql)
    inner_kind, inner, skipped = _the_one_statement(con, sql[inner_at:])
    if inner_kind != "SELECT":
        raise Refused("not_a_select", kind="explain " + inner_kind.lower().replace("_", " "))
    inner_start = start + len(sql[:inner_at].encode("utf-8")) + skipped
    parameters, findings = _check_select(con, inner, inner_start, typed, own)
    return Checked(f"{word} {inner}", inner_start - len(word) - 1, parameters, findings)


def _the_one_statement(con: duckdb.DuckDBPyConnection, text: str) -> tuple[str, str, int]:
    """Kind, text and first byte of the only statement in `text`."""
    statements = con.extract_statements(text)
    if not statements:
        raise Refused("empty")
    if len(statements) > 1:
        raise Refused("several_statements", count=len(statements))
    sql = statements[0].query
    return statements[0].type.name, sql, len(text[: max(text.find(sql), 0)].encode("utf-8"))


def _split_explain(sql: str) -> tuple[str, int]:
    """EXPLAIN or EXPLAIN ANALYZE and where the rest begins; its bracketed options are not offered."""
    explain = _EXPLAIN.match(sql, _after_gap(sql, 0))
    if not explain:
        raise Refused("not_a_select", kind="explain")
    after = _after_gap(sql, explain.end())
    analyze = _ANALYZE.match(sql, after)
    return ("EXPLAIN ANALYZE", analyze.end()) if analyze else ("EXPLAIN", after)


def _after_gap(sql: str, start: int) -> int:
    """The next place that is neither white space nor comment."""
    gap = _GAP.match(sql, start)
    return gap.end() if gap else start


def _check_select(
    con: duckdb.DuckDBPyConnection, sql: str, start: int, typed: str, own: Own
) -> tuple[frozenset[str], Findings]:
    findings = check_tree(_parse_tree(con, sql), own, start, typed)
    return frozenset(findings.parameters), findings


def _parse_tree(con: duckdb.DuckDBPyConnection, sql: str) -> dict[str, Any]:
    """DuckDB's own parse of `sql`; Refused where it is nested deeper than this process will follow."""
    [(serialised,)] = con.execute("SELECT json_serialize_sql(?::VARCHAR)", [sql]).fetchall()
    try:
        tree = json.loads(serialised)
    except RecursionError as error:
        raise Refused("too_deep") from error
    if tree.get("error"):
        raise Refused("not_a_select", kind="statement")
    if len(tree["statements"]) != 1:
        raise Refused("several_statements", count=len(tree["statements"]))
    return tree["statements"][0]
