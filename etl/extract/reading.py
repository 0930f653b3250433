"""Sentences to drafts: the reader that goes through a text once, carrying what it has understood.

In: repaired text. Out: drafts, refusals, notes on each sentence's dates, a trace. One pass, no way back; knows
dimensions and roles, nothing of what they stand for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from etl.extract.brackets import named_behind, read_bracket
from etl.extract.choosing import Choice, choose, context_before, with_hint
from etl.extract.context import CLAUSE, SEMI, STOP, Context
from etl.extract.drafts import Draft, Trace
from etl.extract.frame import Frame, Source, attach, raised_from_to, settle_periods, tell_of
from etl.extract.gap import Gap, read_gap
from etl.extract.lexer import lex
from etl.extract.notes import Note, read_note
from etl.extract.places import mark_scopes
from etl.extract.prepare import prepare
from etl.extract.refusals import refuse_amount, refuse_by_role, refuse_by_words, refuse_subject
from etl.extract.runs import Run, split_runs
from etl.extract.sentences import MARKER, Sentence, level_of
from etl.extract.subjects import LISTED, Flat, Item, make_items, read_atoms
from etl.extract.tokens import Amount, Token, is_equivalent
from etl.extract.units_said import unit_said

UNLIKE = 5
"""How many times larger a figure may be than the one before and still be taken for a month's like it"""
_ANSWER = re.compile(r"\s*(?:答|答复|回复)\s?[:：]")


@dataclass(slots=True)
class Reader:
    """The state of one reading."""

    text: str
    region: str | None = None
    context: Context = field(default_factory=Context)
    drafts: list[Draft] = field(default_factory=list)
    refused: list[Trace] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    grades: dict[str, str] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    unit_period: str | None = None
    """the period that a line 单位：元/月 gives the table below it"""

    def read(self, sentence: Sentence) -> None:
        """One sentence: its heading or its runs."""
        tokens = mark_scopes(
            self.text, lex(self.text, sentence.body, sentence.end), sentence.body, sentence.end, self.region
        )
        tokens = prepare(tokens, self.text)
        self._learn_grades(tokens)
        runs, rest = split_runs(tokens)
        money = any(run.kind != "percent" for run in runs)
        self.notes.append(read_note(sentence, tokens, self.text, money))
        self.flags |= {"guide"} if any(t.word and "guide" in t.word.flags for t in tokens) else set()
        if sentence.level is not None:
            self.context.open_level(sentence.level)
        elif sentence.opens_line and self.context.heads and self.context.heads[-1][0] == 8:
            self.context.heads.pop()
        said = unit_said(self.text, sentence.start, sentence.end)
        before = len(self.drafts)
        if money:
            _Sentence(self, sentence).read(runs, rest)
        else:
            self._read_heading(sentence, tokens)
        if said:
            self._settle_unit(said, before)

    def _settle_unit(self, said: tuple[str, int, int], before: int) -> None:
        """A unit said behind the figures of a sentence is theirs."""
        period, start, end = said
        self.unit_period = period
        for draft in self.drafts[before:]:
            if draft.amount.period is None:
                draft.amount.period = period
                draft.shared.append((start, end))

    def learn_title(self, title: str | None) -> None:
        """The family a title names stands under everything, should the text leave it out."""
        tokens = prepare(lex(title or ""), title or "")
        families = {value for token in tokens if token.word for dim, value in token.word.gives if dim == "family"}
        topics = any(token.kind == "refuse" for token in tokens)
        if len(families) == 1 and not topics:
            self.context.push(-1, Item({"family": sorted(families)}))
        self.flags |= {"guide"} if any(t.word and "guide" in t.word.flags for t in tokens) else set()

    def _read_heading(self, sentence: Sentence, tokens: list[Token]) -> None:
        atoms, _, _ = read_atoms(tokens)
        if not atoms:
            return
        short = sentence.end - sentence.start <= 32
        if sentence.level is not None or (sentence.opens_line and short):
            items = [Item({"family": ["other"]})] if _heads_no_standard(tokens) else make_items(atoms)
            items = [with_hint(item, item) for item in items]
            numbered = any(0 < depth < 7 for depth, _ in self.context.heads)
            level = sentence.level if sentence.level is not None else 7 if numbered else 0
            self.context.push(level, items[-1] if len(items) == 1 else _merged(items))
            return
        gap = read_gap(tokens, self.text, sentence.end, False)
        self.context = context_before(gap, gap.last_clause + 1, self.context, {0: STOP})

    def _learn_grades(self, tokens: list[Token]) -> None:
        """一档（全护理）: what a grade means holds from here on."""
        for first, opened, second in zip(tokens, tokens[1:], tokens[2:], strict=False):
            grade = first.word.get("grade") if first.word else None
            care = second.word.get("care") if second.word else None
            if (grade and care and opened.kind in ("open", "colon", "sep")) or (
                grade and opened.word and opened.word.get("care")
            ):
                self.grades[grade] = care or (opened.word.get("care") if opened.word else None) or ""


