"""The codes in the rows of a query, in words: what stands in a cell of a column that SQL knows by its name.

In: a column's name, a value and a language. Out: the word, None where the value is no code of that column (what
somebody wrote themselves). The code is shown along: it is what SQL asks for.
"""

from __future__ import annotations

from collections.abc import Mapping

from words.catalogue import Lang, load_catalogue, text
from words.terms import series_label

_KINDS: Mapping[str, tuple[str, ...]] = {
    **{name: (f"figures.{name}_{{}}", f"terms.{name}_{{}}") for name in ("indicator", "area", "kind", "grade")},
    **{name: (f"terms.{name}_{{}}",) for name in ("severity", "programme", "measure", "period")},
    "status": ("figures.status_{}", "terms.coverage_{}"),
    "provenance": ("figures.provenance_{}",),
    "basis": ("figures.basis_{}",),
    "verdict": ("growth.verdict_{}",),
    "level": ("levels.{}",),
    "bound": ("marks.bound_{}",),
    "pair_kind": ("briefing.pair_{}",),
}
"""column → the keys a code's word may stand at; month_provenance, to_basis and their like are known by their end"""
_MARKS = "mark_codes"
_JOIN = ", "


def code_word(column: str, value: object, lang: Lang) -> str | None:
    """The word for a code of a column.

    >>> code_word("basis", "regional", "zh"), code_word("month_provenance", "converted", "zh")
    ('执行省级统一标准', '换算数')
    >>> code_word("series_id", "dibao.rural", "zh"), code_word("mark_codes", "regional, doubtful", "zh")
    ('农村低保', '省级统一标准、存疑')
    >>> code_word("basis", "my own", "zh"), code_word("title", "regional", "zh")
    (None, None)
    """
    if not isinstance(value, str):
        return None
    if column == "series_id":
        return _series_word(value, lang)
    if column.endswith(_MARKS):
        words = [_mark_word(code, lang) for code in value.split(_JOIN)]
        return text("figures.list_separator", lang).join(word for word in words if word) if all(words) else None
    return next((text(key, lang) for key in _keys(column, value) if key in load_catalogue()), None)


def _keys(column: str, code: str) -> list[str]:
    patterns = _KINDS.get(column) or _KINDS.get(column.rsplit("_", 1)[-1], ())
    return [pattern.format(code) for pattern in patterns]


def _mark_word(code: str, lang: Lang) -> str | None:
    key = f"marks.{code}_named"
    return text(key, lang) if key in load_catalogue() else None


def _series_word(series_id: str, lang: Lang) -> str | None:
    try:
        return series_label(series_id, lang)
    except KeyError:
        return None
