"""A standard worded as the income below which a person may apply: 月人均收入低于720元的，可申请最低生活保障.

In: the runs of a sentence and its text. Out: the same runs, the first of them led by the name of the standard that its
limit of income is. Refuses multiples (低于低保标准1.5倍) and 低保边缘.
"""

from __future__ import annotations

import re

from etl.extract.runs import Run
from etl.extract.text.tokens import Token
from etl.lexicon import lexicon

_MAY_APPLY = re.compile(r"(?:申请|纳入|享受|列入|办理|给予)[^。；\n]{0,16}?(?P<name>最低生活保障|低保)(?!边缘|标准)")
_STANDARD = "低保标准"


def name_entitlement(runs: list[Run], text: str, end: int) -> None:
    """Names the standard of runs that are limits of income, if the sentence says what they entitle to."""
    limits = [run for run in runs if run.kind == "amount" and _is_income_limit(run)]
    if not limits:
        return
    entitled = _MAY_APPLY.search(text, limits[-1].end, end)
    if entitled:
        gap = limits[0].gap
        place = next(i for i, token in enumerate(gap) if _is_income(token))
        at = gap[place].start
        limits[0].gap = [*gap[:place], Token("subject", at, at, _STANDARD, lexicon()[_STANDARD]), *gap[place:]]


def _is_income_limit(run: Run) -> bool:
    if not any(map(_is_income, run.gap)) or not any(token.role() == "under" for token in run.gap):
        return False
    families = {token.word.get("family") for token in run.gap if token.word} - {None, "dibao"}
    named = bool(families) or any(token.word and "standard" in token.word.flags for token in run.gap)
    return not named and not any(token.text.endswith("倍") for token in run.gap)


def _is_income(token: Token) -> bool:
    return token.kind == "period" and "收入" in token.text
