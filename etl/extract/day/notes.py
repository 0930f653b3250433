"""What a sentence says of time: its years, its dates of effect, whether it speaks of standards at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from operator import itemgetter

from etl.extract.day.asked_dates import is_asked_for
from etl.extract.day.bases import is_of_basis
from etl.extract.day.bracketed_dates import brackets_of_own_day, span_around
from etl.extract.day.dated_groups import Group, Groups
from etl.extract.day.effects import begins_to_hold, is_past_span
from etl.extract.day.foreign_dates import dates_of_others
from etl.extract.day.from_today import from_today
from etl.extract.day.kept_years import is_kept
from etl.extract.day.lead_dates import leads_all
from etl.extract.day.named_examples import without_named_examples
from etl.extract.day.opening_years import behind_address, looks_ahead, looks_on, opens_with_year
from etl.extract.day.other_area import areas_named
from etl.extract.day.paid_from import tells_payment
from etl.extract.day.same_day import dates_pointed_at
from etl.extract.day.spoken_of import end_of_aim, end_of_title, heads_with_day, speaks_of_ours, speaks_of_that_place
from etl.extract.subject.itemrefs import dated_items
from etl.extract.text.sentences import Sentence
from etl.extract.text.tokens import Date, Token
from etl.records import Span

_UNWANTED_BEFORE = re.compile(r"(?:比|较|与|同|相比|自|从|〔|\[|\()\s?$")
_COMPARED = re.compile(r"(?:比|较|与|同|超过|高于)[“\"「]?\s?$")
_NAMED = re.compile(
    r"(?:执行|施行|实施|生效|起始|起算)(?:时间|日期|期限)(?:可?追溯[至到])?(?:统一|一律|均|都)?(?:确定|规定|明确|定)?(?:为|是|从|自|在|于)?[】\]」》）)]?\s?[:：|｜│]?\s?$"
)
_EXECUTES = re.compile("执行|施行|实施|实行|履行|适用|落实|起算|算起|计算|生效|启[动用]|推行|落地|追溯")
_OPTION = re.compile("有条件的[^，。；]{0,10}可以?(?:提前|先行)?[从自于]?$")
"""有条件的地方可以从1月1日起补发: what is left to others dates nothing"""
_DECIDED = re.compile("(?:确定|调整|制定|公布|核定|出台|执行|提高|上调|实施)的")
"""是2022年7月确定的: the month from which a standard holds"""
_THAT_YEAR = ("当年", "同年")
_AS_FOLLOWS = re.compile("标准[^，。；\\d]{0,12}(?:如下|公布于后)")
"""现将有关标准调整如下，自1月1日起执行: the date of all that follows"""
_THESE = re.compile(
    "(?:以上|上述|上面|前述|本表|上表|表中|表内|所列|该|此|这些|这一)[^，。；\\d]{0,8}(?:标准|规定)|^(?:以上|上述)"
)
"""上面的标准是从1月1日开始履行的, 本表标准自…起: the date of all that stands before it"""
_ENDS_PART = ("clause", "semi", "stop", "amount", "colon")
_OF_LAW = re.compile("(?:办法|规定|细则|条例|规程|法)》[^，。；]{0,12}$")
"""《…办法》自…起施行: the day of a law, not of a standard"""
_AND_MORE = re.compile("等(?![级额待])|相关|有关|一系列|各[类项]")
_BREAK = re.compile("[，,。；;：:\n]")
_BACKWARD = re.compile("(?:以上|上述|该|此(?!次))[^，。；]{0,4}(?:标准|规定)")


@dataclass(slots=True)
class Note:
    """The dates of one sentence, with their places; `all` when it speaks of all standards (新标准自…起)."""

    sentence: Sentence
    years: list[tuple[int, Date]] = field(default_factory=list)
    effective: list[tuple[int, Date]] = field(default_factory=list)
    leading: Date | None = None
    until: bool = False
    """到2025年: the leading year may be one to come"""
    backward: bool = False
    """以上标准自…起: said of the figures before it only"""
    heads: bool = False
    """低保标准（7月1日起执行）: a line that heads those below it"""
    repaid: bool = False
    """从7月1日起补发差额: the day from which what was decided is paid"""
    that_place: bool = False
    """whether it speaks of the place that was named last: 该市新标准从7月1日起执行"""
    ours: bool = False
    """我县标准自…起: said of the standards of one's own place"""
    ahead: bool = False
    """新的一年，…: a year that was looked back at ends"""
    leads: bool = False
    """自7月1日起提高以下标准：…: its date is also that of the sentences behind it"""
    money: bool = False
    all: bool = False
    executes: bool = False
    families: frozenset[str] = frozenset()
    other: bool = False
    standards: bool = False
    planned: bool = False
    items: list[tuple[frozenset[int], Date]] = field(default_factory=list)
    """numbers of the items that each of its dates is said of (第一、二项自…起)"""
    numbers: dict[int, int] = field(default_factory=dict)
    """numbers of the items that the sentence stands in, by level"""
    parts: frozenset[str] = frozenset()
    """the parts of 特困 that it names: 照料护理标准自…起 is said of that part"""
    areas: frozenset[str] = frozenset()
    """城市 and 农村 as far as a sentence with a date names them"""
    parts_of_before: bool = False
    """whether it begins with 其中"""
    goes_on: bool = False
    """whether it ends in ；: what the next line says without a number of its own belongs to it"""
    item: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    """the families and areas that head the item it stands in"""
    section: tuple[int, ...] = ()
    """the numberings that the sentence stands under, each by a number of its own"""
    groups: list[Group] = field(default_factory=list)
    """what each of several dates is said of"""
    day: tuple[int, Date] | None = None
    """the last day named so far, with its line: what 当天起 refers to"""
    effect: tuple[int, Date] | None = None
    """the last date of effect so far, with its line: what 同时执行 refers to"""
    last_year: tuple[int, int] | None = None
    """the line and the value of the last year written out so far: what 当年 refers to"""
    breaks: list[int] = field(default_factory=list)
    """where the parts of the sentence end that ； divides"""
    dated_to: int = -1
    """where the part of a sentence with money ends that tells its last date of effect"""
    closing: set[int] = field(default_factory=set)
    """places of dates that close what they are said of: 740元，自7月1日起执行；…, 740元（7月1日起）"""
    inner: list[tuple[Span, Date]] = field(default_factory=list)
    """brackets that tell a standard of their own, in order, with its day of effect"""
    foreign: set[int] = field(default_factory=set)
    """of these the places of dates that close what is no standard of ours: 最低工资调整到1800元，自9月1日起执行"""


