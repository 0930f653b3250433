"""How wide text is and where its lines break; Plotly knows neither. Pure estimates, a little generous.

A CJK character is one em wide, everything else about 0.56. Refuses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PIECES = re.compile(r"[A-Za-z0-9.,%()'’“”/&:\-−+×]+|\s|.", re.DOTALL)
_NEVER_FIRST = "。，；：、）》”"
_NEVER_LAST = "（《“"


def text_width(text: str, size: float) -> float:
    """Width in pixels: a CJK character is one em, others about 0.56.

    >>> text_width("低保", 10), text_width("ab", 10)
    (20, 11.2)
    """
    return round(sum(size if ord(char) > 0x2E7F or char in "“”‘’…—·" else size * 0.56 for char in text), 2)


def wrap_text(text: str, size: float, width: float) -> list[str]:
    """Lines no wider than `width` pixels; a word or a number is never broken, a line never begins with 。，；：）."""
    lines = [""]
    for piece in _PIECES.findall(text):
        fits = text_width(lines[-1] + piece, size) <= width or piece in _NEVER_FIRST
        if fits:
            lines[-1] += piece
        else:
            held = lines[-1][-1:] if lines[-1][-1:] in _NEVER_LAST else ""
            lines[-1] = lines[-1].removesuffix(held)
            lines.append(held + piece.lstrip())
    return [line.rstrip() for line in lines if line.strip()]


def bare(label: str) -> str:
    """A label without its markup, to measure it."""
    return re.sub(r"<[^>]*>", "", label)


def widest(texts: Iterable[str], size: float) -> float:
    """Width of the widest of `texts`; 0 for none."""
    return max((text_width(text, size) for text in texts), default=0.0)
