"""A refusal as one sentence, the same on the page and in the terminal.

In: a Refused. Out: reason, place and nearest name in the wanted language, on one line.
"""

from __future__ import annotations

from warehouse.guard.answer import EXPORT_ROWS, Answer, Refused
from words.catalogue import Lang, text


def refusal_sentence(refused: Refused, lang: Lang) -> str:
    """One line: what is wrong, where, and what was probably meant.

    >>> refusal_sentence(Refused("unknown_column", 1, 8, name="regon", near="region"), "zh")
    '没有名为“regon”的列（第 1 行第 8 个字）。是否要用“region”？'
    """
    reason = text(f"query.error_{refused.code}", lang, **refused.fields)
    if refused.line is not None:
        place = text("query.error_place", lang, line=refused.line, column=refused.column)
        end = "。" if lang == "zh" else "."
        reason = reason.removesuffix(end) + place + end
    if refused.fields.get("near"):
        reason += text("query.error_near", lang, near=refused.fields["near"])
    return " ".join(reason.split("\n"))


def cut_sentence(answer: Answer, lang: Lang) -> str | None:
    """What a cut result must say, None for a whole one."""
    if not answer.cut:
        return None
    key = "query.cut_unknown" if answer.total is None else "query.cut_known"
    return text(key, lang, shown=f"{answer.rows:,}", total=f"{answer.total or 0:,}", most=f"{EXPORT_ROWS:,}")
