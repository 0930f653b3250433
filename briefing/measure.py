"""How much room a text needs, by the width of its characters: enough to choose a size and never overflow.

In: text, size in points, width in inches. Out: lines, sizes, heights. Decision: a Chinese character is one em, a Latin
one little more than half; no font file is read, because the font of the reader's machine is not known here.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from math import ceil
from typing import NamedTuple

_LATIN_EM = 0.6  # Arial and 微软雅黑 0.55, what a Linux without them takes instead 0.64
_LINE = 1.32  # line pitch as a multiple of the size: 微软雅黑 is a tall face


class Box(NamedTuple):
    """A place on a slide or a page, in inches."""

    left: float
    top: float
    width: float
    height: float


@lru_cache(maxsize=20_000)
def width_em(text: str) -> float:
    """The width of `text` in em.

    >>> width_em("低保2022")
    4.4
    """
    return round(sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else _LATIN_EM for char in text), 4)


def lines_of(text: str, size: float, width: float) -> int:
    """Lines that `text` takes at `size` points in a box `width` inches wide."""
    room = max(width * 72 / size - 1, 1)  # one em lost to breaking rules at the line's end
    return sum(max(1, ceil(width_em(line) / room)) for line in text.split("\n"))


def height_of(paragraphs: tuple[str, ...], size: float, width: float) -> float:
    """Inches that these paragraphs take, one below the other."""
    return sum(lines_of(text, size, width) for text in paragraphs) * size * _LINE / 72


def fitting_size(text: str, sizes: tuple[float, ...], width: float, lines: int) -> float:
    """The first of `sizes` at which `text` takes at most `lines` lines; the last one if none does."""
    return next((size for size in sizes if lines_of(text, size, width) <= lines), sizes[-1])
