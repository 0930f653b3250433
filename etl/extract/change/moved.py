"""Figures that what stands behind them makes old ones: 在600元的基础上, 600元→650元, 720元、610元，统一提高到790元.

In: the runs of a sentence and its text. Out: for each run whether it is an old figure, waiting for the new one.
"""

from __future__ import annotations

import re

from etl.extract.change.former import ends_behind
from etl.extract.gap import Gap
from etl.extract.runs import Run
from etl.extract.subject.subjects import UNIFIED
from etl.extract.text.tokens import ARROWS, Date, Token

_BASIS = re.compile(r"\s?的?标?准?的?基础(?:之)?上")
_MOVED = re.compile(
    r"(?:的?(?:标准|水平)[，,]?|[，,](?=统一|合并|一律))(?:统一|合并|一律|分别|同时|均|都)*(?:提高|调整|上调|提升|调高|增加|并轨)(?:提高|调整)?[到至为成]"
)
_ADVERB = re.compile(r"\s?(?:统一|逐步|同步|一并|全部|相应|直接|再|又)?")
_VERBS = r"(?:提高|调整|上调|提升|调高|增加|并轨|合并|归并|统一)(?:提高|调整|并轨)?[到至为成](?=[^，。；]{0,14}\d)"
_NAMED = re.compile(
    rf"的[^，。；\d]{{0,14}}?(?:标准|低保线)[，,]?(?:[^，。；\d]{{0,4}}\d{{0,2}}月起)?(?:统一|合并|一律|分别|同步|均|都|再)*{_VERBS}"
)
_ONE = "(?:不再?(?:区?分|划分)城[镇市]?(?:和|与)?[农乡]村?|城乡(?:统一|一体|一致|同标))"
_LEADS = rf"(?:{_VERBS}|(?:按照?|执行|[到至为是成])(?=[^，。；]{{0,14}}\d))"
_UNITED = re.compile(
    rf"(?:的[^，。；\d]{{0,14}}?(?:标准|低保线)|[两二]个?标准)?(?:实行|实现)?(?:并轨|合并|拉平)?[，,]?(?:[^，。；\d]{{0,6}}[\d年月日]{{0,11}}起)?[，,]?(?:全部|现在?|如今|此后|今后|从此|自此)?(?:城乡)?(?:(?:统一|合并|一律|并轨)+|{_ONE}[，,]?(?:统一|合并|一律|均|都|全部)*){_LEADS}"
)
"""，统一提高到; ，今年起不分城乡，一律为; ，一律执行"""
_NOW = re.compile(
    r"(?:的?标准)?[，,](?:现在?|现已|如今|此次|这次|本次|(?=拟|计划))(?:统一|再次|又|已|一并|拟|计划)?(?:[从自于]?[\d年月日]{2,11}(?:起|开始)?)?"
    r"(?:提高|上调|调整|提升|调高)[到至为](?:每人每[月年])?\s?"
)
_LISTED = 20
_LIKE = 15
"""How many times larger the figure of a year may be than that of a month which it is united into"""
_ADDED = ("↑", "+", "＋")
_CHANGES = ("from", "raise", "merge", "until")
_RAISES = ("提", "调", "上", "增", "升", "涨")


def old_by_what_follows(runs: list[Run], text: str) -> list[bool]:
    """For each run whether what follows makes it an old figure; all of a list stand on one basis or are merged."""
    old = [False] * len(runs)
    shared = unified = False
    for index in range(len(runs) - 1, -1, -1):
        run, following = runs[index], runs[index + 1] if index + 1 < len(runs) else None
        first = following.gap[0].kind if following and following.gap else None
        listed = first is not None and (first == "sep" or text.startswith("、", run.end)) and not _is_raised(run)
        plain = _names_nothing(following)
        merged = plain and _is_unified(runs[index - 1] if index else None, run, following, text)
        shared = (shared and listed) or _is_basis(run, following, text) or _is_moved(runs, index, text)
        unified = (
            merged
            or _is_ended(runs, index, text)
            or (unified and following is not None and _goes_on_with_area(run, following))
        )
        shared = shared or unified or (plain and _is_named_old(run, text))
        replaced = _leads_to(run, following, text) or _is_replaced_now(run, following, text)
        old[index] = run.kind == "amount" and (shared or replaced)
    return old


def _is_raised(run: Run) -> bool:
    """集中由1800元提高到2200元、分散在1200元的基础上…: a figure that is a new one itself."""
    return any(token.role() == "to" and token.text.startswith(_RAISES) for token in run.gap)


def _is_basis(run: Run, following: Run | None, text: str) -> bool:
    if _BASIS.match(text, run.end):
        return True
    return following is not None and any(token.role() == "merge" for token in following.gap)


