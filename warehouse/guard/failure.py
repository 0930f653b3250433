"""From DuckDB's error to one clear reason with its place.

In: the exception, the text that ran and what it named. Out: a `Refused`. Refuses to pass on what an error may tell
about the server: only errors about the query's own words keep DuckDB's words, shortened; input and output, memory and
internal ones get a code alone. Common messages become sentences of the catalogue (messages.toml); the rest are quoted.
"""

from __future__ import annotations

import json
import re
from typing import Any

import duckdb

from warehouse.guard.answer import Refused, place_of
from warehouse.guard.hints import index_of, with_hint
from warehouse.guard.kinds import in_plain_words
from warehouse.guard.messages import understand
from warehouse.guard.nearest import nearest_name
from warehouse.guard.statement import Checked

_TELLING = (
    duckdb.ParserException,
    duckdb.BinderException,
    duckdb.CatalogException,
    duckdb.ConversionException,
    duckdb.OutOfRangeException,
    duckdb.InvalidInputException,
    duckdb.InvalidTypeException,
    duckdb.TypeMismatchException,
    duckdb.SyntaxException,
    duckdb.NotImplementedException,
)
_PATHLIKE = re.compile(r"(?:[A-Za-z]:\\|/)[\w.\-]+(?:[/\\][\w.\-]+)+")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_DEPTH = "expression depth"


def refused_from(error: Exception, typed: str, checked: Checked | None, relations: dict[str, list[str]]) -> Refused:
    """The reason for `error` in the words of the catalogue, with what was probably meant."""
    reason = error if isinstance(error, Refused) else _reason(error, typed, checked, relations)
    return with_hint(reason, typed, relations, _columns_read(checked, relations))


def _reason(error: Exception, typed: str, checked: Checked | None, relations: dict[str, list[str]]) -> Refused:
    """What `error` says, with the nearest name where one is unknown."""
    if isinstance(error, (duckdb.OutOfMemoryException, MemoryError)):
        return Refused("out_of_memory")
    if isinstance(error, duckdb.InterruptException):
        return Refused("timeout_inside")
    record = _record_of(error)
    message = record.get("exception_message", "")
    if _DEPTH in message or isinstance(error, RecursionError):
        return Refused("too_deep")
    place = _place(record, typed, checked)
    named = _unknown_name(record, checked, relations)
    if named:
        return Refused(named.pop("code"), *place, **named)
    if isinstance(error, _TELLING):
        at = index_of(typed, *place) if place else None
        code, fields = _told(error, tell_safely(message), typed, at, _columns_read(checked, relations))
        return Refused(code, *place, **fields)
    return Refused("engine_internal")


def _told(error: Exception, said: str, typed: str, at: int | None, columns: list[str]) -> tuple[str, dict[str, Any]]:
    """Code and fields of a message about the query's own words; DuckDB's words as `detail` where it is not known."""
    understood = understand(said)
    if understood is None:
        syntax = isinstance(error, (duckdb.ParserException, duckdb.SyntaxException))
        return ("syntax" if syntax else "engine"), {"detail": said}
    code, fields = understood
    if code.startswith("unknown_column"):
        return code, fields | {"near": nearest_name(fields["name"], columns)}
    return in_plain_words(code, fields, typed, at, columns)


def tell_safely(message: str) -> str:
    """The first sentence of DuckDB's message without control characters and paths, 200 characters at most.

    >>> tell_safely('Cannot open "/srv/secret/a.csv": no such file\\nmore')
    'Cannot open "…": no such file'
    """
    first = message[:2_000].split("\n", 1)[0].split("You might need", 1)[0].split('Use "SET', 1)[0]
    return _UNPRINTABLE.sub(" ", _PATHLIKE.sub("…", first)).strip().rstrip(".!")[:200]


def _record_of(error: Exception) -> dict[str, Any]:
    """The fields of errors_as_json; only the message where the error is plain text."""
    text = str(error)[:20_000]
    brace = text.find("{")
    if brace >= 0:
        try:
            record = json.loads(text[brace:])
        except (ValueError, RecursionError):
            record = None
        if isinstance(record, dict):
            return record
    return {"exception_message": text.split(": ", 1)[-1]}


def _place(record: dict[str, Any], typed: str, checked: Checked | None) -> tuple[int, int] | tuple[()]:
    position = str(record.get("position", ""))
    if not position.isdigit():
        return ()
    return place_of(typed, int(position) + (checked.shift if checked else 0))


def _unknown_name(
    record: dict[str, Any], checked: Checked | None, relations: dict[str, list[str]]
) -> dict[str, Any] | None:
    """Code and fields where the error is about a name that does not exist."""
    name, kind = str(record.get("name", ""))[:100], record.get("error_subtype")
    if not name:
        return None
    offered = [part.strip() for part in str(record.get("candidates", "")).split(",") if part.strip()]
    if kind == "COLUMN_NOT_FOUND":
        return _unknown_column(name, _columns_read(checked, relations), offered)
    if kind == "MISSING_ENTRY" and record.get("type") == "Table":
        return {"code": "unknown_table", "name": name, "near": nearest_name(name, relations)}
    if kind == "MISSING_ENTRY" and "Function" in str(record.get("type")):
        return {"code": "function_not_allowed", "name": name, "near": nearest_name(name, offered)}
    return None


def _unknown_column(name: str, columns: list[str], offered: list[str]) -> dict[str, Any]:
    """A column that does not exist, and the one it is most like."""
    near = nearest_name(name.split(".")[-1], [*columns, *offered])
    return {"code": "unknown_column", "name": name, "near": near}


def _columns_read(checked: Checked | None, relations: dict[str, list[str]]) -> list[str]:
    read = checked.findings.relations if checked else []
    return [column for relation in read for column in relations.get(relation, [])]
