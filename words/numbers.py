"""Numbers as a person reads them. Floats in, text out. The one rounding function of chart, table, sentence and export.

Rounds half up, never half to even. Refuses nothing: None and NaN become None or the mark the caller names, never zero.
"""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

from words.catalogue import Lang

_TEN_THOUSAND = 10_000
_HUNDRED_MILLION = 100_000_000


def is_missing(value: object) -> bool:
    """True for None, NaN, NaT and pandas' NA; a missing figure is a gap, never a zero."""
    if value is None:
        return True
    if isinstance(value, float):
        return math.isnan(value)
    return str(value) in ("<NA>", "NaT")


def round_half_up(value: float, digits: int = 0) -> float:
    """Round as one does on paper: 2.5 → 3, 0.25 → 0.3, -2.5 → -3.

    >>> round_half_up(5.55, 1), round_half_up(2.5), round_half_up(1.005, 2)
    (5.6, 3.0, 1.01)
    """
    step = Decimal(1).scaleb(-digits)
    return float(Decimal(repr(float(value))).quantize(step, rounding=ROUND_HALF_UP))


def format_number(value: float, digits: int, lang: Lang) -> str:
    """`value` with exactly `digits` decimals; thousands are set off in English only, a minus is a real minus.

    >>> format_number(6981.04, 0, "zh"), format_number(-6981.25, 1, "en")
    ('6981', '−6,981.3')
    """
    rounded = round_half_up(value, digits)
    text = f"{abs(rounded):,.{digits}f}" if lang == "en" else f"{abs(rounded):.{digits}f}"
    return f"−{text}" if rounded < 0 else text


def format_yuan(value: float, lang: Lang, most_decimals: int = 1) -> str:
    """Yuan without needless decimals: whole where whole, else up to `most_decimals` (2 for a printed figure).

    >>> format_yuan(665, "zh"), format_yuan(447.5, "zh"), format_yuan(581.75, "zh"), format_yuan(325.54, "zh", 2)
    ('665', '447.5', '581.8', '325.54')
    """
    rounded = round_half_up(value, most_decimals)
    digits = 0
    while digits < most_decimals and round_half_up(rounded, digits) != rounded:
        digits += 1
    return format_number(rounded, digits, lang)


def format_percent(value: float, lang: Lang, signed: bool = False) -> str:
    """A percentage with one decimal; `value` is in percent.

    >>> format_percent(5.5556, "zh"), format_percent(-3.25, "en"), format_percent(8, "zh", signed=True)
    ('5.6%', '−3.3%', '+8.0%')
    """
    text = format_number(value, 1, lang)
    return f"+{text}%" if signed and round_half_up(value, 1) > 0 else f"{text}%"


def format_difference(value: float, lang: Lang) -> str:
    """A difference in yuan with its sign; no difference is 0 without one.

    >>> format_difference(285, "zh"), format_difference(-25.5, "zh"), format_difference(0, "zh")
    ('+285', '−25.5', '0')
    """
    text = format_yuan(value, lang)
    return f"+{text}" if round_half_up(value, 1) > 0 else text


def format_ratio(value: float, lang: Lang) -> str:
    """A ratio with two decimals, trailing zeros kept so that columns align.

    >>> format_ratio(1.4567, "zh"), format_ratio(1.3, "en")
    ('1.46', '1.30')
    """
    return format_number(value, 2, lang)


def format_large(value: float, lang: Lang) -> str:
    """Counts and sums: 万 and 亿 in Chinese where they read better, thousands set off in English.

    >>> format_large(47104, "zh"), format_large(1327.6e8, "zh"), format_large(8350, "zh"), format_large(47104, "en")
    ('4.7万', '1327.6亿', '8350', '47,104')
    """
    if lang == "zh" and abs(value) >= _HUNDRED_MILLION:
        return format_yuan(value / _HUNDRED_MILLION, lang) + "亿"
    if lang == "zh" and abs(value) >= _TEN_THOUSAND:
        return format_yuan(value / _TEN_THOUSAND, lang) + "万"
    return format_yuan(value, lang)
