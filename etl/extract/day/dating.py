"""Years and days: from when a figure holds.

In: drafts, the notes of all sentences, the document's year. Out: each draft's year and effective date. A date of
effect in the draft's own sentence comes first, then one that opens the text or its paragraph, then one that closes it
(新标准自…起); without any, the year the sentence names, the paragraph's, the document's.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter

from etl.extract.day.notes import Note
from etl.extract.day.paid_from import settle_payments
from etl.extract.day.told_dates import same_year, told_elsewhere
from etl.extract.drafts import Draft
from etl.extract.text.lexer import PAST_YEAR, lex
from etl.extract.text.tokens import Date

_ANY_YEAR = re.compile(r"(?:19|20)\d\d|[〇零○一二三四五六七八九]{4}年")
_ISO_YEAR = re.compile(r"(?:19|20)\d\d")
_TITLE = re.compile(
    r"[^。；！？!?]*(?:19|20)\d\d年[^。；！？!?]*"
    r"(?:总结|通知|公告|公示|通告|方案|要点|计划|打算|安排|报告|情况|汇报|标准|一览表|统计表|意见|决定)(?:[（(][^（）()]{1,12}[）)])?"
)
_YEARBOOK = re.compile(
    r"年鉴(?![办编室])[^年\d]{0,12}[（(]?(?P<volume>(?:19|20)\d\d)年?[卷版]?|(?P<year>(?:19|20)\d\d)年?卷?[^，。\d]{0,12}年鉴"
)
"""南屏年鉴·民政（2013卷）, 2013南屏年鉴: what happened the year before"""
_NEAR = 100
"""How many years before a figure are looked at in its sentence"""
_HEADLINE = 60
"""How many characters a line has at most that is a title"""


def heading_line(text: str) -> str | None:
    """The first line of a text that came without a title, where it is one that tells a year.

    >>> heading_line("云岭市2022年民政工作总结\\n一、…"), heading_line("2022年，城市低保标准提高到650元。")
    ('云岭市2022年民政工作总结', None)
    """
    first = text.lstrip().split("\n", 1)[0].strip()
    return first if len(first) <= _HEADLINE and _TITLE.fullmatch(first) else None


def document_year(title: str | None, published: str | None, text: str) -> int | None:
    """The year a document is about: its title's (a yearbook's less one), its publication's, the first of its text.

    >>> document_year("青禾区民政局2019年工作总结", "2020-01-09", ""), document_year("报告(2022年1月6日)", None, "")
    (2019, 2022)
    >>> document_year("2023年12月低保情况统计", "2024-01-09", "")
    2023
    """
    if yearbook := _YEARBOOK.search(title or ""):
        return int(yearbook["volume"] or yearbook["year"]) - 1
    dates = [token.date for token in lex(title or "") if token.date and token.date.year]
    plain = [date.year for date in dates if date.month is None] or [date.year for date in dates if date.day is None]
    if plain:
        return plain[0]
    if match := _ISO_YEAR.match(published or ""):
        return int(match.group())
    if dates:
        return dates[0].year
    if not _ANY_YEAR.search(text, 0, 400):
        return None
    head = [token.date for token in lex(text, 0, min(len(text), 400)) if token.date and token.date.year]
    days = [date.year for date in head if date.day]
    years = [date.year for date in head]
    return (days or years or [None])[0]


def _date_cell(draft: Draft, notes: list[Note], dated: list[int], first: int, base: int | None) -> None:
    """A figure of a table: its column's or row's date, else one told for all, else the document's year."""
    told = told_elsewhere(draft, notes, dated, max(first, draft.sentence))
    of_year = told if told and not (draft.year and told.year and told.year != draft.year) else None
    effective = draft.effective or of_year
    since = _year_of(effective, base)
    draft.year = draft.year or since or _year_of(draft.said_date, base) or base
    draft.effective = (
        Date(since or draft.year, effective.month, effective.day) if effective and effective.month else None
    )


def told_on(title: str | None, published: str | None) -> str | None:
    """The day that a text tells of, as printed dates go: that of a speech in its title before that of publication.

    >>> told_on("政府工作报告——2015年1月22日在第五次会议上", None), told_on("2019年总结", "2020-01-09")
    ('2015-01-22', '2020-01-09')
    """
    days = [token.date for token in lex(title or "") if token.date and token.date.year and token.date.day]
    return f"{days[0].year}-{days[0].month:02d}-{days[0].day:02d}" if days else published