def _heads_no_standard(tokens: list[Token]) -> bool:
    """低保补差水平 over a paragraph: its amounts are no standards."""
    refused = any(t.kind == "refuse" and t.word and t.word.get("reach") == "run" for t in tokens)
    return refused and not any(t.word and "standard" in t.word.flags for t in tokens if t.kind == "subject")


def _merged(items: list[Item]) -> Item:
    families = {family for item in items for family in item.families()}
    if len(families) == 1:
        return Item({"family": list(families)})
    return Item({"family": sorted(families)}) if families else items[-1]


class _Sentence:
    """The runs of one sentence, read in order."""

    def __init__(self, reader: Reader, sentence: Sentence) -> None:
        self.reader = reader
        self.sentence = sentence
        self.frame = Frame()
        self.carried: list[Token] = []
        self.first = True
        self.headed = False
        self.whole: Flat = {}
        self.parts = False
        """whether the words since 其中 name parts of the last figure"""
        self.under: str | None = None
        """the reason a heading inside the sentence refuses what follows it"""

    def read(self, runs: list[Run], rest: list[Token]) -> None:
        for run in runs:
            tokens = self.carried + run.gap
            self.carried = []
            if run.kind == "percent":
                self._percent(tokens, run)
                continue
            self._numbering(tokens)
            tokens = self._inner_heading(tokens)
            gap = read_gap(tokens, self.reader.text, run.start, not self.first)
            self._run(gap, run)
            self.first = self.headed = False
        self._said_after(rest)

    def _still_current(self) -> bool:
        return any(draft.current for draft in self.frame.drafts)

    def _said_after(self, rest: list[Token]) -> None:
        """…元,不再区分城乡,集中和分散执行同一标准: what the rest of the sentence adds to its last figures."""
        for token in rest:
            if token.kind == "semi":
                return
            area = token.word.get("area") if token.word and token.kind == "subject" else None
            if area == "unified":
                for draft in self.frame.last:
                    draft.subject.setdefault("area", area)

    def _numbering(self, tokens: list[Token]) -> None:
        """A numbering after ； opens its level like one after 。"""
        for index, token in enumerate(tokens):
            if token.kind in ("semi", "open") and (
                marker := MARKER.match(self.reader.text, token.end if token.kind == "semi" else token.start)
            ):
                if token.kind == "open" and level_of(marker) not in (2, 4):
                    continue
                self.reader.context.open_level(level_of(marker))
                self.first = True
                del tokens[:index]
                return

    def _boundary(self, gap: Gap) -> str:
        if self.first:
            return STOP
        return SEMI if any(token.kind == "semi" for token in gap.tokens) else CLAUSE

    def _run(self, gap: Gap, run: Run) -> None:
        behind = [named_behind(amount) for amount in run.amounts]
        total = 1 if all(behind) else max(1, len(run.amounts))
        choice = choose(gap, total, self.reader.context, self._boundary(gap))
        if total < len(run.amounts):
            choice.flats = choice.flats[:1] * len(run.amounts)
        if len(choice.flats) == len(behind):
            choice.flats = [{**flat, **said} for flat, said in zip(choice.flats, behind, strict=True)]
        self._resume(gap, choice, run)
        self.parts = self._is_part(gap)
        if self.parts:
            choice.flats = [self._part_of_whole(flat) for flat in choice.flats]
        elif gap.speaks():
            self.reader.context.path = choice.path
            if not (gap.joined and not _names(gap)):
                self.frame.refused = None
        if gap.period in ("month", "year"):
            settle_periods(run.amounts, gap.period, before_list=True)
        if gap.period not in ("household", "other"):
            settle_periods(run.amounts, self._period_nearby(run))
        reason = self._reason(gap, run, choice)
        if reason:
            self.frame.refused = reason if reason not in ("spending", "size") else self.frame.refused
            self._refuse(run, reason)
            self.frame.forget()
            return
        self.frame.period = next((a.period for a in run.amounts if a.period), self.frame.period)
        self._by_role(gap, run, choice)

    def _period_nearby(self, run: Run) -> str | None:
        """The period of the old figures or of the figure before, in this sentence or its line, if the size agrees."""
        waiting = self.frame.sources[-1].amounts if self.frame.sources else self.frame.rises
        if waiting:
            return next((a.period for a in waiting if a.period), None)
        before = self.frame.last[-1:] or [d for d in self.reader.drafts[-1:] if d.line == self.sentence.line]
        if not before or not before[0].amount.period:
            return self.frame.period
        period, size = before[0].amount.period, before[0].amount.value
        too_large = period == "month" and any(a.value > size * UNLIKE for a in run.amounts)
        too_small = period == "year" and any(a.value * UNLIKE < size for a in run.amounts)
        return None if too_large or too_small else period

    def _is_part(self, gap: Gap) -> bool:
        """其中基本生活费993元、护理费725元 behind a figure: its parts, which leave the path as it is."""
        only_parts = {atom.dim for atom in gap.atoms if atom.dim in LISTED} == {"part"}
        among = any(token.role() in ("among", "including") for token in gap.tokens)
        near = bool(gap.tokens) and gap.tokens[0].kind in ("sep", "clause")
        if only_parts and among and self.frame.last:
            self.whole = self.frame.last[-1].subject
        return only_parts and bool(self.frame.last) and (among or (self.parts and near))

    def _part_of_whole(self, flat: Flat) -> Flat:
        kept = {dim: value for dim, value in self.whole.items() if dim not in ("part", "family")}
        return without_care({**kept, **flat})

    def _resume(self, gap: Gap, choice: Choice, run: Run) -> None:
        """照料护理 grades after an aside (以最低工资为基数) go on with the heading's subject."""
        heading = self.reader.context.heading()
        if heading.only("family") in (None, "other") or not choice.flats:
            return
        if all(flat.get("family") == "other" and "care" in flat for flat in choice.flats) and not gap.refusals[:0]:
            own = [atom for atom in gap.atoms if atom.clause == gap.last_clause]
            if any(atom.dim == "family" for atom in own):
                return
            keep = ("family", "part", "area", "scope")
            base = {dim: values[0] for dim, values in heading.dims.items() if dim in keep and len(values) == 1}
            choice.flats = [{**flat, **base} for flat in choice.flats]
            choice.path = Item({**choice.path.dims, **{dim: [value] for dim, value in base.items()}})

    def _inner_heading(self, tokens: list[Token]) -> list[Token]:
        """城市：…, 照料护理费另计：…: what stands before a colon heads what follows."""
        colon = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].kind == "colon"), None)
        if colon is None:
            return tokens
        before, after = tokens[:colon], tokens[colon + 1 :]
        self._refuse_under(before, after)
        gap = read_gap(before, self.reader.text, tokens[colon].start, not self.first)
        items = gap.items_from(0)
        context = self.reader.context
        short = tokens[colon].start - self.sentence.body <= 24 and gap.last_clause == 0
        if len(items) == 1 and items[0].dims and short and self.first:
            whole = context.complete(items[0], self._boundary(gap), heads=True)
            context.push(8 if self.sentence.level is None else self.sentence.level, whole)
            self.headed = True
        elif len(items) == 1 and set(items[0].dims) == {"scope"}:
            context.path = context.complete(items[0], self._boundary(gap), heads=True)
        elif items:
            self.reader.context = context_before(gap, gap.last_clause + 1, context, {0: self._boundary(gap)})
        self.headed = self.headed or _ANSWER.match(self.reader.text, self.sentence.start) is not None
        return [token for token in before if token.kind in ("period", "bound", "each")] + after

    def _refuse_under(self, before: list[Token], after: list[Token]) -> None:
        atoms, _, _ = read_atoms(before)
        families = {atom.value for atom in atoms if atom.dim == "family"}
        topical = any(t.kind == "refuse" and t.word and t.word.get("reach") != "soft" for t in before)
        named = any(t.word and "standard" in t.word.flags for t in after if t.kind == "subject")
        self.under = "other_topic" if topical and families <= {"other"} and not named else None

    def _reason(self, gap: Gap, run: Run, choice: Choice) -> str | None:
        if run.kind != "amount":
            return run.kind
        if any(token.kind == "refuse" and token.word and token.word.get("reach") == "topic" for token in run.after):
            self.under = "other_topic"
            return self.under
        if self.under and "standard" not in gap.flags:
            return self.under
        if (gap.joined or not gap.speaks()) and self.frame.refused and not _names(gap):
            return self.frame.refused
        if (reason := refuse_by_role(gap, run)) and not self._is_income_line(gap, choice):
            return reason
        from_to = gap.role == "from" or bool(self.frame.sources)
        if not gap.speaks() and not (from_to or self._goes_on(gap)):
            return "no_subject"
        flags = choice.flags | self.reader.context.heading().flags
        flats = choice.flats
        if self.frame.sources and not gap.speaks():
            flats = [flat for source in self.frame.sources for flat in source.flats]
        reasons = [refuse_subject(self._named(flat), flags, from_to) for flat in flats]
        if reasons and all(reasons):
            return reasons[0]
        family = next((flat.get("family") for flat in flats if flat.get("family")), None)
        named = any(atom.dim == "family" for atom in gap.atoms) or not self.first
        if reason := refuse_by_words(gap, run, family if named else None):
            if gap.joined and any(token.kind == "refuse" for token in run.after):
                self._take_back()
            return reason
        amounts = [refuse_amount(a, a.period) for a in run.amounts]
        if self._rise(gap):
            return "spending" if any(a.scaled for a in run.amounts) else None
        if any(amounts):
            return next(a for a in amounts if a)
        if all(a.period is None for a in run.amounts) and not ("standard" in flags or from_to or self.frame.period):
            return "no_period_no_standard"
        return None

    def _take_back(self) -> None:
        """A、B元补助 refuses the whole list."""
        gone = {id(draft) for draft in self.frame.last}
        self.reader.drafts = [draft for draft in self.reader.drafts if id(draft) not in gone]
        self.frame.last = []

    def _is_income_line(self, gap: Gap, choice: Choice) -> bool:
        """低保标准：年人均纯收入低于4400元 words the standard itself as a limit of income."""
        named = "standard" in choice.flags | self.reader.context.heading().flags
        multiple = any(token.text.endswith("倍") for token in gap.tokens)
        return (
            gap.role == "under"
            and named
            and not multiple
            and gap.period_token is not None
            and "收入" in gap.period_token.text
        )

    def _goes_on(self, gap: Gap) -> bool:
        """Whether an amount without a word on its subject belongs to what was said just before."""
        if self.headed or gap.joined or self.frame.rises or self.frame.growths or self._rise(gap):
            self.headed = False
            return True
        if gap.role == "compared":
            return bool(self.frame.drafts)
        next_year = any(token.kind == "date" and token.date and token.date.year for token in gap.tokens)
        return gap.role in (None, "to") and bool(self.frame.last) and next_year

    def _rise(self, gap: Gap) -> bool:
        return gap.role == "raise"

    def _named(self, flat: dict[str, str]) -> dict[str, str]:
        """The subject with its grade read as the care level it was defined to mean."""
        grade = flat.get("grade")
        if grade and "care" not in flat and grade in self.reader.grades:
            return {**{k: v for k, v in flat.items() if k != "grade"}, "care": self.reader.grades[grade]}
        return flat

    def _refuse(self, run: Run, reason: str) -> None:
        self.reader.refused.append(Trace("refused", run.start, run.end, reason))

    def _by_role(self, gap: Gap, run: Run, choice: Choice) -> None:
        if gap.role == "compared" or (gap.told >= {"compared", "raise"}):
            self._compared(gap, run)
        elif self._rise(gap):
            self._raise(gap, run, choice)
        elif gap.role == "from" or (gap.joined and self.frame.sources and not self.frame.answering):
            self._source(gap, run, choice)
        elif gap.role == "until" and not self.frame.sources:
            self._refuse(run, "range")
        elif self.frame.sources:
            self._from_to(gap, run, choice)
        else:
            self._stated(gap, run, choice)

    def _source(self, gap: Gap, run: Run, choice: Choice) -> None:
        if gap.speaks() and not gap.joined and self.frame.sources and not self._waits(gap):
            self.frame.forget()
        self.frame.sources.append(Source(choice.flats, run.amounts, gap.date, None, choice.flags))

    def _waits(self, gap: Gap) -> bool:
        return gap.tokens[:1] != [] and gap.tokens[0].kind in ("sep", "clause")

    def _compared(self, gap: Gap, run: Run) -> None:
        """分别比2011年的260元、1200元增长119%和235%: old figures told after the new ones."""
        if self._rise(gap):
            self._raise_told(gap, run)
            return
        several = self.frame.drafts[-len(run.amounts) :]
        if len(several) == len(run.amounts):
            for draft, amount in zip(several, run.amounts, strict=True):
                draft.previous, draft.previous_date = draft.previous or amount, draft.previous_date or gap.date

    def _raise_told(self, gap: Gap, run: Run) -> None:
        if not self.frame.last or not tell_of(self.frame, run.amounts, "increase", gap.both):
            self.frame.rises = run.amounts

    def _raise(self, gap: Gap, run: Run, choice: Choice) -> None:
        if gap.speaks() and _names_dims(gap):
            known = [d for d in self.reader.drafts if any(_agrees(d.subject, flat) for flat in choice.flats)]
            if known and gap.each is False and len(run.amounts) == 1 and not self.frame.sources:
                self.frame.last = known[-1:]
                self.frame.drafts.append(known[-1])
                attach(known[-1:], run.amounts, "increase")
            self.frame.forget()
            self.frame.rises = run.amounts
            return
        self._raise_told(gap, run)

    def _from_to(self, gap: Gap, run: Run, choice: Choice) -> None:
        old = [amount for source in self.frame.sources for amount in source.amounts]
        settle_periods(old, next((a.period for a in run.amounts if a.period), None))
        settle_periods(run.amounts, next((a.period for a in old if a.period), None))
        speaks = _names_dims(gap)
        flats = choice.flats
        if not speaks and len(run.amounts) != len(flats):
            flats = choice.flats[:1] * len(run.amounts)
        made = []
        waiting = self._own_sources(flats) if speaks and len(run.amounts) < len(old) else []
        for flat, amount, source, previous in raised_from_to(self.frame, flats, run.amounts, speaks):
            draft = self._draft(gap, flat, amount, choice, choice.flags | source.flags)
            draft.previous, draft.previous_date = previous, source.date
            made.append(draft)
            self._trace("raised_from_to", draft)
            made += self._bracket(gap, draft, choice)
        self._keep(made)
        self.frame.sources, self.frame.answering = waiting, bool(waiting)

    def _own_sources(self, flats: list[Flat]) -> list[Source]:
        """城市960元、农村720元 behind 由城市900元、农村650元: each takes its own old figure, the others wait."""
        own = [s for s in self.frame.sources if any(_same_breakdown(flat, s.flats[0]) for flat in flats)]
        if not own:
            return []
        others = [source for source in self.frame.sources if source not in own]
        self.frame.sources = own
        return others

    def _stated(self, gap: Gap, run: Run, choice: Choice) -> None:
        made = []
        flats = choice.flats
        amounts = run.amounts * len(flats) if len(run.amounts) == 1 else run.amounts
        for index, (flat, amount) in enumerate(zip(flats, amounts, strict=False)):
            draft = self._draft(gap, flat, amount, choice, choice.flags)
            draft.past = any(token.kind == "past" for token in run.after)
            draft.current = any(token.role() == "current" for token in gap.tokens) or self._still_current()
            made.append(draft)
            self._trace("stated", draft)
            if index == 0 or len(run.amounts) > 1:
                made += self._bracket(gap, draft, choice)
        self._keep(_without_equivalents(made, choice.doubt))

    def _bracket(self, gap: Gap, draft: Draft, choice: Choice) -> list[Draft]:
        extra = []
        for amount, dims in read_bracket(draft, choice.second, self.reader.text):
            flat = without_care({**draft.subject, **dims})
            period = amount.period or draft.amount.period
            if refuse_amount(amount, period) is None:
                amount.period = period
                extra.append(self._draft(gap, flat, amount, choice, choice.flags))
                self._trace("outer_and_bracketed", extra[-1])
        return extra

    def _draft(self, gap: Gap, flat: dict[str, str], amount: Amount, choice: Choice, flags: set[str]) -> Draft:
        flat = {dim: value for dim, value in flat.items() if value}
        draft = Draft(self._named(flat), amount, set(flags), bound=amount.bound or gap.bound)
        if gap.role_word.startswith(("提", "调", "上", "增", "升", "涨")):
            draft.flags.add("raised")
        if gap.role_word in ("仍为", "维持", "保持", "不变"):
            draft.flags.add("unchanged")
        draft.said_date, draft.planned = gap.date, gap.planned
        draft.sentence, draft.line, draft.paragraph_level = (
            len(self.reader.notes) - 1,
            self.sentence.line,
            self.sentence.level,
        )
        if gap.period_token and amount.period == gap.period:
            draft.shared.append((gap.period_token.start, gap.period_token.end))
        if choice.doubt:
            draft.doubts.append(choice.doubt)
        return draft

    def _trace(self, rule: str, draft: Draft) -> None:
        said = " ".join(f"{k}={v}" for k, v in draft.subject.items())
        result = f"{said} → {draft.amount.value:g}/{draft.amount.period}"
        self.reader.traces.append(Trace(rule, draft.amount.start, draft.amount.end, result))

    def _keep(self, drafts: list[Draft]) -> None:
        kept = []
        for draft in drafts:
            reason = refuse_subject(draft.subject, draft.flags, bool(draft.previous))
            if reason:
                self.reader.refused.append(Trace("refused", draft.amount.start, draft.amount.end, reason))
            else:
                kept.append(draft)
        self.frame.take(kept)
        self.reader.drafts += kept

    def _percent(self, tokens: list[Token], run: Run) -> None:
        gap = read_gap(tokens, self.reader.text, run.start, not self.first)
        if not gap.told & {"raise", "growth"} or "from" in gap.told or run.limit or self.frame.refused:
            self.carried = tokens if "yearly_average" not in gap.told else []
            return
        if _names_dims(gap):
            choice = choose(gap, len(run.percents), self.reader.context, self._boundary(gap))
            self.reader.context.path = choice.path
            self.frame.forget()
            self.frame.growths = run.percents
            self.carried = []
            self.first = False
        elif self.frame.last:
            tell_of(self.frame, run.percents, "growth", gap.both)
        else:
            self.frame.growths = run.percents
            self.carried = tokens


