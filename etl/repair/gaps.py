"""Blanks, line ends and page marks that stand inside a number or inside a word.

A blank between characters goes only where a word of the lexicon runs across it; between digits only where a unit
follows and the joined number is no longer than a standard; a page mark only where a number goes on behind it.
"""

from __future__ import annotations

import re
from functools import cache

from etl.lexicon import lexicon
from etl.records import Span

_LONGEST = 9
_MOST_DIGITS = 5
"""How many digits a standard has at most"""
_CELL = 13
"""How long a line is at most that may be the cell of a table"""
_DIGIT_GAP = re.compile(r"[ \u3000\n](?<=\d[ \u3000\n])(?=\d)")
_SINGLE_DIGITS = re.compile(r"\d(?<![\d.,]\d)(?:[ \u3000]\d(?!\d)){2,}(?![\d.])")
_SPLIT_NUMBER = re.compile(
    r"\d(?:"
    r"(?:(?<=[\u4e00-\u9fff、：:]\d)|(?<=[月年人至到为原由：:加高多升] \d))"
    r"\d{0,3}(?:\.\d{1,4})?(?:[ \u3000\n]\d{1,4}){1,4}(?:\.\d{1,2})?"
    r"(?=\s?[万亿]?元|\s?/\s?[人月年])"
    r"|(?:(?<=年1)|(?<=年 1)) [0-2](?= ?月)|(?:(?<=月[123])|(?<=月 [123])) \d(?= ?日)"
    r"|(?<![\d,.]\d)\d{0,2}[,，](?:\d \d\d|\d\d \d)(?![\d,.])"
    r"|(?:(?<=[|｜\t]\d)|(?<=[|｜\t] \d))\d{0,2} \d{1,3}(?= ?[|｜\t元])"
    r"|(?<=[的长降升幅高加调涨达为约]\d)(?:[ \u3000\n]?\d){0,2}(?:\.\d(?:[ \u3000\n]?\d)?)?(?=[%％])"
    r"|(?<=每人每[月年]\d)\d{0,2}[ \u3000]\d{1,3}(?=[，。；])"
    r")"
)
"""The first digit first: what a match begins with is searched for fastest"""
_DECIMAL_GAP = re.compile(r"(?<![\d.])\d{1,3}(?: \. ?|\. )\d{1,2}(?=\s?[%％元])")
_LED_BY_WORD = re.compile("[\u4e00-\u9fff][ \u3000]?$")
"""增长8. 3%: a number led to by a word, no numbering of an item"""
_NUMBER_CELL = re.compile(r"\d(?<=\n\d)\d{0,2}[ \u3000]\d{1,3}(?=(?:元(?:[/每][^\d\n]{1,5})?)?(?:\n|\Z))")
"""A cell of a flattened table that is but a number, or one with its unit: two cells would stand on two lines"""
_LONGEST_CELL = 30
_SENTENCE = re.compile("[。；，,]")
_MARK = (
    r"(?:[-—–－·]{1,2}\s?\d{1,3}\s?[-—–－·]{1,2}"
    r"|第\s?\d{1,3}\s?页(?:[，,/]?\s?共\s?\d{1,3}\s?页)?|\d{1,3}\s?/\s?\d{1,3})"
)
"""- 3 -, — 3 —, 第3页 共12页, 3 / 12"""
_PAGE_MARK = re.compile(r"\n\s?\d{1,3}、|\n[ \u3000]*(?:[-—–－·]|第\s?\d|\d{1,3}\s?/\s?\d)")
"""What every page mark holds: a text without it is not searched for the marks themselves"""
_PAGE_IN_NUMBER = re.compile(r"(?<=\d)\s?\n\s?\d{1,3}、(?=\d+\s?[万亿]?[元人户])")
_PAGE_BETWEEN_DIGITS = re.compile(
    rf"(?<=\d)\n[ \u3000]*{_MARK}[ \u3000]*\n[ \u3000]*(?=(?P<rest>\d{{1,4}}(?:\.\d+)?)\s?[万亿]?元)"
)
_LEADS_TO_NUMBER = re.compile(r"[到至为由从月年约]\s?(\d{1,4})$")
_PAGE_IN_SENTENCE = re.compile(r"(?<=[\u4e00-\u9fff，、])\n(\d{1,3})、(?=[\u4e00-\u9fff])")
_PAGE_LINE = re.compile(
    rf"(?<=[\u4e00-\u9fff\d，、；])\n[ \u3000]*{_MARK}[ \u3000]*\n(?=[\u4e00-\u9fff\d])"
    r"(?![一二三四五六七八九十]{1,3}[、.]|附|\d{4}年)"
)
_LEADS_TO_AMOUNT = re.compile("[到至由](?:每人)?(?:每[月年])?$")
_AMOUNT = re.compile(r"\d[\d.,]*\s?元")
_BLANK_IN_WORD = re.compile(r"[ \u3000\n](?<=[\u4e00-\u9fff][ \u3000\n])(?=[\u4e00-\u9fff])")
_LINE_IN_DATE = re.compile(
    r"\n(?:(?P<date>(?<=[年月]\n)(?=\d{1,2}(?:月\d|日)))|(?<=(?:19|20)\d\d\n)(?=年\d)|(?<=年\d\n)(?=月)"
    r"|(?<=年\d\d\n)(?=月)|(?<=月\d\n)(?=日)|(?<=月\d\d\n)(?=日)|(?<=\d\n)(?=元))"
)
_COUNTED = "年月日元人户名个类档区县市旗镇乡级倍份万亿"
_BESIDE_DIGITS = re.compile(rf" (?:(?<=[\u4e00-\u9fff] )(?=\d[\d.,]*[ ]?[{_COUNTED}/])|(?<=\S\d )(?=[{_COUNTED}]))")
"""主城 6 区, 2021 年 7 月: a blank that a program of layout set between a number and a character"""
_MARK_OF_PROSE, _HAN = re.compile("[，。；]"), re.compile("[\u4e00-\u9fff]")
_UNIT_BEFORE = re.compile(r"(?:元\s?[/每·]|/)\s?(?:人[/·.每]?)?[月年]$")
"""100元/月 集中供养…: the unit is at its end, 月集中 is no word"""
_CELLS = re.compile(r"\t|[|｜│]|\S {2,}\S")
_PUNCTUATION = re.compile("[，。；：,;:]")
_MANY = 6
"""How many blanks on a line make it a table"""
_BLANKS = str.maketrans("", "", " \u3000\n")


