"""A reviewed row added to data/ and built stands in every page it belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.load import load_tables
from tests.ui.pages import open_page, words_of
from tests.warehouse.sample import ROOT, with_row
from warehouse.build import build
from warehouse.connect import close_warehouse

PAGES = [
    ("overview", {}),
    ("overview", {"mode": "same", "year": "2021"}),
    ("dibao", {}),
    ("growth", {}),
    ("region", {"region": "429005"}),
    ("sources", {"figure": "new-01"}),
]


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with one reviewed row more: 潜江's urban 低保 of 2021, 777 yuan a month."""
    out = tmp_path_factory.mktemp("added") / "warehouse.duckdb"
    tables = with_row(
        load_tables(ROOT / "data", Path("/nowhere")),
        "observations",
        "001_1b0f0fb005aba5b3-01",
        observation_id="new-01",
        year=2021,
        value=777.0,
        printed="777元/月",
        spans="[[5,9]]",
    )
    build(tables, out)
    return out


@pytest.mark.parametrize(("stem", "link"), PAGES, ids=[f"{stem}-{'-'.join(link)}" for stem, link in PAGES])
def test_it_is_shown(stem: str, link: dict[str, str], added: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIAOCHI_WAREHOUSE", str(added))
    assert "777" in words_of(open_page(stem, **link))
    close_warehouse()
