"""How many people and how much money: counts and sums of the assistance programmes.

In: repaired text. Out: caseload figures with their places. A number belongs to the programme named before it in its
part of the sentence, or to the one named right behind it (1723名特困人员). Money per person, parts introduced by 其中
and numbers behind a word of another matter (评估, 参保 …) are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from etl.extract.text.numerals import NUMBER, read_number
from etl.lexicon import read_rows, trie_pattern
from etl.records import CaseloadFigure, RepairedText, SourceText, Span

BARRIER, WEAK, PART, EVERYTHING = "-", "weak", "part", "all_assistance"
_MEASURES = {"户次": "household_times", "人次": "person_times", "户": "households", "人": "persons", "名": "persons"}
_AREAS = {"城市": "urban", "城镇": "urban", "农村": "rural", "城乡": "all"}
_REACH = 14
_OPEN_END = "0123456789余多万亿"
_MAY_COUNT = re.compile(r"[户人名元](?:(?<=[\d余多万亿\s][户人名])|(?<=[余多万亿\s]元))")
"""A unit behind a number, 元 behind a sum in 万 or 亿: a line without one is not read"""
_PERSONAL = re.compile(r"(?:每人|人均|每月|月人均|户均|每户|月均|每年|年人均|标准)[^，,；;。]{0,8}$")


@cache
def _programmes() -> dict[str, str]:
    return dict(read_rows("programmes.csv"))


@cache
def _pattern() -> re.Pattern[str]:
    words = trie_pattern(sorted(_programmes()))
    number = (
        rf"(?<!\d)(?<!\d[,.])(?P<number>{NUMBER})\s?(?P<more>余|多)?(?P<scale>[万亿])?(?P<more2>余|多)?(?P<scale2>[万亿])?"
        r"\s?(?P<unit>元|户次|人次|户|人|名)(?![均/])"
    )
    others = r"(?P<new>新增)|(?P<area>城市|城镇|农村|城乡)|(?P<among>其中)|(?P<end>[。；;！？\n])|(?P<comma>[，,])"
    times = r"(?P<times>\d{1,2}[-—~至]\d{1,2}月|截[至止]\d{1,2}月)"
    first = "".join(sorted({re.escape(word[0]) for word in _programmes()})) + r"\d新城农其截。；;！？\n，,"
    return re.compile(rf"(?=[{first}])(?:(?P<programme>{words})|{number}|{others}|{times})")


@cache
def _programme_pattern() -> re.Pattern[str]:
    """The words that a figure may belong to."""
    return re.compile(trie_pattern(sorted(w for w, named in _programmes().items() if named not in (BARRIER, PART))))


@dataclass(slots=True)
class _State:
    """What a line has said so far."""

    programme: str | None = None
    area: str = "all"
    areas: set[str] = field(default_factory=set)
    area_end: int = -1
    area_said: str = "all"
    counted_to: int = -1
    """where the programme's name or its last count ends"""
    new: bool = False
    among: bool = False
    period: str | None = None


def read_caseload(source: SourceText, repaired: RepairedText, year: int | None) -> tuple[CaseloadFigure, ...]:
    """The caseload of a text, each figure once."""
    seen: dict[tuple[object, ...], CaseloadFigure] = {}
    for figure in _read(source, repaired, year):
        seen.setdefault((figure.measure, figure.programme, figure.area, figure.value, figure.unit), figure)
    return tuple(seen.values())


def _read(source: SourceText, repaired: RepairedText, year: int | None) -> Iterator[CaseloadFigure]:
    for start, end in _lines_with_programmes(repaired.text):
        if not _MAY_COUNT.search(repaired.text, start, end):
            continue
        yield from _read_line(source, repaired, list(_pattern().finditer(repaired.text, start, end)), year)


def _lines_with_programmes(text: str) -> Iterator[Span]:
    """The lines that name a programme, each with its end; one that breaks off behind a number has the next with it."""
    done = 0
    for match in _programme_pattern().finditer(text):
        if match.start() < done:
            continue
        start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
        while start > done + 1 and text[start - 2] in _OPEN_END:
            start = text.rfind("\n", 0, start - 1) + 1
        while end > 0 and text[end - 1] in _OPEN_END:
            end = text.find("\n", end + 1)
        done = end + 1 if end >= 0 else len(text)
        yield start, done


def _read_line(
    source: SourceText, repaired: RepairedText, matches: list[re.Match[str]], year: int | None
) -> Iterator[CaseloadFigure]:
    text, state = repaired.text, _State()
    for index, match in enumerate(matches):
        kind = match.lastgroup
        if kind == "unit":
            figure = _figure(source, repaired, matches, index, state, year)
            if figure:
                state.counted_to = match.end()
                yield figure
        elif kind == "programme":
            _name(state, match)
        elif kind == "area":
            state.area_said, state.area_end = _AREAS[match.group()], match.end()
        elif kind == "new":
            state.new = True
        elif kind == "among":
            state.among = _names_a_part(text, match.end())
        elif kind == "comma":
            state.new = False
        elif kind == "times":
            state.period = _period(match.group(), year)
        elif kind == "end":
            _end(state, match.group())


