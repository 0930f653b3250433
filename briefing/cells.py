"""Values of a frame as a cell of a file can hold them: text, number, or nothing.

What a spreadsheet could take for a formula (words.formulas) is written as text with the apostrophe mark in XLSX, and
with a leading apostrophe in CSV.
"""

from __future__ import annotations

import math
from datetime import date, datetime
from typing import Any

import pandas as pd


def plain(value: Any) -> str | float | int | bool | None:
    """A frame's value as a cell can hold it: lists joined, dates in ISO form, missing and not-finite as None."""
    if isinstance(value, (list, tuple)) or hasattr(value, "tolist"):
        items = value.tolist() if hasattr(value, "tolist") else value
        return plain(items) if not isinstance(items, (list, tuple)) else "；".join(str(item) for item in items)
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, (datetime, date)):
        return value.isoformat()[:10]
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return None if not math.isfinite(value) else int(value) if value == int(value) and abs(value) < 1e15 else value
    return value if isinstance(value, int) else str(value)
