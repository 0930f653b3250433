"""How the marks behind a figure are set in tables: smaller than the figure but never too small to read. Pure.

In: words of a table's cell or head, the size of the table's type. Out: pieces, each with its size, colour and weight.
Decision: marks 〔省〕, [prov.] and numbers of sources [1] stand quiet on the line; the doubt mark is bold and has the
page's own colour, because it is the one that a reader must not miss. What comes without a mark stays one piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.palette import DOUBT, INK, QUIET
from words.catalogue import Lang, text

MARK_SHARE = 0.9
"""how wide a mark is, of the same words in the table's own size"""
_LEAST = 8.5  # points
_MARK = re.compile(r"(〔[^〔〕]*〕|\[[^\[\]]*\](?:–\[\d+\])?)")


class Piece(NamedTuple):
    """Words in one look."""

    words: str
    size: float
    colour: str = INK
    bold: bool = False


def set_marks(words: str, size: float, lang: Lang, bold: bool = False) -> list[Piece]:
    """The words of a cell in pieces.

    >>> [(piece.words, piece.size, piece.bold) for piece in set_marks("950 2023年〔疑〕[3]", 10, "zh")]
    [('950 2023年', 10, False), ('〔疑〕', 8.5, True), ('[3]', 8.5, False)]
    """
    doubt = text("briefing.mark_in_brackets", lang, label=text("marks.doubtful", lang)).strip()
    return list(_pieces(words, size, doubt, bold))


def _pieces(words: str, size: float, doubt: str, bold: bool) -> Iterator[Piece]:
    small = max(_LEAST, size * 0.8)
    for place, part in enumerate(_MARK.split(words)):
        if part and place % 2 == 0:
            yield Piece(part, size, INK, bold)
        elif part == doubt:
            yield Piece(part, small, DOUBT, True)
        elif part:
            yield Piece(part, small, QUIET)
