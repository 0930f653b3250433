"""Several rates in one year: the last is in force at its end, and the year before ended with what the first replaced.

One warehouse holds all cases, each in a region of its own.
"""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from tests.warehouse.invent import built_with, published
from tests.warehouse.sample import Tables, with_cell, with_row
from warehouse.queries.growth import raises_to_shown, stated_against_computed

Row = dict[str, Any]
JANUARY = {"value": 650, "previous": 600, "effective_from": "2023-01", "published": "2023-01-10"}
JULY = {"value": 700, "previous": 650, "effective_from": "2023-07", "published": "2023-07-10"}
PERCENT = {"previous": None, "growth_decimals": 1}
CASES: dict[str, list[Row]] = {
    "official later": [JANUARY, {**JULY, "previous": None, "grade": "official"}],
    "press later": [JANUARY, {**JULY, "previous": None, "grade": "press"}],
    "aggregator later": [JANUARY, {**JULY, "previous": None, "grade": "aggregator", "published": "2022-12-30"}],
    "yearly, then monthly": [{**JANUARY, "value": 7200, "previous": None, "unit": "元/人·年"}, JULY],
    "one day": [{**JULY, "value": 710, "grade": "press"}, JULY],
    "a day missing": [{**JANUARY, "effective_from": None}, {**JULY, "previous": None, "grade": "press"}],
    "days of unlike exactness": [JULY, {**JULY, "effective_from": "2023-07-15", "grade": "press"}],
    "two raises": [JANUARY, JULY],
    "undated": [{**JANUARY, "effective_from": None}, {**JULY, "effective_from": None}],
    "second undated": [JANUARY, {**JULY, "effective_from": None}],
    "first of unknown old figure": [{**JANUARY, "previous": None}, JULY],
    "growth only": [{**JANUARY, **PERCENT, "growth_pct": 8.3}, {**JULY, **PERCENT, "growth_pct": 7.7}],
    "since last year": [JANUARY, {**JULY, "previous": 600}],
    "fits no rate": [{**JANUARY, "grade": "press"}, {**JULY, "previous": 645}],
    "no raise": [{**JANUARY, "previous": None}, {**JULY, "value": 650}],
    "long before": [{"year": 2019, "value": 650}, JANUARY, JULY],
    "growth fits": [JANUARY, {**JULY, "growth_pct": 7.7, "growth_decimals": 1}],
    "growth deviates": [JANUARY, {**JULY, "growth_pct": 9.9, "growth_decimals": 1}],
}
REGIONS = dict(zip(CASES, [f"{code}00" for code in (*range(1301, 1312), *range(3201, 3214))], strict=False))
UNIFORM = {"effective_from": "2023-09", "applies_to": "subordinates"}
ABOVE, BELOW = "410100", "430100"
ORDOS, ORDOS_URBAN = "150600", "003_b7599a5000b567df-01"
TONGCHUAN_RURAL = "004_49b612fc3846135e-02"


