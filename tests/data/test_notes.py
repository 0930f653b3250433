"""What the data say of themselves: who published a figure for whom, and what a count covers."""

from __future__ import annotations

import duckdb
import pytest

from briefing.fill import make_choice
from briefing.order import Order
from briefing.questions import Inquiry, exhibits_of
from tests.ui.pages import open_page, words_of
from warehouse.connect import open_warehouse
from warehouse.queries import caseload, reference
from words.figures import rows_of
from words.marks import marks_of
from words.periods import is_whole_year


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    return open_warehouse()


def test_a_rate_of_the_region_published_by_a_district_says_so(con: duckdb.DuckDBPyConnection) -> None:
    [(publisher, zh, en)] = con.execute(
        "SELECT publisher, note_zh, note_en FROM published_standards WHERE source_id = 'pub-175'"
    ).fetchall()
    assert "兴庆区" in publisher and "兴庆区公布" in zh and "published by Xingqing District" in en


def test_what_was_paid_during_the_epidemic_is_no_whole_year() -> None:
    rows = {
        row["caseload_id"]: row for row in rows_of(caseload.caseload(open_warehouse(), ["all_assistance"], ["429005"]))
    }
    assert not is_whole_year(rows["case-57"]["period"]) and not is_whole_year(rows["case-58"]["period"])
    assert "2020年内（起止未载）" in words_of(open_page("caseload", programme="all_assistance"))


def test_an_average_of_which_only_the_year_is_known_is_marked_so(con: duckdb.DuckDBPyConnection) -> None:
    rows = rows_of(reference.reference_series(con, ["dibao"], ["100000", "150000"], "urban"))
    averages = [row for row in rows if row["kind"] == "average"]
    marked = {
        (row["region_code"], row["year"]): "undated" in {m.code for m in marks_of(row, "month", "zh")}
        for row in averages
    }
    assert marked["150000", 2023] and marked["100000", 2015]
    assert not marked["100000", 2023] and not marked["150000", 2011]
    assert all(marked[row["region_code"], row["year"]] == (row["as_of"] is None) for row in averages)


def test_tongxins_tekun_reads_other_breakdown_in_a_briefing_too() -> None:
    inquiry = Inquiry(open_warehouse(), Order(pages=("overview",)))
    [matrix] = exhibits_of(inquiry, "overview", make_choice(inquiry.con, inquiry.order))
    empties = [cell.empty for cell in matrix.table.rows[0] if cell.empty]
    assert empties and set(empties) == {"other_breakdown"}