def _names_a_part(text: str, at: int) -> bool:
    """其中 before another programme's name lists programmes; before anything else, parts of one."""
    following = text[at : at + 16]
    return not any(word in following for word, programme in _programmes().items() if programme not in (BARRIER, WEAK))


def _name(state: _State, match: re.Match[str]) -> None:
    programme = _programmes()[match.group()]
    state.counted_to = match.end()
    if programme == PART:
        state.among = True
        return
    if programme == WEAK:
        state.programme = state.programme or EVERYTHING
        return
    if programme != state.programme:
        state.areas = set()
    state.area = state.area_said if match.start() - state.area_end <= 1 else "all"
    state.areas.add(state.area)
    state.programme = programme


def _end(state: _State, sign: str) -> None:
    """A new part of the sentence, or a new sentence: the programme is carried, what limits it is not."""
    if state.programme in (BARRIER, EVERYTHING) or sign == "\n":
        state.programme = None
    state.area = state.areas.copy().pop() if len(state.areas) == 1 else "all"
    if sign in "；;":
        state.area = "all" if len(state.areas) != 1 else state.area
    if sign == "\n":
        state.period = None
    state.new, state.among = False, False


_LINK = re.compile(r"[对象人员家庭户的共计约有为达到在册已等“”）)、，, ]{0,6}")
_REACHES = re.compile(
    r"(?:惠及|救助|保障|受益|涉及|覆盖|发放|支付|资助)(?:了|全[省市县区旗]|困难群众)?[^，,。；;]{0,3}$"
)


def _belongs(text: str, match: re.Match[str], state: _State) -> bool:
    """Whether a count stands right behind its programme, behind another count of it, or behind 惠及, 救助."""
    start = match.start()
    if 0 <= state.counted_to <= start and _LINK.fullmatch(text, state.counted_to, start):
        return True
    return _REACHES.search(text, max(0, start - 12), start) is not None


def _figure(
    source: SourceText,
    repaired: RepairedText,
    matches: list[re.Match[str]],
    index: int,
    state: _State,
    year: int | None,
) -> CaseloadFigure | None:
    match, text = matches[index], repaired.text
    scale = match["scale"] or match["scale2"] or ""
    unit = match["unit"]
    value = read_number(match["number"])
    if (
        value is None
        or state.among
        or (unit == "元" and not scale)
        or _PERSONAL.search(text, max(0, match.start() - 14), match.start())
    ):
        return None
    ahead, area_ahead = _programme_ahead(matches, index, text) if unit != "元" else (None, None)
    if unit != "元" and not ahead and not _belongs(text, match, state):
        return None
    programme = ahead or state.programme
    if programme in (None, BARRIER) or (programme == EVERYTHING and unit in ("户", "名")):
        return None
    measure = "spending" if unit == "元" else _MEASURES[unit]
    area = (area_ahead or "all") if ahead else state.area
    span = _span(repaired, match.start(), match.end())
    return CaseloadFigure(
        measure=f"new_{measure}" if state.new and measure in ("households", "persons") else measure,
        programme=str(programme),
        area=area,
        value=int(value) if value.is_integer() else value,
        unit=scale + ("人" if unit == "名" else unit),
        period=state.period or (str(year) if year else None),
        qualifier="at_least" if match["more"] or match["more2"] else None,
        spans=(span,),
        printed=source.text[span[0] : span[1]],
    )


def _programme_ahead(matches: list[re.Match[str]], index: int, text: str) -> tuple[str | None, str | None]:
    """The programme named right behind a count: 2.73万名低保对象, 21户、32人次发放临时救助金."""
    start, area = matches[index], None
    for match in matches[index + 1 : index + 5]:
        if match.start() - start.end() > _REACH or match["comma"] or match["end"]:
            return None, None
        if match["area"]:
            area = _AREAS[match["area"]]
        elif match["programme"]:
            programme = _programmes()[match.group()]
            leads = (
                text[max(0, start.start() - 2) : start.start()].endswith(("对", "为", "了", "共", "、", "使"))
                or start["unit"] == "名"
            )
            return (programme, area) if leads and programme != WEAK else (None, None)
    return None, None


def _period(said: str, year: int | None) -> str | None:
    if year is None:
        return None
    months = [int(month) for month in re.findall(r"\d+", said)]
    if said.startswith("截"):
        return f"{year}-{months[0]:02d}"
    return f"{year}-{months[0]:02d}/{year}-{months[-1]:02d}"


def _span(repaired: RepairedText, start: int, end: int) -> Span:
    return (repaired.origin[start][0], repaired.origin[end - 1][1])
