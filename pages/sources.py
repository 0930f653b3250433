"""数据与出处: where each number comes from. Ask, query, draw, offer."""

from __future__ import annotations

import streamlit as st

from charts.exhibit import Exhibit
from charts.exhibits import sources
from ui import state
from ui.data import ask, remember
from ui.figure import show_exhibit
from ui.frame import run_page
from ui.links import Filters
from ui.one_figure import is_held, show_one
from ui.page_choice import Own, ask_own, ask_words, own_choice, own_words
from ui.plain import plain
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
        st.warning(plain(text("sources.figure_unknown", view.lang, id=asked[:40])))
        state.set_parameters({"figure": None, "from": None})
    _show_all(view.lang)


def _show_all(lang: Lang) -> None:
    words = own_words("q")
    kind, grade = (own_choice(own, lang) for own in _choices(lang))
    with st.spinner(text("sources.searching", lang)):
        held = remember(make_grades, Filters(lang=lang))
        found = _search(words, kind, grade, lang) if words else remember(make_list, Filters(lang=lang), kind, grade)
    if found is None:
        st.info(text("sources.list_none", lang))
    chosen = words or (kind, grade) != ("all", "all")
    for place, exhibit in enumerate(each for each in ((found, held) if chosen else (held, found)) if each is not None):
        show_exhibit(exhibit, lang, first=place == 0)


def make_grades(view: Filters) -> Exhibit:
    """How many figures there are of each kind."""
    return sources.grades(ask(questions.grades_held), view.lang)


def make_list(view: Filters, kind: str, grade: str) -> Exhibit | None:
    """The figures of a kind and a grade."""
    return _search([], kind, grade, view.lang)


def _search(words: list[str], kind: str, grade: str, lang: Lang) -> Exhibit | None:
    """The figures in which all words are found; what was typed once is not kept for everybody."""
    sought = [[word, *codes_of(word)] for word in words]
    found = ask(questions.search_figures, sought, _one_of(kind), _one_of(grade), [])
    return None if found.empty else sources.listing(found, lang)


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
