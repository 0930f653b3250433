"""Rises and growths: `compared`, `raise_told`, `raise_without_new`, percentages.

In: a run that tells how much was added, or what a figure is compared with. Out: the figures of the sentence, or of a
sentence before, completed; a rise told first waits for its figure.
"""

from __future__ import annotations

import re

from etl.extract.change.averages import is_average_of_several
from etl.extract.change.foreign_growth import is_foreign_growth
from etl.extract.change.part_rises import of_grade, of_some_persons
from etl.extract.change.told_back import is_of_later_year, tell_increase_back
from etl.extract.drafts import Draft, grew_by
from etl.extract.frame import agrees, attach, settle_periods, tell_of
from etl.extract.gap import Gap, read_gap
from etl.extract.refusal.verdicts import is_rise
from etl.extract.runs import Run
from etl.extract.sentence_state import SentenceState, names_dims
from etl.extract.subject.choosing import Choice, choose
from etl.extract.subject.subjects import UNIFIED, Flat
from etl.extract.text.tokens import Amount, Token

_PLANS = ("十五", "十一五", "十二五", "十三五", "十四五")
_PLAN_END = re.compile(r"[比较]“?(?P<plan>十[一二三四]?五)”?(?:规划|时期)?(?:期)?末")
_NAMES = ("subject", "scope", "sep", "semi", "clause")
_OF_BOTH = ("semi", "clause", "date", "each")
"""What of the words before a rise is said of the figures behind it too"""
_EXACT = 0.01
_PAIR = 2
RECENT = 60
"""How far back a rise told without its figure is looked up"""


def compared(s: SentenceState, gap: Gap, run: Run, choice: Choice) -> None:
    """分别比2011年的260元、1200元增长119%和235%: old figures told after the new ones."""
    if is_rise(gap):
        if _stands_alone(s) or _begins_anew(s, gap, choice):
            raise_without_new(s, gap, run, choice)
        elif not _of_another_area(s, choice):
            raise_told(s, gap, run)
        return
    settle_periods(run.amounts, s.frame.last[-1].amount.period if s.frame.last else None)
    several = s.frame.drafts[-len(run.amounts) :]
    if len(several) == len(run.amounts):
        for draft, amount in zip(several, run.amounts, strict=True):
            draft.previous, draft.previous_date = draft.previous or amount, draft.previous_date or gap.date


def _begins_anew(s: SentenceState, gap: Gap, choice: Choice) -> bool:
    """…；城市低保标准比2018年提高30元，达到590元: a rise of what has not been told yet in its sentence."""
    if not names_dims(gap) or _of_another_area(s, choice):
        return False
    return not any(agrees(draft.subject, flat) for draft in s.frame.last for flat in choice.flats)


def _of_another_area(s: SentenceState, choice: Choice) -> bool:
    """统一为760元,较此前城市低保标准提高20元: the rise of a part is not that of the whole."""
    areas = {flat.get("area") for flat in choice.flats} - {None}
    return bool(areas and s.frame.last) and all(
        draft.subject.get("area") == UNIFIED and UNIFIED not in areas for draft in s.frame.last
    )


def is_confirmed_rise(s: SentenceState, run: Run) -> bool:
    """由845元涨到890元，每月多了45元: a difference that is just the one between new and old."""
    return len(s.frame.last) == len(run.amounts) and all(
        draft.previous is not None and abs(draft.amount.value - draft.previous.value - amount.value) < 0.01
        for draft, amount in zip(s.frame.last, run.amounts, strict=True)
    )


def raise_told(s: SentenceState, gap: Gap, run: Run) -> None:
    """A rise in yuan to the figures before it, or waiting for those behind it; one on the average is none of theirs."""
    if is_average_of_several(run, len(s.frame.drafts), s.reader.text):
        return
    if s.frame.last and not s.frame.sources and _leads_to_later(s, gap):
        s.frame.rises = run.amounts
        s.carried = [token for token in gap.tokens if token.kind in _OF_BOTH]
        return
    pair = gap.each and len(s.frame.drafts) == _PAIR
    each = gap.both or pair or _is_of_each(s, gap)
    _date_rise(s, gap)
    if (
        not s.frame.last
        or s.frame.sources
        or not tell_of(s.frame, run.amounts, "increase", _told_together(s, run) if each else [])
    ):
        waiting = s.frame.rises if 0 < len(s.frame.rises) < len(s.frame.sources) else []
        s.frame.rises = [*waiting, *run.amounts]


