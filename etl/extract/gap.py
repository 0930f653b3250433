"""What the words before a run say about it: the role it plays, its period, its bound, its dates, what refuses it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from etl.extract.runs import BEHIND
from etl.extract.subject.subjects import Atom, Item, make_items, read_atoms
from etl.extract.text.tokens import Date, Token
from etl.extract.text.units_said import unit_stuck

_NEAR_OVER = re.compile(
    r"(?:(?<![增])多出?|(?<![提调升])高出?|(?<![减])少|(?<![降调])低|(?<![补价])差|多[领拿得]到?)了?\s?$"
)
_MORE_THAN_BEFORE = re.compile(
    r"[比较](?:原有?标准|旧标准|老标准|调整前标准|上年标准|去年标准|原来|原先|去年|上年|之前|此前|过去|以前|调整前|上年度|上一年)[^，,。]{0,4}(?:多|高)出?了?\s?$"
)
"""比原来多了30元 is a rise, 比全省多30元 a difference"""
_SPREAD = 24
"""How far apart the lowest and the highest of several figures are told"""
_HIGHEST_BEFORE, _HIGHEST_BEHIND = re.compile(r"最高[^。\n]*\Z"), re.compile(rf"[^。\n]{{0,{_SPREAD}}}最高")
_EXTREME_TOLD = re.compile(r"最[高低]的?[^，。；（(]{2,12}[（(](?:每人每[月年])?\s?\Z")
"""比最低的石桥县（690元）多215元: what the bracket tells is the standard of that place"""
_NEAR_RAISE = re.compile(r"(?:[涨增升加提]|上浮)了?\s?$")
_NEAR_PAID = re.compile(
    r"(?:扣[减除留缴]?|收取|缴纳|领(?:取|到|了|着|回|走)?|拿[到了]?|收到|到手)(?:每人)?(?:每个?月)?约?\s?$"
)
"""每个月领413元: what somebody was paid"""
_OF_PERIOD, _OF_ROLE = frozenset("人月年约自"), frozenset("多高出少低差了领拿得到涨增升加提浮扣减除留缴取纳着回走手")
"""What a period or 自 ends with, and what every other word that tells a role from nearby"""
_PERSONS = ("人", "名", "户")
_FORMER = re.compile(r"(?:^|[，。；：、（\s])原有?$")
_FORMERLY = ("原每", "原按每", "原月", "原年", "原人均")
"""城市原每人每月640元: right behind the subject"""
_NEAR_FROM = re.compile(r"(?:(?<![来])自)(?:每人)?(?:每[月年])?$")
_OLD = ("原", "调整前", "提标前", "此前", "之前", "现行", "目前")
_COPULAS = ("为", "是", "均为", "均是", "即")
_DIFFERENCE = "差距"
_SET_AGAINST = re.compile(r"\s?的?(?:标准|水平)?(?:相比较?|比较|相较|对比)")
"""与2020年的879元、675元相比: said behind the figures"""
_SINCE = re.compile(r"\s?(?:起|开始|以来)")
_ROLES = {"from", "to", "until", "raise", "over", "under", "fall", "passed", "growth", "yearly_average", "compared"}


@dataclass(slots=True)
class Gap:
    """The reading of a gap; `role` is that of the last role word in its last clause."""

    tokens: list[Token]
    atoms: list[Atom]
    flags: set[str]
    last_clause: int
    role: str | None = None
    role_word: str = ""
    told: set[str] = field(default_factory=set)
    """every role played in the last clause"""
    period: str | None = None
    period_token: Token | None = None
    bound: str | None = None
    each: bool = False
    both: bool = False
    planned: bool = False
    joined: bool = False
    date: Date | None = None
    """a year said between the role word and the amount"""
    refusals: list[Token] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    """the kinds of its tokens"""
    roles: set[str | None] = field(default_factory=set)
    """the roles that they play"""

    def items_from(self, clause: int) -> list[Item]:
        """The items said from the given clause on."""
        return make_items([atom for atom in self.atoms if atom.clause >= clause])

    def speaks(self) -> bool:
        """Whether the gap says anything about the subject."""
        return bool(self.atoms or self.flags)


def is_old_word(word: str) -> bool:
    """Whether a role word leads to what held before: 原标准, 目前, 并轨前."""
    return word.startswith(_OLD) or word.endswith("前")


def _clause_of(tokens: list[Token]) -> list[int]:
    clause, numbers = 0, []
    for token in tokens:
        if token.kind in ("clause", "semi", "colon", "stop"):
            clause += 1
        numbers.append(clause)
    return numbers


def read_gap(tokens: list[Token], text: str, at: int, follows: bool) -> Gap:
    """The reading of the tokens before place `at`; `follows` when a run of the same sentence stands before them."""
    atoms, flags, last = read_atoms(tokens)
    kinds = {token.kind for token in tokens}
    atoms = _without_counted(atoms, tokens) if "count" in kinds else atoms
    gap = Gap(tokens, atoms, flags, last, kinds=kinds, roles={token.role() for token in tokens})
    clauses = _clause_of(tokens)
    for token, clause in zip(tokens, clauses, strict=True):
        _take_word(gap, token, clause == last)
        if not gap.period and _is_named(token) and (stuck := unit_stuck(text, token.start)):
            gap.period = stuck
        if token.kind == "date" and gap.role == "from" and _SINCE.match(text, token.end):
            gap.role, gap.date = None, None
            gap.told.discard("from")
    if (gap.role is None or gap.role_word in _COPULAS) and _is_former(tokens, clauses, last, text):
        gap.role, gap.role_word = "from", "原"
        gap.told.add("from")
    if gap.role == "compared" and _EXTREME_TOLD.search(text, max(0, at - _SPREAD), at):
        gap.role = None
        gap.told.discard("compared")
    near = _near_role(text, at)
    if near and (gap.role in (None, "from", "compared") or near in ("over", "paid")):
        gap.role = near
        gap.told |= {near} & {"raise"}
    first = tokens[0].kind if tokens else ""
    gap.joined = follows and (first == "sep" or not tokens) and gap.role is None
    return gap


def _without_counted(atoms: list[Atom], tokens: list[Token]) -> list[Atom]:
    """其中集中供养1046人，农村特困人员基本生活标准为…: how many are in a mode says nothing of a standard named anew.

    Several that are counted (全护理3人、半护理9人，护理费分别为…) are what a list behind them is of.
    """
    named = {"mode": max((atom.clause for atom in atoms if atom.dim == "family"), default=0)}
    named["care"] = max((atom.clause for atom in atoms if atom.dim in ("family", "part")), default=0)
    if not any(named.values()):
        return atoms
    counted = {
        id(token)
        for token, behind in pairwise(tokens)
        if behind.kind == "count" and behind.start == token.end and behind.text.endswith(_PERSONS)
    }
    beside = [atom for atom in atoms if id(atom.token) in counted and atom.clause < named.get(atom.dim, 0)]
    listed = {dim for dim in named if len({atom.value for atom in beside if atom.dim == dim}) > 1}
    alone = {id(atom) for atom in beside if atom.dim not in listed}
    return [atom for atom in atoms if id(atom) not in alone]


def _is_named(token: Token) -> bool:
    """年供养标准, 月补助标准: what may have its period right before it."""
    standard = token.kind == "subject" and token.word is not None and "standard" in token.word.flags
    return standard or token.kind == "refuse"


def _is_former(tokens: list[Token], clauses: list[int], last: int, text: str) -> bool:
    """原城市每人每月640元, 城市原每人每月640元: a word before the first subject, or behind the last."""
    named = [t for t, clause in zip(tokens, clauses, strict=True) if clause == last and t.kind == "subject"]
    if not named:
        return False
    opened = _FORMER.search(text[max(0, named[0].start - 3) : named[0].start]) is not None
    return opened or text.startswith(_FORMERLY, named[-1].end)


def is_set_against(text: str, end: int) -> bool:
    """Whether the figures that end at `end` are only what others are compared with."""
    return _SET_AGAINST.match(text, end) is not None


def _near_role(text: str, at: int) -> str | None:
    before = text[max(0, at - 4) : at]
    last = before.rstrip()[-1:]
    if last in _OF_PERIOD:
        paid = _NEAR_PAID.search(text, max(0, at - 10), at)
        return "paid" if paid else "from" if _NEAR_FROM.search(text, max(0, at - 6), at) else None
    if last not in _OF_ROLE:
        return None
    if _MORE_THAN_BEFORE.search(text, max(0, at - 14), at):
        return "raise"
    if _NEAR_OVER.search(before):
        return None if _is_least(text, at) else "over"
    if _NEAR_PAID.search(text, max(0, at - 10), at):
        return "paid"
    return "raise" if _NEAR_RAISE.search(before) else None


def _is_least(text: str, at: int) -> bool:
    """Whether 最低 right before place `at` bounds one standard, and does not tell with 最高 how far several reach.

    >>> _is_least("集中供养标准最低3300元", 8), _is_least("最低560元，最高690元", 2)
    (True, False)
    """
    if not text.endswith("最低", 0, at):
        return False
    return not (_HIGHEST_BEFORE.search(text, max(0, at - _SPREAD), at) or _HIGHEST_BEHIND.match(text, at))


def _multiple_before(gap: Gap, bracket: Token) -> bool:
    """低于低保标准1.5倍(…): the bracket gives the multiple, not the standard."""
    before = [token for token in gap.tokens if token.end <= bracket.start]
    return bool(before) and before[-1].kind == "noise" and before[-1].text.endswith("倍")


def _is_of_multiple(gap: Gap, verb: Token) -> bool:
    """按不低于低保标准的1.3倍测算后确定为…: what was said of the multiple is not said of the figure decided on."""
    return any(t.kind == "noise" and t.text.endswith("倍") for t in gap.tokens if t.end <= verb.start)


def _goes_on_period(gap: Gap, token: Token) -> bool:
    """按月人均: the person right behind the period takes nothing back from it."""
    last = gap.period_token
    return last is not None and token.text in ("每人", "人均") and last.end == token.start


def _names_figure(gap: Gap) -> bool:
    """原标准分别为, 增加额分别为, 差距为: the noun says what the figure is, the copula only leads to it."""
    if gap.role == "from":
        return is_old_word(gap.role_word)
    return (gap.role == "raise" and gap.role_word.endswith("额")) or gap.role_word == _DIFFERENCE


def _take_word(gap: Gap, token: Token, in_last: bool) -> None:
    word, role = token.word, token.role()
    role = "to" if role == "merge" else role
    leads = token.text in _COPULAS or (role == "from" and gap.role_word == _DIFFERENCE)
    if in_last and leads and _names_figure(gap):
        gap.date = None
    elif role == "to" and token.text in _COPULAS and gap.role in ("over", "under") and _multiple_before(gap, token):
        return
    elif role in _ROLES and in_last:
        if role == "to" and gap.bound and _is_of_multiple(gap, token):
            gap.bound = None
        gap.role, gap.role_word, gap.date = role, token.text, None
        gap.told.add(role)
    elif token.kind == "open" and gap.role in ("over", "under", "fall") and not _multiple_before(gap, token):
        gap.role = None
    elif token.kind == "date" and token.date and in_last and gap.role in ("from", "to"):
        gap.date = token.date
    elif token.kind == "period" and word and not _goes_on_period(gap, token):
        gap.period, gap.period_token = word.get("period"), token
    elif token.kind == "bound" and word and token.text not in BEHIND:
        if in_last:
            gap.bound = word.get("bound")
        if word.get("period"):
            gap.period, gap.period_token = word.get("period"), token
    elif token.kind == "subject" and word and word.get("prefix"):
        gap.period, gap.period_token = word.get("prefix"), token
    elif token.kind == "refuse":
        gap.refusals.append(token)
    gap.each = gap.each or token.kind == "each"
    gap.both = gap.both or token.kind == "both" or (role == "to" and token.text.startswith("均"))
    gap.planned = gap.planned or token.kind == "plan"
