"""What a briefing is ordered with, and how the words of an order are understood. Pure.

In: text as a person types it, and what there is. Out: an Order, valid in every part. Refuses what it does not know in
one sentence that lists what there is; a name that several regions bear is refused with their codes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from words.catalogue import Lang, text
from words.figures import Unit
from words.regions import DEFAULT_REGIONS

FORMATS = ("pptx", "docx", "xlsx", "zip")
PAGES = ("overview", "dibao", "allowances", "growth", "region", "caseload")
DEFAULT_PAGES = ("overview", "dibao", "allowances", "growth", "caseload")
_MOST_LISTED = 12
_NAMES = ("region_code", "name", "short_name", "english", "pinyin", "region", "region_short", "region_en")


class OrderError(Exception):
    """One sentence that says what was not understood and lists what there is."""


@dataclass(frozen=True)
class Order:
    """What to put into a briefing. `year` None means the newest figure of each region."""

    regions: tuple[str, ...] = DEFAULT_REGIONS
    pages: tuple[str, ...] = DEFAULT_PAGES
    lang: Lang = "zh"
    unit: Unit = "month"
    year: int | None = None
    base: str | None = None
    unreviewed: bool = False


def read_list(words: str, known: Sequence[str], what: str, lang: Lang) -> tuple[str, ...]:
    """The names in a comma list, each once; an unknown one raises with all that there are."""
    asked = split_words(words)
    for name in asked:
        if name not in known:
            listed = text("figures.list_separator", lang).join(known)
            raise OrderError(text(f"ordering.unknown_{what}", lang, name=name, known=listed))
    if not asked:
        raise OrderError(text(f"ordering.no_{what}", lang, known=text("figures.list_separator", lang).join(known)))
    return asked


def split_words(words: str) -> tuple[str, ...]:
    """The parts between commas of either width, 、 or ；, each once, in order.

    >>> split_words("同心，潜江、 鄂尔多斯,同心")
    ('同心', '潜江', '鄂尔多斯')
    """
    for mark in "，、；;":
        words = words.replace(mark, ",")
    return tuple(dict.fromkeys(part.strip() for part in words.split(",") if part.strip()))


def find_regions(words: str, book: pd.DataFrame, lang: Lang) -> tuple[str, ...]:
    """Codes of the regions named by code, full or short name, English name or pinyin, or as pages call them."""
    asked = split_words(words)
    if not asked:
        raise OrderError(text("ordering.no_region", lang, known=regions_with_figures(book, lang)))
    return tuple(dict.fromkeys(_find_region(name, book, lang) for name in asked))


def _find_region(name: str, book: pd.DataFrame, lang: Lang) -> str:
    wanted = name.casefold()
    for column in _NAMES:
        found = book[book[column].astype(str).str.casefold() == wanted]
        known = found[found["has_figures"]] if len(found) > 1 else found
        if len(known) == 1:
            return str(known["region_code"].iloc[0])
        if len(found) > 1:
            raise OrderError(text("ordering.several_regions", lang, name=name, known=_listed(found, lang)))
    raise OrderError(text("ordering.unknown_region", lang, name=name, known=regions_with_figures(book, lang)))


def regions_with_figures(book: pd.DataFrame, lang: Lang) -> str:
    """The regions of which figures are held, as a list to read."""
    return _listed(book[book["has_figures"] & (book["level"] != "nation")], lang)


def _listed(frame: pd.DataFrame, lang: Lang) -> str:
    """名（代码）, the first dozen, and how many more."""
    column = "region" if lang == "zh" else "region_en"
    names = [f"{name} {code}" for name, code in zip(frame[column], frame["region_code"], strict=True)]
    listed = text("figures.list_separator", lang).join(names[:_MOST_LISTED])
    more = len(names) - _MOST_LISTED
    return listed + (text("ordering.more", lang, count=more) if more > 0 else "")
