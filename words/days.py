"""Days as a spreadsheet can sort them: the one rule for which dates of a table are dates of a file. Pure.

A source says its day as precisely as it likes: 2023-12-29, 2023-12, 2023. Only the first is a day; the others stay
words as printed, for a spreadsheet would make a first of the month of them. Excel knows no day before 1900.
"""

from __future__ import annotations

import re
from datetime import date, datetime

FORMAT = "yyyy-mm-dd"
"""how a workbook shows a day"""
_FIRST_YEAR = 1900
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def whole_day(value: object) -> date | None:
    """The day that a value is, where it is one that Excel knows; a moment of a day is none.

    >>> whole_day("2023-12-29"), whole_day("2023-12"), whole_day("1899-12-31"), whole_day("2023-02-30")
    (datetime.date(2023, 12, 29), None, None, None)
    """
    day = _of_text(value) if isinstance(value, str) else value
    if not isinstance(day, date) or isinstance(day, datetime):
        return None
    return day if day.year >= _FIRST_YEAR else None


def _of_text(words: str) -> date | None:
    if not _ISO.fullmatch(words):
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
