"""What nobody has reviewed neither vouches for a reviewed figure nor puts one aside, nor a growth made of two.

One warehouse holds all cases, each in a region of its own: publications are reviewed, observations added here are not.
"""

from __future__ import annotations

import duckdb
import pytest

from briefing.fill import fill_report
from briefing.order import Order, OrderError
from charts.exhibit import Choice
from charts.exhibits.growth import long_run
from tests.warehouse.invent import built_with, published, with_regions
from tests.warehouse.sample import Tables, with_row
from warehouse.queries.figures import headline
from warehouse.queries.growth import growth_pairs, raises_to_shown

ORDOS_URBAN, TONGCHUAN = "003_b7599a5000b567df-01", "610200"
VOUCHED, BETWEEN, EARLIER, CHAIN, RATES = "130100", "130200", "130300", "130400", "130500"
_BARE = {"previous": None, "growth_pct": None, "growth_decimals": None, "increase": None, "effective": None}
READ = {
    "vouching": {"region_code": VOUCHED, "year": 2024, "value": 650.0, "previous": 600.0},
    "between": {"region_code": BETWEEN, "year": 2022, "value": 640.0},
    "earlier": {"region_code": EARLIER, "year": 2022, "value": 700.0, "previous": 600.0},
    "low": {"region_code": CHAIN, "year": 2021, "value": 100.0},
    "tekun": {"region_code": TONGCHUAN, "year": 2023, "value": 800.0, "indicator": "tekun_basic"},
    "first-rank": {"region_code": RATES, "year": 2022, "value": 910.0},
}
"""figures read and not reviewed, by their ids"""
REVIEWED = [
    published(VOUCHED, 2020, 600),
    published(BETWEEN, 2020, 600),
    published(BETWEEN, 2024, 650, previous=600),
    published(EARLIER, 2020, 600),
    published(EARLIER, 2024, 650, previous=600),
    published(CHAIN, 2019, 300),
    published(CHAIN, 2023, 400),
    published(RATES, 2022, 500, area="unified"),
]


@pytest.fixture(scope="module")
def con(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    found = with_regions(tables, {str(cells["region_code"]) for cells in READ.values()})
    for name, cells in READ.items():
        added = {**_BARE, **cells, "observation_id": name, "status": "extracted"}
        found = with_row(found, "observations", ORDOS_URBAN, **added)
    return built_with(found, tmp_path_factory.mktemp("unreviewed"), *REVIEWED)


def in_force(con: duckdb.DuckDBPyConnection, region: str) -> dict[int, tuple]:
    """{year: (value, basis, status)} of urban dibao."""
    query = "SELECT year, value, basis, status FROM figures WHERE region_code = ? AND series_id = 'dibao.urban'"
    return {row[0]: row[1:] for row in con.execute(query, [region]).fetchall()}


def pairs(con: duckdb.DuckDBPyConnection, region: str) -> list[tuple]:
    query = "SELECT from_year, to_year, status, from_status, to_status FROM growth WHERE region_code = ? ORDER BY ALL"
    return con.execute(query, [region]).fetchall()


def test_a_figure_that_an_unreviewed_raise_confirms_is_unreviewed_in_those_years(
    con: duckdb.DuckDBPyConnection,
) -> None:
    known = in_force(con, VOUCHED)
    assert known[2020] == (600, "published", "reviewed")
    assert known[2021] == known[2022] == (600, "in_force", "extracted")
    query = (
        "SELECT year, status FROM coverage WHERE region_code = ? AND series_id = 'dibao.urban' AND year IN (2020, 2021)"
    )
    assert sorted(con.execute(query, [VOUCHED]).fetchall()) == [(2020, "present"), (2021, "not_reviewed")]
    assert {pair[2] for pair in pairs(con, VOUCHED)} == {"extracted"}


def test_a_default_briefing_has_nothing_of_what_it_confirms(con: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(OrderError):
        fill_report(con, Order(regions=(VOUCHED,), pages=("dibao", "growth"), year=2022))


def test_an_unreviewed_figure_in_between_ends_no_reviewed_confirmation(con: duckdb.DuckDBPyConnection) -> None:
    known = in_force(con, BETWEEN)
    assert known[2021] == known[2022] == (600, "in_force", "reviewed")


def test_a_contradiction_with_a_reviewed_figure_is_about_the_unreviewed_one(con: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT subject FROM findings WHERE code = 'sources_contradict' AND region_code = ? AND year = 2022"
    assert con.execute(query, [BETWEEN]).fetchall() == [("between",)]


def test_the_reviewed_raise_confirms_where_an_unreviewed_one_would_too(con: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT confirmed_by, status, agreeing, contradicting FROM figures WHERE region_code = ? AND year = 2021"
    assert con.execute(query, [EARLIER]).fetchall() == [("new-5", "reviewed", [], [])]


def test_a_reviewed_pair_stays_beside_those_over_an_unreviewed_figure(con: duckdb.DuckDBPyConnection) -> None:
    assert pairs(con, CHAIN) == [
        (2019, 2021, "extracted", "reviewed", "extracted"),
        (2019, 2023, "reviewed", "reviewed", "reviewed"),
        (2021, 2023, "extracted", "extracted", "reviewed"),
    ]


@pytest.mark.parametrize("reviewed", [False, True])
def test_what_led_to_a_reviewed_figure_is_a_reviewed_one(con: duckdb.DuckDBPyConnection, reviewed: bool) -> None:
    found = raises_to_shown(con, [CHAIN], ["dibao.urban"], reviewed=reviewed)
    assert found[["from_year", "to_year", "status"]].to_numpy().tolist() == [[2019, 2023, "reviewed"]]
    every = growth_pairs(con, [CHAIN], ["dibao.urban"], ["long_run"], reviewed)
    assert len(every) == (1 if reviewed else 3)
    exhibit = long_run(every, Choice({CHAIN: "石家庄"}))
    assert exhibit and list(exhibit.figures["from_year"]) == [2019]


def test_what_is_computed_of_a_reviewed_figure_stays(con: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT yuan_per_month, basis, status FROM figures
        WHERE region_code = ? AND series_id = 'tekun_basic.urban' AND year = 2023"""
    assert con.execute(query, [TONGCHUAN]).fetchall() == [(864.5, "computed", "reviewed")]


def test_the_comparable_figure_of_a_year_is_a_reviewed_one(con: duckdb.DuckDBPyConnection) -> None:
    """The unreviewed urban figure would come before the reviewed unified one."""
    query = "SELECT value, status FROM headline WHERE region_code = ? AND group_id = 'dibao_urban'"
    assert con.execute(query, [RATES]).fetchall() == [(500, "reviewed")]
    assert headline(con, [RATES], 2022)["value"].to_list() == [500, 500]
