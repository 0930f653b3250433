"""Which line ends only wrap a sentence: lines of a page of fixed width, and lines that end in the middle of a phrase.

In: text and the place of a line end. Out: whether the sentence goes on behind it. A page is one of fixed width if
most of its unended lines are as long as the longest; a table flattened to a cell a line, headings and menus are not.
"""

from __future__ import annotations

import re

from etl.records import Span

_LINE_END = re.compile(r"\n(?<![。！？!?：:\n]\n)(?!\n)|\n(?<=[，,、]\n)")
"""The end of a line that may go on: no sentence ends there, no blank line follows"""
_NUMBERED = re.compile(
    r"\s*(?:[问答][:：])?(?:第?[一二三四五六七八九十]{1,3}(?:、|部分|\.)|第[一二三四五六七八九十百\d]{1,4}[章节条]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]"
    r"|\d{1,2}(?:[.．、](?!\d)|\.(?=\d{4}年))|[①-⑳]|[一二三四五六七八九]是(?!否)|第[一二三四五六]，|——|[—●◆■▲•★☆◇□▶►➤※◎])"
)
_AFTER = "，,、"
_ENDS = "。！？!?；;：:"
_LEAST_WIDTH = 26
_SLACK = 7
_MIDWAY = re.compile(r"(?:由|从|提高[到至]|调整[为到至]|达到|标准[为按]|每人(?:每[月年]?)?|人均|分别[为达]?|和|及|与)$")
_MONEY_GOES_ON = re.compile(r"\d[\d,]{0,8}(?:\.\d{1,2})?\s?元(?:/[人月年·/]{1,4})?[，、；。,;]")
"""农村低保每人每月⏎1,040元，…: a line that begins with money and goes on in prose"""
_GOES_ON = re.compile(
    r"\s*(?:元|提高[到至]|调整[为到至]|(?:分别|依次)[为是由从达提调不按]|不得?[低少高]于|[均都](?:[为是由从达]|提高|不)"
    r"|[，、。；%％）)》]|\.\d)"
)
_UNIT = re.compile(r"(?:万?元)?\s?(?:[/／每·][/／人月年每户·、. ]{1,7})+|[%％]|万?元")
"""元/人·月 behind the name of an indicator: a cell of its own"""
_NAME = re.compile(r"[^，。；：,;:\d]{2,40}(?:[）)]|(?<![〇零一二三四五六七八九十百千万到至为达按]))")
_ENDS_SOON = re.compile(r"\s*[\u4e00-\u9fff]{1,4}[；;。]")
"""…，不分城乡和供养⏎方式；: a line that begins with the end of a clause"""
_HAN = re.compile("[\u2e80-\u9fff\uff00-\uffef]+")
_ENDS_IN_UNIT = re.compile(r"[（(](?:单位\s?[:：]\s?)?(?:元|每人每)[^（()）]{0,10}[)）]$")
_PUNCTUATED = re.compile("[，。；、：,;]")
_IN_PROSE = re.compile("[，。；、,;]")
"""What lines of prose hold; labels hold ："""
_CLAUSED = re.compile(r"[，；;]|,(?!\d{3}(?!\d))")
_ENDS_IN_NAME = re.compile(
    r"\d\s?元.*[，；、].*(?:人员|对象|儿童|居民|孤儿|标准|供养|低保|城市|农村|城镇|特困|护理|保障)$"
)
"""…每人每月560元，城市特困人员⏎基本生活标准: a clause behind a figure that ends in the middle of a name"""
_LONG = 30
_CLOSED = re.compile("[）)】》”’…—~～%]$|[年月日号]$")
"""How a long line of prose may end that is not broken in the middle"""
_PIECES = 3
_MIDWAY_LEAST = 12
_LONGEST_MEAN = 60
"""The mean length of lines beyond which a text is no page of fixed width"""
_NAMES = re.compile(r"[^：:，。；\d]{2,24}[：:】]")
_DRAWN = re.compile(r"[|\t]|[^\s，。；：,;:] {2}")
"""What parts cells; blanks behind a stop part sentences: 提高到530元；  各县由430元提高到475元"""
_ENDS_IN_MONEY = re.compile(r"\d\s?元(?:/[人月年·/]{1,4})?[)）]?$")
_HEAD = re.compile(
    r"[^，。；：,;:（()）]{2,30}[（(][^（）()]{0,30}(?:执行|施行|实施|生效|起)[)）]|[^，。；：、,;:\d（()）的]{2,20}标准"
)
"""孤儿养育标准（7月1日起执行）, 临时救助标准: a line that heads those below it"""
_ENDS_IN_RESULT = re.compile(r"(?:\d\s?元(?:/[人月年·/]{1,4})?|[%％])[)）]?$")
_OPENS_SENTENCE = re.compile(
    r"\s*(?:(?:以上|上列|上述)(?:各|[一二两三四五六七八九十]|所|调整|新|的|提标|标准|规定|政策|资金|均)|上述|特此|本(?:通知|标准|办法|方案|公告|次)|新的?标准"
    r"|(?:调整|提高|提标)后|所需|低保金|各(?:地|[省市县区镇乡级])|请|如[有需遇]|目前|截至|同时|此外|另外|[自从]20|20\d\d年|全[省市县区年])"
)
"""What follows a figure that ends a line only as a new sentence: 以上标准自2024年1月1日起执行, 低保金实行补差发放"""
_OF_ALL = re.compile(r"\s*(?:以上|上述|上列)(?:各[项类]|新|调整后?的?|提标)*标准")
_LEADS_ON = re.compile("[按照据对将把在与和及的，、]$")
_ENDS_IN_FIGURE = re.compile(r"^[^，。；]*\d\s?元?(?:[/每·][/每人月年·]{1,6})?$")


