"""A region's place among the regions of its level, in its province or the country, in the year of its own figure."""

from pathlib import Path

import duckdb
import pytest

from benchmarks.national import national_tables
from etl.load import load_tables
from warehouse.build import build
from warehouse.queries.peers import place_among_peers

SERIES = ["dibao.urban", "dibao.unified"]


@pytest.fixture(scope="module")
def con(tmp_path_factory):
    out = tmp_path_factory.mktemp("peers") / "country.duckdb"
    build(national_tables(load_tables(Path(__file__).parents[2] / "data"), regions=30), out)
    with duckdb.connect(str(out), read_only=True) as opened:
        yield opened


def test_a_place_is_counted_by_hand_among_the_counties_of_a_province(con):
    (row,) = place_among_peers(con, ["120101"], SERIES, 2015, "province").to_dict("records")
    amounts = con.execute(
        """SELECT yuan_per_month FROM standards_in_force WHERE series_id = 'dibao.urban' AND year = 2015
        AND level = 'county' AND region_code LIKE '12%' AND basis <> 'implied' ORDER BY ALL"""
    ).fetchall()
    amounts = [amount for (amount,) in amounts]
    assert list(row["spread"]) == amounts and row["peers"] == len(amounts) > 5
    assert row["place"] == 1 + sum(amount > row["yuan_per_month"] for amount in amounts)


def test_the_country_holds_more_peers_than_the_province(con):
    asked = (["110101"], SERIES, 2015)
    in_province = place_among_peers(con, *asked, "province").iloc[0]
    in_country = place_among_peers(con, *asked, "nation").iloc[0]
    assert in_country["peers"] > in_province["peers"]
    assert in_country["place"] >= in_province["place"]


def test_each_region_is_placed_in_the_year_of_its_newest_figure(con):
    placed = place_among_peers(con, ["640324", "429005"], SERIES, None, "nation")
    assert list(placed["region_code"]) == ["640324", "429005"]
    assert placed["year"].nunique() == 2


def test_an_implied_figure_has_no_place(con):
    assert place_among_peers(con, ["610200"], SERIES, 2022, "nation").empty