def _date_rise(s: SentenceState, gap: Gap) -> None:
    """2021年为每人每月600元，今年再次提高38元: the date told to a rise behind the figures if none is compared with."""
    dates = [token.date for token in gap.tokens if token.date] if "compared" not in gap.told else []
    for draft in s.frame.last if dates else ():
        draft.rise_date = draft.rise_date or dates[-1]


def _told_together(s: SentenceState, run: Run) -> list[Draft]:
    """由410元提高到460元；三县分别为560元、420元，均增加40元: of those behind ； if others rose otherwise."""
    begin = s.reader.text.rfind("；", s.sentence.body, run.start)
    own = [draft for draft in s.frame.drafts if draft.amount.start > begin]
    others = [draft for draft in s.frame.drafts if draft.amount.start < begin and draft.previous]
    return own if len(own) > 1 and any(_rose_otherwise(draft, run) for draft in others) else s.frame.drafts


def _rose_otherwise(draft: Draft, run: Run) -> bool:
    """Whether a figure and its old one deny a rise that is told."""
    if run.percents:
        return not grew_by(draft, run.percents[0])
    old = draft.previous.value if draft.previous else 0
    return abs(draft.amount.value - old - run.amounts[0].value) > 1


def _is_of_each(s: SentenceState, gap: Gap) -> bool:
    """…500元、…300元，今年各提高30元: 各 right before the rise."""
    risen = next((token for token in reversed(gap.tokens) if token.role() == "raise"), None)
    return risen is not None and s.reader.text[risen.start - 1 : risen.start] == "各"


def raise_without_new(s: SentenceState, gap: Gap, run: Run, choice: Choice) -> None:
    graded = not s.reader.sets_minimum() and of_grade(gap, choice.flats, s.reader.text, run.start)
    if graded or of_some_persons(gap, s.reader.text):
        s.refuse(run, "class_extra")
        return
    if _stands_alone(s) and (risen := tell_increase_back(s.reader, gap, run, s.sentence.line)):
        s.frame.last = risen
        s.frame.drafts += risen
        return
    if gap.speaks() and names_dims(gap):
        near = [draft for draft in s.reader.drafts[-RECENT:] if not is_of_later_year(s.reader, draft)]
        known = [draft for draft in near if any(agrees(draft.subject, flat) for flat in choice.flats)]
        if gap.each and give_back(near, choice.flats, run):
            return
        if known and gap.each is False and len(run.amounts) == 1 and not s.frame.sources and not s.leads_on():
            s.frame.last = known[-1:]
            s.frame.drafts.append(known[-1])
            attach(known[-1:], run.amounts, "increase")
        s.frame.forget()
        s.frame.rises = run.amounts
        s.frame.tell("increase", run.amounts, flats_ahead(s, gap, run, choice))
        return
    raise_told(s, gap, run)


def _stands_alone(s: SentenceState) -> bool:
    """Whether no figure of its own sentence is told before the rise, and none behind it that it may lead to."""
    own = any(draft.sentence == len(s.reader.notes) - 1 for draft in s.frame.drafts)
    return not (own or s.frame.sources or s.leads_on())


def give_back(near: list[Draft], flats: list[Flat], run: Run) -> bool:
    """与调整前相比，城市低保、两区农村低保分别提高35元、130元: each just what a figure above rose by."""
    if len(flats) != len(run.amounts) or len(flats) < 2:
        return False
    pairs = [(_risen_by(near, flat, amount), amount) for flat, amount in zip(flats, run.amounts, strict=True)]
    if any(draft is None for draft, _ in pairs):
        return False
    for draft, amount in pairs:
        if draft and draft.increase is None:
            draft.increase = amount.value
    return True


def _risen_by(near: list[Draft], flat: Flat, amount: Amount) -> Draft | None:
    """The last figure of a subject that rose by an amount from its own old figure."""
    return next(
        (
            draft
            for draft in reversed(near)
            if agrees(draft.subject, flat)
            and draft.previous
            and abs(draft.amount.value - draft.previous.value - amount.value) < _EXACT
        ),
        None,
    )


