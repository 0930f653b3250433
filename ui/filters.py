"""The filter widgets: a page names those it needs.

Each widget shows the view of ui.state and changes it in its callback, so a choice made on one page holds on the next.
A choice on which no other filter depends draws anew what is not a filter, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from ui import state
from ui.links import CHOICES, Filters
from ui.region_search import offer_regions
from ui.regions import region_book
from words.catalogue import Lang, text
from words.regions import DEFAULT_REGIONS

_ALONE = ("unit", "area", "year", "base")
Years = Callable[[], Sequence[int]]


def no_years() -> Sequence[int]:
    """For pages on which no year is chosen."""
    return ()


def ask_filters(*wanted: str, years: Years = no_years) -> None:
    """Show the widgets named (regions, mode, year, unit, area, base); `year` is shown in same-year mode only."""
    lang = state.current().lang
    for name in wanted:
        if name == "regions":
            _ask_regions(lang)
        elif name == "year":
            _ask_year(years, lang)
        elif name == "base":
            _ask_base(lang)
        else:
            _ask_choice(name, lang)


def with_year(view: Filters, years: Years) -> Filters:
    """The view with a year exactly when mode is same: the one chosen, else the first of `years`.

    Where these are none it has none, and a page that compares years shows nothing.
    """
    if view.mode == "latest":
        return replace(view, year=None)
    return replace(view, year=view.year or next(iter(years()), None))


def _take(name: str, read: Callable[[object], object] = lambda value: value) -> None:
    state.choose(**{name: read(st.session_state[f"w.{name}"])})
    if name in _ALONE:
        state.draw_page()


def _ask_choice(name: str, lang: Lang) -> None:
    state.show_in(f"w.{name}", getattr(state.current(), name))
    st.segmented_control(
        text(f"ui.{name}", lang),
        CHOICES[name],
        format_func=lambda option: text(f"ui.{name}_{option}", lang),
        key=f"w.{name}",
        required=True,
        on_change=_take,
        args=(name,),
        width="stretch",
    )


def _ask_year(years: Years, lang: Lang) -> None:
    view = state.current()
    offered = years() if view.mode == "same" else ()
    if not offered:
        return
    options = sorted({*offered, view.year or offered[0]}, reverse=True)
    state.show_in("w.year", view.year or offered[0])
    st.selectbox(
        text("ui.year", lang),
        options,
        format_func=lambda year: text("figures.year", lang, year=year),
        key="w.year",
        on_change=_take,
        args=("year",),
    )


def _ask_regions(lang: Lang) -> None:
    names = region_book().names[lang]
    chosen = list(state.current().regions)
    offered = list(dict.fromkeys([*chosen, *(code for code in DEFAULT_REGIONS if code in names)]))
    state.show_in("w.regions", chosen)
    st.multiselect(
        text("ui.regions", lang),
        offered,
        format_func=lambda code: names.get(code, code),
        key="w.regions",
        placeholder=text("ui.regions_placeholder", lang),
        on_change=_take,
        args=("regions", tuple),
        select_all=False,
    )
    offer_regions("add", text("ui.add_region", lang), lang, chosen, _add_region)


def _add_region(code: str) -> None:
    state.choose(regions=(*state.current().regions, code))


def _ask_base(lang: Lang) -> None:
    view = state.current()
    names = region_book().names[lang]
    state.show_in("w.base", view.base)
    st.selectbox(
        text("ui.base", lang),
        list(view.regions),
        index=None,
        format_func=lambda code: names.get(code, code),
        key="w.base",
        placeholder=text("ui.base_none", lang),
        on_change=_take,
        args=("base",),
    )
