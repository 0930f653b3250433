"""What held before and what holds on: `former_figures` (调整前为580元), `old_told_behind` (…，原标准为600元), 维持不变.

In: a gap, its run, the frame of the sentence. Out: old figures given to the new ones they belong to, or kept as the
past of figures told elsewhere; marks on what a sentence says is unchanged or new.
"""

from __future__ import annotations

import re

from etl.extract.drafts import Draft
from etl.extract.frame import Source, settle_periods
from etl.extract.gap import Gap, is_old_word
from etl.extract.place.places import is_everywhere
from etl.extract.place.regions import region_of_scope
from etl.extract.refusal.refusals import refuse_subject
from etl.extract.runs import Run
from etl.extract.sentence_state import CHANGES, SentenceState, is_change, names_dims
from etl.extract.subject.choosing import Choice
from etl.extract.subject.subjects import UNIFIED, Atom, Flat
from etl.extract.text.tokens import Token
from etl.lexicon import read_rows, trie_pattern

_SEVERAL = 2
_COPULAS = ("", "为", "是", "均为", "分别为")
_UNCHANGED = frozenset(row[0] for row in read_rows("unchanged.csv"))
_STAYS = re.compile(
    r"(?:/?(?:人|每人)?[·./]?每?[月年])?(?:[、和及与]\s?\d[\d.,]{0,9}元){0,9}[，,]?(?:标准|水平)?(?:均|都|仍然?|继续|依然|依旧|也)?"
    + trie_pattern([word for word in _UNCHANGED if word.endswith(("不变", "调整", "持平", "相同", "一致"))])
    + r"(?=[，,。；;、（()）\s]|\Z)"
)
"""580元暂不调整; 580元，与上年持平"""
_ENDS = re.compile(
    r"[”」』]?(?:的?(?:旧|老|原有?|原来的|过去的|以前的)[^，。；\d]{0,10}?(?:标准|低保线)"
    r"|(?:的?[^，。；\d]{0,16}?(?:标准|低保线|规定))?[，,]?(?:[自从][^，。；]{1,12}?起|在[^，。；\d]{1,8}?|从此|自此|至此|今后|将"
    r"|已经?|现已|也|就此|正式|同时|同步|随之|相应|即行|予以|宣告|即日起|终于|从今往后)*"
    + trie_pattern([row[0] for row in read_rows("connectives.csv") if row[1] == "past"])
    + r"(?=了?[，,。；;！\s]|\Z))"
)
"""480元的低保标准不再执行; 480元的旧标准"""


_RECENT = 24
"""How many figures back one old figure of all may be told of"""
_BESIDE_LAST_YEAR = frozenset({"clause", "open", "date", "role", "period"})


def is_former(token: Token) -> bool:
    """调整前，城市低保标准为600元, 现行标准是600元: what a later sentence may replace."""
    return token.text == "现行" or (token.role() == "from" and is_old_word(token.text))


def is_unchanged(s: SentenceState, gap: Gap) -> bool:
    """维持原标准，集中1000元，散居600元: holds till a verb of the sentence tells of a change."""
    said = any(token.text in _UNCHANGED and not _leads_to_date(gap, i) for i, token in enumerate(gap.tokens))
    moved = not said and (s.frame.sources or s.frame.rises or s.frame.growths)
    s.frame.unchanged = (s.frame.unchanged or said) and not moved and not gap.role_word.startswith(CHANGES)
    return s.frame.unchanged


def stays_behind(text: str, end: int) -> bool:
    """Whether what stands behind the figure that ends at `end`, or behind its list, says that it is as it was."""
    return _STAYS.match(text, end) is not None


def ends_behind(text: str, end: int) -> bool:
    """Whether what stands behind a figure says that it holds no longer: 1800元的供养标准，从此不再使用."""
    return _ENDS.match(text, end) is not None


def _leads_to_date(gap: Gap, at: int) -> bool:
    """仍是2023年11月1日起执行的标准: the day of effect is told, and holds."""
    behind = gap.tokens[at + 1] if at + 1 < len(gap.tokens) else None
    return behind is not None and behind.kind == "date" and behind.start == gap.tokens[at].end


