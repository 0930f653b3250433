"""Whether a run is to be taken: the reasons against it, asked in order."""

from __future__ import annotations

import re

from etl.extract.change.former import ends_behind
from etl.extract.day.dated_lines import is_dated_line
from etl.extract.day.year_after_year import goes_on_by_years
from etl.extract.gap import Gap
from etl.extract.refusal.class_payments import pays_by_class
from etl.extract.refusal.households import is_own_payment, is_per_household, is_per_other
from etl.extract.refusal.incomes import is_earned, is_income, is_income_line, is_within_limits, words_standard
from etl.extract.refusal.multiples import is_limit_of_income, is_multiple_of
from etl.extract.refusal.only_said import is_only_said
from etl.extract.refusal.refusals import (
    PAID_AS_ALLOWANCE,
    is_only_compared,
    refuse_amount,
    refuse_by_role,
    refuse_by_words,
    refuse_subject,
    words_behind,
)
from etl.extract.refusal.topics import (
    ALLOTTED,
    names_other_in_bracket,
    names_persons_of_other,
    names_standard,
    paid_to_all,
)
from etl.extract.refusal.treasury import is_treasury_share
from etl.extract.refusal.unknown_payments import names_unknown_payment
from etl.extract.runs import Run
from etl.extract.sentence_state import (
    SentenceState,
    follows_range,
    is_change,
    listed_as_paid,
    names,
    still_refused,
)
from etl.extract.subject.choosing import UNNAMED, Choice
from etl.extract.subject.subjects import OTHER, Flat
from etl.extract.text.units_said import closes_with_unit

UNLIKE = 3
"""How many times smaller a figure is at most than the one it is compared with, if it is no difference"""

_RAISES = ("提", "调", "上", "增", "升", "涨")
_AS_STANDARD = re.compile(
    "(?:、[^，。；]{0,24}?元[^，。；\\d]{0,4})?的?标准(?:予以|给予|进行|实施|实行)?(?:保障|供养|救助)"
    "|的标准(?:实行)?(?:差额|补[差足齐])|的新标准(?:按[月季年]|[足全]额)*(?:领取|享受|发放|执行)"
    "|的标准(?:按[月季年]|[足全]额|及时)*(?:领取|享受|发放|执行)(?=[，。；\n])"
)
"""按每人每月650元的标准予以保障, 按530元的新标准领取, 的标准差额补助: the figure is called a standard behind it"""
_PAID_AT = re.compile("(?:、[^，。；]{0,24})?(?:(?:的?标准)?执行|的?标准(?:按月|按季|及时|足额|全额)*发放)")
"""按城市低保每人每月690元、农村低保每人每月500元的标准发放"""

_FOR_MONTHS = re.compile(
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})个月的?[^，。；\d]{0,24}(?:标准|生活费|供养金)[^，。；\d]{0,8}(?:[，,](?:即|共|合计|计|为))?\s?\Z"
)
"""丧葬费按12个月基本生活标准包干，即12060元"""
_MONTHS_WITHIN = 48
_SORTED_BY = re.compile("(?:以上|以下)?的(?:省份|省市|地区|市县|县区|市州|[市县区])?(?:共|只|仅|就|分别|已)?有")
"""超过1000元的有上海、北京: by which places are sorted"""
_IN_LIST = frozenset({"subject", "scope", "sep", "clause", "semi", "colon", "number"})


