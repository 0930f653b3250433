"""总览: how do the regions stand, all at once? Ask, query, draw, offer."""

from __future__ import annotations

from charts.exhibits.overview import matrix
from ui.data import ask
from ui.empty import show_nothing
from ui.figure import show_exhibit
from ui.filters import ask_filters
from ui.frame import run_page
from ui.view import choice_of, years_offered
from warehouse.queries import allowances, coverage, figures, growth
from words.gaps import group_gaps

SERIES = ["dibao.urban", "dibao.rural", "tekun_basic.urban", "tekun_basic.rural", "orphan.institution", "orphan.home"]
GROUPS = ["dibao_urban", "dibao_rural", "tekun_urban", "tekun_rural", "orphan_institution", "orphan_home"]


def show() -> None:
    """The matrix, or one sentence where the choice leaves nothing."""
    years = years_offered(SERIES)
    view = ask_filters("regions", "mode", "year", "unit", years=years)
    choice = choice_of(view)
    regions = list(view.regions)
    headline = ask(figures.headline, regions, view.year)
    if headline.empty:
        show_nothing(choice.lang, sorted(years, reverse=True))
        return
    series = sorted(set(headline["series_id"]))
    raises = ask(growth.latest_growth, regions, series)
    held = ask(coverage.coverage, regions, SERIES, view.year)
    unlike = ask(allowances.comparable_or_reason, regions, ["tekun_basic", "orphan"], view.year)
    groups = dict(zip(SERIES, GROUPS, strict=True))
    gaps = group_gaps(headline, held, choice.names, groups, choice.lang, unlike)
    show_exhibit(matrix(headline, raises, gaps, choice), choice.lang, first=True, table_first=True)


if __name__ == "__main__":
    run_page(show)