def without_care(flat: Flat) -> Flat:
    """The living part of a whole is the same at every care level."""
    return {k: v for k, v in flat.items() if k != "care"} if flat.get("part") == "basic" else flat


def _names(gap: Gap) -> bool:
    """Whether the gap names a subject of its own: a family or a standard by name."""
    return any(atom.dim == "family" or atom.dim == "standard" for atom in gap.atoms)


def _names_dims(gap: Gap) -> bool:
    return any(atom.dim in ("scope", "area", "family", "mode", "care", "grade") for atom in gap.atoms)


def _same_breakdown(first: Flat, second: Flat) -> bool:
    return all(first.get(dim) == second.get(dim) for dim in ("area", "mode", "care"))


def _agrees(subject: dict[str, str], told: dict[str, str]) -> bool:
    """Whether a rise told of `told` may be that of `subject`."""
    return bool(told) and all(subject.get(dim) == value for dim, value in told.items() if dim not in ("part", "scope"))


def _without_equivalents(drafts: list[Draft], doubt: str | None) -> list[Draft]:
    """X 元/年、Y 元/月 of one subject is one figure in two units."""
    kept: list[Draft] = []
    for draft in drafts:
        same = [d for d in kept if d.subject == draft.subject and is_equivalent(d.amount, draft.amount)]
        if not same:
            kept.append(draft)
    return kept
