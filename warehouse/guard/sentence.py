"""A refusal as one sentence, the same on the page and in the terminal.

In: a Refused. Out: reason, place and nearest name in the wanted language, on one line.
"""

from __future__ import annotations

from typing import Any

from warehouse.guard.answer import EXPORT_ROWS, Answer, Refused
from words.catalogue import Lang, load_catalogue, text


def refusal_sentence(refused: Refused, lang: Lang) -> str:
    """One line: what is wrong, where, and what was probably meant or how to write it.

    >>> refusal_sentence(Refused("unknown_column", 1, 8, name="regon", near="region"), "zh")
    '没有名为“regon”的列（第 1 行第 8 个字）。是否要用“region”？'
    """
    reason = text(f"query.error_{refused.code}", lang, **_worded(refused.fields, lang))
    if refused.line is not None:
        place = text("query.error_place", lang, line=refused.line, column=refused.column)
        end = "。" if lang == "zh" else "."
        reason = reason.removesuffix(end) + place + end
    if refused.fields.get("near"):
        reason += text("query.error_near", lang, near=refused.fields["near"])
    if refused.fields.get("tip"):
        reason += text(f"query.error_tip_{refused.fields['tip']}", lang)
    return " ".join(reason.split("\n"))


def _worded(fields: dict[str, Any], lang: Lang) -> dict[str, Any]:
    """Fields as the sentence takes them: kinds of values in words."""
    worded = {name: _kind(value, lang) if name.startswith("type_") else value for name, value in fields.items()}
    if "types" in fields:
        worded["types"] = text("query.types_join", lang).join(_kind(kind, lang) for kind in fields["types"])
    return worded


def _kind(kind: str, lang: Lang) -> str:
    """A kind in words; a type of DuckDB that has none stays."""
    key = f"query.type_{kind}"
    return text(key, lang) if key in load_catalogue() else kind


def cut_sentence(answer: Answer, lang: Lang) -> str | None:
    """What a cut result must say, None for a whole one."""
    if not answer.cut:
        return None
    key = "query.cut_unknown" if answer.total is None else "query.cut_known"
    return text(key, lang, shown=f"{answer.rows:,}", total=f"{answer.total or 0:,}", most=f"{EXPORT_ROWS:,}")