def reason_against(s: SentenceState, gap: Gap, run: Run, choice: Choice) -> str | None:
    if run.kind != "amount":
        return run.kind
    if _SORTED_BY.match(s.reader.text, run.end):
        return "limit"
    if is_only_said(s.reader.text, s.sentence.start, s.sentence.end, run):
        return "only_said"
    behind = words_behind(run, gap)
    if any(token.kind == "refuse" and token.word and token.word.get("reach") == "topic" for token in behind):
        s.under = "other_topic"
        return s.under
    s.under = s.under or paid_to_all(gap)
    if s.under and "standard" not in gap.flags:
        return s.under
    if s.topic and not names_other_standard(s, gap, run, choice):
        return s.topic
    if names_other_in_bracket(gap) or names_persons_of_other(gap):
        return "other_topic"
    if not names(gap) and names_unknown_payment(s.reader.text, s.sentence.body, run):
        return "other_topic"
    if is_treasury_share(s, run):
        return "treasury_subsidy"
    if s.compared_list and "sep" in [token.kind for token in gap.tokens[:1]] and not gap.told:
        return "difference"
    if listed_as_paid(s, gap) and gap.role != "to":
        return s.frame.refused
    goes_on_refused = gap.joined or not gap.speaks() or still_refused(s, gap)
    if goes_on_refused and s.frame.refused and not names(gap) and not follows_range(s, gap):
        return s.frame.refused
    as_allowance = gap.role == "paid" and any(flat.get("family") in PAID_AS_ALLOWANCE for flat in choice.flats)
    if names_wider_standard(s, gap, run):
        gap.role = None
        choice.flags = choice.flags | {"compared_with"}
    elif (reason := refuse_by_role(gap, run)) and not (as_allowance or is_income_line(s, gap, choice)):
        return reason
    if is_per_household(gap, run):
        return "per_household"
    if is_per_other(gap, run):
        return "unit_of_something_else"
    if is_own_payment(s.reader.text, s.sentence.body, run.start):
        return "subsidy_paid"
    if UNNAMED in choice.flags and not any(draft.subject.get("family") == "tekun" for draft in s.reader.drafts):
        return "no_subject"
    if is_limit_of_income(gap.tokens, s.reader.text):
        return "income_limit"
    if is_income(gap, s.reader.text, run.start) and not words_standard(s, gap, choice):
        return "income_limit"
    if is_within_limits(gap, run) or is_earned(s, gap):
        return "income_limit"
    if _FOR_MONTHS.search(s.reader.text, max(s.sentence.body, run.start - _MONTHS_WITHIN), run.start):
        return "multiple"
    if is_sum_for_count(gap, run):
        return "spending"
    if pays_by_class(s, gap, run, choice):
        return "class_payment"
    if not names(gap) and any(is_multiple_of(gap.tokens, flat.get("family")) for flat in choice.flats):
        return "multiple"
    from_to = gap.role == "from" or bool(s.frame.sources)
    follows = from_to or s.compared_aside or goes_on(s, gap, run) or lists_above(s, gap, run, choice)
    if not gap.speaks() and not (follows or is_dated_line(s, run) or goes_on_by_years(s, gap, run)):
        refusing = gap.refusals[-1].word if gap.refusals else None
        return (refusing.get("reason") if refusing else None) or "no_subject"
    if s.as_standards or _AS_STANDARD.match(s.reader.text, run.end):
        choice.flags = choice.flags | {"standard"}
    flags = choice.flags | s.reader.context.heading().flags
    flats = choice.flats
    if s.frame.sources and not gap.speaks():
        flats = [flat for source in s.frame.sources for flat in source.flats]
    reason = refuse_subject(s.named(flats[0]), flags, from_to) if flats else None
    if reason and all(refuse_subject(s.named(flat), flags, from_to) for flat in flats[1:]):
        return reason
    family = next((flat.get("family") for flat in flats if flat.get("family")), None)
    named = any(atom.dim == "family" for atom in gap.atoms) or not s.first
    if any(is_only_compared(gap, token) for token in gap.refusals):
        gap.bound = None
    reason = refuse_by_words(gap, run, family if named else None)
    if reason and not (reason == "class_extra" and all(is_care_part(flat) for flat in flats)):
        listed = gap.tokens[:1] != [] and gap.tokens[0].kind == "sep"
        if (gap.joined or listed) and any(token.kind == "refuse" for token in run.after):
            take_back(s)
        return reason
    amounts = [refuse_amount(a, a.period) for a in run.amounts]
    if is_rise(gap):
        return "spending" if any(a.scaled for a in run.amounts) else None
    if any(amounts):
        return next(a for a in amounts if a)
    if s.per_head and not (from_to or "standard" in gap.flags or s.given or s.frame.drafts):
        return "no_period_no_standard"
    named_standard = "standard" in flags or s.unit_behind or lists_parts(s, gap, choice)
    if all(a.period is None for a in run.amounts) and not (named_standard or from_to or s.frame.period):
        listed = s.reader.only_unit is not None and s.sentence.opens_line
        closed = names(gap) and (listed or closes_with_unit(s.reader.text, run.end))
        return None if closed else "no_period_no_standard"
    return None


def names_other_standard(s: SentenceState, gap: Gap, run: Run, choice: Choice) -> bool:
    """Whether a sentence on another topic comes to a standard by name: …。目前全市城市低保标准为690元.

    Under a title that allots funds also 按照城市低保每人每月690元的标准发放.
    """
    paid = s.topic == ALLOTTED and names(gap) and _PAID_AT.match(s.reader.text, run.end)
    if paid or names_standard(gap.tokens):
        s.topic = None
    return s.topic is None or "standard" in choice.path.flags