def _is_moved(runs: list[Run], index: int, text: str) -> bool:
    """将农村520元、城市650元的标准，统一调整到680元: what 将 or 把 takes up is the old figure."""
    if runs[index].kind != "amount" or not _MOVED.match(text, runs[index].end):
        return False
    for run in reversed(runs[max(0, index - _LISTED) : index + 1]):
        start = run.gap[0].start if run.gap else run.start
        if re.search("[将把]", text[max(0, start - 2) : run.start]):
            return True
        if not run.gap or run.gap[0].kind != "sep":
            return False
    return False


def _is_named_old(run: Run, text: str) -> bool:
    """现行城市720元、农村610元的低保标准，分别提高到: a figure that names its standard and is then raised."""
    return _NAMED.match(text, run.end) is not None


def _is_ended(runs: list[Run], index: int, text: str) -> bool:
    """城市545元、农村420元的旧标准停止执行，统一按590元: the last of several figures that end, before new ones."""
    behind = runs[index + 1].gap if index and index + 1 < len(runs) and runs[index + 1].kind == "amount" else []
    if not behind or not ends_behind(text, runs[index].end) or not _goes_on_with_area(runs[index - 1], runs[index]):
        return False
    past = next((place for place, token in enumerate(behind) if token.kind == "past"), -1)
    others = _families(behind[past + 1 :]) - _families(behind[: past + 1])
    for run in runs[max(0, index - _LISTED) : index + 1]:
        others -= _families(run.gap)
    return not others and not any(token.kind in ("semi", "stop", "refuse") for token in behind[past + 1 :])


def _families(tokens: list[Token]) -> set[str]:
    return {family for token in tokens if token.word and (family := token.word.get("family"))}


def _is_unified(before: Run | None, run: Run, following: Run | None, text: str) -> bool:
    """城市低保标准720元、农村低保标准610元，统一提高到790元: two figures or more before the one that unites them."""
    if following is None or len(following.amounts) != 1 or not _UNITED.match(text, run.end):
        return False
    if run.amounts and run.amounts[-1].value > following.amounts[0].value * _LIKE:
        return False
    return len(run.amounts) > 1 or (before is not None and _goes_on_with_area(before, run))


def _names_nothing(following: Run | None) -> bool:
    """Whether the run behind is money whose words name no subject of their own but its unity."""
    if following is None or following.kind != "amount":
        return False
    named = [token for token in following.gap if token.kind in ("semi", "scope", "refuse", "colon")]
    return not named and all(_is_unity(token) for token in following.gap if token.kind == "subject")


def _is_unity(token: Token) -> bool:
    """城乡统一 and the name of a standard before the figure's own comma say nothing against it."""
    word = token.word
    return word is not None and (word.get("area") == UNIFIED or (not word.get("area") and not word.get("mode")))


def _parts(token: Token) -> bool:
    """Whether a word ends a list of figures in force: a stop, another topic, a change told by its verb."""
    if token.kind in ("semi", "stop", "colon", "refuse"):
        return True
    return token.role() in _CHANGES or (token.role() == "to" and token.text.startswith((*_RAISES, "统一")))


def _goes_on_with_area(run: Run, following: Run) -> bool:
    """Whether a run goes on with a list of areas or modes of one family: 、农村低保标准610元."""
    if run.kind != "amount" or following.kind != "amount" or not following.gap:
        return False
    said = [token.word for token in following.gap if token.kind == "subject" and token.word]
    families = {word.get("family") for word in said} - {None}
    before = {t.word.get("family") for t in run.gap if t.kind == "subject" and t.word} - {None}
    listed = following.gap[0].kind in ("sep", "clause") and not any(map(_parts, following.gap))
    parted = any(word.get("area") or word.get("mode") for word in said)
    return listed and parted and (not families or not before or families == before)


def _is_replaced_now(run: Run, following: Run | None, text: str) -> bool:
    """城市低保标准为每人每月342元，现提高到380元: a figure without a year, and the larger that now holds."""
    if not following or following.kind != "amount" or len(run.amounts) != 1 or len(following.amounts) != 1:
        return False
    if following.amounts[0].value <= run.amounts[0].value or not _NOW.fullmatch(text, run.end, following.start):
        return False
    held = any(token.role() in ("former", "current") or token.text == "现行" for token in run.gap)
    return held or not any(token.date for token in run.gap)


def _leads_to(run: Run, following: Run | None, text: str) -> bool:
    """600元→650元, 600元提高到650元; ↑30元→650元 leads from a rise."""
    if not following or not following.gap or following.kind != "amount" or text[run.start - 1 : run.start] in _ADDED:
        return False
    first = following.gap[0]
    leads = first.role() == "to" and first.text.startswith(_RAISES)
    joined = leads and _ADVERB.fullmatch(text, run.end, first.start) is not None
    return first.text in ARROWS or (joined and text[first.start - 1] not in "、，,")


def date_of_basis(gap: Gap) -> Date | None:
    """在2018年每人每月550元的基础上: the year of the old figure, said behind the name of what it is."""
    dates = [token for token in gap.tokens if token.date and token.date.year]
    named = max((atom.token.end for atom in gap.atoms), default=0)
    return dates[-1].date if named and dates and dates[-1].start >= named else None
