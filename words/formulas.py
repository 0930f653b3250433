"""Text that a spreadsheet would run as a formula, and how it is handed on: one rule for every table that leaves. Pure.

Excel and WPS take = + - @ for the beginning of a formula, in Chinese versions the full-width signs too, and look past
blanks; a tab or a new line makes the rest of the text begin a cell of its own.
"""

from __future__ import annotations

import re
from typing import TypeVar

Cell = TypeVar("Cell")
_BLANKS = " \u00a0\u2000-\u200b\u202f\u2060\u3000\ufeff"
FORMULA = rf"^[{_BLANKS}]*[\t\r\n\v\f=+\-@＝＋－＠]"
"""for any engine of regular expressions: Python's, and RE2 in Arrow"""
_FORMULA = re.compile(FORMULA)


def is_formula_like(words: str) -> bool:
    """Whether a spreadsheet program could run this text.

    >>> is_formula_like("=1+1"), is_formula_like("　＝1+1"), is_formula_like("650元"), is_formula_like("−3.9%")
    (True, True, False, False)
    """
    return _FORMULA.match(words) is not None


def neutralise(value: Cell) -> Cell | str:
    """Formula-like text behind an apostrophe; everything else stays.

    >>> neutralise("=1+1"), neutralise("同心县"), neutralise(-3), neutralise(None)
    ("'=1+1", '同心县', -3, None)
    """
    return f"'{value}" if isinstance(value, str) and is_formula_like(value) else value
