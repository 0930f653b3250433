"""What a text as a whole says of figures whose own sentence leaves it out.

In: all drafts of a text, its title. Out: the same drafts: a period that the same series has nearby, the one area that
the title speaks of. Nothing is taken from elsewhere where the text names two.
"""

from __future__ import annotations

from etl.extract.drafts import Draft
from etl.extract.lexer import lex

_NEAR = 3
"""How many sentences apart two figures of a series may stand"""
_UNLIKE = 2
_SERIES = ("family", "part", "area", "mode", "care")
_AREAS = {"urban", "rural"}


def share_periods(drafts: list[Draft]) -> None:
    """城市低保标准达到每人每月700元。2020年为650元: a figure without a period has that of its series nearby."""
    for index, draft in enumerate(drafts):
        if draft.amount.period is None:
            near = sorted(drafts[max(0, index - 12) : index + 12], key=lambda d: abs(d.sentence - draft.sentence))
            twin = next((other for other in near if _tells_period(other, draft)), None)
            if twin:
                draft.amount.period = twin.amount.period
                draft.shared += twin.shared[:1]


def _tells_period(other: Draft, draft: Draft) -> bool:
    same = all(other.subject.get(dim) == draft.subject.get(dim) for dim in _SERIES)
    near = abs(other.sentence - draft.sentence) <= _NEAR
    alike = draft.amount.value < other.amount.value * _UNLIKE and other.amount.value < draft.amount.value * _UNLIKE
    return other.amount.period is not None and same and near and alike


def share_area(drafts: list[Draft], title: str | None) -> None:
    """调整城镇居民最低生活保障线的通告: without an area it is of the one the title names, which no figure denies."""
    words = [token.word for token in lex(title or "") if token.word]
    named = {area for word in words if (area := word.get("area"))}
    dibao = [draft for draft in drafts if draft.subject.get("family") == "dibao"]
    said = {draft.subject["area"] for draft in dibao if "area" in draft.subject}
    if len(named) != 1 or not named <= _AREAS or not said <= named:
        return
    if any(word.get("family") == "dibao" for word in words):
        for draft in dibao:
            draft.subject.setdefault("area", next(iter(named)))
