"""特困与孤儿: what the most vulnerable get. Ask, query, draw, offer."""

from __future__ import annotations

from charts.exhibit import Exhibit
from charts.exhibits import allowances
from ui.data import ask, remember
from ui.exhibits import show_exhibits
from ui.frame import run_page
from ui.links import Filters
from ui.view import choice_of, years_offered
from warehouse.queries import allowances as questions
from warehouse.queries.allowances import CHILDREN, COMPARED, TEKUN


def show(view: Filters) -> None:
    """The page: the comparable figures, each region's own breakdown, multiples of dibao, orphans."""
    exhibits, reasons = remember(make, view)
    show_exhibits(exhibits, reasons, _years, view.lang)


def _years() -> list[int]:
    return years_offered(list(ask(questions.series_held, [*TEKUN, *CHILDREN])["series_id"]))


def make(view: Filters) -> tuple[list[Exhibit], list[str]]:
    """The exhibits, and why a region has no comparable figure."""
    choice, regions = choice_of(view), list(view.regions)
    headline = ask(questions.comparable_or_reason, regions, COMPARED, view.year)
    multiples = ask(questions.multiples_of_dibao, regions, view.year)
    tekun = ask(questions.own_breakdown, regions, TEKUN, view.year)
    orphans = ask(questions.own_breakdown, regions, CHILDREN, view.year)
    exhibits = [] if tekun.empty and orphans.empty else [allowances.comparable(headline, multiples, choice)]
    if not tekun.empty:
        exhibits.append(allowances.own("tekun", tekun, headline, choice))
    if not multiples.empty:
        exhibits.append(allowances.multiple(multiples, choice))
    if not orphans.empty:
        exhibits.append(allowances.own("orphans", orphans, headline, choice))
    return exhibits, allowances.reasons(headline, choice)


if __name__ == "__main__":
    run_page(show, "regions", "mode", "year", "unit", "base", years=_years)
