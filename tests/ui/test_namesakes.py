"""Regions of one name: two 鼓楼区 are told apart in widgets, lines, tables and findings, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.load import load_tables
from tests.ui.pages import charts_of, open_page, words_of
from tests.warehouse.sample import ROOT, Tables, with_row
from warehouse.build import build
from warehouse.connect import close_warehouse

NANJING, XUZHOU = "320106", "320302"
BOTH = f"{NANJING},{XUZHOU}"
AMOUNTS = {NANJING: {2022: 922.0, 2023: 930.0}, XUZHOU: {2022: 722.0, 2023: 723.0}}


def with_namesakes(tables: Tables) -> Tables:
    """Urban 低保 of both 鼓楼区 in two years, published by nobody in particular."""
    for code, years in AMOUNTS.items():
        for year, value in years.items():
            cells = {"source_id": f"{code}-{year}", "region_code": code, "year": year, "value": value}
            cells |= {"indicator": "dibao", "area": "urban", "kind": "actual", "unit": "元/人·月", "growth_pct": None}
            cells |= {"previous": None, "effective_from": None, "as_of": None, "applies_to": None}
            tables = with_row(tables, "published_standards", "pub-001", **cells)
    return tables


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("namesakes") / "warehouse.duckdb"
    build(with_namesakes(load_tables(ROOT / "data", Path("/nowhere"))), out)
    return out


@pytest.fixture(autouse=True)
def opened(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("BIAOCHI_WAREHOUSE", str(warehouse))
    yield
    close_warehouse()


def test_what_a_reader_chose_stays_chosen() -> None:
    app = open_page("dibao", regions=BOTH)
    app.run()
    assert app.multiselect(key="w.regions").value == [NANJING, XUZHOU]
    assert app.query_params["regions"] == BOTH
    options = app.multiselect(key="w.regions").options
    assert len(set(options)) == len(options) and "徐州市鼓楼区" in options


def test_a_query_keeps_the_region_it_was_asked_for() -> None:
    app = open_page("query", saved="one_region", **{"p.region": XUZHOU})
    app.run()
    assert app.query_params["p.region"] == XUZHOU


@pytest.mark.parametrize(
    ("lang", "names"), [("zh", ("南京鼓楼", "徐州鼓楼")), ("en", ("Nanjing Gulou", "Xuzhou Gulou"))]
)
def test_each_has_its_own_line_column_and_place_in_the_findings(lang: str, names: tuple[str, str]) -> None:
    app = open_page("dibao", regions=BOTH, lang=lang)
    words, charts = words_of(app), charts_of(app)
    lines = [line for line in charts[1]["data"] if line.get("y") in ([922.0, 930.0], [722.0, 723.0])]
    assert len(lines) == 2
    for name in names:
        assert f"<th scope='col' class='number'>{name}</th>" in words
        assert name in words.split("</h1>")[0]
