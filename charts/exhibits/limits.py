"""How many regions a chart draws at most, and what it says of the rest; the table has all. Pure."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from words.catalogue import Lang, text

MOST_BARS, MOST_LINES = 20, 12


def held(figures: pd.DataFrame, chosen: Iterable[str]) -> list[str]:
    """Those of the chosen regions that have figures to draw, in the order chosen."""
    codes = set(figures["region_code"])
    return [code for code in chosen if code in codes]


def left_out(regions: int, most: int, lang: Lang) -> str:
    """What a chart says of the regions it does not draw; nothing where it draws all."""
    return text("dibao.left_out", lang, shown=most, rest=regions - most) if regions > most else ""
