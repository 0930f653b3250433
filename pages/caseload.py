"""保障规模: how many people, how much money. Ask, query, draw, offer."""

from __future__ import annotations

import streamlit as st

from charts.exhibit import Exhibit
from charts.exhibits import caseload
from ui.data import ask, remember
from ui.empty import show_absent
from ui.figure import show_exhibit
from ui.frame import run_page
from ui.links import Filters
from ui.page_choice import Own, ask_own, own_choice
from ui.view import choice_of
from warehouse.queries import caseload as questions
from warehouse.queries import sources
from words.catalogue import Lang, text
from words.terms import term

FIRST = "dibao"


def show(view: Filters) -> None:
    """The page: people and spending of one programme, then the table of all."""
    programme = own_choice(_programmes(view.lang), view.lang)
    stated, exhibits, absent = remember(make, view, programme)
    if not stated:
        st.info(text("caseload.nothing", view.lang, programme=term("programme", programme, view.lang)))
    for place, exhibit in enumerate(exhibits):
        show_exhibit(exhibit, view.lang, first=place == 0)
        if place == 0:
            show_absent(absent, view.lang)


def make(view: Filters, programme: str) -> tuple[bool, list[Exhibit], list[str]]:
    """Whether the chosen regions have any figure of the programme, the exhibits, and why regions have none. A region
    whose name is hidden, whom nobody can choose, stands in the table of all alone."""
    choice = choice_of(view)
    regions = list(choice.names)
    figures = ask(questions.caseload, None, regions)
    documents = ask(sources.documents, regions)
    own = figures[(figures["programme"] == programme) & figures["region_code"].notna()]
    made = (
        caseload.people(own, documents, programme, choice),
        caseload.spending(own, documents, programme, choice),
        caseload.everything(figures, choice),
    )
    absent = caseload.absent(own, documents, programme, choice)
    return not own.empty, [exhibit for exhibit in made if exhibit is not None], absent


def ask_programme(view: Filters) -> None:
    """The programme of the charts."""
    ask_own(_programmes(view.lang))


def _programmes(lang: Lang) -> Own:
    held = dict.fromkeys([FIRST, *ask(questions.programmes_held)["programme"]])
    return Own("programme", text("caseload.programme", lang), list(held), lambda code: term("programme", code, lang))


if __name__ == "__main__":
    run_page(show, "regions", own=ask_programme)