def _blanks_of(match: re.Match[str]) -> list[Span]:
    return [(i, i + 1) for i in range(match.start(), match.end()) if match.string[i].isspace()]


def find_blanks_in_numbers(text: str) -> list[Span]:
    """Blanks between the digits of one number: 6 30元, 2 0 1 9年, 8. 3%."""
    decimals = _split_decimals(text) if ". " in text or " ." in text else []
    if not (decimals or _DIGIT_GAP.search(text)):
        return []
    spans = {span for match in decimals for span in _blanks_of(match)}
    spans |= {span for match in _SINGLE_DIGITS.finditer(text) for span in _blanks_of(match)}
    for match in _SPLIT_NUMBER.finditer(text):
        if sum(char.isdigit() for char in match.group()) <= 5:
            spans.update(_blanks_of(match))
    for match in _NUMBER_CELL.finditer(text):
        if 3 <= sum(char.isdigit() for char in match.group()) <= 5 and _is_beside_cells(text, match):
            spans.update(_blanks_of(match))
    return sorted(spans)


def _split_decimals(text: str) -> list[re.Match[str]]:
    """8. 3%, 12 .5%, right behind a word."""
    found = _DECIMAL_GAP.finditer(text)
    return [match for match in found if _LED_BY_WORD.search(text, max(0, match.start() - 2), match.start())]


def _is_beside_cells(text: str, match: re.Match[str]) -> bool:
    """Whether the lines around are cells too: short, without the punctuation of sentences."""
    before = text[text.rfind("\n", 0, match.start() - 1) + 1 : match.start() - 1]
    end = text.find("\n", match.end() + 1)
    after = text[match.end() + 1 : end if end >= 0 else len(text)]
    lines = [line for line in (before.strip(), after.strip()) if line]
    return bool(lines) and all(len(line) <= _LONGEST_CELL and not _SENTENCE.search(line) for line in lines)


def find_lines_in_dates(text: str) -> list[Span]:
    """Line ends inside a date (2020年7月⏎1日), behind a long line also before 年, 月, 日, 元."""
    if "\n" not in text:
        return []
    return [m.span() for m in _LINE_IN_DATE.finditer(text) if m["date"] is not None or _ends_long_line(text, m.start())]


def _ends_long_line(text: str, at: int) -> bool:
    """Whether the line that ends at `at` is too long to be the cell of a table."""
    return at - text.rfind("\n", 0, at) > _CELL


def find_pages_in_numbers(text: str) -> list[Span]:
    """A page mark between the digits of one number: 1⏎3、560元, 提高到4⏎- 3 -⏎200元."""
    if not _PAGE_MARK.search(text):
        return []
    between = (m for m in _PAGE_BETWEEN_DIGITS.finditer(text) if _is_one_number(text, m))
    return sorted({match.span() for shape in (_PAGE_IN_NUMBER.finditer(text), between) for match in shape})


