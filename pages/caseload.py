"""保障规模: how many people, how much money. Ask, query, draw, offer."""

from __future__ import annotations

import streamlit as st

from charts.exhibits import caseload
from ui.data import ask
from ui.empty import show_absent
from ui.figure import show_exhibit
from ui.filters import ask_filters
from ui.frame import run_page
from ui.page_choice import ask_own
from ui.view import choice_of
from warehouse.queries import caseload as questions
from warehouse.queries import sources
from words.catalogue import Lang, text
from words.terms import term

FIRST = "dibao"


def show() -> None:
    """The page: people and spending of one programme, then the table of all."""
    choice = choice_of(ask_filters("regions"))
    regions = list(choice.names)
    figures = ask(questions.caseload, None, regions)
    programme = _ask_programme(choice.lang)
    own = figures[figures["programme"] == programme]
    shown = [caseload.people(own, programme, choice), caseload.spending(own, programme, choice)]
    exhibits = [each for each in (*shown, caseload.everything(figures, choice)) if each is not None]
    if own.empty:
        st.info(text("caseload.nothing", choice.lang, programme=term("programme", programme, choice.lang)))
    for place, exhibit in enumerate(exhibits):
        show_exhibit(exhibit, choice.lang, first=place == 0)
        if place == 0:
            show_absent(caseload.absent(own, ask(sources.documents, regions), programme, choice), choice.lang)


def _ask_programme(lang: Lang) -> str:
    programmes = list(dict.fromkeys([FIRST, *ask(questions.programmes_held)["programme"]]))
    label = text("caseload.programme", lang)
    return ask_own("programme", label, programmes, FIRST, lang, lambda code: term("programme", code, lang))


if __name__ == "__main__":
    run_page(show)