def leave_former(s: SentenceState) -> None:
    """Old figures of a sentence that tells no new ones: the past of what stands elsewhere."""
    if (
        tell_former_back(s)
        or _tell_one_back(s)
        or any(len(source.amounts) > 1 and source.doubt for source in s.frame.sources)
    ):
        return
    for source in s.frame.sources if s.frame.sources and s.frame.sources[-1].former else ():
        _keep_past(s, source)


def leave_other_families(s: SentenceState, flats: list[Flat]) -> None:
    """以前五保每人每年3000元，现在低保…4000元，五保…6000元: an old figure of one family is none of another's."""
    families = {flat.get("family") for flat in flats}
    if None in families or not s.frame.sources:
        return
    others = [source for source in s.frame.sources if source.former and _is_of_others(source, families)]
    for source in others:
        _keep_past(s, source)
    s.frame.sources = [source for source in s.frame.sources if source not in others]


def _is_of_others(source: Source, families: set[str | None]) -> bool:
    own = {flat.get("family") for flat in source.flats}
    return None not in own and own.isdisjoint(families)


def _keep_past(s: SentenceState, source: Source) -> None:
    for flat, amount in source.pairs():
        if refuse_subject(s.named(flat), source.flags | {"standard"}, True) is None:
            draft = Draft(s.named(flat), amount, set(source.flags), past=True)
            draft.sentence, draft.line = len(s.reader.notes) - 1, s.sentence.line
            s.reader.drafts.append(draft)


def tell_former_back(s: SentenceState) -> bool:
    """…2780元，…2224元。此前分别是2620元、2096元: the old ones of as many figures just told, in their order."""
    source = s.frame.sources[0] if len(s.frame.sources) == 1 and s.frame.sources[0].former else None
    total = len(source.amounts) if source else 0
    above = [draft for draft in s.reader.drafts[-total - 1 :] if s.sentence.line - draft.line <= 1]
    if source is None or total < _SEVERAL or s.frame.drafts or len(above) < total:
        return False
    meant = above[-total:]
    if len(above) > total and above[0].sentence == meant[0].sentence:
        return False
    periods = [amount.period or draft.amount.period for amount, draft in zip(source.amounts, meant, strict=True)]
    if not source.doubt or any(d.previous or d.amount.period != p for d, p in zip(meant, periods, strict=True)):
        return False
    for draft, amount in zip(meant, source.amounts, strict=True):
        draft.previous, draft.previous_date = amount, source.date
    return True


def _tell_one_back(s: SentenceState) -> bool:
    """集中提高到3150元，分散提高到2450元。此前均为1750元: one old figure of all that the sentence before told."""
    source = s.frame.sources[0] if len(s.frame.sources) == 1 and s.frame.sources[0].former else None
    gap = s.unanswered[0] if s.unanswered else None
    last = s.reader.drafts[-1] if s.reader.drafts else None
    if not (source and gap and last) or len(source.amounts) != 1 or not gap.both or s.frame.drafts:
        return False
    if any(atom.dim in ("family", "area", "care") or not _of_all(atom) for atom in gap.atoms):
        return False
    meant = [draft for draft in s.reader.drafts[-_RECENT:] if draft.sentence == last.sentence]
    (old,) = source.amounts
    fits = all(d.previous is None and d.amount.period == (old.period or d.amount.period) for d in meant)
    if len(meant) < _SEVERAL or not fits or not all(old.value < draft.amount.value for draft in meant):
        return False
    for draft in meant:
        draft.previous, draft.previous_date = old, source.date
    return True


def _of_all(atom: Atom) -> bool:
    """全市均为, 不论集中分散均为: words that part nothing."""
    return atom.dim != "scope" or is_everywhere(atom.value)


def tells_former(s: SentenceState, gap: Gap) -> bool:
    """此前城市低保标准为680元，现提高到720元: what held before, waiting for what holds now."""
    return s.tells_of_past(gap) and gap.role in ("to", None)


def lists_former(s: SentenceState, gap: Gap, choice: Choice) -> bool:
    """调整前城市为580元，农村为420元: what held before, told of another group too."""
    if not s.frame.sources or s.frame.answering or gap.role_word not in _COPULAS or not names_dims(gap):
        return False
    told = s.frame.sources[-1]
    broken_down = gap.role_word or any(dim in told.flats[0] for dim in ("area", "mode", "care", "scope"))
    before = [source.flats[0] for source in s.frame.sources if source.flats]
    anew = any(flat.get("area") == UNIFIED or any(same_breakdown(flat, old) for old in before) for flat in choice.flats)
    return bool(told.former and broken_down and not anew and not is_change(gap))


