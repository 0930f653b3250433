"""How wide a text stands in a terminal: a Chinese character takes two columns. Pure."""

from __future__ import annotations

import unicodedata


def shown_width(text: str) -> int:
    """The columns a text takes.

    >>> shown_width("690元")
    5
    """
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
