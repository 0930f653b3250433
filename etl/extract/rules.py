"""What a run tells, by the shape of its telling: `stated`, `from_to`, `old_told_behind`; rises are in rises.py.

In: a run that was not refused, its gap and its subjects. Out: drafts kept in the sentence and the reader.
"""

from __future__ import annotations

from etl.extract.brackets import OLD_IN_BRACKETS, named_behind, read_bracket
from etl.extract.change.former import (
    ends_behind,
    is_end_of_another,
    is_former,
    is_told_behind,
    is_unchanged,
    leave_other_families,
    lists_former,
    old_told_behind,
    stays_behind,
    tells_former,
)
from etl.extract.change.led_by_agent import is_of_another_group
from etl.extract.change.own_old import (
    is_inside,
    is_merged_in_bracket,
    leave_bracket,
    own_sources,
    shared_by_parts,
    takes_common,
    united,
)
from etl.extract.change.rises import RECENT, compared, raise_without_new
from etl.extract.drafts import Draft, Trace
from etl.extract.frame import Source, attach, raised_from_to, settle_periods
from etl.extract.gap import Gap, is_old_word
from etl.extract.place.composed_places import of_named_place, wider_place
from etl.extract.place.levels import PROVINCE, is_wider
from etl.extract.place.places import EVERYWHERE, is_everywhere
from etl.extract.refusal.refusals import refuse_amount, refuse_subject
from etl.extract.refusal.verdicts import is_rise
from etl.extract.runs import Run
from etl.extract.sentence_state import (
    CHANGES,
    SentenceState,
    is_new,
    names,
    without_care,
)
from etl.extract.subject.choosing import Choice
from etl.extract.subject.subjects import LISTED
from etl.extract.text.tokens import Amount, Date, is_equivalent

_SOME_PLACES = ("各", "其他", "其余", "部分")
"""Parts that 全市统一 takes in; a city that heads a section stays"""


def by_role(s: SentenceState, gap: Gap, run: Run, choice: Choice) -> None:
    leave_bracket(s, gap)
    if is_compared(s, gap):
        compared(s, gap, run, choice)
    elif is_rise(gap):
        raise_without_new(s, gap, run, choice)
    elif is_merged_in_bracket(s, gap, run):
        s.refuse(run, "other")
    elif is_end_of_another(s, gap, run):
        s.refuse(run, "no_subject")
    elif is_told_behind(s, gap, run):
        old_told_behind(s, run, gap)
    elif (
        gap.role == "from"
        or tells_former(s, gap)
        or lists_former(s, gap, choice)
        or (gap.joined and s.frame.sources and not s.frame.answering)
    ):
        waiting_figures(s, gap, run, choice)
    elif begins_range(s, gap, run) or (
        gap.role == "until" and not (s.frame.sources or s.frame.rises or s.frame.growths)
    ):
        s.refuse(run, "range")
    elif has_own_sources(s, choice):
        from_to(s, gap, run, choice)
    else:
        stated(s, gap, run, choice)


def has_own_sources(s: SentenceState, choice: Choice) -> bool:
    """Whether old figures wait that may be those of the new ones; others are left as past."""
    leave_other_families(s, choice.flats)
    return bool(s.frame.sources)


def begins_range(s: SentenceState, gap: Gap, run: Run) -> bool:
    """180元至900元: the lower end of a range, not told by 由."""
    ahead = s.following.gap if s.following else []
    joined = len(ahead) == 1 and ahead[0].role() == "until" and ahead[0].start == run.end
    return joined and "from" not in gap.told and len(run.amounts) == 1


def is_compared(s: SentenceState, gap: Gap) -> bool:
    """比上年的600元, 较去年提高50元, behind a figure also 比原来的600元."""
    compared_from = gap.told >= {"compared", "from"} and bool(s.frame.last)
    return gap.role == "compared" or gap.told >= {"compared", "raise"} or compared_from