def same_breakdown(first: Flat, second: Flat) -> bool:
    return all(first.get(dim) == second.get(dim) for dim in ("area", "mode", "care"))


def is_told_behind(s: SentenceState, gap: Gap, run: Run) -> bool:
    """提高到650元，原标准为600元；…: the old figures of those just told, with nothing new after them."""
    last = _those_before(s, run)
    old = (gap.role == "from" and is_old_word(gap.role_word)) or any(t.role() == "former" for t in gap.tokens)
    old = old or _tells_last_year(gap, last)
    told = (old or ends_behind(s.reader.text, run.end)) and not names_dims(gap)
    fits = told and bool(last) and all(d.previous is None for d in last)
    return fits and (not s.leads_on() or _rise_follows(s, last, run) or (old and _is_closed(s, last, run)))


def _tells_last_year(gap: Gap, last: list[Draft]) -> bool:
    """今年每人每月1085元，去年是1050元: behind this year's figure, and nothing else is said."""
    dates = [token.date for token in gap.tokens if token.date]
    bare = all(token.kind in _BESIDE_LAST_YEAR for token in gap.tokens)
    this_year = all(draft.said_date is None or draft.said_date.relative == 0 for draft in last)
    return bare and this_year and len(dates) == 1 and dates[0].relative == -1 and gap.role in (None, "to")


def _those_before(s: SentenceState, run: Run) -> list[Draft]:
    """As many figures as are told behind them; the figure of several series (均提高到910元) is one."""
    last = s.frame.drafts[-len(run.amounts) :]
    shared = s.frame.last if len(run.amounts) == 1 and len({id(draft.amount) for draft in s.frame.last}) == 1 else []
    return shared if len(shared) > 1 else last if len(last) == len(run.amounts) else []


def _is_closed(s: SentenceState, new: list[Draft], run: Run) -> bool:
    """2011年提高到1400元，原来是1100元，2013年提高到…: smaller than the raised one, then another date or subject."""
    ahead = s.following.gap if s.following else []
    anew = [token for token in ahead[1:] if token.kind in ("date", "subject", "scope") or token.role() == "compared"]
    parted = bool(anew) and ahead[0].kind in ("clause", "semi")
    smaller = all(old.value < draft.amount.value for old, draft in zip(run.amounts * len(new), new, strict=False))
    return parted and smaller and all("raised" in draft.flags for draft in new)


def _rise_follows(s: SentenceState, new: list[Draft], run: Run) -> bool:
    """提高到250元，原来是220元，提高30元；…: what follows or ends what follows (分别提高50元、30元) lies between."""
    rises = s.following.amounts[-len(new) :] if s.following else []
    return len(rises) == len(new) and all(
        abs(draft.amount.value - old.value - rise.value) < 0.01
        for draft, old, rise in zip(new, run.amounts, rises, strict=True)
    )


def is_end_of_another(s: SentenceState, gap: Gap, run: Run) -> bool:
    """全国平均标准为798元，取消500元的旧标准: a standard that ends is none of the averages told before it."""
    ends = gap.role != "from" and not names_dims(gap) and ends_behind(s.reader.text, run.end)
    return ends and bool(s.frame.last) and not may_end_for(s, s.frame.last)


def may_end_for(s: SentenceState, new: list[Draft]) -> bool:
    """Whether a standard that ends may have been the old one of these figures: no averages, none of another region's.

    What a sentence of its own tells of another region is its own matter.
    """
    here = len(s.reader.notes) - 1
    return not any(
        "kind=average" in draft.flags
        or (draft.sentence != here and region_of_scope(draft.subject.get("scope"), s.reader.region))
        for draft in new
    )


def old_told_behind(s: SentenceState, run: Run, gap: Gap) -> None:
    last = _those_before(s, run)
    settle_periods(run.amounts, last[-1].amount.period)
    for draft, amount in zip(last, run.amounts * (len(last) // len(run.amounts)), strict=True):
        draft.previous, draft.previous_date = amount, gap.date
