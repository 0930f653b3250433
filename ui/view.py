"""From the filters to what pages ask and builders need: years on offer, the Choice, the year of a query."""

from __future__ import annotations

from collections.abc import Sequence

from charts.exhibit import Choice
from ui import state
from ui.data import ask
from ui.links import Filters
from ui.regions import region_book
from warehouse.queries.figures import years_with_figures


def years_offered(series: Sequence[str]) -> list[int]:
    """Years in which a chosen region has one of `series`: those with most regions first, of these the newest."""
    frame = ask(years_with_figures, list(state.current().regions), list(series))
    counted = sorted(zip(frame["regions"], frame["year"], strict=True), reverse=True)
    return [int(year) for _, year in counted]


def choice_of(view: Filters) -> Choice:
    """What the builders of charts/exhibits/ need of the view."""
    short = region_book().short[view.lang]
    names = {code: short[code] for code in view.regions}
    return Choice(names, view.unit, view.lang, view.year, view.area, view.base)
