"""总览: how do the regions stand, all at once? Ask, query, draw, offer."""

from __future__ import annotations

from charts.exhibit import Exhibit
from charts.exhibits.overview import GROUPS, matrix
from ui.data import ask, remember
from ui.empty import show_nothing
from ui.figure import show_exhibit
from ui.frame import run_page
from ui.links import Filters
from ui.view import choice_of, years_offered
from warehouse.queries import allowances, coverage, figures, growth
from warehouse.queries.years import series_compared
from words.gaps import group_gaps


def show(view: Filters) -> None:
    """The matrix, or one sentence where the choice leaves nothing."""
    exhibit = remember(make, view)
    if exhibit is None:
        show_nothing(view.lang, sorted(_years(), reverse=True))
    else:
        show_exhibit(exhibit, view.lang, first=True, table_first=True)


def _years() -> list[int]:
    return years_offered(list(ask(series_compared)["series_id"]))


def make(view: Filters) -> Exhibit | None:
    """The matrix of a view, with the reason for every cell without a comparable figure."""
    choice, regions = choice_of(view), list(view.regions)
    headline = ask(figures.headline, regions, view.year)
    if headline.empty:
        return None
    raises = ask(growth.raises_to_shown, regions, sorted(set(headline["series_id"])), view.year)
    held = ask(coverage.coverage, regions, list(GROUPS), view.year)
    unlike = ask(allowances.comparable_or_reason, regions, ["tekun_basic", "orphan"], view.year)
    gaps = group_gaps(headline, held, choice.names, GROUPS, choice.lang, unlike)
    return matrix(headline, raises, gaps, choice, unlike)


if __name__ == "__main__":
    run_page(show, "regions", "mode", "year", "unit", "base", years=_years)
