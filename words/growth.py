"""A growth in words: the rate of one step, or the yearly rate where years lie between, and the formula. Pure.

In: a row of the view growth. Decision: a step over several years is never shown as if it were one year's.
"""

from __future__ import annotations

from typing import Literal

from words.catalogue import Lang, text
from words.figures import Row
from words.numbers import format_percent, format_yuan


def rate_text(row: Row, lang: Lang, *, signed: bool = False) -> str:
    """5.6%, or 年均9.2% over several years.

    >>> rate_text({"years": 3, "growth_computed_pct": 9.19}, "zh", signed=True)
    '年均+9.2%'
    """
    percent = format_percent(row["growth_computed_pct"], lang, signed=signed)
    return percent if row["years"] == 1 else text("growth.per_year_short", lang, percent=percent)


def years_text(row: Row, lang: Lang) -> str:
    """From when to when; a raise of a figure of the same year lies within it.

    >>> years_text({"from_year": 2022, "to_year": 2023}, "zh"), years_text({"from_year": 2023, "to_year": 2023}, "zh")
    ('2022—2023年', '2023年内')
    """
    key = "within_year" if row["from_year"] == row["to_year"] else "years"
    return text(f"growth.{key}", lang, first=row["from_year"], last=row["to_year"])


def end_of(row: Row, end: Literal["from", "to"]) -> Row:
    """One end of the pair as a row of the figure frame, for its marks."""
    prefix = "from_" if end == "from" else ""
    said = {name: row.get(prefix + name) for name in _QUALITIES}
    period = row.get(f"{end}_period")
    units = {
        f"{unit}_provenance": "stated" if period == unit else "converted" if period else None
        for unit in ("month", "year")
    }
    amount = {"value": row.get(f"{end}_value"), "period": period, "basis": row.get(f"{end}_basis")}
    return {**said, **units, **amount, "status": row.get(f"{end}_status")}


_PRINTED = ("provenance", "printed", "caveat", "caveat_en", "note_zh", "note_en")
_QUALITIES = (*_PRINTED, "finding_codes", "doubts_zh", "doubts_en")


def formula_text(row: Row, lang: Lang, *, per_year: bool = True) -> str:
    """How the rate comes of the two monthly amounts.

    >>> row = {"years": 3, "from_yuan_per_month": 530.0, "to_yuan_per_month": 690.0}
    >>> formula_text(row, "zh"), formula_text(row, "zh", per_year=False)
    ('(690 ÷ 530)^(1/3) − 1', '690 ÷ 530 − 1')
    """
    old, new = (format_yuan(row[f"{end}_yuan_per_month"], lang, 2) for end in ("from", "to"))
    if row["years"] == 1 or not per_year:
        return f"{new} ÷ {old} − 1"
    return f"({new} ÷ {old})^(1/{row['years']}) − 1"


def prices_text(row: Row, lang: Lang) -> str:
    """The rises of prices that a growth after prices was divided by, each with its year.

    >>> prices_text({"prices": [{"year": 2022, "value": 2.0}, {"year": 2023, "value": 0.2}]}, "zh")
    '2022年2%、2023年0.2%'
    """
    rises = [
        text("growth.price_rise", lang, year=rise["year"], percent=f"{rise['value']:g}%")
        for rise in row.get("prices") or []
    ]
    return text("figures.list_separator", lang).join(rises)
