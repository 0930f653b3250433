"""数据与出处: where each number comes from. Ask, query, draw, offer."""

from __future__ import annotations

import streamlit as st

from charts.exhibits import sources
from ui import state
from ui.data import ask
from ui.figure import show_exhibit
from ui.frame import run_page
from ui.links import Filters
from ui.one_figure import is_held, show_one
from ui.page_choice import Own, ask_own, ask_words, own_choice, own_words
from warehouse.queries import provenance as questions
from words.catalogue import Lang, text
from words.sentences.sources import GRADES
from words.terms import codes_of, term

KINDS = ("standard", "computed", "count", "reference")


def show(view: Filters) -> None:
    """One figure or one source where the link names it, else all figures with search and filters."""
    asked = state.page_parameter("figure")
    if is_held(asked):
        show_one(asked, view.lang)
        return
    if asked:
        st.warning(text("sources.figure_unknown", view.lang, id=asked[:40]))
    _show_all(view.lang)


def _show_all(lang: Lang) -> None:
    words = own_words("q")
    kinds, grades = (_one_of(own_choice(own, lang)) for own in _choices(lang))
    sought = [[word, *codes_of(word)] for word in words]
    with st.spinner(text("sources.searching", lang)):
        found = ask(questions.search_figures, sought, kinds, grades, [])
        exhibits = [sources.grades(ask(questions.grades_held), lang)]
    if found.empty:
        st.info(text("sources.list_none", lang))
    else:
        exhibits.insert(0 if words or kinds or grades else 1, sources.listing(found, lang))
    for place, exhibit in enumerate(exhibits):
        show_exhibit(exhibit, lang, first=place == 0)


def ask_search(view: Filters) -> None:
    """Words, kind and grade of the figures to list, where all are listed."""
    if not is_held(state.page_parameter("figure")):
        lang = view.lang
        ask_words("q", text("sources.search", lang), text("sources.search_placeholder", lang))
        for own in _choices(lang):
            ask_own(own)


def _choices(lang: Lang) -> tuple[Own, Own]:
    def shown_grade(code: str) -> str:
        return text("sources.grade_all", lang) if code == "all" else term("grade", code, lang)

    kind = Own("kind", text("sources.kind", lang), ["all", *KINDS], lambda code: text(f"sources.kind_{code}", lang))
    return kind, Own("grade", text("sources.grade", lang), ["all", *GRADES], shown_grade)


def _one_of(chosen: str) -> list[str]:
    return [] if chosen == "all" else [chosen]


if __name__ == "__main__":
    run_page(show, own=ask_search)
