"""特困与孤儿: what the most vulnerable get. Ask, query, draw, offer."""

from __future__ import annotations

from charts.exhibits import allowances
from ui.data import ask
from ui.empty import show_absent, show_nothing
from ui.figure import show_exhibit
from ui.filters import ask_filters
from ui.frame import run_page
from ui.view import choice_of, years_offered
from warehouse.queries import allowances as questions

COMPARED = ["tekun_basic", "orphan"]
TEKUN = ["tekun_basic", "tekun_care"]
CHILDREN = ["orphan", "unattended"]


def show() -> None:
    """The page: the comparable figures, each region's own breakdown, multiples of dibao, orphans."""
    years = years_offered(list(ask(questions.series_held, [*TEKUN, *CHILDREN])["series_id"]))
    view = ask_filters("regions", "mode", "year", "unit", "base", years=years)
    choice, regions = choice_of(view), list(view.regions)
    headline = ask(questions.comparable_or_reason, regions, COMPARED, view.year)
    multiples = ask(questions.multiples_of_dibao, regions, view.year)
    tekun = ask(questions.own_breakdown, regions, TEKUN, view.year)
    orphans = ask(questions.own_breakdown, regions, CHILDREN, view.year)
    if tekun.empty and orphans.empty:
        show_nothing(choice.lang, sorted(years, reverse=True))
        show_absent(allowances.reasons(headline, choice), choice.lang)
        return
    show_exhibit(allowances.comparable(headline, multiples, choice), choice.lang, first=True)
    show_absent(allowances.reasons(headline, choice), choice.lang)
    if not tekun.empty:
        show_exhibit(allowances.own("tekun", tekun, choice), choice.lang)
        show_exhibit(allowances.multiple(multiples, choice), choice.lang)
    if not orphans.empty:
        show_exhibit(allowances.own("orphans", orphans, choice), choice.lang)


if __name__ == "__main__":
    run_page(show)
