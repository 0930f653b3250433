"""The bracket right behind an amount: 7200元（5400元）, 9000元（每人每月750元）, 650元（上年600元）, 700元（增长5%）.

In: a draft whose amount carries the bracket's tokens. Out: further amounts with the dimensions that differ; the draft
itself takes what the bracket says of it.
"""

from __future__ import annotations

from etl.extract.drafts import Draft
from etl.extract.runs import split_runs
from etl.extract.subject.subjects import make_items, read_atoms
from etl.extract.text.tokens import Amount, Date, Token, is_equivalent

OLD_IN_BRACKETS = "old_in_brackets"
"""The mark of a text that says what its brackets give: 括号内为调整前标准"""
_BEFORE = ("上年", "去年", "原", "此前", "之前", "调整前", "提标前", "合并前", "统一前", "并轨前")

_LEAST_RISE = 10
"""A smaller number without a unit (↑7, +5.2) may be a growth in percent"""
_ENDS_OLD = ("raise", "growth", "over", "under", "compared")
_ELSEWHERE = ("平均", "全省", "全国", "省定", "省里", "国家")
_SIGNED = 2
"""How many tokens a sign and its number are"""
_SETS_APART = ("area", "mode", "care")


def named_behind(amount: Amount) -> dict[str, str]:
    """What a bracket without money says of the amount before it: 600元（散居）, 1035元/月（失能）."""
    if not amount.inside or any(token.kind in ("amount", "number", "percent", "range") for token in amount.inside):
        return {}
    atoms, _, _ = read_atoms(amount.inside)
    dims = {dim: values for item in make_items(atoms) for dim, values in item.dims.items()}
    return {dim: values[0] for dim, values in dims.items() if dim in _SETS_APART and len(values) == 1}


def named_by_closing_list(amounts: list[Amount]) -> list[dict[str, str]]:
    """1050元、525元、175元（依次为全护理、半护理、全自理）: what the last bracket says of each; [] if of none.

    Without 依次 the bracket must list values and nothing else: （全护理、半护理、全自理）.
    """
    tokens = amounts[-1].inside if len(amounts) > 1 and not any(amount.inside for amount in amounts[:-1]) else []
    told = any(token.kind == "each" for token in tokens)
    if not (told or all(token.kind in ("subject", "sep") for token in tokens)) or any(
        t.kind in ("amount", "number", "percent") for t in tokens
    ):
        return []
    items = make_items(read_atoms(tokens)[0])
    lists = [(dim, values) for item in items for dim, values in item.dims.items() if dim in _SETS_APART]
    fitting = [(dim, values) for dim, values in lists if len(values) == len(amounts)]
    return [{dim: value} for dim, values in fitting[:1] for value in values]


def read_bracket(
    draft: Draft, second: dict[str, str], text: str, old: bool = False
) -> list[tuple[Amount, dict[str, str]]]:
    """Amounts of other series that the bracket gives, with what sets them apart from the draft's.

    `old` where the text says that its brackets give what held before.
    """
    inside = draft.amount.inside
    if not inside:
        return []
    if (rise := _bare_rise(inside, text)) and draft.increase is None and rise < draft.amount.value:
        draft.increase = rise
        return []
    runs, _ = split_runs(inside, bare=old)
    found: list[tuple[Amount, dict[str, str]]] = []
    paid = was_old = taken = False
    for run in runs:
        paid = (paid and not any(token.kind == "semi" for token in run.gap)) or _is_paid_part(run.gap)
        roles = [token.role() for token in run.gap if token.role()]
        if run.kind == "percent":
            if (_is_added(text, run.start) or (roles and roles[-1] in ("raise", "growth"))) and not run.limit:
                draft.growth = run.percents[0]
            continue
        if run.kind != "amount":
            continue
        amount = run.amounts[0]
        _take_period(amount, run.gap, text, inside[0].start)
        if _is_added(text, amount.start):
            draft.increase = amount.value
            continue
        listed = was_old and _lists_on(run.gap)
        before = old or listed or _told_before(run.gap, None if was_old else _opening(text, inside[0].start), text)
        beside = was_old and not (before or _tells_anew(run.gap))
        was_old = was_old or before
        if beside or _is_set_against(run.gap, text):
            continue
        if before and (taken or _of_another(draft, run.gap)):
            continue
        if before or _of_year_before(run.gap, amount, draft):
            said = next((token.date for token in run.gap if token.kind == "date" and token.date), None)
            draft.previous, draft.previous_date = amount, said or Date(relative=-1)
            taken = True
        elif roles and roles[-1] == "raise":
            if not _of_a_part(draft, run.gap):
                draft.increase = amount.value
        elif not paid:
            found += _other_series(draft, amount, run.gap, second)
    return found