def _is_one_number(text: str, mark: re.Match[str]) -> bool:
    """Whether the digits around a page mark are led to as one number, no longer than a standard."""
    before = _LEADS_TO_NUMBER.search(text, max(0, mark.start() - 6), mark.start())
    return before is not None and len(before[1]) + len(mark["rest"].split(".")[0]) <= _MOST_DIGITS


def find_pages_in_sentences(text: str) -> list[Span]:
    """The same inside sentences, only where the marks count up and each follows a long line."""
    if not _PAGE_MARK.search(text):
        return []
    marks = [m for m in _PAGE_IN_SENTENCE.finditer(text) if m.start() - text.rfind("\n", 0, m.start()) > 60]
    numbers = [int(m.group(1)) for m in marks]
    counting = len(marks) >= 2 and numbers == sorted(set(numbers))
    return [m.span() for m in marks] if counting else []


def find_page_lines(text: str) -> list[Span]:
    """A line that is but a page number (— 1 —) inside a sentence: the line before is no cell and does not end one."""
    marks = _PAGE_LINE.finditer(text) if _PAGE_MARK.search(text) else ()
    return [m.span() for m in marks if _wraps(text, m) and _goes_on(text, m) and not _in_table(text, m.start())]


def _wraps(text: str, mark: re.Match[str]) -> bool:
    """Whether the line before a page mark is no cell: long, or one that leads to a number (提高到⏎— 7 —⏎3840元)."""
    leads = text[mark.end()].isdigit() and _LEADS_TO_AMOUNT.search(text, max(0, mark.start() - 5), mark.start())
    return bool(leads) or mark.start() - text.rfind("\n", 0, mark.start()) > 18


def _goes_on(text: str, mark: re.Match[str]) -> bool:
    """Whether the sentence before a page mark goes on behind it; with a number after 提高到, 每人每月, in a list."""
    before, after = text[mark.start() - 1], text[mark.end()]
    if before == "、" and after.isdigit():
        return _AMOUNT.match(text, mark.end()) is not None
    return before in "到至为由从月年人" if after.isdigit() else before != "日"


def find_blanks_beside_digits(text: str) -> list[Span]:
    """Blanks between a number and what it counts, in lines of prose; a table's cells keep theirs."""
    spans = []
    line_end, prose = -1, False
    for match in _BESIDE_DIGITS.finditer(text):
        if match.start() > line_end:
            line_start, line_end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
            line_end = line_end if line_end >= 0 else len(text)
            prose = _is_prose(text, line_start, line_end)
        if prose:
            spans.append(match.span())
    return spans


def _is_prose(text: str, start: int, end: int) -> bool:
    """Whether words follow a comma or the end of a sentence."""
    mark = _MARK_OF_PROSE.search(text, start, end)
    return mark is not None and _HAN.search(text, mark.end(), end) is not None


@cache
def _words() -> frozenset[str]:
    return frozenset(word for word in lexicon() if len(word) > 1)


def runs_across(left: str, right: str) -> bool:
    """Whether a word of the lexicon begins in `left` and ends in `right`.

    >>> runs_across("统一调", "整到"), runs_across("农村", "全年")
    (True, False)
    """
    words = _words()
    for i in range(1, min(len(left), _LONGEST) + 1):
        start = left[-i:]
        for j in range(1, min(len(right), _LONGEST - i + 1) + 1):
            if start + right[:j] in words:
                return True
    return False


def _are_whole(left: str, right: str) -> bool:
    """Whether a line ends with a whole word or the next one begins with one (低保 above 标准): they may be cells."""
    lengths = range(2, _LONGEST + 1)
    return any(left[-length:] in _words() or right[:length] in _words() for length in lengths)


def find_blanks_in_words(text: str) -> list[Span]:
    """Blanks inside a word (调 整), and line ends inside a word after a line too long to be a cell."""
    spans = []
    for match in _BLANK_IN_WORD.finditer(text):
        at = match.start()
        cell = match.group() == "\n" and not _ends_long_line(text, at)
        left = text[max(0, at - 12) : at].translate(_BLANKS)
        right = text[at + 1 : at + 13].translate(_BLANKS)
        if cell and _are_whole(left, right):
            continue
        if not _UNIT_BEFORE.search(left) and runs_across(left, right) and not _in_table(text, at):
            spans.append(match.span())
    return spans


def _in_table(text: str, at: int) -> bool:
    """Whether a blank parts cells: one of many on a line without commas, or the end of a row of cells."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at + 1)
    line = text[start : end if end >= 0 else len(text)]
    if text[at] == "\n":
        return _CELLS.search(line) is not None
    return line.count(" ") >= _MANY and not _PUNCTUATION.search(line)
