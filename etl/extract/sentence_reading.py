"""The runs of one sentence, in order: subjects chosen, periods settled, refused or told."""

from __future__ import annotations

from itertools import islice

from etl.extract.brackets import named_behind, named_by_closing_list
from etl.extract.change.averages import is_told_as_average
from etl.extract.change.compared_aside import forget_compared
from etl.extract.change.ended_ahead import ended_ahead
from etl.extract.change.former import leave_former
from etl.extract.change.led_by_agent import goes_on_with_old, leads_to_no_new
from etl.extract.change.moved import date_of_basis, old_by_what_follows
from etl.extract.change.recalling import recall
from etl.extract.change.rises import RECENT, is_confirmed_rise, read_percents
from etl.extract.change.told_ahead import (
    give_old_ahead,
    hear_old_compared,
    is_rise_over_old,
    tells_old_back,
    waits_for_new,
)
from etl.extract.change.unanswered import state_unanswered
from etl.extract.day.same_span import share_years_told
from etl.extract.frame import Told, settle_by_old, settle_periods
from etl.extract.gap import Gap, is_set_against, read_gap
from etl.extract.headings import inner_heading, numbering
from etl.extract.leads import lead_from_end
from etl.extract.refusal.entitled import name_entitlement
from etl.extract.refusal.paid_heads import goes_on_by_place, heads_figures
from etl.extract.refusal.refusals import is_compared_aside
from etl.extract.refusal.telling import refusing_words
from etl.extract.refusal.topics import topic_carried, topic_of_item
from etl.extract.refusal.verdicts import reason_against
from etl.extract.rules import by_role
from etl.extract.runs import Run
from etl.extract.sentence_state import SentenceState, listed_as_paid, names, still_refused
from etl.extract.subject.afterwards import said_after, said_between
from etl.extract.subject.behind import bring_names_forward
from etl.extract.subject.care_groups import forget_told_breakdown
from etl.extract.subject.choosing import Choice, choose
from etl.extract.subject.context import CHILDREN
from etl.extract.subject.counted_before import counted_before
from etl.extract.subject.living_parts import leave_level
from etl.extract.subject.parts import is_part, part_of_whole
from etl.extract.subject.subjects import Item
from etl.extract.subject.sums import rates_behind_sum
from etl.extract.subject.told_again import told_again
from etl.extract.text.tokens import Token
from etl.extract.text.units_said import unit_of_one, unit_of_payment, unit_stuck

_SUMS = ("spending", "too_large")
_OF_SIZE = (*_SUMS, "size")
UNLIKE = 5
"""How many times larger a figure may be than the one before and still be taken for a month's like it"""


def share_trailing_units(runs: list[Run], text: str) -> None:
    """集中4520元、分散3018元（年人均）, 分别达到4600元、3000元以上: what stands behind a list is said of all."""
    period: str | None = None
    share_closing_unit(runs)
    share_damaged_units(runs)
    share_unit_of_last(runs)
    for run in reversed(runs):
        own = [token for amount in run.amounts for token in amount.inside if token.kind == "period" and token.word]
        if run.amounts and own and len(run.amounts[-1].inside) == len(own):
            period = own[-1].word.get("period") if own[-1].word else None
        told = [token.word.get("period") for token in run.gap if token.kind == "period" and token.word]
        if all(each == "person" for each in told):
            period = unit_of_payment(text, run.end) or period
        for amount in run.amounts:
            amount.period = amount.period or (period if period in ("month", "year") else None)
        if any(token.kind in ("period", "semi", "stop", "clause") for token in run.gap):
            period = None
        if len(run.amounts) > 1 and run.amounts[-1].bound and any(token.kind == "each" for token in run.gap):
            for amount in run.amounts:
                amount.bound = amount.bound or run.amounts[-1].bound


