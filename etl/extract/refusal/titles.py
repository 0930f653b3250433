"""Titles and heads that name a group of ours and what it is paid besides its standard: 特困人员医疗救助办法.

In: the tokens of a title. Out: the reason why what stands under it is no standard. Refuses titles that name a standard
or a part of one too, and lists in which the other relief is an item of its own (低保、临时救助工作).
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.text.tokens import Token

_BESIDES = frozenset(
    {"price_linkage", "one_off", "heating", "temporary_relief", "medical", "schooling", "other_allowance"}
)
_PERSONS = ("人员", "对象", "家庭", "户", "老人", "孤儿", "儿童", "居民", "群众", "学生", "新生")
_BETWEEN = 8
"""How many characters may stand between the group and what it is paid"""


def paid_to_group(tokens: Sequence[Token], title: str) -> str | None:
    """特困人员医疗救助办法, 低保家庭大学新生资助: the reason; None where the group is named for its standard."""
    words = [token for token in tokens if token.kind in ("subject", "refuse", "sep")]
    at = next((index for index, token in enumerate(words) if _is_besides(token)), 0)
    group = words[at - 1] if at else None
    if group is None or group.kind != "subject" or words[at].start - group.end > _BETWEEN:
        return None
    if not title[group.start : words[at].start].endswith(_PERSONS) or any(map(_names_standard, words)):
        return None
    word = words[at].word
    return word.get("reason") if word else None


def _is_besides(token: Token) -> bool:
    word = token.word if token.kind == "refuse" else None
    return word is not None and word.get("reason") in _BESIDES and word.get("reach") != "soft"


def _names_standard(token: Token) -> bool:
    """供养, 基本生活, 低保标准, 照料护理: what a standard is of; 标准 alone goes with what stands before it."""
    word = token.word if token.kind == "subject" else None
    return word is not None and bool(word.get("part") or ("standard" in word.flags and word.get("family")))
