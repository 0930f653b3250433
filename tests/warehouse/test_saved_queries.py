"""The saved queries keep apart what is of a part of a region, and say what they leave out."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from tests.warehouse.sample import ROOT, Tables, ask, with_row
from warehouse.build import build
from warehouse.connect import open_warehouse
from warehouse.queries.doubts import with_doubts
from warehouse.saved import load_saved
from words.figures import rows_of
from words.marks import marks_of

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


def test_the_newest_leave_out_what_a_newer_figure_divides_otherwise(scoped: Path) -> None:
    found = answer(scoped, "latest_standards")
    tekun = found[found["region"].eq("潜江市") & found["series_id"].str.startswith("tekun_basic.rural")]
    assert set(tekun["series_id"]) == {f"tekun_basic.rural.{care}" for care in ("self", "half", "full")}
    assert set(tekun["year"]) == {2020}
    assert "orphan" not in set(found.loc[found["region"].eq("同心县"), "series_id"])


def test_of_one_breakdown_each_keeps_its_own_newest_year(tables: Tables, tmp_path: Path) -> None:
    """A later figure of one care level puts no other level aside, and unified ends urban and rural."""
    alone = {"previous": None, "growth_pct": None, "growth_decimals": None}
    for subject, number, said in (
        (TEKUN, "93", {"care": "self", "year": 2024}),
        (TEKUN, "94", {"care": "half", "year": 2025}),
        (URBAN, "95", {"area": "unified", "year": 2024}),
    ):
        tables = with_row(tables, "observations", subject, observation_id=f"{subject[:-2]}{number}", **said, **alone)
    build(tables, tmp_path / "warehouse.duckdb")
    found = answer(tmp_path / "warehouse.duckdb", "latest_standards")
    ordos = found[found["region"].eq("鄂尔多斯市")].set_index("series_id")["year"]
    assert (ordos["tekun_basic.urban.self"], ordos["tekun_basic.urban.half"]) == (2024, 2025)
    assert ordos["dibao.unified"] == 2024
    assert not {"tekun_basic.urban", "dibao.urban", "dibao.rural"} & set(ordos.index)


def test_mark_codes_are_the_marks_that_pages_show() -> None:
    con = open_warehouse(ROOT / "warehouse.duckdb")
    for row in rows_of(with_doubts(con, con.execute("SELECT * FROM figures").df())):
        shown = [mark.code for mark in marks_of(row, "month", "zh")]
        assert (row["mark_codes"] or "").split(", ") == (shown or [""]), row["observation_id"]
