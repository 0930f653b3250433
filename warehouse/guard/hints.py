"""A better reason from a look at the text: full-width signs, and words that were meant as texts.

In: a Refused with its place, the text as typed, the warehouse's relations and the columns read. Out: the same, or one
that names what is written wrong and says what to write.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from warehouse.guard.answer import Refused, place_of
from warehouse.guard.nearest import nearest_name
from warehouse.guard.signs import Wide, find_mixed_quotes, find_wide
from warehouse.guard.unquoted import is_compared, meant_as_text

_NOT_CLOSED = ("text_not_closed", "name_not_closed")
_UNKNOWN = ("unknown_table", "unknown_alias", "unknown_column", "unknown_column_of", "function_not_allowed")
_SYNTAX = ("syntax", "syntax_near", "syntax_at_end")
_TYPO = 0.8
"""how alike a name must be to be meant where a text is as likely"""


def with_hint(refused: Refused, typed: str, relations: Mapping[str, Sequence[str]], columns: Sequence[str]) -> Refused:
    """The reason that tells what was probably meant; `refused` itself where the text gives no hint."""
    if refused.line is None or refused.column is None or refused.code not in (*_NOT_CLOSED, *_UNKNOWN, *_SYNTAX):
        return refused
    at = index_of(typed, refused.line, refused.column)
    names = {*relations, *(column for held in relations.values() for column in held)}
    wide = find_mixed_quotes(typed) if refused.code in _NOT_CLOSED else None
    wide = wide or find_wide(typed, at, names)
    return _of_signs(wide, typed) if wide else _of_text(refused, typed, at, columns) or refused


def index_of(typed: str, line: int, column: int) -> int:
    """The character of a place counted from 1.

    >>> index_of("select 1,\\n nope", 2, 2)
    11
    """
    return sum(len(before) + 1 for before in typed.split("\n")[: line - 1]) + column - 1


def _of_signs(wide: Wide, typed: str) -> Refused:
    line, column = place_of(typed, len(typed[: wide.at].encode("utf-8")))
    return Refused(wide.code, line, column, **wide.fields)


def _of_text(refused: Refused, typed: str, at: int, columns: Sequence[str]) -> Refused | None:
    """The reason with the text that was probably meant; None where none was."""
    if refused.code not in ("unknown_column", "unknown_alias", "syntax_near"):
        return None
    meant = meant_as_text(typed, at, columns)
    if meant is None:
        return None
    place = (refused.line, refused.column)
    if refused.code == "unknown_alias":
        return (
            Refused("text_as_alias", *place, table=refused.fields["name"], name=meant)
            if is_compared(typed, at)
            else None
        )
    if refused.code == "syntax_near":
        return Refused("syntax_text", *place, name=meant)
    near = nearest_name(refused.fields["name"], columns, _TYPO)
    return None if near else Refused("text_as_column", *place, name=meant)
