"""Letter-spaced text (城 乡 低 保 标 准), as left behind by copying out of a PDF: a blank after nearly every character.

In: the text. Out: the blanks of letter-spaced lines and the line ends between two of them. A table's row of short cells
is not letter-spaced: its words keep their characters together.
"""

from __future__ import annotations

import re

from etl.records import Span

_HAN = "\u4e00-\u9fff"
_SPACED = re.compile(rf"(?<=[{_HAN}，。；：、]) (?=[{_HAN}，。；：、])")
_AROUND_DIGITS = re.compile(r"(?<=\d) | (?=\d)")
_JOINED = re.compile(rf"(?<=[{_HAN}])(?=[{_HAN}])")
_FEWEST = 3
"""blanks between characters that a letter-spaced line has at least, unless the line above is one"""
_FEWEST_IN_ALL = 5
"""with those around digits"""
_SHARE = 4
"""how many times as many as characters that stand together"""
_IN_UNIT = re.compile(r" (?:(?<=/ 人 )|(?<=/人 ))(?=[·/.] ?[月年])")
_SPACED_CELL = re.compile(
    rf"(?<![^\n|｜\t]) ?(?P<cell>[{_HAN}](?: [{_HAN}]){{1,5}})"
    r"(?= ?[|｜\t]| {2,}|(?<=[市县区旗州盟计注号目别准项]) ?(?:\n|\Z))"
)
"""| 双 渡 区 |, 备 注: a cell of single characters, or a line that may be one"""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")
_BLANK = re.compile("[ \u3000]+")
_ENDS = tuple("。；：！？.;:!?”）】")


def find_letter_spacing(text: str) -> list[Span]:
    """The blanks to be taken away.

    >>> find_letter_spacing("城 乡 低 保 标 准")
    [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10)]
    """
    spans: list[Span] = []
    start, above, last = 0, False, ""
    for line in text.split("\n"):
        end = start + len(line)
        spaced = _is_spaced(line, above)
        if spaced and above and not last.rstrip(" ").endswith(_ENDS):
            spans.append((start - 1, start))
        if spaced:
            spans += [(start + match.start(), start + match.end()) for match in _BLANK.finditer(line)]
        start, above, last = end + 1, spaced, line
    return spans


def find_spaced_cells(text: str) -> list[Span]:
    """The blanks in cells whose characters are set apart.

    >>> find_spaced_cells("双 渡 区 | 645\\n低 保 城市"), find_spaced_cells("合 计")
    ([(1, 2), (3, 4)], [(1, 2)])
    """
    cells = (match.span("cell") for match in _SPACED_CELL.finditer(text)) if " " in text else ()
    return [(at, at + 1) for start, end in cells for at in range(start + 1, end, 2)]


def find_invisible(text: str) -> list[Span]:
    """Characters that take no room: soft hyphens, joiners, marks of direction.

    >>> find_invisible("照料护\u200b理")
    [(3, 4)]
    """
    return [match.span() for match in _INVISIBLE.finditer(text)]


def find_blanks_in_units(text: str) -> list[Span]:
    """The blanks before the sign that joins the parts of a unit.

    >>> find_blanks_in_units("760元 / 人 · 月"), find_blanks_in_units("困难老人 · 月报")
    ([(8, 9)], [])
    """
    return [match.span() for match in _IN_UNIT.finditer(text)] if "人 " in text else []


def _is_spaced(line: str, above: bool) -> bool:
    if " " not in line:
        return False
    blanks = len(_SPACED.findall(line))
    everywhere = blanks + len(_AROUND_DIGITS.findall(line))
    enough = blanks >= (1 if above else _FEWEST) and everywhere >= (1 if above else _FEWEST_IN_ALL)
    return enough and everywhere > _SHARE * len(_JOINED.findall(line))