def _bare_rise(inside: list[Token], text: str) -> float | None:
    """650元/月（+30）, （↑30）: a number alone in the bracket, with the sign that says it was added."""
    number = inside[-1].number if inside[-1].kind == "number" else None
    alone = len(inside) == 1 or (len(inside) == _SIGNED and inside[0].role() == "growth")
    yuan = number and number >= _LEAST_RISE and number == int(number)
    return number if alone and yuan and _is_added(text, inside[-1].start) else None


def _is_added(text: str, at: int) -> bool:
    """（较上年+40元）, （+5%）: a sign before the figure says that it was added."""
    return text[max(0, at - 1) : at] in ("+", "＋", "↑")


def _is_paid_part(gap: list[Token]) -> bool:
    """842元（其中财政补助：集中供养720元，分散供养580元）: what follows is what somebody pays of it."""
    return any(token.kind == "refuse" for token in gap) and any(token.kind == "colon" for token in gap)


def _of_a_part(draft: Draft, gap: list[Token]) -> bool:
    """960元（城市增加40元、农村增加95元）, 870元（原城市845元、农村780元）: of else than the figure before it."""
    said = {dim: values for item in make_items(read_atoms(gap)[0]) for dim, values in item.dims.items()}
    return any(draft.subject.get(dim) not in values for dim, values in said.items() if dim in _SETS_APART)


def _take_period(amount: Amount, gap: list[Token], text: str, start: int) -> None:
    for token in gap:
        if token.kind == "period" and token.word and not amount.period:
            amount.period = token.word.get("period") if token.word.get("period") in ("month", "year") else None
    before = text[max(0, start - 3) : amount.start]
    if not amount.period and "年" in before:
        amount.period = "year"
    elif not amount.period and "月" in before:
        amount.period = "month"


def _opening(text: str, start: int) -> int:
    """Where what stands in the bracket whose first token starts at `start` begins."""
    return (max(text.rfind("(", start - 8, start), text.rfind("（", start - 8, start)) + 1) or start


def _told_before(gap: list[Token], opening: int | None, text: str) -> bool:
    """（原680元, （上年…, 由680元: what held before; the word that opens a bracket tells of its first figure."""
    relative = any(token.kind == "date" and token.date and token.date.relative == -1 for token in gap)
    opens = opening is not None and text.startswith(_BEFORE, opening)
    return relative or opens or any(token.role() == "from" for token in gap)


def _lists_on(gap: list[Token]) -> bool:
    """（原城镇标准为700元、原农村标准为590元）: what follows an old figure in its bracket, if nothing else is told."""
    return not any(token.kind == "refuse" or token.role() in _ENDS_OLD or _leads_to_new(token) for token in gap)


def _tells_anew(gap: list[Token]) -> bool:
    return any(token.role() in ("raise", "growth") or _leads_to_new(token) for token in gap)


def _is_set_against(gap: list[Token], text: str) -> bool:
    """比全省平均高20元: a distance to what is paid elsewhere."""
    said = text[gap[0].start : gap[-1].end] if any(token.role() == "compared" for token in gap) else ""
    return any(word in said for word in _ELSEWHERE)


def _of_another(draft: Draft, gap: list[Token]) -> bool:
    """（原城镇650元，孤儿1500元）: of another part of the draft's series, or of another family."""
    families = {token.word.get("family") for token in gap if token.word and token.word.get("family")}
    return _of_a_part(draft, gap) or bool(families and draft.subject.get("family") not in families)


def _leads_to_new(token: Token) -> bool:
    return token.kind == "new_standard" or (token.role() == "to" and token.text[-1] in "到至成") or token.text == "现"


def _of_year_before(gap: list[Token], amount: Amount, draft: Draft) -> bool:
    """485元（2016年为450元）: a smaller figure of a year by name, and of nothing else."""
    dated = any(token.date and token.date.year for token in gap)
    return dated and amount.value < draft.amount.value and not read_atoms(gap)[0]


def _other_series(
    draft: Draft, amount: Amount, gap: list[Token], second: dict[str, str]
) -> list[tuple[Amount, dict[str, str]]]:
    if any(token.kind == "refuse" for token in gap):
        return []
    atoms, _, _ = read_atoms(gap)
    items = make_items(atoms)
    dims = {dim: values[0] for item in items for dim, values in item.dims.items() if len(values) == 1}
    if dims:
        return [(amount, dims)]
    if second and not is_equivalent(draft.amount, amount):
        return [(amount, dict(second))]
    return []
