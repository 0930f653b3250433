"""Why an amount is no standard.

In: a gap, its run and the subject chosen for it. Out: a reason code, or None. Three reaches: a word of reach `topic`
changes what the text speaks of, one of reach `run` spoils its own run (补差, 财政补助), a `soft` one (补助, 津贴) only
where the subject is not one that is paid under that name.
"""

from __future__ import annotations

from functools import cache

from etl.extract.gap import Gap
from etl.extract.refusal.paid_heads import is_of_its_name, rises_ahead
from etl.extract.runs import Run
from etl.extract.subject.subjects import OTHER, Flat
from etl.extract.text.tokens import Amount, Token
from etl.lexicon import read_rows

_UNWANTED_ROLES = {
    "over": "difference",
    "under": "limit",
    "passed": "limit",
    "fall": "difference",
    "yearly_average": "difference",
    "paid": "subsidy_paid",
}
RECKONED = "测算"
_VERBS = ("慰问", "资助", "购买", "投入", "支出")
_TOPPED_UP = ("补足", "补齐", "补差", "差额")
_REACH_BEHIND = 24
"""How many characters behind a figure a word is still said of it, should no comma end its clause"""
_RISES = "达提调增升涨上执"
_COMPARED = ("difference", "limit", "poverty_line")
_REACHES = 3
"""How many words behind a line of others 达到 may stand"""
_NEAREST = 24
"""How many refusing words before an amount are asked"""
PAID_AS_ALLOWANCE = frozenset(row[0] for row in read_rows("allowances.csv"))


@cache
def _limits() -> dict[str, tuple[float, float]]:
    return {period: (float(low), float(high)) for period, low, high in read_rows("limits.csv")}


def refuse_amount(amount: Amount, period: str | None) -> str | None:
    """What speaks against the amount itself: its unit or its size."""
    if amount.per in ("household", "other"):
        return "unit_of_something_else"
    low, high = _limits()[period or "none"]
    if amount.scaled and period is None:
        return "spending"
    if not low <= amount.value <= high:
        return "spending" if amount.scaled else "too_large" if amount.value > high else "size"
    return None


def _spoils(token: Token, family: str | None) -> bool:
    reach = token.word.get("reach") if token.word else None
    return reach == "run" or (reach == "soft" and family not in PAID_AS_ALLOWANCE)


def refuse_by_words(gap: Gap, run: Run, family: str | None) -> str | None:
    """A refusing word before the run that no later standard overrules, or one right behind it."""
    refusals = gap.refusals[-_NEAREST:]
    tokens = gap.tokens if refusals else []
    clause = {id(token): number for token, number in zip(tokens, _clauses(tokens), strict=True)}
    for token in refusals:
        settled = _is_settled(gap, token) or is_only_compared(gap, token)
        if _spoils(token, family) and not (settled or _overruled(gap, token, clause)):
            return (token.word.get("reason") if token.word else None) or "other"
    for token in words_behind(run, gap):
        if _tops_up(run, token):
            continue
        if token.kind == "refuse" and (_spoils(token, family) or (token.word and token.word.get("reach") == "topic")):
            return (token.word.get("reason") if token.word else None) or "other"
    return None


def _tops_up(run: Run, token: Token) -> bool:
    """按每人每月950元的标准补足差额: how much is paid is the difference, the figure is a standard by name."""
    named = any(t.text == "标准" and t.start == run.end + 1 for t in run.after[:1])
    return named and token.text.startswith(_TOPPED_UP)


def words_behind(run: Run, gap: Gap) -> list[Token]:
    """What is said of a run behind it; where the clause goes on to another figure only the noun right there.

    Of 提高到每月900元登记留守儿童3216名, which lost its signs, not who was counted.
    """
    if not run.runs_on:
        near = [token for token in run.after if token.start - run.end <= _REACH_BEHIND]
        return _without_counted(near, run) if gap.role == "to" and gap.atoms else near
    return [token for token in run.after[:1] if token.start - run.end <= 1 and token.text not in _VERBS]