def share_closing_unit(runs: list[Run]) -> None:
    """…360元（以上均为每人每月）: a closing bracket gives all figures of the sentence their unit."""
    inside = runs[-1].amounts[-1].inside if runs and runs[-1].amounts else []
    periods = [t.word.get("period") for t in inside if t.kind == "period" and t.word]
    if periods and not any(t.kind in ("amount", "number", "percent") for t in inside) and _of_all(inside):
        for amount in (amount for run in runs for amount in run.amounts):
            amount.period = amount.period or (periods[0] if periods[0] in ("month", "year") else None)


def share_unit_of_last(runs: list[Run]) -> None:
    """孤儿：集中2000元、散居1200元/月: modes and levels of one standard are told in one unit, said with the last."""
    for earlier, later in zip(reversed(runs[:-1]), reversed(runs[1:]), strict=True):
        joined = later.gap[:1] != [] and later.gap[0].kind == "sep" and _breaks_down(later.gap[1:])
        if not (joined and len(earlier.amounts) == len(later.amounts) == 1):
            continue
        first, last = earlier.amounts[0], later.amounts[0]
        alike = max(first.value, last.value) < UNLIKE * min(first.value, last.value)
        if first.period is None and first.per is None and alike:
            first.period = last.period


def _breaks_down(tokens: list[Token]) -> bool:
    """Whether the words name a mode or a level of care, and nothing else."""
    said = {dim for token in tokens for dim, _ in (token.word.gives if token.word else ())}
    return bool(tokens) and said <= {"mode", "care", "weak", "hint"} and {"mode", "care"} & said != set()


def share_damaged_units(runs: list[Run]) -> None:
    """城市800元/·人；农村640元/人·月: a unit that lost its period has that of all others, if the size agrees."""
    amounts = [amount for run in runs for amount in run.amounts]
    whole = [amount for amount in amounts if amount.period]
    if len({amount.period for amount in whole}) != 1:
        return
    least, most = min(amount.value for amount in whole), max(amount.value for amount in whole)
    for amount in amounts:
        if (amount.lost or amount.bare) and not amount.period and least / UNLIKE < amount.value < most * UNLIKE:
            amount.period = whole[0].period


def _of_all(tokens: list[Token]) -> bool:
    return any(token.kind == "unit_of" or token.text.startswith(("以上", "均", "都")) for token in tokens)


def read_runs(s: SentenceState, runs: list[Run], rest: list[Token]) -> None:
    """Every run of a sentence in order, then what its end says of its last figures."""
    share_trailing_units(runs, s.reader.text)
    s.frame.told = told_before(s, runs)
    s.topic = s.reader.topic or topic_of_item(s.reader, s.sentence.line) or topic_carried(s, runs[0].gap)
    name_entitlement(runs, s.reader.text, s.sentence.end)
    s.carried = counted_before(s.reader, runs[0])
    rest = bring_names_forward(runs, rest, s.reader.notes[-1], s.reader.text)
    old = old_by_what_follows(runs, s.reader.text)
    ended = ended_ahead(runs, s.reader.text, s.sentence.body)
    for index, (run, following, is_old) in enumerate(zip(runs, [*runs[1:], None], old, strict=True)):
        tokens = s.carried + run.gap
        s.carried = []
        s.following = following
        if run.kind == "percent":
            read_percents(s, tokens, run)
            continue
        if waits_for_new(s, run) or tells_old_back(s, run):
            continue
        numbering(s, tokens)
        tokens = inner_heading(s, said_between(s, tokens))
        gap = read_gap(tokens, s.reader.text, run.start, not s.first)
        if is_old:
            gap.date = gap.date or (None if gap.role == "from" else date_of_basis(gap))
            gap.role = "from"
            s.frame.former = False
        elif ended[index]:
            gap.role, gap.role_word = "from", "原"
        elif leads_to_no_new(gap, runs, index):
            gap.role = None
        elif goes_on_with_old(s.frame.sources, gap, run, following):
            gap.role = "from"
        elif is_set_against(s.reader.text, run.end):
            gap.role = "compared"
            gap.told.add("set_against")
        hear_old_compared(s, gap, run)
        read_run(s, gap, run)
        give_old_ahead(s)
        s.first = s.headed = False
    if (told := s.told + s.frame.told) and not s.frame.drafts:
        s.reader.told = (s.sentence.line, told)
    leave_former(s)
    said_after(s, rest)
    lead_from_end(s.reader, s.sentence, rest)
    state_unanswered(s)


