"""增长: how fast, from what to what, and is it true? Ask, query, draw, offer."""

from __future__ import annotations

from functools import partial

import streamlit as st

from charts.exhibit import Exhibit
from charts.exhibits import growth as exhibits
from ui.data import ask, remember
from ui.figure import show_exhibit
from ui.filters import with_year
from ui.frame import run_page
from ui.links import Filters
from ui.view import choice_of, years_offered
from warehouse.queries import growth
from warehouse.queries.figures import latest_figures
from words.sentences.growth import without_raise

SERIES = ["dibao.urban", "dibao.rural", "dibao.unified"]


def show(view: Filters) -> None:
    """Three exhibits, or why no growth is known. They keep to no year: where the view does, the year
    that 低保标准 compares is named in what they say."""
    shown, without = remember(make, with_year(view, partial(years_offered, SERIES)))
    if without:
        st.info(without)
    for place, exhibit in enumerate(shown):
        show_exhibit(exhibit, view.lang, first=place == 0)


def make(view: Filters) -> tuple[list[Exhibit], str]:
    """The exhibits of a view, and where no region has a raise, why. Growth is computed in the warehouse, on the full
    series, before any filter of years."""
    choice = choice_of(view)
    regions, series = list(view.regions), [f"dibao.{view.area}", "dibao.unified"]
    raises = ask(growth.raises_to_shown, regions, series)
    held = set(ask(latest_figures, regions, series)["region_code"])
    newest = exhibits.newest_raises(raises, held, choice)
    made = (
        newest,
        exhibits.stated_growth(ask(growth.stated_against_computed, regions), choice),
        exhibits.long_run(ask(growth.growth_pairs, regions, series, ["long_run"]), choice),
    )
    without = "" if newest else without_raise(raises, held, choice.names, choice.area, choice.lang)
    return [exhibit for exhibit in made if exhibit is not None], without


if __name__ == "__main__":
    run_page(show, "regions", "unit", "area")