def read_note(sentence: Sentence, tokens: list[Token], text: str, money: bool, before: Note | None = None) -> Note:
    """The note of a sentence; `before` is that of the last one, which knows the day and the year named last."""
    note = Note(sentence, money=money, parts_of_before=text.startswith("其中", sentence.body))
    if before:
        note.day, note.effect, note.last_year = before.day, before.effect, before.last_year
    families: set[str] = set()
    parts: set[str] = set()
    told = topics = False
    said_from = opening = behind_address(sentence, text)
    note.ahead = looks_ahead(sentence, text)
    groups = Groups()
    leads = leads_all(sentence, text) if money else None
    begin = max(end_of_aim(sentence, text), end_of_title(sentence, text), opening)
    tokens = [token for token in tokens if token.start >= begin or token.kind == "date"]
    for token in tokens if money else without_named_examples(tokens, text):
        ends = token.start == leads if leads is not None else bool(note.effective) and token.kind in ("clause", "semi")
        told = told or ends
        parts = set() if token.kind == "semi" and not told else parts
        if token.kind == "date" and token.date:
            known = len(note.effective)
            _take_date(note, token, text, leading=opens_with_year(text, opening, token.start))
            if len(note.effective) > known:
                groups.take_date(token.date)
        elif token.kind == "new_standard":
            note.all = True
        elif token.kind == "plan":
            note.planned = True
        opening = token.end if opening >= 0 and (token.role() == "noise" or token.text in ("到", "至")) else -1
        if token.word and token.kind in ("subject", "refuse"):
            groups.take_names(token.word.gives, told)
        topics = topics or _is_topic(token)
        if token.word and token.kind in ("subject", "refuse") and not told:
            for dim, value in token.word.gives:
                if dim == "family":
                    families.add(value)
                elif dim == "part":
                    parts.add(value)
            note.other = note.other or _is_topic(token)
            note.standards = note.standards or "standard" in token.word.flags
    if money and note.effective:
        inner = brackets_of_own_day(tokens, {at for at, _ in note.effective})
        note.inner = [(span, date) for at, date in note.effective if (span := span_around(inner, at))]
        note.effective = [(at, date) for at, date in note.effective if not span_around(inner, at)]
        note.years = [(at, date) for at, date in note.years if not span_around(inner, at)]
    if looks_on(note.leading, note.years, text, said_from):
        note.leading = None
    pointed = dates_pointed_at(sentence, text, note.day, note.effect, note.effective)
    if pointed := pointed + from_today(sentence, text, money):
        note.effective = sorted([*note.effective, *pointed], key=itemgetter(0))
        note.executes |= any(_EXECUTES.search(text[place : place + 18]) is not None for place, _ in pointed)
    if note.effective:
        note.effect = (sentence.line, note.effective[-1][1])
    note.groups = groups.closed()
    note.other |= topics and money and not any(group.families for group in note.groups)
    if not (money or families) and len(note.groups) == 1 and _opens_with_date(note, text):
        families |= note.groups[0].families
        note.other |= topics and not families and not note.executes
    note.areas = areas_named(tokens) if note.effective else frozenset()
    note.families, note.parts = frozenset(families), frozenset(parts)
    note.goes_on = text[sentence.start : sentence.end].rstrip().endswith(("；", ";"))
    note.closing = _closing(tokens, {place for place, _ in note.effective}) if note.effective and money else set()
    note.foreign = dates_of_others(tokens, note.closing) if note.closing else set()
    note.breaks = [token.start for token in tokens if token.kind == "semi"] if note.effective else []
    note.leads = leads is not None and any(place < leads for place, _ in note.effective)
    note.all |= note.leads
    if money and note.effective:
        note.all |= any(_is_of_all(tokens, text, sentence, place) for place, _ in note.effective)
        note.dated_to = _end_of_part(tokens, note.effective[-1][0], sentence)
    note.heads = bool(note.effective) and not money and heads_with_day(sentence, text)
    note.ours = bool(note.effective) and speaks_of_ours(sentence, text)
    note.that_place = bool(note.effective) and speaks_of_that_place(sentence, text)
    if note.effective and not money:
        note.backward = _BACKWARD.search(text, sentence.start, sentence.end) is not None
        note.all = note.all or any(each.search(text, sentence.start, sentence.end) for each in (_AS_FOLLOWS, _THESE))
        article = text[sentence.start : sentence.body].rstrip().endswith("条")
        note.repaid = tells_payment(sentence, text, note.effective)
        note.items = dated_items(text, sentence.body if article else sentence.start, note.effective)
    return note


