"""低保标准: urban and rural 低保 side by side. Ask, query, draw, offer."""

from __future__ import annotations

import streamlit as st

from charts.exhibit import Exhibit
from charts.exhibits import dibao, dibao_years
from charts.exhibits.peers import among_peers
from ui.data import ask, remember
from ui.exhibits import show_exhibits
from ui.figure import show_exhibit
from ui.frame import run_page
from ui.links import Filters
from ui.page_choice import Own, ask_own, own_choice
from ui.view import choice_of, years_offered
from warehouse.queries import coverage, figures, reference
from warehouse.queries.peers import place_among_peers
from words.catalogue import Lang, text
from words.gaps import find_gaps, gap_sentences

SERIES = ["dibao.urban", "dibao.rural"]
WITH_UNIFIED = [*SERIES, "dibao.unified"]


def show(view: Filters) -> None:
    """The page: four exhibits, or one sentence where the choice leaves nothing to draw."""
    exhibits, absent = remember(make, view)
    show_exhibits(exhibits, absent, _years, view.lang)
    _show_peers(view)


def _years() -> list[int]:
    return years_offered(WITH_UNIFIED)


def _show_peers(view: Filters) -> None:
    """Places among peers, where the warehouse holds enough of them."""
    if remember(among_nation, view) is None:
        return
    own = _peers(view.lang)
    with st.container(width=320):
        ask_own(own)
    exhibit = remember(among_nation if own_choice(own, view.lang) == "nation" else among_province, view)
    if exhibit is not None:
        show_exhibit(exhibit, view.lang)


def _peers(lang: Lang) -> Own:
    names = {peers: text(f"peers.option_{peers}", lang) for peers in ("province", "nation")}
    return Own("peers", text("peers.choose", lang), list(names), names.__getitem__)


def among_province(view: Filters) -> Exhibit | None:
    """The regions of the view among those of their level in their province."""
    return _among(view, "province")


def among_nation(view: Filters) -> Exhibit | None:
    """The regions of the view among those of their level in the country."""
    return _among(view, "nation")


def _among(view: Filters, peers: str) -> Exhibit | None:
    series = [f"dibao.{view.area}", "dibao.unified"]
    placed = ask(place_among_peers, list(view.regions), series, view.year, peers)
    return among_peers(placed, peers, choice_of(view))


def make(view: Filters) -> tuple[list[Exhibit], list[str]]:
    """The exhibits of a view, and the reasons why regions are missing."""
    choice, regions = choice_of(view), list(view.regions)
    found = (
        ask(figures.figures_in_year, regions, WITH_UNIFIED, view.year)
        if view.year
        else ask(figures.latest_figures, regions, WITH_UNIFIED)
    )
    gaps = find_gaps(found, ask(coverage.coverage, regions, SERIES, view.year), choice.names, SERIES, choice.lang)
    if found.empty:
        return [], gap_sentences(gaps)
    area = [f"dibao.{view.area}", "dibao.unified"]
    provinces = ask(reference.provinces_of, regions)
    beside = ["100000", *dict.fromkeys(provinces["province_code"])]
    series = ask(figures.series_over_years, regions, area)
    references = ask(reference.reference_series, ["dibao"], beside, view.area)
    made = (
        dibao.by_region(found, gaps, choice),
        dibao.gap(found, choice),
        dibao_years.over_years(series, references, provinces, choice),
        dibao_years.share(ask(reference.share_of_consumption, regions, area, view.year), choice),
    )
    return [exhibit for exhibit in made if exhibit is not None], gap_sentences(gaps)


if __name__ == "__main__":
    run_page(show, "regions", "mode", "year", "unit", "area", "base", years=_years)
