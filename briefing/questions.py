"""What each page asks of the warehouse, for a briefing: the page's own queries and exhibit builders.

In: connection, Choice, Order. Out: the exhibits of a page, in its order. Decision: what nobody has reviewed is taken
out right after the query, so that neither chart nor table nor finding sees them, unless the order wants them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import duckdb
import pandas as pd

from briefing.order import Order
from charts.exhibit import Choice, Exhibit
from charts.exhibits import allowances, dibao, overview
from charts.exhibits import growth as growth_exhibits
from warehouse.queries import allowances as allowance_queries
from warehouse.queries import coverage, figures, growth, reference
from words.gaps import find_gaps, group_gaps

Connection = duckdb.DuckDBPyConnection
_DIBAO = ["dibao.urban", "dibao.rural"]
_UNIFIED = "dibao.unified"
_HEADLINE = {
    "dibao.urban": "dibao_urban",
    "dibao.rural": "dibao_rural",
    "tekun_basic.urban": "tekun_urban",
    "tekun_basic.rural": "tekun_rural",
    "orphan.institution": "orphan_institution",
    "orphan.home": "orphan_home",
}
"""the plainest series of each comparison group: where nothing of the group is held, its reason is told"""


def exhibits_of(con: Connection, page: str, choice: Choice, order: Order) -> list[Exhibit]:
    """The exhibits of one page; those that have nothing to show are left out."""
    return [exhibit for exhibit in ASKED[page](con, choice, order) if exhibit is not None]


def kept(frame: pd.DataFrame, order: Order) -> pd.DataFrame:
    """The rows that may stand in this briefing."""
    if order.unreviewed or "status" not in frame:
        return frame
    return frame[frame["status"].isna() | (frame["status"] != "extracted")].reset_index(drop=True)


def _ask_dibao(con: Connection, choice: Choice, order: Order) -> list[Exhibit | None]:
    regions, wanted = list(choice.names), [*_DIBAO, _UNIFIED]
    found = kept(
        figures.figures_in_year(con, regions, wanted, choice.year)
        if choice.year
        else figures.latest_figures(con, regions, wanted),
        order,
    )
    if found.empty:
        return []
    gaps = find_gaps(found, coverage.coverage(con, regions, _DIBAO, choice.year), choice.names, _DIBAO, choice.lang)
    shown: list[Exhibit | None] = [dibao.by_region(found, gaps, choice), dibao.gap(found, choice)]
    provinces = reference.provinces_of(con, regions)
    for area in ("urban", "rural"):
        own, wanted = replace(choice, area=area), [f"dibao.{area}", _UNIFIED]
        series = kept(figures.series_over_years(con, regions, wanted), order)
        beside = ["100000", *dict.fromkeys(provinces["province_code"])]
        references = reference.reference_series(con, ["dibao"], beside, area)
        shown.append(dibao.over_years(series, references, provinces, own))
        shown.append(dibao.share(kept(reference.share_of_consumption(con, regions, wanted, choice.year), order), own))
    return shown


def _ask_overview(con: Connection, choice: Choice, order: Order) -> list[Exhibit | None]:
    regions = list(choice.names)
    headline = kept(figures.headline(con, regions, choice.year), order)
    if headline.empty:
        return []
    raises = kept(growth.latest_growth(con, regions, sorted(set(headline["series_id"]))), order)
    held = coverage.coverage(con, regions, list(_HEADLINE), choice.year)
    gaps = group_gaps(headline, held, choice.names, _HEADLINE, choice.lang)
    return [overview.matrix(headline, raises, gaps, choice)]


def _ask_growth(con: Connection, choice: Choice, order: Order) -> list[Exhibit | None]:
    regions = list(choice.names)
    shown: list[Exhibit | None] = []
    for area in ("urban", "rural"):
        own, series = replace(choice, area=area), [f"dibao.{area}", _UNIFIED]
        shown.append(growth_exhibits.last_raises(kept(growth.latest_growth(con, regions, series), order), own))
        pairs = growth.growth_pairs(con, regions, series, ["long_run"])
        shown.append(growth_exhibits.long_run(kept(pairs, order), own))
    stated = kept(growth.stated_against_computed(con, regions), order)
    return [*shown, growth_exhibits.stated_growth(stated, choice)]


def _ask_allowances(con: Connection, choice: Choice, order: Order) -> list[Exhibit | None]:
    regions, year = list(choice.names), choice.year
    headline = kept(allowance_queries.comparable_or_reason(con, regions, ["tekun_basic", "orphan"], year), order)
    multiples = kept(allowance_queries.multiples_of_dibao(con, regions, year), order)
    tekun = kept(allowance_queries.own_breakdown(con, regions, ["tekun_basic", "tekun_care"], year), order)
    orphans = kept(allowance_queries.own_breakdown(con, regions, ["orphan"], year), order)
    if tekun.empty and orphans.empty:
        return []
    return [
        allowances.comparable(headline, multiples, choice),
        allowances.own("tekun", tekun, choice) if len(tekun) else None,
        allowances.multiple(multiples, choice) if len(multiples) else None,
        allowances.own("orphans", orphans, choice) if len(orphans) else None,
    ]


Asking = Callable[[Any, Choice, Order], list[Exhibit | None]]
ASKED: Mapping[str, Asking] = {
    "overview": _ask_overview,
    "dibao": _ask_dibao,
    "allowances": _ask_allowances,
    "growth": _ask_growth,
}
"""page → its questions; a page that is not here cannot be ordered"""
