"""The figures of the four regions as the product promises them, on the warehouse that is committed."""

from __future__ import annotations

import pytest

from tests.warehouse.sample import ROOT, ask

WAREHOUSE = ROOT / "warehouse.duckdb"
TONGXIN, QIANJIANG, ORDOS, TONGCHUAN = "640324", "429005", "150600", "610200"


def in_force(region: str, year: int, series: str = "dibao.urban") -> list[tuple]:
    query = """SELECT round(yuan_per_month, 1), basis FROM standards_in_force
        WHERE region_code = ? AND year = ? AND series_id = ?"""
    return ask(WAREHOUSE, query, region, year, series)


@pytest.mark.parametrize(
    ("region", "year", "amount", "basis"),
    [
        (TONGXIN, 2022, 650, "stated"),
        (ORDOS, 2022, 900, "published"),
        (QIANJIANG, 2020, 690, "stated"),
        (ORDOS, 2023, 950, "stated"),
        (TONGCHUAN, 2023, 665, "stated"),
        (TONGXIN, 2023, 650, "in_force"),
        (TONGXIN, 2024, 690, "regional"),
        (ORDOS, 2021, 840, "published"),
        (QIANJIANG, 2017, 530, "published"),
    ],
)
def test_urban_dibao_in_force(region: str, year: int, amount: float, basis: str) -> None:
    assert in_force(region, year) == [(amount, basis)]


def test_tongxin_2020_is_600_by_the_rate_of_ningxia() -> None:
    [(amount, basis)] = in_force(TONGXIN, 2020)
    assert (amount, basis) == (600, "regional")


def test_ordos_900_of_2022_agrees_with_the_old_figure_of_its_2023_document() -> None:
    query = (
        "SELECT agreeing FROM standards_in_force WHERE region_code = ? AND year = 2022 AND series_id = 'dibao.urban'"
    )
    [(agreeing,)] = ask(WAREHOUSE, query, ORDOS)
    assert "003_b7599a5000b567df-01" in agreeing


def test_tongchuan_2022_is_implied_with_its_interval_and_formula() -> None:
    query = """SELECT basis, provenance, bound, round(yuan_per_month), low, high, formula FROM figures
        WHERE region_code = ? AND year = 2022 AND series_id = 'dibao.urban'"""
    assert ask(WAREHOUSE, query, TONGCHUAN) == [
        ("implied", "computed", "approx", 630, 629.7, 630.6, "665 ÷ (1 + 5.5%)")
    ]


def test_qianjiang_2022_is_absent_and_the_reason_is_given() -> None:
    assert in_force(QIANJIANG, 2022) == []
    query = "SELECT status, reason_zh, reason_en FROM coverage WHERE region_code = ? AND year = 2022 AND series_id = ?"
    [(status, chinese, english)] = ask(WAREHOUSE, query, QIANJIANG, "dibao.urban")
    assert status == "no_document"
    assert "潜江市2022年" in chinese
    assert "2022" in english


@pytest.mark.parametrize(
    ("region", "series", "year", "status"),
    [
        (TONGXIN, "dibao.urban", 2022, "present"),
        (TONGXIN, "tekun_basic.urban", 2022, "not_stated"),
        (TONGCHUAN, "tekun_basic.urban", 2023, "present"),
        (TONGCHUAN, "orphan.home", 2020, "no_document"),
    ],
)
def test_the_kinds_of_empty_are_told_apart(region: str, series: str, year: int, status: str) -> None:
    query = "SELECT status FROM coverage WHERE region_code = ? AND series_id = ? AND year = ?"
    assert ask(WAREHOUSE, query, region, series, year) == [(status,)]


def printed_pair(region: str, series: str, year: int) -> list[tuple]:
    query = """SELECT from_value, to_value, round(growth_computed_pct, 1), growth_stated_pct, verdict FROM growth
        WHERE region_code = ? AND series_id = ? AND to_year = ? AND pair_kind = 'printed' AND to_basis = 'stated'"""
    return ask(WAREHOUSE, query, region, series, year)


def test_ordos_950_from_900_agrees_with_the_stated_rate_by_truncation() -> None:
    assert printed_pair(ORDOS, "dibao.urban", 2023) == [(900, 950, 5.6, 5.5, "consistent_truncated")]


def test_tongxin_raised_by_8_3_percent_and_states_no_rate() -> None:
    assert printed_pair(TONGXIN, "dibao.urban", 2022) == [(600, 650, 8.3, None, "not_stated")]


def test_tongchuan_states_a_rate_without_the_old_figure() -> None:
    assert printed_pair(TONGCHUAN, "dibao.urban", 2023) == [(None, 665, None, 5.5, "not_computable")]


def test_qianjiang_states_no_growth_and_grew_9_2_percent_a_year_from_2017_to_2020() -> None:
    assert printed_pair(QIANJIANG, "dibao.urban", 2020) == []
    query = """SELECT years, round(growth_computed_pct, 1), verdict FROM growth WHERE region_code = ?
        AND series_id = 'dibao.urban' AND pair_kind = 'long_run' AND from_year = 2017 AND to_year = 2020"""
    assert ask(WAREHOUSE, query, QIANJIANG) == [(3, 9.2, "not_stated")]


def test_tongchuan_tekun_is_1_3_times_dibao_and_marked_computed() -> None:
    query = """SELECT area, value, period, round(yuan_per_month, 2), provenance, formula FROM computed_standards
        WHERE region_code = ? AND year = 2023 ORDER BY area DESC"""
    assert ask(WAREHOUSE, query, TONGCHUAN) == [
        ("urban", 864.5, "month", 864.5, "computed", "665 × 1.3"),
        ("rural", 6981, "year", 581.75, "computed", "5370 × 1.3"),
    ]


def test_averages_and_minima_never_stand_among_the_standards() -> None:
    assert ask(WAREHOUSE, "SELECT DISTINCT kind FROM standards") == [("actual",)]
    kinds = ask(WAREHOUSE, "SELECT DISTINCT kind FROM reference_series ORDER BY kind")
    assert kinds == [("average",), ("context",), ("minimum",)]


def test_the_corrected_average_is_taken_by_the_year_and_says_so() -> None:
    query = "SELECT period, round(yuan_per_month, 2), provenance FROM reference_series WHERE observation_id = 'pub-042'"
    assert ask(WAREHOUSE, query) == [("year", 222.77, "corrected")]
    assert ask(WAREHOUSE, "SELECT count(*) FROM findings WHERE code = 'corrected' AND subject = 'pub-042'") == [(1,)]


def test_the_masked_place_has_its_caseload_and_no_standard() -> None:
    assert ask(WAREHOUSE, "SELECT region, count(*) FROM caseload WHERE region_code IS NULL GROUP BY ALL") == [
        ("XX区", 18)
    ]
    assert ask(WAREHOUSE, "SELECT region_code FROM documents WHERE region = 'XX区'") == [(None,)]
    assert ask(WAREHOUSE, "SELECT count(*) FROM standards WHERE region = 'XX区'") == [(0,)]


def test_a_sum_told_in_hundreds_of_millions_is_whole_fen() -> None:
    assert ask(WAREHOUSE, "SELECT DISTINCT quantity FROM caseload WHERE printed LIKE '2.68亿%'") == [(268_000_000.0,)]
    assert ask(WAREHOUSE, "SELECT value, unit, quantity FROM caseload WHERE quantity <> round(quantity, 2)") == []