def _without_counted(tokens: list[Token], run: Run) -> list[Token]:
    counts = {token.start for token in run.after if token.kind == "count"}
    return [token for token in tokens if token.end not in counts or token.start == run.end]


def _clauses(tokens: list[Token]) -> list[int]:
    number, numbers = 0, []
    for token in tokens:
        number += token.kind in ("clause", "semi", "colon", "stop")
        numbers.append(number)
    return numbers


def _overruled(gap: Gap, refusal: Token, clause: dict[int, int]) -> bool:
    """Whether a standard is named behind the word: in its own clause by name, in a later one by its family."""
    named = ("family", "care") if rises_ahead(gap, refusal) else ("family", "scope", "care")
    for atom in gap.atoms:
        word = atom.token.word
        if atom.token.start < refusal.end or is_of_its_name(atom, refusal) or atom.token.kind != "subject":
            continue
        later = clause[id(atom.token)] > clause[id(refusal)]
        if not later and _is_of_class(refusal) and word and not word.gives:
            continue
        if word and ("standard" in word.flags or (later and atom.dim in named)):
            return True
    return False


def _is_of_class(refusal: Token) -> bool:
    """A类发放标准为每人每月410元: the word 标准 alone makes no standard of what a class is paid."""
    word = refusal.word
    return word is not None and (word.get("reason"), word.get("reach")) == ("class_payment", "run")


def _is_settled(gap: Gap, refusal: Token) -> bool:
    """按城市低保标准1.3倍测算，确定为每人每月910元: what was only reckoned is decided behind it."""
    if refusal.text != RECKONED:
        return False
    return any(token.role() == "to" and token.start >= refusal.end and len(token.text) > 1 for token in gap.tokens)


def is_only_compared(gap: Gap, refusal: Token) -> bool:
    """农村低保标准不低于国家扶贫标准，达到每人每年6500元: what ours reaches behind a line it is compared with."""
    if refusal.word is None or refusal.word.get("reason") != "poverty_line":
        return False
    behind = [token for token in gap.tokens if token.start >= refusal.end]
    return _reach(behind) and any(atom.dim == "family" and atom.token.end <= refusal.start for atom in gap.atoms)


def is_compared_aside(gap: Gap, reason: str, following: Run | None) -> bool:
    """低保标准比全省平均高200元，达到每人每年4800元: ours, then how far it is from others, told after it.

    Where those are a standard of their own (比全省低保平均标准高…) what follows is ours only if it names nothing."""
    begin = next((atom.token.end for atom in gap.atoms if atom.dim == "family"), None)
    if begin is None or reason not in _COMPARED or following is None or not _reach(following.gap):
        return False
    others = any(atom.dim in ("scope", "family") and atom.token.start >= begin for atom in gap.atoms)
    named = any(token.kind in ("subject", "scope") for token in following.gap)
    return not (others and named) and all(token.start >= begin for token in gap.refusals)


def _reach(tokens: list[Token]) -> bool:
    """，达到: whether the words behind a comma say at once what is reached."""
    near = tokens[:_REACHES]
    return [token.kind for token in near[:1]] == ["clause"] and any(
        token.role() == "to" and token.text[0] in _RISES for token in near
    )


def refuse_by_role(gap: Gap, run: Run) -> str | None:
    """An amount that is told as a difference or as a limit, or that others are merely compared with."""
    if (
        gap.role == "compared"
        and "set_against" not in gap.told
        and not any(token.role() in ("raise", "growth") for token in run.after)
    ):
        return "difference"
    return _UNWANTED_ROLES.get(gap.role or "")


def refuse_subject(flat: Flat, flags: set[str], from_to: bool) -> str | None:
    """A subject that is no standard: another topic, none at all, or people who are paid something."""
    family = flat.get("family")
    if family == OTHER:
        return "other_topic"
    if family is None or (family == "dibao" and ("care" in flat or flat.get("part") == "care")):
        return "no_subject"
    if "grade" in flat and "care" not in flat and family not in PAID_AS_ALLOWANCE and "scope" not in flat:
        return "class_payment"
    if "persons" in flags and "standard" not in flags and not from_to and family not in PAID_AS_ALLOWANCE:
        return "persons_not_standard"
    return None
