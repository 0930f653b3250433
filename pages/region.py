"""一地一页: everything on one region. Ask, query, draw, offer."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from charts.exhibit import Choice, Exhibit
from charts.exhibits import caseload, region, region_record
from ui import state
from ui.data import ask, remember
from ui.figure import show_exhibit
from ui.frame import run_page
from ui.links import NATION, Filters
from ui.page_choice import Own, ask_own, own_choice
from ui.region_search import offer_regions
from ui.regions import region_book
from warehouse.queries import caseload as counts
from warehouse.queries import figures as questions
from warehouse.queries import region as about
from words.catalogue import text

NAME = "region"


def show(view: Filters) -> None:
    """The page: newest figures, series and gaps, how each is known, averages, sources, counts, findings."""
    own = _regions(view)
    if not own.options:
        st.info(text("region.ask", view.lang))
        return
    code = own_choice(own, view.lang)
    known, exhibits = remember(make, replace(view, regions=(code,)))
    if not known:
        st.info(text("region.nothing", view.lang, region=region_book().names[view.lang][code]))
    for place, exhibit in enumerate(exhibits):
        show_exhibit(exhibit, view.lang, first=place == 0)


def make(view: Filters) -> tuple[bool, list[Exhibit]]:
    """Whether any standard of the one region of `view` is held, and its exhibits."""
    (code,) = view.regions
    choice = Choice({code: region_book().names[view.lang][code]}, view.unit, view.lang)
    figures = region.in_order(ask(questions.figures_of_region, code))
    return not figures.empty, [*_of_figures(figures, code, choice), *_of_the_rest(code, choice)]


def ask_region(view: Filters) -> None:
    """One region: of those chosen on the other pages, or any other by a search."""
    own = _regions(view)
    if own.options:
        ask_own(own)
    offer_regions("other", text("region.other", view.lang), view.lang, own.options, _take_region)


def _regions(view: Filters) -> Own:
    labels = region_book().labels[view.lang]
    asked = state.page_parameter(NAME) or ""
    codes = [code for code in dict.fromkeys([*view.regions, asked]) if code in labels and asked != NATION]
    return Own(NAME, text("region.choose", view.lang), codes, labels.__getitem__)


def _take_region(code: str) -> None:
    state.set_parameters({NAME: code})


def _of_figures(figures: pd.DataFrame, code: str, choice: Choice) -> list[Exhibit]:
    if figures.empty:
        return []
    covered = ask(about.coverage_of_region, code)
    return [region.newest(figures, choice), region.over_years(figures, choice, covered), region.every(figures, choice)]


def _of_the_rest(code: str, choice: Choice) -> list[Exhibit]:
    """Averages and minima, sources, counts and findings, each where there is any."""
    exhibits = []
    held, found = ask(about.sources_of_region, code), ask(about.findings_of_region, code)
    beside = ask(about.references_of_region, code)
    every = ask(counts.caseload, None, [code])
    own = every[every["region_code"] == code]
    if not beside.empty:
        exhibits.append(region_record.references(beside, choice))
    if not held.empty:
        exhibits.append(region_record.sources(held, choice))
    if not own.empty:
        exhibits.append(caseload.everything(own, choice))
    if not found.empty:
        exhibits.append(region_record.findings(found, choice))
    return exhibits


if __name__ == "__main__":
    run_page(show, "unit", own=ask_region)