def told_before(s: SentenceState, runs: list[Run]) -> list[Told]:
    """每人每月提高30元。调整后，…: rises that the sentence before told by name, without their figures."""
    line, told = s.reader.told
    s.reader.told = (0, [])
    if not told or s.sentence.line - line > 1:
        return []
    leads = any(token.role() == "to" and token.text.endswith(("后", "达到", "达")) for run in runs for token in run.gap)
    return told if leads else []


def read_run(s: SentenceState, gap: Gap, run: Run) -> None:
    path = s.reader.context.path
    behind = named_by_closing_list(run.amounts) or [named_behind(amount) for amount in run.amounts]
    total = 1 if all(behind) else max(1, len(run.amounts))
    choice = choose(gap, total, s.reader.context, s.boundary(gap))
    if again := told_again(s, gap, run):
        choice.flats, choice.doubt = again, None
    recall(s, gap, choice, total)
    share_years_told(s, run, choice)
    if is_told_as_average(gap, run, s.reader.text):
        choice.flags = choice.flags | {"kind=average"}
    s.named_before = choice.items or s.named_before
    if total < len(run.amounts):
        choice.flats = choice.flats[:1] * len(run.amounts)
    if len(choice.flats) == len(behind):
        choice.flats = [{**flat, **said} for flat, said in zip(choice.flats, behind, strict=True)]
    resume(s, gap, choice, run)
    leave_level(s, gap, run, choice)
    forget_told_breakdown(s, gap, choice)
    if "semi" in gap.kinds:
        s.told, s.frame.told = s.told + s.frame.told, []
    s.parts = is_part(s, gap)
    if s.parts:
        total = len(choice.flats)
        wholes = s.wholes[-total:] if 1 < total <= len(s.wholes) else [s.whole] * total
        choice.flats = [part_of_whole(whole, flat) for whole, flat in zip(wholes, choice.flats, strict=True)]
        choice.doubt = None if 1 < total <= len(s.wholes) else choice.doubt
    elif gap.speaks():
        s.reader.context.path = choice.path
        if not (gap.joined and not names(gap)) and not still_refused(s, gap) and not listed_as_paid(s, gap):
            s.frame.refused = None
    stick_units(s, gap, run)
    s.per_head = gap.period == "person" and not any(amount.period for amount in run.amounts)
    if gap.period in ("month", "year"):
        settle_periods(run.amounts, gap.period, before_list=True)
    settle_by_old(s.frame, run.amounts)
    if s.head_period and any(amount.period not in (None, s.head_period) for amount in run.amounts):
        s.head_period = None
    if gap.period not in ("household", "other"):
        ahead = period_ahead(s) if gap.role == "from" else None
        settle_periods(run.amounts, ahead or period_nearby(s, run, choice) or s.head_period or s.given)
    over_old = gap.role == "over" and gap.told >= {"compared", "from"}
    if over_old or (gap.role == "over" and is_confirmed_rise(s, run)) or is_rise_over_old(s, gap, run):
        gap.role = "raise"
    reason = reason_against(s, gap, run, choice)
    s.just_refused, s.compared_aside = reason is not None, False
    s.compared_list = reason == "difference" and (gap.role == "compared" or s.compared_list)
    if reason:
        s.compared_aside = is_compared_aside(gap, reason, s.following)
        if s.compared_aside:
            forget_compared(s, gap, run, path)
            s.frame.period = s.frame.period or next((a.period for a in run.amounts if gap.role == "passed"), None)
        s.frame.refused = s.frame.refused if s.compared_aside or reason in _OF_SIZE else reason
        s.frame.refused_raise = gap.role in ("from", "to") and reason in ("subsidy_paid", "treasury_subsidy")
        s.frame.refused_head = heads_figures(gap) or (s.frame.refused_head and goes_on_by_place(gap))
        s.refuse(run, reason, refusing_words(s.reader.text, gap, run, reason))
        s.frame.forget()
        for rate in rates_behind_sum(gap, run) if reason in _SUMS else ():
            read_run(s, read_gap(rate.gap, s.reader.text, rate.start, True), rate)
        return
    s.frame.period = next((a.period for a in run.amounts if a.period), s.frame.period)
    by_role(s, gap, run, choice)


