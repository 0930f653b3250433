"""A sentence being read: what its runs share, and what of it may be asked and noted by every rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from etl.extract.drafts import Draft, Trace
from etl.extract.frame import Frame, Told
from etl.extract.gap import Gap, is_old_word
from etl.extract.refusal.paid_heads import goes_on_by_place
from etl.extract.refusal.refusals import PAID_AS_ALLOWANCE
from etl.extract.runs import Run
from etl.extract.subject.context import CLAUSE, SEMI, STOP
from etl.extract.subject.subjects import Flat, Item
from etl.extract.text.sentences import Sentence
from etl.extract.text.tokens import Amount, Token

CHANGES = ("提", "调", "上", "增", "升", "涨", "定", "确定", "核定", "统一", "改", "变", "合并")
TIERS = "一二三四五六"

if TYPE_CHECKING:
    from etl.extract.reading import Reader
    from etl.extract.subject.choosing import Choice


@dataclass(slots=True)
class SentenceState:
    """`first` until a run is read; `under` the reason an inner heading refuses what follows it."""

    reader: Reader
    sentence: Sentence
    frame: Frame = field(default_factory=Frame)
    carried: list[Token] = field(default_factory=list)
    """tokens of percentages that said nothing, read together with the next gap"""
    told: list[Told] = field(default_factory=list)
    """rises told by name in the parts of the sentence that are over"""
    first: bool = True
    headed: bool = False
    """whether a heading inside the sentence has just named the subject"""
    whole: Flat = field(default_factory=dict)
    wholes: list[Flat] = field(default_factory=list)
    """the figures before 其中, for a list of as many parts"""
    named_before: list[Item] = field(default_factory=list)
    """what the words before a single amount (各提高39元) named, in order"""
    planned: bool = False
    """whether it has spoken of what is planned (拟将城市低保标准提高到…，农村低保标准提高到…)"""
    parts: bool = False
    """whether the words since 其中 name parts of the figure `whole`"""
    as_standards: bool = False
    """whether its figures are listed as standards (新标准为：…)"""
    per_head: bool = False
    """whether the run is money for each person, with no word on month or year"""
    unanswered: tuple[Gap, Run, Choice] | None = None
    """old figures in force at present, should no new ones follow"""
    compared_list: bool = False
    """whether the last figure was one of others, or of before, that ours is compared with"""
    compared_aside: bool = False
    """whether the figure before only told how far ours is from another (比全省平均高200元，达到…)"""
    just_refused: bool = False
    """whether the figure before the one that is read is none of ours"""
    under: str | None = None
    topic: str | None = None
    """the reason why its figures are none until a standard is named: the title's or the last sentence's topic"""
    unit_behind: bool = False
    """whether it says the unit of its figures itself: …一档330元，单位均为元/人·月"""
    given: str | None = None
    """the period given from above to figures that name none"""
    payer: int | None = None
    """where a treasury is first named as payer; the sentence's end if none is, None till it is asked"""
    share_added: bool = False
    """whether it has told what a treasury or a level adds: 省级每人每月补助330元；…"""
    head_period: str | None = None
    """the period in the name of the standard that heads what follows: 农村低保年标准：…"""
    old_ahead: list[Amount] = field(default_factory=list)
    """old figures told before any new one: 告别480元的旧标准，…"""
    following: Run | None = None
    """the run after the one that is read"""

    def leads_on(self) -> bool:
        """Whether the next run may be the new figure of the one that is read: its words name nothing of their own."""
        if self.following is None or self.following.kind != "amount":
            return False
        return not any(t.kind in ("semi", "subject", "scope", "refuse") for t in self.following.gap)

    def tells_of_past(self, gap: Gap) -> bool:
        """此前，城市低保标准为每人每月680元: without a year of its own a figure of the past."""
        told = "former" in gap.roles and not _comes_to_now(gap)
        former = told or _opens_with_former(gap) or (self.frame.former and not is_change(gap))
        self.frame.former = former and not any(token.date and token.date.year for token in gap.tokens)
        return self.frame.former

    def boundary(self, gap: Gap) -> str:
        if self.first:
            return STOP
        return SEMI if "semi" in gap.kinds else CLAUSE

    def named(self, flat: dict[str, str]) -> dict[str, str]:
        """The subject with its grade read as the care level it was defined to mean."""
        grade = flat.get("grade")
        if grade and grade in self.reader.grades:
            return {**{k: v for k, v in flat.items() if k != "grade"}, "care": self.reader.grades[grade]}
        if grade and flat.get("family") not in PAID_AS_ALLOWANCE and self.reader.sets_minimum():
            place = flat.get("scope") or f"第{TIERS[int(grade) - 1]}档"
            return {**{k: v for k, v in flat.items() if k != "grade"}, "scope": place}
        return flat

    def refuse(self, run: Run, reason: str, said: str = "") -> None:
        self.reader.refused.append(Trace("refused", run.start, run.end, reason, said))

    def trace(self, rule: str, draft: Draft) -> None:
        said = " ".join(f"{k}={v}" for k, v in draft.subject.items())
        result = f"{said} → {draft.amount.value:g}/{draft.amount.period}"
        self.reader.traces.append(Trace(rule, draft.amount.start, draft.amount.end, result))


