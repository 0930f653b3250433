"""The exhibits of a page one below the other, or one sentence where the choice leaves nothing to draw."""

from __future__ import annotations

from collections.abc import Sequence

from charts.exhibit import Exhibit
from ui.empty import show_absent, show_nothing
from ui.figure import show_exhibit
from ui.filters import Years
from words.catalogue import Lang


def show_exhibits(exhibits: Sequence[Exhibit], absent: Sequence[str], years: Years, lang: Lang) -> None:
    """Why regions are absent stands below the first exhibit; `years` asks which could be chosen instead."""
    if not exhibits:
        show_nothing(lang, sorted(years(), reverse=True))
        show_absent(absent, lang)
    for place, exhibit in enumerate(exhibits):
        show_exhibit(exhibit, lang, first=place == 0)
        if place == 0:
            show_absent(absent, lang)