def stick_units(s: SentenceState, gap: Gap, run: Run) -> None:
    """全护理月600元, 一年不低于5400元: 月 right before a figure, no part of another word, or told as one."""
    for index, amount in enumerate(run.amounts):
        if index or not gap.tokens or gap.tokens[-1].end < amount.start:
            amount.period = amount.period or unit_stuck(s.reader.text, amount.start)
        if not index and not amount.period and gap.period is None:
            amount.period = unit_of_one(s.reader.text, amount.start)


def period_ahead(s: SentenceState) -> str | None:
    """由9000元调整为每人每年10200元: the unit of the new figure is that of the old one."""
    if s.following is None or any(token.kind in ("subject", "semi", "refuse") for token in s.following.gap):
        return None
    said = [token.word.get("period") for token in s.following.gap if token.kind == "period" and token.word]
    own = [amount.period for amount in s.following.amounts[:1]]
    return next((period for period in [*own, *said] if period in ("month", "year")), None)


def period_nearby(s: SentenceState, run: Run, choice: Choice) -> str | None:
    """The period of the old figures or of the figure before, in this sentence or its line, if the size agrees.

    What others are paid by the year tells nothing of children, who are paid by the month.
    """
    waiting = s.frame.sources[-1].amounts if s.frame.sources else s.frame.rises
    if waiting:
        return next((a.period for a in waiting if a.period), None)
    if s.head_period:
        return s.head_period
    nearby = s.reader.drafts[-1:] if s.sentence.level is None else []
    before = s.frame.last[-1:] or [d for d in nearby if d.line == s.sentence.line]
    if not before or not before[0].amount.period:
        recent = islice(reversed(s.frame.drafts), RECENT)
        before = [draft for draft in recent if draft.amount.period][:1]
        if not before:
            return s.frame.period
    period, size = before[0].amount.period, before[0].amount.value
    others = before[0].subject.get("family") not in CHILDREN
    if others and period == "year" and all(flat.get("family") in CHILDREN for flat in choice.flats):
        return None
    too_large = period == "month" and any(a.value > size * UNLIKE for a in run.amounts)
    too_small = period == "year" and any(a.value * UNLIKE < size for a in run.amounts)
    return None if too_large or too_small else period


def resume(s: SentenceState, gap: Gap, choice: Choice, run: Run) -> None:
    """照料护理 grades after an aside (以最低工资为基数) go on with the heading's subject."""
    if not choice.flats or not all(flat.get("family") == "other" and "care" in flat for flat in choice.flats):
        return
    heading = s.reader.context.heading()
    if heading.only("family") not in (None, "other"):
        if any(atom.dim == "family" and atom.clause == gap.last_clause for atom in gap.atoms):
            return
        keep = ("family", "part", "area", "scope")
        base = {dim: values[0] for dim, values in heading.dims.items() if dim in keep and len(values) == 1}
        choice.flats = [{**flat, **base} for flat in choice.flats]
        choice.path = Item({**choice.path.dims, **{dim: [value] for dim, value in base.items()}})
