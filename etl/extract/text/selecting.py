"""Which sentences are worth reading: most of a work summary speaks of something else.

In: text. Out: its sentences with what each is worth: `read` (it holds an amount per person or a date of effect, or it
heads what follows), `context` (it names a subject, read only if an amount comes in its line or the next), `level` (a
numbering and nothing else). All is found by patterns run once over the whole text, so what is skipped costs little.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice

from etl.extract.day.asked_dates import ANSWER_DATE
from etl.extract.day.effects import words_of_effect
from etl.extract.refusal.other_labels import may_label_others
from etl.extract.text.sentences import LEADING_YEAR, Sentence, split_sentences
from etl.lexicon import lexicon, read_rows, trie_pattern
from etl.patterns import led_by

_AMOUNT = re.compile(
    r"元(?<![万亿]元)|块(?:(?<=[十百千]块)|钱)|/(?:(?<=\d/)|(?<=\d\s/))(?!\d)|/\s?[人月年·]"
    r"|每[月年]\s?\d{2}|提高[到至]\s?\d{2}"
)
_TENS = "[一二三四五六七八九十]"
_EFFECT = re.compile(
    led_by(
        (
            "月",
            rf"\s?(?:\d{{1,2}}\s?[日号]?|{_TENS}{{1,3}}[日号])\s?(?:零时|零点|0[时点])?(?:算|{words_of_effect('begins')})",
        ),
        (
            "自从于准",
            rf"\s?(?:\d{{4}}年|今年|当年|本年)?(?:\d{{1,2}}月\d{{1,2}}|{_TENS}{{1,2}}月{_TENS}{{1,3}})[日号]"
            + words_of_effect("since"),
        ),
        ("年", r"(?:(?<=(?:19|20)\d\d年)|(?<=明年))\d{1,2}月份?(?:起|开始)"),
        ("执施实生起", r"(?:(?<=[执施])行|(?<=实)施|(?<=生)效|(?<=起)[始算])(?:时间|日期|期限)"),
        ("单", r"位\s?[:：均]"),
        ("-./", r"\d{1,2}[^\S\n]?(?:起|开始|算|实施|实行|施行|执行|生效)"),
        ("出悉到绍示露报调", r"[，,：:]\s?(?:19|20)\d\d年"),
        ("今即", "(?:[天日]|(?<=即)日)?(?:开始|起)"),
        ("答复", ANSWER_DATE),
        ("（(", "(?:标准|金额|单位)?(?:均|都|皆|全部?)[为是按系](?:每人每|[月年]人均|元/)"),
        ("同", r"(?:一(?:日期?|天|时间)|日)起|[时步](?:执行|施行|实施)(?=[，,。；])"),
        ("以上", r"(?:(?<=以)上|(?<=上)述)[^，。；\d]{0,10}?(?:每人每|[月年]人均|元/)"),
    )
)
_GROWTH = re.compile(r"(?:标准|标幅度|整幅度)[^。；\n\d]{0,16}\d[\d.]{0,5}%")
"""上述三项标准增幅均为5%: a growth told of figures above"""
_UNIT = re.compile(led_by(("元", r"(?<![\d万亿]元)\s?[/每·]"), ("单", r"位\s?[:：]"), ("（(", "每人每[月年]")))
_BARE = re.compile(r"\d{2}")
_PAID = re.compile("标准|补助|补贴|津贴|慰问|取暖|采暖|燃煤|过冬|医疗|门诊|住院|参保|大病|教育救助|助学")
"""三、重残无业人员生活补助标准。: a heading of what is no subject of ours must be heard too"""
_HEADING = 32
_LISTED = 15
"""How many lines below a unit may hold figures without one"""
_BREAKDOWN = 16
_BLANKS, _LINE = re.compile(r"\s+"), re.compile(r"[^\n]*\S[^\n]*")
_TITLE_WITHIN = 8
"""How many lines from the top the title may end"""
_PLACE_ENDINGS = "省市县区旗州盟镇乡"


@cache
def _subject_pattern() -> re.Pattern[str]:
    return re.compile(trie_pattern([row[0] for row in read_rows("anchors.csv")]))


def title_span(text: str, title: str | None) -> tuple[int, int]:
    """Where the title stands in the text itself, on one of its first lines or over several; (0, 0) if it does not.

    Said twice, it reaches from the first to the last place.

    >>> title_span("首页\\n关于提高低保\\n标准的通知\\n各县：", "关于提高低保标准的通知")
    (3, 15)
    """
    found: tuple[int, int] | None = None
    whole = _BLANKS.sub("", title or "")
    start = end = 0
    said = ""
    for line in islice(_LINE.finditer(text), _TITLE_WITHIN if whole else 0):
        said, start = (said, start) if said else ("", line.start())
        said, end = said + _BLANKS.sub("", line.group()), line.end()
        if said == whole:
            found, said = (found[0] if found else start, end), ""
        elif not whole.startswith(said):
            said = ""
    return found or (0, 0)


class _Places:
    """Places in order, asked by stretch."""

    def __init__(self, places: list[int]) -> None:
        self.places = places

    def within(self, start: int, end: int) -> bool:
        at = bisect_left(self.places, start)
        return at < len(self.places) and self.places[at] < end


def select_sentences(text: str, named: bool = False) -> Iterator[tuple[Sentence, str]]:
    """The sentences worth something, in order, each with its worth; none at all where nothing names a subject.

    `named` where the title does.
    """
    subjects = _Places([match.start() for match in _subject_pattern().finditer(text)])
    if not subjects.places and not named:
        return
    shapes = (_AMOUNT, _EFFECT, _GROWTH) if "%" in text else (_AMOUNT, _EFFECT)
    money = _Places([match.start() for shape in shapes for match in shape.finditer(text)])
    money.places.sort()
    units = _Places([match.start() for match in _UNIT.finditer(text)])
    anchors = sorted(subjects.places + money.places + units.places)
    waiting: list[Sentence] = []
    listed, told = -1, ""
    for sentence in split_sentences(text, anchors):
        worth = _worth(text, sentence, subjects, money, told)
        if units.within(sentence.start, sentence.end):
            listed = sentence.line + _LISTED
        elif sentence.line <= listed and worth != "read" and _is_entry(text, sentence):
            worth = "read"
        if worth == "context":
            waiting = [s for s in waiting if sentence.line - s.line <= 1] + [sentence]
        elif worth:
            if worth == "read":
                yield from ((s, "read") for s in waiting if sentence.line - s.line <= 2)
                waiting = []
                other = _YEAR.search(text, sentence.start, sentence.end)
                told = _leading_year(text, sentence) or ("" if other else told)
            yield sentence, worth


_YEAR = re.compile(r"(?:19|20)\d\d|[今去上前同当本]年|年[初底末中来]|一年")
"""What may tell another year than the one that opened a sentence before"""


def _is_entry(text: str, sentence: Sentence) -> bool:
    """Whether a line may hold bare figures whose unit a line above it gave: 柳河区：740、590."""
    short = sentence.opens_line and sentence.end - sentence.start <= 2 * _HEADING
    return short and _BARE.search(text, sentence.body, sentence.end) is not None


def _is_place(text: str, sentence: Sentence) -> bool:
    """Whether a heading is but the name of a place: 1、相湖市."""
    if sentence.level is None and not sentence.opens_line:
        return False
    body = text[sentence.body : sentence.end].strip(" \u3000\n。：:）)【】")
    return 1 < len(body) <= 24 and body[-1] in _PLACE_ENDINGS


def _is_breakdown(text: str, sentence: Sentence) -> bool:
    """Whether a line is but a word like 城市, 集中供养 or 全护理, and heads those below it."""
    if not sentence.opens_line or sentence.end - sentence.body > _BREAKDOWN:
        return False
    word = lexicon().get(text[sentence.body : sentence.end].strip(" \u3000\n。：:）)（(【】"))
    return word is not None and any(word.get(dim) for dim in ("area", "mode", "care"))


def _leading_year(text: str, sentence: Sentence) -> str:
    """The words of a year that open a sentence, empty where none do."""
    year = LEADING_YEAR.match(text, sentence.body)
    return year.group() if year else ""


def _worth(text: str, sentence: Sentence, subjects: _Places, money: _Places, told: str) -> str | None:
    """Why a sentence is read; a year that opens it is no reason where the last one read was opened by the same."""
    start, end = sentence.start, sentence.end
    if money.within(start, end) or _leading_year(text, sentence) not in ("", told):
        return "read"
    named = subjects.within(start, end) or _is_place(text, sentence) or _is_breakdown(text, sentence)
    if sentence.level is not None:
        other = end - start <= _HEADING and _PAID.search(text, sentence.body, end) is not None
        return "read" if named or other else "level"
    if named:
        return "read" if sentence.opens_line and end - start <= _HEADING else "context"
    return "read" if may_label_others(text, sentence) else None
