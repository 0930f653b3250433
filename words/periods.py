"""The period a count or a sum covers, in words: a year, some months, one point in time. Codes: YYYY, YYYY-MM, A/B;
YYYY~ is a part of the year whose bounds the source does not say.

A whole year is told apart from everything shorter, for the two are never compared. Refuses other codes (ValueError).
"""

from __future__ import annotations

import re

from words.catalogue import Lang, text

_PERIOD = re.compile(r"(\d{4})(?:~|(?:-(\d{2}))?(?:/(\d{4})-(\d{2}))?)")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def is_whole_year(period: str) -> bool:
    """True for a year, False for months of it and for one point in time.

    >>> is_whole_year("2022"), is_whole_year("2020-01/2020-05"), is_whole_year("2020-05"), is_whole_year("2020~")
    (True, False, False, False)
    """
    return not period.endswith("~") and _parts(period)[1] is None


def period_label(period: str, lang: Lang) -> str:
    """The period as a reader says it.

    >>> period_label("2022", "zh"), period_label("2020-05", "zh"), period_label("2020-01/2020-05", "zh")
    ('2022年', '2020年5月', '2020年1—5月')
    """
    year, month, last_year, last_month = _parts(period)
    if period.endswith("~"):
        return text("periods.part_of_year", lang, year=year)
    if month is None:
        return text("periods.year", lang, year=year)
    if last_month is None:
        return text("periods.month", lang, year=year, month=_month(month, lang))
    months = {"first": _month(month, lang), "last": _month(last_month, lang)}
    key = "months" if last_year == year else "months_of_two_years"
    return text(f"periods.{key}", lang, year=year, last_year=last_year, **months)


def _month(number: int, lang: Lang) -> str:
    return str(number) if lang == "zh" else _MONTHS[number - 1]


def _parts(period: str) -> tuple[int, int | None, int | None, int | None]:
    match = _PERIOD.fullmatch(period)
    if match is None:
        raise ValueError(f"not a period (YYYY, YYYY-MM, YYYY-MM/YYYY-MM): {period}")
    year, *rest = (None if part is None else int(part) for part in match.groups())
    if rest[1] is not None and rest[0] is None:
        raise ValueError(f"a span of months begins with a month: {period}")
    return int(year or 0), rest[0], rest[1], rest[2]