def waiting_figures(s: SentenceState, gap: Gap, run: Run, choice: Choice) -> None:
    goes_on = s.frame.former and s.frame.sources and s.frame.sources[-1].former
    if gap.speaks() and not gap.joined and s.frame.sources and not waits(gap) and not goes_on:
        s.frame.forget()
    del s.frame.sources[: -RECENT + 1]
    former = is_old_word(gap.role_word) or s.frame.former or lists_former(s, gap, choice)
    s.unanswered = (gap, run, choice)
    date, inside = gap.date or _date_inside(run), is_inside(gap, s.frame.sources)
    s.frame.sources.append(
        Source(choice.flats, run.amounts, date, None, choice.flags, choice.second, choice.doubt, former, inside)
    )


def _date_inside(run: Run) -> Date | None:
    """由460元（2016年）提高到620元: the year in the bracket behind an old figure is its own."""
    return next((token.date for amount in run.amounts for token in amount.inside if token.date), None)


def waits(gap: Gap) -> bool:
    return gap.tokens[:1] != [] and gap.tokens[0].kind in ("sep", "clause")


def from_to(s: SentenceState, gap: Gap, run: Run, choice: Choice) -> None:
    s.unanswered = None
    old = [amount for source in s.frame.sources for amount in source.amounts]
    settle_periods(old, next((a.period for a in run.amounts if a.period), None))
    settle_periods(run.amounts, next((a.period for a in old if a.period), None))
    speaks = any(atom.dim in LISTED and not is_everywhere(atom.value) for atom in gap.atoms)
    flats = united(s, gap, choice.flats, len(run.amounts)) if speaks else choice.flats
    if not speaks and len(run.amounts) != len(flats):
        flats = choice.flats[:1] * len(run.amounts)
    if not speaks and len(run.amounts) == len(old):
        choice.doubt = next((source.doubt for source in s.frame.sources if source.doubt), None)
    made = []
    waiting = own_sources(s, flats) if speaks and len(run.amounts) < len(old) else []
    for flat, amount, source, previous in raised_from_to(s.frame, flats, run.amounts, speaks):
        flat = {**flat, **named_behind(amount)}
        draft = make_draft(s, gap, flat, amount, choice, choice.flags | source.flags)
        if previous and not is_of_another_group(source, previous, flat):
            draft.previous, draft.previous_date = previous, source.date
        made.append(draft)
        s.trace("raised_from_to", draft)
        choice.second = choice.second or source.second
        beside = bracketed(s, gap, draft, choice)
        made += with_old_in_brackets(beside, previous)
    single = s.frame.sources[-1] if len(old) == len(run.amounts) == 1 else None
    single = single if single and (gap.each or shared_by_parts(single.flats, flats)) else None
    keep(s, made)
    s.frame.sources, s.frame.answering = waiting, bool(waiting)
    s.frame.common = (old[0], single.date) if single else None


def stated(s: SentenceState, gap: Gap, run: Run, choice: Choice) -> None:
    made = []
    flats = choice.flats
    amounts = run.amounts * len(flats) if len(run.amounts) == 1 else run.amounts
    for index, (flat, amount) in enumerate(zip(flats, amounts, strict=False)):
        draft = make_draft(s, gap, flat, amount, choice, choice.flags)
        behind = [*run.after, *(token for token in run.gap if token.start >= run.end)]
        ends = any(token.kind == "past" for token in behind) or ends_behind(s.reader.text, run.end)
        draft.past = ends or s.tells_of_past(gap)
        draft.current = "current" in gap.roles or any(map(is_former, gap.tokens)) or s.frame.current
        if s.frame.common and takes_common(s, gap, flat):
            draft.previous, draft.previous_date = s.frame.common
        made.append(draft)
        s.trace("stated", draft)
        if index == 0 or len(run.amounts) > 1:
            made += bracketed(s, gap, draft, choice)
        else:
            _share_bracket(made[0], draft)
    risen = s.frame.risen if gap.joined and not names(gap) else []
    keep(s, without_equivalents(made, choice.doubt))
    if attach(s.frame.last, risen, "increase"):
        s.frame.risen = risen