def lists_parts(s: SentenceState, gap: Gap, choice: Choice) -> bool:
    """…520元；特困供养集中5018元、分散5018元, …。城市低保：澜城市470元，…: modes or places listed behind a standard."""
    if any(token.kind not in _IN_LIST for token in gap.tokens):
        return False
    dims, heading = {atom.dim for atom in gap.atoms}, s.reader.context.heading().only("family")
    families = {flat.get("family") for flat in choice.flats}
    paid = families <= PAID_AS_ALLOWANCE and ("mode" in dims or bool(s.frame.last))
    placed = "scope" in dims and heading is not None and families == {heading}
    return (paid or placed) and any(draft.line == s.sentence.line for draft in s.reader.drafts[-1:])


def is_care_part(flat: Flat) -> bool:
    """半护理的另发每人每月545元: the care part is a standard although it is paid besides."""
    return flat.get("family") == "tekun" and flat.get("part") == "care" and "care" in flat


def take_back(s: SentenceState) -> None:
    """A、B元补助 refuses the whole list."""
    gone, drafts = {id(draft) for draft in s.frame.last}, s.reader.drafts
    for index in range(len(drafts) - 1, -1, -1):
        if not gone:
            break
        if id(drafts[index]) in gone:
            gone.remove(id(drafts.pop(index)))
    s.frame.last = []


def names_wider_standard(s: SentenceState, gap: Gap, run: Run) -> bool:
    """高于省定最低标准每人每年6312元: a standard that ours is compared with, told in full and of its size."""
    last = s.frame.last[-1:]
    if gap.role not in ("over", "under", "compared") or "date" in gap.kinds or not last:
        return False
    if not (gap.flags & {"guide", "province"} or any(atom.dim == "kind" for atom in gap.atoms)):
        return False
    like = [a for a in run.amounts if a.period == last[0].amount.period and a.value * UNLIKE > last[0].amount.value]
    return len(like) == len(run.amounts)


def is_sum_for_count(gap: Gap, run: Run) -> bool:
    """半护理17人，6800元: a sum without a unit right behind the number of those who got it."""
    behind = [token for token in gap.tokens if token.kind not in ("clause", "sep", "role", "noise")]
    counted = bool(behind) and behind[-1].kind == "count" and behind[-1].text.endswith(("人", "户", "名", "例"))
    return counted and all(amount.period is None and amount.per is None for amount in run.amounts)


def goes_on(s: SentenceState, gap: Gap, run: Run) -> bool:
    """Whether an amount without a word on its subject belongs to what was said just before."""
    if s.headed or gap.joined or s.frame.rises or s.frame.growths or is_rise(gap):
        s.headed = False
        return True
    if gap.role == "compared" or ends_behind(s.reader.text, run.end):
        return bool(s.frame.drafts)
    if "former" in gap.roles and (s.frame.last or (gap.each and not s.frame.drafts)):
        return True
    if gap.planned and gap.role == "to" and gap.role_word.startswith(_RAISES) and s.frame.last:
        return True
    if "new_standard" in gap.kinds:
        return s.reader.context.path.only("family") not in (None, OTHER)
    dates = [token.date for token in gap.tokens if token.kind == "date" and token.date]
    next_year = any(date.year or date.relative is not None for date in dates)
    next_year = next_year or (bool(dates) and gap.role_word.startswith((*_RAISES, "达")))
    return gap.role in (None, "to") and bool(s.frame.last or follows_range(s, gap)) and next_year


def lists_above(s: SentenceState, gap: Gap, run: Run, choice: Choice) -> bool:
    """…为760元、580元。7月起，分别提高到800元和620元: new figures in the order of the sentence before."""
    total = len(run.amounts)
    if s.frame.told and gap.each and not (choice.doubt or s.frame.drafts):
        return True
    above = s.reader.drafts[-total - 1 :]
    if not above or s.sentence.line - above[-1].line > 1 or not is_change(gap) or choice.doubt:
        return False
    told = sum(draft.sentence == above[-1].sentence for draft in above)
    led = above[-1].past or "date" in gap.kinds
    return told == total and (gap.each if total > 1 else led)


def is_rise(gap: Gap) -> bool:
    return gap.role == "raise"