def display_width(line: str) -> int:
    """The columns a line takes: two for a Chinese character, one for a digit.

    >>> display_width("每月 650元")
    10
    """
    return len(line) + sum(map(len, _HAN.findall(line)))


def page_width(text: str) -> int:
    """The width at which the lines of a page of fixed width break; 0 if the text is no such page."""
    if len(text) > _LONGEST_MEAN * text.count("\n"):
        return 0
    lines = [line.strip() for line in text.split("\n")]
    rows, widths = list(map(_is_row, lines)), list(map(display_width, lines))
    told = list(zip(lines, widths, rows, strict=True))
    unended = [width for line, width, row in told if line and not row and line[-1] not in _ENDS]
    long = [width for width in unended if width >= _LEAST_WIDTH // 2]
    if len(long) < 3:
        return 0
    width = max(long)
    full = sum(one >= width - _SLACK for one in long)
    prose = sum(_IN_PROSE.search(line) is not None for line, one, _ in told if one >= width - _SLACK)
    longer = sum(one > width + 3 for _, one, row in told if not row)
    if sum(rows) >= full:
        return 0
    steady = full >= 3 and full >= 0.6 * len(long) and longer <= 1
    return width if width >= _LEAST_WIDTH and steady and prose * 2 >= full else 0


def _is_row(line: str) -> bool:
    """Whether a line is an entry of a table or a list: cells, or a name and its figure."""
    return _DRAWN.search(line) is not None or (
        _NAMES.match(line) is not None and _ENDS_IN_FIGURE.search(line) is not None
    )


def find_wrapped_lines(text: str) -> list[Span]:
    """The line ends that only wrap a sentence.

    >>> find_wrapped_lines("城市低保标准由每人每月600元提高到\\n650元。\\n二、农村低保")
    [(18, 19)]
    """
    ends = [match.start() for match in _LINE_END.finditer(text)]
    if not ends:
        return []
    width = page_width(text)
    starts = (text.rfind("\n", 0, end) + 1 for end in ends)
    return [(end, end + 1) for start, end in zip(starts, ends, strict=True) if wraps(text, start, end, width)]


def _is_loose_row(line: str) -> bool:
    """Whether a line is pieces with single blanks between them: 1 城市低保标准 元/人·月 660 860 约束性."""
    return line.count(" ") >= _PIECES and not _CLAUSED.search(line)


def _is_above_cells(line: str, following: str) -> bool:
    """Whether a line of cells follows a caption or another of its kind."""
    return _is_loose_row(following) and (_is_loose_row(line) or not _PUNCTUATED.search(line))


def wraps(text: str, line_start: int, at: int, width: int) -> bool:
    """Whether the line end at `at` only wraps a sentence; `width` as page_width gives it."""
    line = text[line_start:at].strip()
    if not line or text.startswith("\n", at + 1):
        return bool(line) and line[-1] in _AFTER
    if line[-1] in _AFTER:
        return True
    if line[-1] in "；;" and width and display_width(line) >= width - _SLACK:
        following = text[at + 1 : at + 1 + _LONG]
        return not (_NUMBERED.match(following) or _NAMES.match(following) or following[:1].isspace())
    if line[-1] in _ENDS or _is_row(line) or _ENDS_IN_UNIT.search(line):
        return False
    next_end = text.find("\n", at + 1)
    following = text[at + 1 : next_end if next_end >= 0 else len(text)].strip()
    if following.startswith("【") or _is_row(following) or _is_above_cells(line, following):
        return False
    if _UNIT.fullmatch(following) and _NAME.fullmatch(line):
        return False
    if _NUMBERED.match(following) or _are_entries(line, following) or _is_new_head(line, following):
        return False
    if _opens_sentence(line, following):
        return False
    if _MONEY_GOES_ON.match(following) and not line[-1].isdigit() and not _ENDS_IN_MONEY.search(line):
        return True
    ends_soon = _ENDS_IN_NAME.search(line) or (_ENDS_SOON.match(following) and _CLAUSED.search(line))
    if len(line) >= _MIDWAY_LEAST and (_MIDWAY.search(line) or _GOES_ON.match(following) or ends_soon):
        return True
    if width and display_width(line) >= width - _SLACK:
        return True
    if len(line) >= _LONG and _PUNCTUATED.search(line) and not line[-1].isdigit() and not _CLOSED.search(line):
        return True
    return len(line) >= 20 and abs(len(following) - len(line)) <= 2


def _are_entries(line: str, following: str) -> bool:
    """Whether two lines are entries of a list: each names something first, or ends in a figure."""
    return all(map(_NAMES.match, (line, following))) or all(map(_ENDS_IN_FIGURE.search, (line, following)))


def _opens_sentence(line: str, following: str) -> bool:
    """Whether a line without a stop ends its sentence all the same, as what follows can only open one."""
    if _OF_ALL.match(following) and not _LEADS_ON.search(line):
        return True
    return _OPENS_SENTENCE.match(following) is not None and _ENDS_IN_RESULT.search(line) is not None


def _is_new_head(line: str, following: str) -> bool:
    """Whether a head follows a line that ends in money: …每人每年7800元 / 孤儿养育标准（7月1日起执行）."""
    return _HEAD.fullmatch(following) is not None and _ENDS_IN_MONEY.search(line) is not None
