"""What each page asks of the warehouse, for a briefing: the page's own queries and exhibit builders.

In: an Inquiry (connection and Order) and a Choice. Out: the exhibits of a page, in its order. Decision: what nobody has
reviewed is left out by the queries that choose a newest figure, and right after the others, so that neither chart nor
table nor finding sees it and the one known before stands, unless it is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import duckdb
import pandas as pd

from briefing.order import Order
from charts.exhibit import Choice, Exhibit
from charts.exhibits import allowances, caseload, dibao, dibao_years, overview, region
from charts.exhibits import growth as growths
from warehouse.queries import allowances as allowance_queries
from warehouse.queries import caseload as caseload_queries
from warehouse.queries import coverage, figures, growth, reference, sources
from warehouse.queries.allowances import CHILDREN, COMPARED, TEKUN
from warehouse.queries.confirming import with_confirming
from warehouse.queries.doubts import doubts, with_doubts
from words.caseload import place_name
from words.figures import rows_of
from words.gaps import find_gaps, group_gaps

Exhibits = list[Exhibit | None]
Area = Literal["urban", "rural"]
_AREAS: tuple[Area, ...] = ("urban", "rural")
INDICATORS = ["dibao", *TEKUN, *CHILDREN]
PAIRS = ["printed", "adjacent_year", "long_run"]
_DIBAO = ["dibao.urban", "dibao.rural"]
_UNIFIED = "dibao.unified"
_CHOOSING = (
    figures.latest_figures,
    figures.headline,
    allowance_queries.own_breakdown,
    allowance_queries.comparable_or_reason,
    allowance_queries.multiples_of_dibao,
    reference.share_of_consumption,
    growth.raises_to_shown,
    growth.growth_pairs,
    growth.stated_against_computed,
)
"""the queries that choose among figures, and can do so among the reviewed"""


@dataclass(frozen=True)
class Inquiry:
    """Puts a query as the order wants it: without unreviewed figures (or with), doubts beside the figures, and the same
    question only once."""

    con: duckdb.DuckDBPyConnection
    order: Order
    _answers: dict[tuple[str, str], pd.DataFrame] = field(default_factory=dict)

    def ask(self, question: Callable[..., pd.DataFrame], *arguments: object) -> pd.DataFrame:
        """The answer of one query function of warehouse.queries; the caller's own copy."""
        key = (f"{question.__module__}.{question.__name__}", repr(arguments))
        if key not in self._answers:
            self._answers[key] = self._answer(question, *arguments)
        return self._answers[key].copy()

    def own_breakdown(self, indicators: list[str]) -> pd.DataFrame:
        """The figures of these indicators, in their order, out of one question about all."""
        arguments = (list(self.order.regions), INDICATORS, self.order.year)
        every = self.ask(allowance_queries.own_breakdown, *arguments)
        return every[every["indicator"].isin(indicators)].reset_index(drop=True)

    def over_years(self) -> pd.DataFrame:
        """Every series of the regions over all years."""
        return self.ask(figures.series_over_years, list(self.order.regions), self._series())

    def held(self, series: Collection[str], year: int | None) -> pd.DataFrame:
        """What is held of these series and why not, out of one question about all that any page asks of."""
        asked = list(dict.fromkeys([*overview.GROUPS, *_DIBAO]))
        return _only(self.ask(coverage.coverage, list(self.order.regions), asked, year), series)

    def raises(self, series: Collection[str], year: int | None = None) -> pd.DataFrame:
        """What led to the figures shown of these series, out of one question about all."""
        every = self.ask(growth.raises_to_shown, list(self.order.regions), self._series(), year)
        return _only(every, series)

    def pairs(self, series: Collection[str] | None = None, kinds: Collection[str] = PAIRS) -> pd.DataFrame:
        """Pairs of these series (or all) and kinds, out of one question about all."""
        every = self.ask(growth.growth_pairs, list(self.order.regions), self._series(), PAIRS)
        every = every[every["pair_kind"].isin(kinds)].reset_index(drop=True)
        return every if series is None else _only(every, series)

    def _series(self) -> list[str]:
        known = self.ask(allowance_queries.series_held, INDICATORS)["series_id"]
        return list(dict.fromkeys([*_DIBAO, _UNIFIED, *sorted(known)]))

    def _answer(self, question: Callable[..., pd.DataFrame], *arguments: object) -> pd.DataFrame:
        reviewed = {"reviewed": True} if question in _CHOOSING and not self.order.unreviewed else {}
        answer = question(self.con, *arguments, **reviewed)
        if not self.order.unreviewed and "status" in answer and question is not coverage.coverage:
            answer = answer[answer["status"].isna() | (answer["status"] != "extracted")].reset_index(drop=True)
        if "confirmed_by" in answer:
            answer = with_confirming(self.con, answer)
        return with_doubts(self.con, answer, self.ask(doubts)) if "finding_codes" in answer else answer


def _only(answer: pd.DataFrame, series: Collection[str]) -> pd.DataFrame:
    return answer[answer["series_id"].isin(series)].reset_index(drop=True)


def exhibits_of(inquiry: Inquiry, page: str, choice: Choice) -> list[Exhibit]:
    """The exhibits of one page; those that have nothing to show are left out."""
    return [exhibit for exhibit in ASKED[page](inquiry, choice) if exhibit is not None]


