"""DuckDB's types as a reader knows them: numbers, texts, dates; and the column a message about them is about.

In: code and fields of messages.toml, the text as typed, where it went wrong, the columns read. Out: code and fields in
which no type of DuckDB is left: `type_…` and `types` are codes of query.toml, `tip` says how to write what is wanted.
A type outside messages.toml keeps its own name.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from warehouse.guard.messages import KINDS

_CALL = re.compile(r"(?P<name>[^(]+)\((?P<types>.*)\)", re.DOTALL)
_COMMA = re.compile(r",\s*(?![^()]*\))")
_LEFT = re.compile(
    r"(\w+)\"?\s*(?:[=<>]|<>|!=|<=|>=|\bbetween|\bin\s*\((?:[^()]*,)?)\s*(?:date\s*)?\Z", re.IGNORECASE | re.DOTALL
)
_HERE = re.compile(r"(?:\"?\w+\"?\.)*\"?(\w+)")
_COMPARED = re.compile(r"[\w.\"]+\s*[=<>!]")
_WRITTEN = ("number", "text", "date")
"""the kinds there is a tip for"""

Fields = dict[str, Any]


def kind_of(name: str) -> str:
    """The plain kind of a type, or its own name where there is none.

    >>> kind_of("DECIMAL(21,1)"), kind_of("VARCHAR"), kind_of("INTEGER[]"), kind_of("MAP(VARCHAR, INT)")
    ('number', 'text', 'list', 'MAP')
    """
    if name.endswith("]"):
        return "list"
    bare = name.partition("(")[0].strip().upper()
    return next((kind for kind, names in KINDS.items() if bare in names), bare)


def in_plain_words(
    code: str, said: dict[str, str], typed: str, at: int | None, columns: Collection[str]
) -> tuple[str, Fields]:
    """The code and fields to tell of a message; one that names no type stays as it is."""
    fields: Fields = {name: kind_of(word) if name.startswith("type_") else word for name, word in said.items()}
    if code == "wrong_arguments":
        return code, _call(said["call"])
    if code == "date_wrong":
        fields["type_wanted"] = "date"
    here, left = _columns_at(typed, at, columns) if at is not None else (None, None)
    if "type_wanted" in fields:
        return _not_of_kind(code, fields, here, left)
    if code == "types_differ" and here and at is not None and _COMPARED.match(typed, at):
        return "column_differs", {"name": here, **fields, "tip": _tip(fields["type_one"])}
    if code == "types_not_convertible" and left:
        one, other = fields["type_other"], fields["type_one"]
        return "column_differs", {"name": left, "type_one": one, "type_other": other, "tip": _tip(one)}
    return code, fields


def _not_of_kind(code: str, fields: Fields, here: str | None, left: str | None) -> tuple[str, Fields]:
    """A value that is not of the kind wanted: one written in the query, or one that stands in a column of texts."""
    wanted = fields["type_wanted"]
    if here:
        return "column_of_texts", {"name": here, "type_wanted": wanted, "tip": "text" if _tip(wanted) else None}
    told = {**fields, "tip": _tip(wanted)}
    return (f"{code}_in", {**told, "name": left}) if left else (code, told)


def _call(call: str) -> Fields:
    """The name of a function or operator and the kinds it was given.

    >>> _call("+(DOUBLE, VARCHAR)")
    {'name': '+', 'types': ['number', 'text'], 'tip': 'join'}
    """
    found = _CALL.fullmatch(call)
    if not found:
        return {"name": call, "types": [], "tip": None}
    kinds = [kind_of(name) for name in _COMMA.split(found["types"]) if name]
    tip = None if "text" not in kinds else "join" if found["name"] == "+" else "cast"
    return {"name": found["name"], "types": list(dict.fromkeys(kinds)), "tip": tip}


def _columns_at(typed: str, at: int, columns: Collection[str]) -> tuple[str | None, str | None]:
    """The column that is named at a place, and the one that what stands there is compared with."""
    return (
        _column(_HERE.match(typed, at), columns),
        _column(_LEFT.search(typed[max(0, at - 400) : at]), columns),
    )


def _column(found: re.Match[str] | None, columns: Collection[str]) -> str | None:
    return found[1] if found and found[1].lower() in columns else None


def _tip(kind: str) -> str | None:
    return kind if kind in _WRITTEN else None
