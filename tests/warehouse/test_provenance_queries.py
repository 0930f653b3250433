"""Every figure by its id, and found by its words; asked of the committed warehouse."""

from __future__ import annotations

import duckdb
import pytest

from warehouse.connect import open_warehouse
from warehouse.queries import provenance


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    return open_warehouse()


@pytest.mark.parametrize(
    ("figure_id", "kind", "value"),
    [
        ("000_340d8e47d7dd4ddb-01", "standard", 650),
        ("pub-036", "reference", 0.0),
        ("tongchuan-2023-urban", "computed", 864.5),
        ("case-45", "count", 1.04),
    ],
)
def test_each_kind_of_figure_is_found_by_its_id(
    con: duckdb.DuckDBPyConnection, figure_id: str, kind: str, value: float
) -> None:
    (row,) = provenance.figure_of_id(con, figure_id).to_dict("records")
    assert (row["figure_kind"], row["value"]) == (kind, value)


def test_an_unknown_id_is_no_row(con: duckdb.DuckDBPyConnection) -> None:
    assert provenance.figure_of_id(con, "'; DROP TABLE observations; --").empty


def test_no_figure_is_held_twice_and_none_without_a_source(con: duckdb.DuckDBPyConnection) -> None:
    every = provenance.search_figures(con, [], [], [], [])
    assert every["figure_id"].is_unique
    assert every[["source_id", "grade"]].notna().all().all()
    assert sum(provenance.grades_held(con)["figures"]) == len(every)


def test_every_word_must_be_found_in_one_of_its_forms(con: duckdb.DuckDBPyConnection) -> None:
    found = provenance.search_figures(con, [["铜川"], ["特困", "tekun"]], [], [], [])
    assert set(found["region_short"]) == {"铜川"}
    assert {"tongchuan-2023-urban", "case-52"} <= set(found["figure_id"])


def test_kind_grade_and_region_narrow_the_search(con: duckdb.DuckDBPyConnection) -> None:
    found = provenance.search_figures(con, [], ["standard"], ["official"], ["150600"])
    assert set(found["grade"]) == {"official"}
    assert set(found["figure_kind"]) == {"standard"}
    assert set(found["region_code"]) == {"150600"}


def test_the_figures_of_a_document_come_in_the_order_of_its_text(con: duckdb.DuckDBPyConnection) -> None:
    found = provenance.figures_of_source(con, "000_340d8e47d7dd4ddb")
    starts = [spans[0][0] for spans in found["spans"]]
    assert starts == sorted(starts)
    assert len(found) == 5 + 11


def test_a_figure_says_for_which_years_it_is_in_force(con: duckdb.DuckDBPyConnection) -> None:
    uses = provenance.uses_of_figure(con, "000_340d8e47d7dd4ddb-01")
    assert dict(zip(uses["year"], uses["basis"], strict=True)) == {
        2021: "stated_previous",
        2022: "stated",
        2023: "in_force",
    }


def test_a_search_hands_over_the_first_and_tells_how_many_match(con: duckdb.DuckDBPyConnection) -> None:
    every = provenance.search_figures(con, [], [], [], [])
    first = provenance.search_figures(con, [], [], [], [], most=3)
    assert list(first["figure_id"]) == list(every["figure_id"][:3])
    assert set(first["found_in_all"]) == {len(every)}


@pytest.mark.parametrize("word", ["TONGXIN", "650", "2022", "每人每月650元", "同心"])
def test_a_word_is_found_in_any_column_whatever_its_case(con: duckdb.DuckDBPyConnection, word: str) -> None:
    assert "000_340d8e47d7dd4ddb-01" in set(provenance.search_figures(con, [[word]], [], [], [])["figure_id"])


def test_a_quote_in_a_word_is_only_a_character(con: duckdb.DuckDBPyConnection) -> None:
    assert provenance.search_figures(con, [["' OR 1=1 --"]], [], [], []).empty