def _ask_overview(inquiry: Inquiry, choice: Choice) -> Exhibits:
    regions = list(choice.names)
    headline = inquiry.ask(figures.headline, regions, choice.year)
    if headline.empty:
        return []
    raises = inquiry.raises(set(headline["series_id"]), choice.year)
    held = inquiry.held(overview.GROUPS, choice.year)
    unlike = inquiry.ask(allowance_queries.comparable_or_reason, regions, COMPARED, choice.year)
    gaps = group_gaps(headline, held, choice.names, overview.GROUPS, choice.lang, unlike)
    return [overview.matrix(headline, raises, gaps, choice, unlike)]


def _ask_dibao(inquiry: Inquiry, choice: Choice) -> Exhibits:
    regions, wanted, year = list(choice.names), [*_DIBAO, _UNIFIED], choice.year
    found = (
        inquiry.ask(figures.figures_in_year, regions, wanted, year)
        if year
        else inquiry.ask(figures.latest_figures, regions, wanted)
    )
    if found.empty:
        return []
    held = inquiry.held(_DIBAO, year)
    gaps = find_gaps(found, held, choice.names, _DIBAO, choice.lang)
    shown: Exhibits = [dibao.by_region(found, gaps, choice), dibao.gap(found, choice)]
    for area in _AREAS:
        shown += _ask_area(inquiry, replace(choice, area=area), [f"dibao.{area}", _UNIFIED])
    return shown


def _ask_area(inquiry: Inquiry, choice: Choice, series: list[str]) -> Exhibits:
    """The years of one area beside province and nation, and its share of consumption."""
    regions = list(choice.names)
    provinces = inquiry.ask(reference.provinces_of, regions)
    beside = ["100000", *dict.fromkeys(provinces["province_code"])]
    own = _only(inquiry.over_years(), series)
    references = inquiry.ask(reference.reference_series, ["dibao"], beside)
    references = references[references["area"] == choice.area].reset_index(drop=True)
    shares = _only(inquiry.ask(reference.share_of_consumption, regions, [*_DIBAO, _UNIFIED], choice.year), series)
    return [dibao_years.over_years(own, references, provinces, choice), dibao_years.share(shares, choice)]


def _ask_allowances(inquiry: Inquiry, choice: Choice) -> Exhibits:
    regions, year = list(choice.names), choice.year
    headline = inquiry.ask(allowance_queries.comparable_or_reason, regions, COMPARED, year)
    multiples = inquiry.ask(allowance_queries.multiples_of_dibao, regions, year)
    tekun, orphans = inquiry.own_breakdown(TEKUN), inquiry.own_breakdown(CHILDREN)
    if tekun.empty and orphans.empty:
        return []
    return [
        allowances.comparable(headline, multiples, choice),
        allowances.own("tekun", tekun, headline, choice) if len(tekun) else None,
        allowances.multiple(multiples, choice) if len(multiples) else None,
        allowances.own("orphans", orphans, headline, choice) if len(orphans) else None,
    ]


def _ask_growth(inquiry: Inquiry, choice: Choice) -> Exhibits:
    regions, shown = list(choice.names), Exhibits()
    for area in _AREAS:
        own, series = replace(choice, area=area), [f"dibao.{area}", _UNIFIED]
        held = set(_only(inquiry.over_years(), series)["region_code"])
        shown.append(growths.newest_raises(inquiry.raises(series), held, own))
        shown.append(growths.long_run(inquiry.pairs(series, ["long_run"]), own))
    return [*shown, growths.stated_growth(inquiry.ask(growth.stated_against_computed, regions), choice)]


def _ask_region(inquiry: Inquiry, choice: Choice) -> Exhibits:
    """Each chosen region by itself: its newest figures and its series over the years."""
    shown = Exhibits()
    for code, name in choice.names.items():
        found = inquiry.ask(figures.figures_of_region, code)
        if len(found):
            own, ordered = replace(choice, names={code: name}, year=None), region.in_order(found)
            shown += [region.newest(ordered, own), region.over_years(ordered, own)]
    return shown


def _ask_caseload(inquiry: Inquiry, choice: Choice) -> Exhibits:
    """The chosen regions alone: a place without a name, whom nobody can choose, stands on the page only."""
    every = inquiry.ask(caseload_queries.caseload, None, list(choice.names))
    found = every[every["region_code"].isin(list(choice.names))].reset_index(drop=True)
    if found.empty:
        return []
    own = found[found["programme"] == "dibao"]
    held = inquiry.ask(sources.documents, list(choice.names))
    shown: Exhibits = [caseload.people(own, held, "dibao", choice), caseload.spending(own, held, "dibao", choice)]
    return [*shown, caseload.everything(found, choice)]


def places_without_name(inquiry: Inquiry, choice: Choice) -> list[str]:
    """The places whose names their documents hide, as the page 保障规模 has them beside the chosen regions."""
    if "caseload" not in inquiry.order.pages:
        return []
    every = inquiry.ask(caseload_queries.caseload, None, list(choice.names))
    hidden = rows_of(every[every["region_code"].isna()])
    return list(dict.fromkeys(place_name(row, choice.lang) for row in hidden))


ASKED: Mapping[str, Callable[[Inquiry, Choice], Exhibits]] = {
    "overview": _ask_overview,
    "dibao": _ask_dibao,
    "allowances": _ask_allowances,
    "growth": _ask_growth,
    "region": _ask_region,
    "caseload": _ask_caseload,
}
"""page → its questions; order.PAGES names the same pages"""
