"""What the server makes ready before anybody comes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages import overview
from ui.data import remember
from ui.links import Filters
from ui.starting import make_ready
from warehouse.connect import close_warehouse


def test_the_first_page_is_drawn_before_anybody_comes() -> None:
    make_ready()
    exhibit = remember(overview.make, Filters())
    assert exhibit is not None and "figure" in vars(exhibit)


def test_without_a_warehouse_the_server_starts_and_the_log_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("BIAOCHI_WAREHOUSE", str(tmp_path / "none.duckdb"))
    make_ready()
    close_warehouse()
    assert "python -m etl build" in caplog.text
