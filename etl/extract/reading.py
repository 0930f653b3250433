"""Sentences to drafts: the reader that goes through a text once, carrying what it has understood.

In: repaired text. Out: drafts, refusals, notes on each sentence's dates, a trace. One pass, no way back; knows
dimensions and roles, nothing of what they stand for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from etl.extract.brackets import OLD_IN_BRACKETS
from etl.extract.change.common_growth import grow_all, learn_growth, tell_growth_ahead
from etl.extract.change.told_back import tell_growth_back
from etl.extract.day.dated_items import learn_item
from etl.extract.day.notes import Note, read_note
from etl.extract.drafts import Draft, Trace
from etl.extract.frame import Told
from etl.extract.leads import begins_with_money, close_unit, hear_question, is_label, read_heading
from etl.extract.place.paragraphs import enter_paragraph, named_place
from etl.extract.place.provincial import with_provincial
from etl.extract.place.scopes import mark_scopes
from etl.extract.prepare import prepare
from etl.extract.refusal.topics import topic_of_title
from etl.extract.runs import split_runs
from etl.extract.sentence_reading import read_runs
from etl.extract.sentence_state import SentenceState
from etl.extract.subject.context import Context
from etl.extract.subject.counted_before import learn_counted
from etl.extract.subject.defined_steps import Steps, grades_named, read_steps
from etl.extract.subject.grades import grades_defined
from etl.extract.subject.itemrefs import own_number
from etl.extract.subject.subjects import OTHER, Item
from etl.extract.table.tablecaption import CARE_TITLE, names_care_alone
from etl.extract.text.head_periods import hear_head_period
from etl.extract.text.lexer import lex
from etl.extract.text.sentences import BULLET, Sentence
from etl.extract.text.shared_units import place_shared_units
from etl.extract.text.tokens import Token
from etl.extract.text.units_said import colon_of_head, unit_before_colon, unit_behind, unit_of_heading, unit_said

_HEAD = 40
_PLAN = re.compile("打算|计划|下一步|今后|安排$|工作安排|思路|发展目标|主要目标|工作要点|努力方向")

_DRAFT = re.compile("(?:(?:征求意见稿|讨论稿|送审稿|草案)[）)]?|征求意见的(?:公告|通告|通知|启事|函))\\Z")
"""The end of a title of what is not yet decided: all its figures are planned"""

_OLD_IN_BRACKETS = re.compile(
    "括号[内里中][^，。；（）]{0,8}?(?:调整前|提标前|提高前|原|上年|去年|此前)度?的?(?:标准)?"
)
LISTED = 15
"""How many lines below a unit may hold figures that it is said of"""


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
    steps: Steps = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    units: list[tuple[float, str]] = field(default_factory=list)
    """periods that a heading or a line 单位：元/月 gives what stands below it, with the depth of their heading"""

    head_period: tuple[float, str] | None = None
    """the period in the name of the standard that the last heading names (农村低保年标准), and its depth"""
    item_topic: tuple[float, int, str] | None = None
    """the topic of the last heading that is of no standard (发放取暖补贴), with its depth and line"""
    asked: tuple[int, str] | None = None
    """the period that a question asked for, and its line"""
    unit_line: int = -1
    """the line that gave the last unit"""
    sections: dict[int, int] = field(default_factory=dict)
    """the numberings in force by level, each with a number of its own"""
    opened: int = 0
    only_unit: str | None = None
    """the one unit that the text says apart from its figures"""
    headed: int = -1
    """the line whose heading has just named its subject: 二、孤儿。每人每月1650元。"""
    labelled: int = -1
    """the line that is but the name of a subject: 城乡低保"""
    paragraphs: dict[int, str] = field(default_factory=dict)
    """the places that head paragraphs, by where those begin"""
    line: int = -1
    """the line of the last sentence read"""
    minimum: bool | None = None
    """whether a province speaks, None till it is asked"""
    numbers: dict[int, int] = field(default_factory=dict)
    """the numbers of the items in force, by level"""
    cells: dict[tuple[int, int], list[Token]] = field(default_factory=dict)
    """the tokens of a grid's heads and labels, by place: a label is read for every number beside it"""
    told: tuple[int, list[Told]] = (0, [])
    """rises told by name in the sentence before, and its line"""
    counted: tuple[int, list[list[Token]]] = (0, [])
    """groups counted in a sentence, and how many sentences were read with it"""
    plans: list[int] = field(default_factory=list)
    """the depths of headings that speak of what is planned"""
    topic: str | None = None
    """the reason why the title speaks of no standards (关于发放价格临时补贴的通知)"""
    growth: tuple[float, int, bool, set[str]] | None = None
    """a growth said for all that follows (增幅均为4.5%), its line, whether it is said of all, the families it names"""

    def read(self, sentence: Sentence) -> None:
        """One sentence: its heading or its runs."""
        enter_paragraph(self, sentence)
        sentence = named_place(self, sentence)
        tokens = mark_scopes(
            self.text, lex(self.text, sentence.body, sentence.end), sentence.body, sentence.end, self.region
        )
        spoken_of = self.context.path.only("family")
        tokens = read_steps(tokens, self.text, (sentence.body, sentence.end), self.steps, spoken_of)
        tokens = self._learn_brackets(sentence, with_provincial(prepare(tokens, self.text), self.text))
        self.grades |= grades_named(self.steps) | grades_defined(tokens)
        given = self._unit_given(sentence)
        runs, rest = split_runs(tokens, bare=given is not None and self._lists_bare(sentence))
        money = any(run.kind != "percent" for run in runs)
        headed = bool(self.notes) and self.notes[-1].all and not self.notes[-1].effective
        self.notes.append(read_note(sentence, tokens, self.text, money, self.notes[-1] if self.notes else None))
        self.notes[-1].executes |= headed
        self.flags |= {"guide"} if any(t.word and "guide" in t.word.flags for t in tokens) else set()
        if sentence.level is not None:
            self.open_level(sentence.level, self.text[sentence.start : sentence.body])
            self.learn_plan(sentence)
        elif sentence.opens_line and self.context.heads and self.context.heads[-1][0] == 8:
            self.context.heads.pop()
        if sentence.opens_line and self.context.path.families() == [OTHER] != self.context.heading().families():
            self.context.path = self.context.heading()
        if sentence.opens_line and sentence.level is None and self.notes[-1].leading and not money:
            self.sections.pop(BULLET, None)
        self.notes[-1].numbers = dict(self.numbers)
        self.notes[-1].section = tuple(self.sections.values())
        learn_item(self.notes, tokens)
        said = unit_said(self.text, sentence.start, sentence.end)
        before = len(self.drafts)
        if money:
            labelled = self.labelled == sentence.line - 1 and begins_with_money(sentence, tokens)
            headed = labelled or self.headed == sentence.line
            state = SentenceState(self, sentence, given=given, headed=headed, unit_behind=said is not None)
            read_runs(state, runs, rest)
            grow_all(self, self.drafts[before:], sentence.line)
            place_shared_units(self.drafts[before:], tokens, runs, self.text, self.drafts[before - 1 : before])
        else:
            if not tell_growth_back(self, runs, sentence.line):
                learn_growth(self, runs, sentence.line)
                tell_growth_ahead(self, runs, sentence.line)
            read_heading(self, sentence, tokens)
            learn_counted(self, tokens)
            close_unit(self, sentence)
            hear_question(self, sentence, tokens)
        self.headed = sentence.line if not money and sentence.level is not None and tokens else -1
        self.labelled = sentence.line if not money and is_label(self.text, sentence, tokens) else -1
        if said:
            self._settle_unit(said, before)

    def open_level(self, level: int, marker: str = "") -> None:
        """A numbering of `level` begins: headings, units and numbers of its depth and deeper end."""
        self.numbers = {depth: number for depth, number in self.numbers.items() if depth < level}
        if (number := own_number(marker)) is not None:
            self.numbers[level] = number
        self.sections = {depth: at for depth, at in self.sections.items() if depth < level} | {level: self.opened}
        self.opened += 1
        self.context.open_level(level)
        self.units = [(depth, period) for depth, period in self.units if depth < level]
        self.plans = [depth for depth in self.plans if depth < level]
        hear_head_period(self, level, None)
        if self.item_topic and level <= self.item_topic[0]:
            self.item_topic = None

    def learn_plan(self, sentence: Sentence) -> None:
        """二、下一步工作打算: what stands under it is planned."""
        if (
            sentence.level is not None
            and sentence.end - sentence.start <= _HEAD
            and _PLAN.search(self.text, sentence.body, sentence.end)
        ):
            self.plans.append(sentence.level)

    def _unit_given(self, sentence: Sentence) -> str | None:
        """The period given to figures that name none: before a colon, by a heading, by the line above a list."""
        if own := unit_before_colon(self.text, sentence.start, sentence.end):
            return own
        if behind := unit_behind(self.text, sentence.end):
            return behind
        if self.head_period and (sentence.opens_line or self.headed == sentence.line):
            return self.head_period[1]
        if self.asked and sentence.line - self.asked[0] <= 1:
            return self.asked[1]
        under_heading = bool(self.units) and self.units[-1][0] > 0
        lists = sentence.opens_line and (
            "元" not in self.text[sentence.start : sentence.end] or 0 < sentence.line - self.unit_line <= LISTED
        )
        return self.unit_period if under_heading or lists else None

    def _lists_bare(self, sentence: Sentence) -> bool:
        """Whether numbers without any unit may be money: under the unit of their own head, or where no 元 stands."""
        own = unit_before_colon(self.text, sentence.start, sentence.end) is not None
        return own or "元" not in self._figures_of(sentence)

    def _figures_of(self, sentence: Sentence) -> str:
        """What stands behind the head of a sentence."""
        begin = colon_of_head(self.text, sentence.start, sentence.end)
        return self.text[begin or sentence.start : sentence.end]

    @property
    def unit_period(self) -> str | None:
        """The period in force for figures without a unit of their own."""
        return self.units[-1][1] if self.units else None

    def give_unit(self, period: str, line: int = -LISTED) -> None:
        """A unit said for what stands below the headings in force."""
        depth = max((depth for depth, _ in self.context.heads), default=-1)
        self.unit_line = line
        self.units = [*(unit for unit in self.units if unit[0] < depth), (depth, period)]

    def caption_year(self, at: int) -> int | None:
        """The year that the line above a table names."""
        note = self.notes[-1] if self.notes else None
        near = note is not None and not note.money and self.text.count("\n", note.sentence.end, at) <= 2
        return note.years[-1][1].year if note and near and note.years else None

    def sets_minimum(self) -> bool:
        """Whether a province speaks: its 第一档 is a class of places, a county's a class of recipients."""
        if self.minimum is None:
            self.minimum = self.region.endswith(("省", "自治区")) if self.region else "全省" in self.text
        return self.minimum

    def _settle_unit(self, said: tuple[str, int, int], before: int) -> None:
        """A unit said behind the figures of a sentence is theirs."""
        period, start, end = said
        self.give_unit(period, self.notes[-1].sentence.line)
        for draft in self.drafts[before:]:
            if draft.amount.period is None:
                draft.amount.period = period
                draft.shared.append((start, end))

    def learn_title(self, title: str | None) -> None:
        """The family a title names stands under everything, should the text leave it out."""
        tokens = prepare(lex(title or ""), title or "")
        families = {value for token in tokens if token.word for dim, value in token.word.gives if dim == "family"}
        topics = any(token.word and token.word.get("reach") == "topic" for token in tokens)
        if len(families) == 1 and not topics:
            flags = {"standard"} & {flag for token in tokens if token.word for flag in token.word.flags}
            self.context.push(-1, Item({"family": sorted(families)}, flags))
        if period := unit_of_heading(title or ""):
            self.give_unit(period)
        self.plans += [-1] * bool(_DRAFT.search(title or ""))
        self.flags |= {CARE_TITLE} if names_care_alone(tokens) else set()
        self.topic = topic_of_title(tokens, title or "")
        self.flags |= {"guide"} if any(t.word and "guide" in t.word.flags for t in tokens) else set()

    def _learn_brackets(self, sentence: Sentence, tokens: list[Token]) -> list[Token]:
        """括号内为上年标准: said of all brackets of the text; the words themselves speak of no figure."""
        said = _OLD_IN_BRACKETS.search(self.text, sentence.start, sentence.end)
        if not said:
            return tokens
        self.flags.add(OLD_IN_BRACKETS)
        return [token for token in tokens if not said.start() <= token.start < said.end()]
