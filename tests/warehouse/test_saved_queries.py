"""The saved queries keep apart what is of a part of a region, and say what they leave out."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from tests.warehouse.sample import ROOT, Tables, ask, with_row
from warehouse.build import build
from warehouse.connect import open_warehouse
from warehouse.saved import load_saved

URBAN, TEKUN = "003_b7599a5000b567df-01", "003_b7599a5000b567df-03"


def answer(path: Path, name: str) -> pd.DataFrame:
    saved = load_saved()[name]
    return open_warehouse(path).execute(saved.sql, saved.values({})).df()


@pytest.fixture(scope="module")
def scoped(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, and of 鄂尔多斯 an urban dibao and tekun of one of its districts."""
    path = tmp_path_factory.mktemp("scoped") / "warehouse.duckdb"
    for subject, number in ((URBAN, "91"), (TEKUN, "92")):
        cells = {"observation_id": f"{subject[:-2]}{number}", "scope": "东胜区", "value": 2400.0, "previous": None}
        tables = with_row(tables, "observations", subject, **cells, growth_pct=None, growth_decimals=None)
    build(tables, path)
    return path


def test_the_rate_of_a_part_is_not_that_of_the_region(scoped: Path) -> None:
    assert answer(scoped, "years_side_by_side").equals(answer(ROOT / "warehouse.duckdb", "years_side_by_side"))


def test_a_multiple_is_of_one_place(scoped: Path) -> None:
    found = answer(scoped, "tekun_as_multiple")
    assert not found.duplicated(["region", "year", "area", "series_id"]).any()
    assert found.loc[found.observation_id.eq(f"{TEKUN[:-2]}92"), "dibao"].tolist() == [2400]


def test_the_years_of_the_columns_are_told_and_reach_the_newest_figure() -> None:
    saved = load_saved()["years_side_by_side"]
    columns = [name for name in answer(ROOT / "warehouse.duckdb", saved.name) if name.isdigit()]
    for words in saved.description.values():
        assert re.findall(r"\d{4}", words) == [columns[0], columns[-1]]
    [(newest,)] = ask(ROOT / "warehouse.duckdb", "SELECT max(year) FROM figures")
    assert int(columns[-1]) >= newest, "add a column for the newest year, and tell it in the description"
