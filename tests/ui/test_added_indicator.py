"""An indicator known only to data/ and to one word of the catalogue is checked, stored and shown; no code names it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.etl.load.folder import DATA, NO_ORIGINALS, append_row, cell_of, copy_data, line_of, problems
from tests.ui.pages import open_page, words_of
from tests.warehouse.sample import ask
from words.catalogue import load_catalogue

CODE = "elderly"
SHOWN = [("region", {"regions": "429005"}), ("sources", {"figure": "new-01"})]
OPENS = ["overview", "dibao", "allowances", "growth", "briefing"]
"""pages whose standards are named in code"""


def add_indicator(folder: Path) -> Path:
    """data/ with one indicator more, its plausible range, its comparison group and two figures of 潜江."""
    data = copy_data(folder)
    with (DATA / "indicators.csv").open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    like = {column: cell_of(data, "indicators", 2, column) for column in columns}
    append_row(data, "indicators", **like | {"indicator": CODE, "sort_order": "9", "dimensions": "area,care"})
    append_row(data, "plausible_ranges", indicator=CODE, year_from="2000", year_to="2100", low="10", high="5000")
    names = {"name_zh": "养老", "name_en": "Elderly"}
    append_row(data, "comparison_groups", group_id=CODE, sort_order="99", series_id=f"{CODE}.urban", rank="1", **names)
    line = line_of(data, "observations", "observation_id", "001_1b0f0fb005aba5b3-01")
    with (DATA / "observations.csv").open(encoding="utf-8", newline="") as file:
        cells = {column: cell_of(data, "observations", line, column) for column in next(csv.reader(file))}
    for number, year, value in ((1, "2020", "777"), (2, "2021", "808")):
        new = {"observation_id": f"new-0{number}", "indicator": CODE, "area": "urban", "year": year, "value": value}
        append_row(data, "observations", **cells | new | {"effective": "", "printed": f"{value}元/月"})
    return data


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from etl.load import load_tables
    from warehouse.build import build

    folder = tmp_path_factory.mktemp("indicator")
    data = add_indicator(folder / "data")
    assert problems(data) == []
    build(load_tables(data, NO_ORIGINALS), folder / "warehouse.duckdb")
    return folder / "warehouse.duckdb"


@pytest.fixture
def shown(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIAOCHI_WAREHOUSE", str(built))
    monkeypatch.setitem(load_catalogue(), f"figures.indicator_{CODE}", {"zh": "养老服务", "en": "elderly care"})


def test_it_stands_in_the_public_views(built: Path) -> None:
    where = f"WHERE series_id = '{CODE}.urban' AND region_code = '429005'"
    assert ask(built, f"SELECT year, yuan_per_month FROM figures {where} ORDER BY year") == [
        (2020, 777.0),
        (2021, 808.0),
    ]
    assert ask(built, f"SELECT DISTINCT group_id FROM headline {where}") == [(CODE,)]
    assert ask(built, f"SELECT status FROM coverage {where} AND year = 2021") == [("present",)]


@pytest.mark.parametrize(("stem", "link"), SHOWN, ids=[stem for stem, _ in SHOWN])
def test_pages_of_every_indicator_show_it(shown: None, stem: str, link: dict[str, str]) -> None:
    page = words_of(open_page(stem, **link))
    assert "养老服务" in page and ("777" in page or "808" in page)


@pytest.mark.parametrize("stem", OPENS)
def test_the_other_pages_open_as_before(shown: None, stem: str) -> None:
    assert "养老服务" not in words_of(open_page(stem, regions="429005"))