def report_year(told: str | None, base: int | None) -> int | None:
    """The year that 过去一年 means: the one before a day in January to April."""
    match = re.match(r"((?:19|20)\d\d)-0[1-4]", told or "")
    return int(match.group(1)) - 1 if match else base


def date_drafts(drafts: list[Draft], notes: list[Note], base: int | None, said_on: str | None = None) -> None:
    """Sets `year` and `effective` of every draft; `said_on` is the day that the text tells of.

    A rise of a later year than the figure's is that of a figure which is not told.
    """
    settle_payments(notes)
    _settle_years(notes, report_year(said_on, base), base)
    stated = {d.sentence for d in drafts if "table" not in d.flags and not _is_repealed(d, notes[d.sentence])}
    dated = [i for i, note in enumerate(notes) if note.effective and (note.leads or i not in stated)]
    first = min(stated, default=0)
    carried, coming, begun = _carried_years(notes, base), _years_to_come(notes, base), _begun(notes)
    lines: dict[int, int | None] = {}
    said = _ISO_YEAR.match(said_on or "")
    today = int(said.group()) if said else None
    old = {id(draft.previous_date) for draft in drafts}
    before: Draft | None = None
    next_year: int | None = None
    for draft in drafts:
        if "table" in draft.flags:
            _date_cell(draft, notes, dated, first, base)
            continue
        own = _own_effective(draft, notes[draft.sentence], old) or begun[draft.sentence]
        effective = None if "unchanged" in draft.flags else own or told_elsewhere(draft, notes, dated, first)
        named = _named_year(draft, notes[draft.sentence], base, old)
        if own and draft.line >= 0:
            lines[draft.line] = _year_of(own, base)
            next_year = _year_of(own, base) if base and (_year_of(own, base) or 0) == base + 1 else next_year
        if "at_present" in draft.flags:
            draft.year = base
            continue
        ahead = coming[draft.sentence] if _is_aim(draft) else None
        goes_on = before.year if before and _is_part_of(draft, before, notes) else None
        before = draft
        in_line = None if notes[draft.sentence].ahead else lines.get(draft.line)
        told = goes_on or in_line or ahead or carried[draft.sentence] or next_year or base
        if effective and not own:
            years = _years_by_name(draft, notes[draft.sentence], old)
            listed = [(0, Date(named))] if "year" in draft.subject else years
            effective = effective if same_year(effective, listed) else None
        draft.year = _year_of(effective, base) or named or told
        if effective and effective.month:
            if effective.year is None and effective.relative is None and own is effective and named:
                draft.year = named
            draft.effective = Date(draft.year, effective.month, effective.day)
        if draft.current and not named and draft.year and today and draft.year > today:
            draft.year, draft.effective = today, None
        if draft.year and (_year_of(draft.rise_date, base) or 0) > draft.year:
            draft.growth = draft.increase = None


def _is_repealed(draft: Draft, note: Note) -> bool:
    """以上标准自1月1日起执行，原480元的标准同时废止: what ends behind a date keeps it from no other figure."""
    return draft.past and 0 <= note.dated_to < draft.amount.start


def _is_part_of(draft: Draft, before: Draft, notes: list[Note]) -> bool:
    """截至2020年末，全省…。其中，鹭洲市…: a sentence that tells parts of the one before it is of its year."""
    parts = notes[draft.sentence].parts_of_before
    return parts and (draft.sentence - before.sentence == 1 or notes[before.sentence].parts_of_before)


def _settle_years(notes: list[Note], year: int | None, base: int | None) -> None:
    """今年, 去年 as the years they are; 过去一年 is `year`."""
    for note in notes:
        for _, date in (*note.years, *note.effective):
            if date.relative == PAST_YEAR:
                date.relative, date.year = None, year
            elif date.year is None:
                date.year = _year_of(date, base)


def _year_of(date: Date | None, base: int | None) -> int | None:
    if date is None:
        return None
    if date.year:
        return date.year
    return base + date.relative if date.relative is not None and base else None


