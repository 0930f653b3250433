"""低保标准: urban and rural 低保 side by side. Ask, query, draw, offer."""

from __future__ import annotations

import pandas as pd

from charts.exhibit import Choice
from charts.exhibits import dibao
from ui.data import ask
from ui.empty import show_absent, show_nothing
from ui.figure import show_exhibit
from ui.filters import ask_filters
from ui.frame import run_page
from ui.view import choice_of, years_offered
from warehouse.queries import coverage, figures, reference
from words.gaps import find_gaps, gap_sentences

SERIES = ["dibao.urban", "dibao.rural"]
WITH_UNIFIED = [*SERIES, "dibao.unified"]


def show() -> None:
    """The page: four exhibits, or one sentence where the choice leaves nothing to draw."""
    years = years_offered(WITH_UNIFIED)
    view = ask_filters("regions", "mode", "year", "unit", "area", "base", years=years)
    choice = choice_of(view)
    regions = list(view.regions)
    found = (
        ask(figures.figures_in_year, regions, WITH_UNIFIED, view.year)
        if view.year
        else ask(figures.latest_figures, regions, WITH_UNIFIED)
    )
    gaps = find_gaps(found, ask(coverage.coverage, regions, SERIES, view.year), choice.names, SERIES, choice.lang)
    if found.empty:
        show_nothing(choice.lang, sorted(years, reverse=True))
        show_absent(gap_sentences(gaps), choice.lang)
    else:
        show_exhibit(dibao.by_region(found, gaps, choice), choice.lang, first=True)
        show_absent(gap_sentences(gaps), choice.lang)
        _show_rest(found, choice, regions)


def _show_rest(found: pd.DataFrame, choice: Choice, regions: list[str]) -> None:
    area = [f"dibao.{choice.area}", "dibao.unified"]
    provinces = ask(reference.provinces_of, regions)
    beside = ["100000", *dict.fromkeys(provinces["province_code"])]
    series = ask(figures.series_over_years, regions, area)
    references = ask(reference.reference_series, ["dibao"], beside, choice.area)
    shares = ask(reference.share_of_consumption, regions, area, choice.year)
    for exhibit in (
        dibao.gap(found, choice),
        dibao.over_years(series, references, provinces, choice),
        dibao.share(shares, choice),
    ):
        if exhibit is not None:
            show_exhibit(exhibit, choice.lang)


if __name__ == "__main__":
    run_page(show)