def _share_bracket(first: Draft, other: Draft) -> None:
    """集中、分散均提高到910元（原为858元，增长6.1%）: a bracket behind one figure of several series tells of each."""
    for name in ("previous", "previous_date", "growth", "increase"):
        if getattr(other, name) is None:
            setattr(other, name, getattr(first, name))


def bracketed(s: SentenceState, gap: Gap, draft: Draft, choice: Choice) -> list[Draft]:
    extra = []
    for amount, dims in read_bracket(draft, choice.second, s.reader.text, OLD_IN_BRACKETS in s.reader.flags):
        flat = without_care({**draft.subject, **dims})
        period = amount.period or draft.amount.period
        if refuse_amount(amount, period) is None:
            amount.period = period
            extra.append(make_draft(s, gap, flat, amount, choice, choice.flags))
            s.trace("outer_and_bracketed", extra[-1])
    return extra


def with_old_in_brackets(beside: list[Draft], previous: Amount | None) -> list[Draft]:
    """由700元（520元）提高到760元（610元）: the bracket of the old figure is the old of the new one's bracket."""
    old = [token.amount for token in previous.inside if token.amount] if previous else []
    if len(old) == len(beside):
        for draft, amount in zip(beside, old, strict=True):
            draft.previous = amount
    return beside


def make_draft(
    s: SentenceState, gap: Gap, flat: dict[str, str], amount: Amount, choice: Choice, flags: set[str]
) -> Draft:
    wider = is_wider(flat.get("scope", ""), s.reader.region) and "kind=average" not in flags
    if wider and "guide" in flags and PROVINCE.fullmatch(flat["scope"]):
        flags = flags | {"province"}
    if flat.get("scope") == EVERYWHERE or wider:
        heading, named = s.reader.context.heading().only("scope") or "", flat["scope"]
        flat = {**flat, "scope": "" if heading.startswith(_SOME_PLACES) else heading}
        if "province" not in flags:
            flat["scope"] = flat["scope"] or wider_place(gap, named, s.reader.region) or ""
    modeless = flat.get("family") == "dibao"
    flat = {dim: value for dim, value in flat.items() if value and not (modeless and dim == "mode")}
    flat = of_named_place(flat, s.reader.context.heading().only("scope"))
    draft = Draft(s.named(flat), amount, set(flags), bound=amount.bound or gap.bound)
    if gap.role_word.startswith(CHANGES) or any(map(is_new, gap.tokens)) or s.frame.renewed:
        draft.flags.add("raised")
    if is_unchanged(s, gap) or stays_behind(s.reader.text, amount.end):
        draft.flags.add("unchanged")
    s.planned = gap.planned or (s.planned and not ({"semi", "date"} & gap.kinds or "current" in gap.roles))
    draft.said_date, draft.planned = gap.date, s.planned or (bool(s.reader.plans) and "current" not in gap.roles)
    draft.sentence, draft.line, draft.paragraph_level = (
        len(s.reader.notes) - 1,
        s.sentence.line,
        s.sentence.level,
    )
    if gap.period_token and amount.period == gap.period:
        draft.shared.append((gap.period_token.start, gap.period_token.end))
    if choice.doubt:
        draft.doubts.append(choice.doubt)
    return draft


def keep(s: SentenceState, drafts: list[Draft]) -> None:
    kept = []
    for draft in drafts:
        reason = refuse_subject(draft.subject, draft.flags, bool(draft.previous))
        if reason:
            s.reader.refused.append(Trace("refused", draft.amount.start, draft.amount.end, reason))
        else:
            kept.append(draft)
    s.frame.take(kept)
    s.reader.drafts += kept


def without_equivalents(drafts: list[Draft], doubt: str | None) -> list[Draft]:
    """X 元/年、Y 元/月 of one subject is one figure in two units."""
    kept: list[Draft] = []
    for draft in drafts:
        same = [d for d in kept[-RECENT:] if d.subject == draft.subject and is_equivalent(d.amount, draft.amount)]
        if not same:
            kept.append(draft)
    return kept