def _opens_with_former(gap: Gap) -> bool:
    """调整前，该区城市居民…: the word that a clause of its own begins with."""
    first = gap.tokens[:2]
    return len(first) == 2 and first[0].role() == "from" and is_old_word(first[0].text) and first[1].kind == "clause"


def _comes_to_now(gap: Gap) -> bool:
    """以前没有低保，现在…: of the words of then and now the last one speaks of the figure."""
    return next((role for token in reversed(gap.tokens) if (role := token.role()) in ("former", "now")), None) == "now"


def is_new(token: Token) -> bool:
    """新标准, 调整后: what a change has led to."""
    after = token.text.endswith("后") and (token.role() == "to" or token.kind == "subject")
    return token.kind == "new_standard" or after


def is_change(gap: Gap) -> bool:
    """现提高到, 统一为, 统筹后为: words that end what was told of before."""
    changed = gap.role == "to" and gap.role_word.startswith(CHANGES)
    return changed or not gap.roles.isdisjoint(("merge", "now")) or any(map(is_new, gap.tokens))


def without_care(flat: Flat) -> Flat:
    """The living part of a whole is the same at every care level."""
    return {k: v for k, v in flat.items() if k != "care"} if flat.get("part") == "basic" else flat


def names(gap: Gap) -> bool:
    """Whether the gap names a subject of its own: a family or a standard by name."""
    return any(atom.dim == "family" or atom.dim == "standard" for atom in gap.atoms)


def names_dims(gap: Gap) -> bool:
    return any(atom.dim in ("scope", "area", "family", "mode", "care", "grade") for atom in gap.atoms)


def listed_as_paid(s: SentenceState, gap: Gap) -> bool:
    """每月领到1040元的基本生活费和156元的护理补贴: what goes on with a list of what somebody was paid."""
    listed = not gap.last_clause and not s.frame.drafts and "sep" in gap.kinds
    return s.frame.refused == "subsidy_paid" and listed and not any(atom.dim == "family" for atom in gap.atoms)


def still_refused(s: SentenceState, gap: Gap) -> bool:
    """补差水平城市达到287元、农村达到136元: another area of what was refused just before is no standard either."""
    if s.frame.refused not in ("subsidy_paid", "treasury_subsidy", "income_limit"):
        return False
    if s.frame.refused_head and goes_on_by_place(gap):
        return True
    said = {atom.dim for atom in gap.atoms} - {"weak"}
    goes_on = bool(said) and said <= {"area", "mode", "scope"} and len(said) == 1 and gap.last_clause <= 1
    goes_on = goes_on or (gap.role == "from" and s.frame.refused_raise and said <= {"area", "family"})
    return goes_on and gap.kinds.isdisjoint(("semi", "stop", "colon", "refuse"))


def follows_range(s: SentenceState, gap: Gap) -> bool:
    """2006年标准为1200—1400元，2007年起统一为1500元: a year of its own and a change end what was told as a range."""
    dated = any(token.date and (token.date.year or token.date.relative is not None) for token in gap.tokens)
    return s.frame.refused == "range" and dated and is_change(gap)