@pytest.fixture(scope="module")
def con(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    rows = [published(REGIONS[case], **{"year": 2023, **row}) for case, rows in CASES.items() for row in rows]
    for county, rate in ((ABOVE, 690), (BELOW, 640)):
        rows += [published(county, 2023, 650, effective_from="2023-01")]
        rows += [published(f"{county[:2]}0000", 2023, rate, **UNIFORM)]
    newer = {"observation_id": "late-1", "value": 990.0, "effective": "2023-09-01", "status": "extracted"}
    dated = with_cell(tables, "observations", ORDOS_URBAN, effective="2023-01-01")
    dated = with_cell(dated, "observations", TONGCHUAN_RURAL, previous=5000.0, growth_base_year=2020)
    return built_with(with_row(dated, "observations", ORDOS_URBAN, **newer), tmp_path_factory.mktemp("within"), *rows)


def rows_of(con: duckdb.DuckDBPyConnection, sql: str, *values: object) -> list[tuple]:
    return con.execute(sql, values).fetchall()


def amounts(con: duckdb.DuckDBPyConnection, case: str) -> dict[int, float]:
    """The figures of all years."""
    return dict(rows_of(con, "SELECT year, value FROM figures WHERE region_code = ?", REGIONS[case]))


def end_of_2023(con: duckdb.DuckDBPyConnection, region: str) -> tuple:
    query = """SELECT value, CAST(changed_on AS VARCHAR), value_before_change, grade, len(agreeing), len(contradicting)
        FROM figures WHERE region_code = ? AND year = 2023 AND series_id = 'dibao.urban'"""
    [row] = rows_of(con, query, region)
    return row


def found(con: duckdb.DuckDBPyConnection, code: str, region: str) -> int:
    [(times,)] = rows_of(con, "SELECT count(*) FROM findings WHERE code = ? AND region_code = ?", code, region)
    return times


@pytest.mark.parametrize("grade", ["official", "press", "aggregator"])
def test_the_later_rate_is_in_force_whatever_its_grade(con: duckdb.DuckDBPyConnection, grade: str) -> None:
    region = REGIONS[f"{grade} later"]
    assert end_of_2023(con, region) == (700, "2023-07-01", 650, grade, 0, 0)
    assert found(con, "sources_contradict", region) == 0


def test_the_value_before_a_change_is_told_in_the_period_of_the_value_after_it(con: duckdb.DuckDBPyConnection) -> None:
    assert end_of_2023(con, REGIONS["yearly, then monthly"])[:3] == (700, "2023-07-01", 600)


def test_grade_decides_between_equal_days_and_where_a_day_is_missing(con: duckdb.DuckDBPyConnection) -> None:
    same_day, missing = REGIONS["one day"], REGIONS["a day missing"]
    assert end_of_2023(con, same_day) == (700, "2023-07-01", 650, "official", 0, 1)
    assert end_of_2023(con, missing) == (650, None, None, "official", 0, 1)
    assert found(con, "sources_contradict", same_day) == found(con, "sources_contradict", missing) == 1


def test_of_sources_that_agree_the_best_is_cited_though_its_day_is_less_exact(con: duckdb.DuckDBPyConnection) -> None:
    assert end_of_2023(con, REGIONS["days of unlike exactness"]) == (700, "2023-07-01", 650, "official", 1, 0)


@pytest.mark.parametrize(
    ("case", "old"),
    [
        ("two raises", 600),
        ("undated", 600),
        ("second undated", 600),
        ("first of unknown old figure", None),
        ("growth only", 600.2),
    ],
)
def test_the_old_figure_of_a_second_raise_is_not_that_of_the_year_before(
    con: duckdb.DuckDBPyConnection, case: str, old: float | None
) -> None:
    """600 → 650 in January, 650 → 700 in July: 2022 ended with 600; without January's old figure it is not known."""
    known = amounts(con, case)
    assert (known.get(2022), known[2023]) == (old, 700)
    assert end_of_2023(con, REGIONS[case])[2] == 650
    assert found(con, "sources_contradict", REGIONS[case]) == 0


def test_the_year_grew_from_the_end_of_the_one_before(con: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT pair_kind, from_year, to_year, from_value, to_value, round(growth_computed_pct, 2) FROM growth
        WHERE region_code = ? ORDER BY ALL"""
    assert rows_of(con, query, REGIONS["two raises"]) == [
        ("adjacent_year", 2022, 2023, 600, 700, 16.67),
        ("printed", 2022, 2023, 600, 650, 8.33),
        ("within_year", 2023, 2023, 650, 700, 7.69),
    ]


def test_what_led_to_the_figure_shown_is_the_growth_of_the_year(con: duckdb.DuckDBPyConnection) -> None:
    found = raises_to_shown(con, [REGIONS["two raises"]], ["dibao.urban"])
    assert found[["from_year", "to_year", "from_value", "to_value"]].to_numpy().tolist() == [[2022, 2023, 600, 700]]


def test_a_growth_stated_of_a_second_raise_is_listed_once(con: duckdb.DuckDBPyConnection) -> None:
    found = stated_against_computed(con, [REGIONS["growth deviates"]])
    assert found[["from_year", "to_year", "verdict"]].to_numpy().tolist() == [[2023, 2023, "deviates"]]


@pytest.mark.parametrize(("case", "old", "times"), [("since last year", 600, 0), ("fits no rate", 645, 1)])
def test_an_old_figure_that_is_no_rate_of_the_year_is_that_of_the_year_before(
    con: duckdb.DuckDBPyConnection, case: str, old: float, times: int
) -> None:
    """A notice may count from the end of last year though the rate changed in between; what differs is a finding."""
    assert amounts(con, case)[2022] == old
    assert found(con, "sources_contradict", REGIONS[case]) == times


def test_a_standard_left_as_it_was_is_no_second_raise(con: duckdb.DuckDBPyConnection) -> None:
    assert amounts(con, "no raise") == {2022: 650, 2023: 650}


def test_a_second_raise_confirms_nothing_of_the_years_before(con: duckdb.DuckDBPyConnection) -> None:
    """650 of 2019 was left before 2022 (600): the 650 that July raises from is January's."""
    assert amounts(con, "long before") == {2019: 650, 2022: 600, 2023: 700}


@pytest.mark.parametrize(("case", "verdict"), [("growth fits", "consistent_rounded"), ("growth deviates", "deviates")])
def test_the_stated_growth_of_a_second_raise_is_tested_within_its_year(
    con: duckdb.DuckDBPyConnection, case: str, verdict: str
) -> None:
    query = "SELECT pair_kind, verdict FROM growth WHERE region_code = ? AND growth_stated_pct IS NOT NULL"
    assert rows_of(con, query, REGIONS[case]) == [("within_year", verdict)]
    assert found(con, "growth_deviates", REGIONS[case]) == (verdict == "deviates")


@pytest.mark.parametrize(("region", "amount", "basis"), [(ABOVE, 690, "regional"), (BELOW, 650, "published")])
def test_a_later_uniform_rate_of_the_province_lifts_what_is_below_it(
    con: duckdb.DuckDBPyConnection, region: str, amount: float, basis: str
) -> None:
    """A region may pay more than the uniform rate, never less."""
    query = "SELECT value, basis FROM figures WHERE region_code = ? AND year = 2023"
    assert rows_of(con, query, region) == [(amount, basis)]
    assert found(con, "sources_contradict", region) == 0


def test_a_reviewed_rate_is_not_put_aside_by_a_later_unreviewed_one(con: duckdb.DuckDBPyConnection) -> None:
    assert end_of_2023(con, ORDOS)[:3] == (950, None, None)


def test_figures_and_growth_are_of_one_mind_about_the_year_of_an_old_figure(con: duckdb.DuckDBPyConnection) -> None:
    """铜川's text compares its rural standard with 2020 and gives an old figure without a year."""
    pairs = "SELECT from_year, from_value FROM growth WHERE observation_id = ? AND pair_kind = 'printed'"
    candidates = "SELECT year, value FROM in_force_candidates WHERE observation_id = ? AND basis = 'stated_previous'"
    assert rows_of(con, pairs, TONGCHUAN_RURAL) == rows_of(con, candidates, TONGCHUAN_RURAL) == [(2020, 5000)]
