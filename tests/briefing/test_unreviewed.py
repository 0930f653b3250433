"""A newer figure that nobody has reviewed: a briefing stands on the one known before, a page says who is left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from briefing.fill import fill_report
from briefing.order import Order
from briefing.questions import Inquiry, exhibits_of
from charts.exhibit import Choice, Exhibit
from tests.warehouse.sample import load_sample, with_row
from warehouse.build import build
from warehouse.connect import open_warehouse
from words.figures import rows_of, sources_of

ORDOS = "150600"
URBAN, RURAL = "003_b7599a5000b567df-01", "003_b7599a5000b567df-02"
FIGURE = {
    "year": 2024,
    "status": "extracted",
    "previous": None,
    "growth_pct": None,
    "growth_decimals": None,
    "increase": None,
    "effective": None,
}


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The real data with figures of 鄂尔多斯 for 2024 that nobody has reviewed."""
    folder = tmp_path_factory.mktemp("unreviewed")
    tables = load_sample(folder / "data")
    for number, (row, value) in enumerate(((URBAN, 990.0), (RURAL, 760.0))):
        tables = with_row(tables, "observations", row, observation_id=f"new-0{number}", value=value, **FIGURE)
    build(tables, folder / "warehouse.duckdb")
    opened = open_warehouse(folder / "warehouse.duckdb")
    yield opened
    opened.close()


def exhibits(con: duckdb.DuckDBPyConnection, page: str, unreviewed: bool) -> dict[str, Exhibit]:
    order = Order(pages=(page,), unreviewed=unreviewed)
    names = {"640324": "同心", "429005": "潜江", ORDOS: "鄂尔多斯", "610200": "铜川"}
    choice = Choice(names)
    return {exhibit.name: exhibit for exhibit in exhibits_of(Inquiry(con, order), page, choice)}


def amounts(figures: pd.DataFrame, series: str) -> list[tuple[int, float]]:
    own = figures[(figures["region_code"] == ORDOS) & (figures["series_id"] == series)]
    return list(zip(own["year"].astype(int), own["value"], strict=True))


def test_a_briefing_stands_on_the_newest_reviewed_figure(con: duckdb.DuckDBPyConnection) -> None:
    report = fill_report(con, Order(pages=("overview", "dibao")))
    said = " ".join(section.finding for section in report.sections)
    assert "鄂尔多斯最高，950元/月（2023年）" in said and "990" not in said
    row = next(row for row in report.sections[0].table.rows if row[0].text.startswith("鄂尔多斯"))
    assert "950" in row[1].text and "720" in row[2].text


@pytest.mark.parametrize(("page", "exhibit"), [("dibao", "dibao-by-region"), ("overview", "overview-matrix")])
def test_a_briefing_with_unreviewed_figures_says_whom_its_finding_leaves_out(
    con: duckdb.DuckDBPyConnection, page: str, exhibit: str
) -> None:
    shown = exhibits(con, page, unreviewed=True)[exhibit]
    assert amounts(shown.figures, "dibao.urban") == [(2024, 990)]
    assert shown.finding.endswith("未复核的数不计入：鄂尔多斯。")
    assert "鄂尔多斯没有可比" not in shown.finding
    reviewed = exhibits(con, page, unreviewed=False)[exhibit]
    assert amounts(reviewed.figures, "dibao.urban") == [(2023, 950)]
    assert "未复核" not in reviewed.finding


def test_a_share_and_a_raise_are_those_of_the_reviewed_figure(con: duckdb.DuckDBPyConnection) -> None:
    shares = exhibits(con, "dibao", unreviewed=False)["dibao-share"]  # the last one: rural
    assert amounts(shares.figures, "dibao.rural") == [(2023, 720)]
    raises = exhibits(con, "growth", unreviewed=False)["growth-raises"].figures
    assert set(raises[raises["region_code"] == ORDOS]["to_year"]) == {2023}


def test_a_briefing_shows_the_standards_of_unattended_children_as_the_page_does(tmp_path: Path) -> None:
    tables = with_row(
        load_sample(tmp_path / "data"),
        "observations",
        URBAN,
        **{**FIGURE, "observation_id": "new-01", "indicator": "unattended", "area": None, "status": "reviewed"},
    )
    build(tables, tmp_path / "warehouse.duckdb")
    with open_warehouse(tmp_path / "warehouse.duckdb") as con:
        orphans = exhibits(con, "allowances", unreviewed=False)["allowances-orphans"]
    assert "unattended" in set(orphans.figures["indicator"])


def test_a_finding_says_whose_figures_are_doubtful(con: duckdb.DuckDBPyConnection) -> None:
    shown = exhibits(con, "allowances", unreviewed=False)
    assert shown["allowances-comparable"].finding.endswith("所据数字中存疑的：鄂尔多斯。")
    assert "疑" in {mark.label for row in shown["allowances-multiple"].table.rows for mark in row[-1].marks}
    assert "存疑" not in exhibits(con, "dibao", unreviewed=False)["dibao-by-region"].finding  # 950 and 690 are sure


def test_a_growth_after_prices_names_the_rises_it_was_divided_by_and_their_sources(
    con: duckdb.DuckDBPyConnection,
) -> None:
    raises = exhibits(con, "growth", unreviewed=False)["growth-raises"]  # the last one: rural
    row = next(row for row in raises.table.rows if row[0].text == "潜江")
    assert "2018年2.1%、2019年2.9%、2020年2.5%" in row[-1].marks[0].reason
    sources = {source["title"] for row in rows_of(raises.figures) for source in sources_of(row)}
    assert {"我市公布2017年社会救助标准", "2020年CPI同比上涨2.5%"} <= sources  # of the old figure, of the prices