def flats_ahead(s: SentenceState, gap: Gap, run: Run, choice: Choice) -> list[Flat]:
    """集中和散居孤儿标准均增加100元，分别达到1700元、1200元: one rise told of as many as the figures behind it."""
    total = len(s.following.amounts) if s.following and s.leads_on() else 1
    if len(run.amounts) != 1 or total < 2:
        return choice.flats
    ahead = choose(gap, total, s.reader.context, s.boundary(gap))
    if ahead.doubt:
        return choice.flats
    s.carried = [token for token in gap.tokens if token.kind in ("subject", "sep", "scope", "period")]
    return ahead.flats


def _leads_to_later(s: SentenceState, gap: Gap) -> bool:
    """2015年…提高到500元；2016年再提高10%，分别达到…: a growth of a year of its own, told before its figures.

    So is 今年继续提高10%，达到… behind what was told of 去年.
    """
    before = any((date.relative or 0) < 0 for _, date in s.reader.notes[-1].years)
    own = [
        token.date for token in gap.tokens if token.date and (token.date.year or (before and token.date.relative == 0))
    ]
    dated = "compared" not in gap.told and bool(own)
    ahead = s.following.gap if s.following and s.following.kind == "amount" else []
    return bool(dated and s.leads_on() and any(token.role() == "to" for token in ahead))


def base_year(gap: Gap, text: str, at: int) -> int | None:
    """The year a growth is counted from: 比2015年增长51%, 比“十二五”末提高51%."""
    for before, token in zip(gap.tokens, gap.tokens[1:], strict=False):
        if before.role() == "compared" and token.date and token.date.year:
            return token.date.year
    plan = _PLAN_END.search(text, max(0, at - 16), at)
    return 2000 + 5 * _PLANS.index(plan["plan"]) + 5 if plan else None


def give_base_year(drafts: list[Draft], run: Run, year: int | None) -> None:
    for draft in drafts if year else ():
        if draft.growth in run.percents:
            draft.growth_base = year


def _is_of_another(gap: Gap) -> bool:
    """补差增长5% is no growth of ours; in 投入增长10%，低保标准增长6% a standard is named anew behind the comma."""
    named = [atom.token.start for atom in gap.atoms if atom.dim == "standard" and atom.clause == gap.last_clause]
    comma = max((token.start for token in gap.tokens if token.kind in ("clause", "semi")), default=0)
    begin = comma if named and named[-1] > comma else 0
    return any(token.start >= begin and token.word and token.word.get("reach") == "run" for token in gap.refusals)


def _names_standard(gap: Gap) -> bool:
    """比省定标准高40元；农村低保标准增长8.6%: a standard named anew is none of what was refused before it."""
    return any(atom.dim == "standard" and atom.clause == gap.last_clause for atom in gap.atoms)


def read_percents(s: SentenceState, tokens: list[Token], run: Run) -> None:
    gap = read_gap(tokens, s.reader.text, run.start, not s.first)
    of_another = _is_of_another(gap)
    from_percent = "from" in gap.told and "compared" not in gap.told
    limit = run.limit or gap.bound in ("at_least", "at_most")
    refused = s.frame.refused and not _names_standard(gap)
    no_standard = of_another or of_some_persons(gap, s.reader.text) or limit or refused
    unwanted = no_standard or from_percent or "yearly_average" in gap.told
    if unwanted or not gap.told & {"raise", "growth"}:
        s.carried = [token for token in tokens if "yearly_average" not in gap.told or token.kind in _NAMES]
        return
    if is_foreign_growth(tokens, s.reader.text, s.sentence.start, run.start, s.just_refused):
        s.carried = [token for token in tokens if token.kind == "semi"]
        return
    s.frame.refused = None
    if not names_dims(gap) and is_average_of_several(run, len(s.frame.drafts), s.reader.text):
        s.carried = [token for token in tokens if token.kind == "semi"]
        return
    if names_dims(gap):
        choice = choose(gap, len(run.percents), s.reader.context, s.boundary(gap))
        s.reader.context.path = choice.path
        s.frame.forget()
        s.frame.growths = run.percents
        s.frame.tell("growth", run.percents, choice.flats)
        s.carried = []
        s.first = False
    elif _leads_to_later(s, gap):
        s.frame.growths = run.percents
        s.carried = [token for token in tokens if token.kind in _OF_BOTH]
    elif s.frame.last and not s.frame.sources:
        _date_rise(s, gap)
        tell_of(s.frame, run.percents, "growth", _told_together(s, run) if gap.both else [])
        give_base_year(s.frame.drafts, run, base_year(gap, s.reader.text, run.start))
    else:
        s.frame.growths = run.percents
        s.carried = tokens