def _is_topic(token: Token) -> bool:
    return token.kind == "refuse" and token.word is not None and token.word.get("reach") == "topic"


def _opens_with_date(note: Note, text: str) -> bool:
    """从7月1日起，我市提高城乡低保标准。: a date before all names is said of them."""
    backward = _THESE.search(text, note.sentence.start, note.effective[0][0])
    return not backward and not _AND_MORE.search(text, note.effective[0][0], note.sentence.end)


def _is_of_all(tokens: list[Token], text: str, sentence: Sentence, at: int) -> bool:
    """以上标准自7月1日起执行，原480元的标准同时废止: a part without money of its own that speaks of all standards."""
    start = max((t.end for t in tokens if t.kind in ("semi", "stop") and t.end <= at), default=sentence.start)
    end = _end_of_part(tokens, at, sentence)
    paid = any(token.kind == "amount" for token in tokens if start <= token.start < end)
    return not paid and _THESE.search(text, start, end) is not None


def _end_of_part(tokens: list[Token], at: int, sentence: Sentence) -> int:
    ends = (token.start for token in tokens if token.kind in ("clause", "semi", "stop") and token.start > at)
    return next(ends, sentence.end)


def _closing(tokens: list[Token], dates: set[int]) -> set[int]:
    """Of the places of dates those that stand behind money and end its bracket, or its part of the sentence."""
    found, money, bracket = set(), False, ""
    for index, token in enumerate(tokens):
        if token.kind in ("open", "close"):
            bracket = tokens[index - 1].kind if token.kind == "open" and index else ""
        money = (money or token.kind == "amount") and token.kind != "semi"
        if money and token.start in dates:
            ends = next((t.kind for t in tokens[index + 1 :] if t.kind in _ENDS_PART), "stop")
            closes = bracket == "amount" or (not bracket and ends in ("semi", "stop"))
            found |= {token.start} if closes else set()
    return found


def _take_date(note: Note, token: Token, text: str, leading: bool) -> None:
    date = token.date
    assert date is not None
    if date.month and date.day:
        note.day = (note.sentence.line, date)
    before, after = text[max(0, token.start - 6) : token.start], text[token.end : token.end + 8]
    named = _NAMED.search(text[max(0, token.start - 10) : token.start]) is not None
    if _OPTION.search(text[max(0, token.start - 20) : token.start]):
        return
    named = named or is_asked_for(text, token.start)
    begins = begins_to_hold(before, after, date.day is not None)
    decided = not date.day and _DECIDED.match(after) is not None and before.rstrip().endswith(("是", "于", "在"))
    if date.month and (begins or named or decided) and not _of_law(text, token.start):
        _name_own_year(note, token, date, text)
        note.effective.append((token.start, date))
        note.executes = note.executes or named or _EXECUTES.search(text[token.end : token.end + 12]) is not None
    _name_that_year(note, token, date)
    dated = date.year is not None or date.relative is not None
    if not dated or _COMPARED.search(before) or is_past_span(after) or is_of_basis(text, token.start, token.end):
        return
    if is_kept(text, token.start, token.end):
        return
    note.years.append((token.start, date))
    if leading and not after.startswith("起"):
        note.leading, note.until = date, before.endswith(("到", "至"))


def _name_own_year(note: Note, token: Token, date: Date, text: str) -> None:
    """2023年城市低保标准自4月1日起执行: a day of the year that its clause names."""
    place, named = note.years[-1] if note.years else (0, date)
    if date.year is None and date.relative is None and named.year and not _BREAK.search(text, place, token.start):
        date.year = named.year


def _name_that_year(note: Note, token: Token, date: Date) -> None:
    """上一次调整是在2008年，当年…: 当年 and 同年 are the year that was named last, in the sentence or its paragraph."""
    if date.relative == 0 and token.text.startswith(_THAT_YEAR) and note.last_year:
        line, year = note.last_year
        if line == note.sentence.line:
            date.relative, date.year = None, year
    elif date.year is not None:
        note.last_year = (note.sentence.line, date.year)


def _of_law(text: str, at: int) -> bool:
    return "》" in text[max(0, at - 14) : at] and _OF_LAW.search(text, max(0, at - 20), at) is not None
