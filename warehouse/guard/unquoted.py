"""A word of the query that is rather a text without its quotes: area = urban, series_id = dibao.urban, region = 潜江.

In: the text as typed, the place of the word, the names there are. Out: the text as it was probably meant, or None where
a name is as likely. The one decision: a word with Latin letters counts only where something is compared with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_COMPARED = re.compile(
    r"(?:[=<>~]|\b(?:i?like|between|similar\s+to)|\bin\s*\((?:[^()]*,)?)\s*\Z", re.IGNORECASE | re.DOTALL
)
_WORD = re.compile(r"[^\s,;()'\"=<>]+")
_NAMED = re.compile(r'"([^"\n]+)"')
_HAN = re.compile(r"[㐀-鿿]")
_LATIN = re.compile(r"[A-Za-z_]")
_CLAUSE = re.compile(
    r"(?:select|from|where|and|or|not|group|order|having|limit|union|join|on|case|when|then|else|end)", re.IGNORECASE
)


def meant_as_text(typed: str, at: int, columns: Collection[str]) -> str | None:
    """The word at character `at`, where it reads like a text; a column of another table is a name.

    >>> meant_as_text("SELECT 1 FROM standards WHERE series_id = dibao.urban", 42, ["region"])
    'dibao.urban'
    >>> meant_as_text("SELECT 1 FROM a JOIN b ON a.region = c.region", 37, ["region"])
    """
    start, word = _word_at(typed, at)
    if not word or _CLAUSE.fullmatch(word) or word.rsplit(".", 1)[-1].lower() in columns:
        return None
    chinese = bool(_HAN.search(word)) and not _LATIN.search(word)
    return word[:100] if chinese or is_compared(typed, start) else None


def is_compared(typed: str, at: int) -> bool:
    """Whether what begins at character `at` is compared with what stands before it.

    >>> is_compared("WHERE area IN ('urban', rural)", 24), is_compared("SELECT area", 7)
    (True, False)
    """
    return bool(_COMPARED.search(typed[max(0, at - 400) : at]))


def _word_at(typed: str, at: int) -> tuple[int, str]:
    """Where the word that holds character `at` begins, and the word; nothing where none stands there."""
    named = _NAMED.match(typed, at)
    if named:
        return at, named[1]
    line = typed.rfind("\n", 0, at) + 1
    found = next((word for word in _WORD.finditer(typed, line) if word.end() > at), None)
    return (found.start(), found.group()) if found and found.start() <= at else (at, "")