def _carried_years(notes: list[Note], base: int | None) -> list[int | None]:
    """For each sentence the year that leads it or one before it in its section or above."""
    years: list[int | None] = []
    told: list[tuple[tuple[int, ...], int]] = []
    for note in notes:
        while told and note.section[: len(told[-1][0])] != told[-1][0]:
            told.pop()
        current = told[-1][1] if told else None
        to_come = note.until and note.leading and (note.leading.year or 0) > (base or 0)
        if note.leading and note.leading.year and not note.effective and not to_come:
            current = note.leading.year
        elif note.leading and note.leading.relative is not None and base:
            current = base + note.leading.relative
        elif note.ahead and base and current:
            current = max(current, base)
        if current is not None:
            told.append((note.section, current))
        years.append(current)
    return years


def _years_to_come(notes: list[Note], base: int | None) -> list[int | None]:
    """For each sentence the year to come that leads it or one before it in its line: 到2025年，保障更加有力。…"""
    years: list[int | None] = []
    for index, note in enumerate(notes):
        same_line = index > 0 and notes[index - 1].sentence.line == note.sentence.line
        current = years[-1] if same_line else None
        if note.leading and note.leading.year:
            current = note.leading.year if note.until and note.leading.year > (base or 0) else None
        years.append(current)
    return years


def _is_aim(draft: Draft) -> bool:
    """Whether a figure is told as one to be reached."""
    return draft.planned or "raised" in draft.flags or draft.bound == "at_least"


def _begun(notes: list[Note]) -> list[Date | None]:
    """The day of effect that a sentence has from the line before it, which ended in ；."""
    begun: list[Date | None] = []
    for index, note in enumerate(notes):
        before = notes[index - 1] if index else None
        goes_on = before is not None and before.goes_on and note.sentence.level is None and not note.years
        told = [date for place, date in before.effective if place not in before.closing] if before and goes_on else []
        begun.append((told or begun[-1:])[-1] if goes_on and (told or begun[-1:]) and not note.effective else None)
    return begun


def _own_effective(draft: Draft, note: Note, old: set[int]) -> Date | None:
    """The day of effect that the figure's own sentence tells it; none for one of several years in a list.

    A year among `old` (由2016年的每人每月460元提高到…) is that of an old figure and of no other.
    """
    if "year" in draft.subject:
        return None
    if note.inner and (inner := _day_around(note, draft.amount.start)):
        return inner
    part = bisect_left(note.breaks, draft.amount.start)
    closing = [date for place, date in note.effective if place in note.closing and place > draft.amount.start]
    own = [date for place, date in note.effective if bisect_left(note.breaks, place) == part]
    if part and closing[:1] and own == closing[:1]:
        return closing[0]
    leading = [(place, date) for place, date in note.effective if place not in note.closing]
    before = [date for place, date in leading if place < draft.amount.start]
    after = [date for place, date in note.effective if place >= draft.amount.start and place not in note.foreign]
    if not before:
        return next((date for date in after[:1] if same_year(date, _years_before(draft, note, old))), None)
    place = max(place for place, _ in leading if place < draft.amount.start)
    later = [(at, date) for at, date in _years_before(draft, note, old) if place < at]
    return before[-1] if same_year(before[-1], later) else None


def _day_around(note: Note, at: int) -> Date | None:
    """The day that a bracket around a place tells for what stands in it."""
    index = bisect_right(note.inner, at, key=lambda inner: inner[0][0]) - 1
    return note.inner[index][1] if index >= 0 and at < note.inner[index][0][1] else None


def _years_before(draft: Draft, note: Note, old: set[int]) -> list[tuple[int, Date]]:
    """The years told before a figure, nearest last; those far before it tell nothing of it."""
    index = bisect_left(note.years, draft.amount.start, key=itemgetter(0))
    return [(place, date) for place, date in note.years[max(0, index - _NEAR) : index] if id(date) not in old]


def _years_by_name(draft: Draft, note: Note, old: set[int]) -> list[tuple[int, Date]]:
    """2019年为每人每月1010元: years that are written out before a figure, and 今年, not 上年度."""
    return [(place, date) for place, date in _years_before(draft, note, old) if not date.relative]


def _named_year(draft: Draft, note: Note, base: int | None, old: set[int]) -> int | None:
    """The year said to the figure itself, or the last one named before it in its sentence."""
    if "year" in draft.subject:
        return int(draft.subject["year"])
    if draft.said_date and (year := _year_of(draft.said_date, base)):
        return year
    named = [date for _, date in _years_before(draft, note, old)]
    if not named and draft.growth is None and len(note.years) == 1 and id(note.years[0][1]) not in old:
        return None
    return _year_of(named[-1], base) if named else None
