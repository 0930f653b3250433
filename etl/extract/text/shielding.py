"""Names that hold a word of the trade or a particle: 都 in 成都市, 和 in 和平区, 元 in 广元市, 乡村 in 乡村振兴局.

In: repaired text. Out: the same text, as long, with such names spelt in characters that no rule knows; `plain` spells
them back. The names are data/lexicon/shielded_names.csv.
"""

from __future__ import annotations

import re
from functools import cache

from etl.lexicon import read_rows, trie_pattern

_FIRST = 0xE000
"""Where the characters begin that Unicode leaves to private use"""
SHIELDED = "\ue000-\ue3ff"
"""The characters of shielded names, for a class of a pattern"""


_ANY = re.compile(f"[{SHIELDED}]")
_LEVELS = "省市县区旗州盟"
_SHORT = 2
_HAN = re.compile("[\u4e00-\u9fff]")


@cache
def _tables() -> tuple[re.Pattern[str], dict[int, int], dict[int, int]]:
    names = [row[0] for row in read_rows("shielded_names.csv")]
    chars = sorted({char for name in names for char in name} - set(_LEVELS))
    there = {ord(char): _FIRST + number for number, char in enumerate(chars)}
    return re.compile(trie_pattern(names)), there, {twin: char for char, twin in there.items()}


def shield(text: str) -> str:
    """`text` with such names spelt apart, but for what says their level.

    >>> shield("成都市城市低保标准")[2:], plain(shield("和县、应城市"))
    ('市城市低保标准', '和县、应城市')
    """
    pattern, there, _ = _tables()
    return pattern.sub(lambda name: name.group().translate(there) if _is_whole(name) else name.group(), text)


def _is_whole(name: re.Match[str]) -> bool:
    """Whether a name is not just the end of a word: 和县 in 市和县."""
    start, end = name.span()
    return end - start > _SHORT or name.string[end - 1] not in _LEVELS or not _HAN.match(name.string, start - 1, start)


def plain(text: str) -> str:
    """`text` with shielded names as they are written."""
    return text.translate(_tables()[2]) if _ANY.search(text) else text
