"""What the server makes ready before anybody comes."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
from pathlib import Path

import pytest

import dashboard
from pages import overview
from ui.data import remember
from ui.links import Filters
from ui.starting import make_first_page, prepare, put_aside
from warehouse.connect import close_warehouse

ROOT = Path(__file__).parents[2]


def test_the_first_page_is_drawn_before_anybody_comes() -> None:
    make_first_page()
    exhibit = remember(overview.make, Filters())
    assert exhibit is not None and "figure" in vars(exhibit)


def test_the_other_pages_are_loaded_later_each_of_them() -> None:
    program = (
        "import sys\nfrom ui.starting import load_other_pages, make_first_page\n"
        "pages = lambda: len([name for name in sys.modules if name.startswith('pages.')])\n"
        "make_first_page()\nprint(pages())\nload_other_pages()\nprint(pages())"
    )
    told = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True).stdout
    assert told.decode().split() == ["1", str(len(list((ROOT / "pages").glob("[a-z]*.py"))))]


def test_what_lives_as_long_as_the_server_is_not_looked_through_after_each_run() -> None:
    try:
        put_aside()
        assert gc.get_freeze_count() > 50_000 > 1000 > len(gc.get_objects())
    finally:
        gc.unfreeze()


def test_without_a_warehouse_the_server_starts_and_the_log_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("BIAOCHI_WAREHOUSE", str(tmp_path / "none.duckdb"))
    make_first_page()
    close_warehouse()
    assert "python -m etl build" in caplog.text


def test_whatever_fails_before_anybody_comes_the_server_starts_and_the_log_tells(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_view: Filters) -> None:
        raise ZeroDivisionError("a fault of ours")

    async def started() -> bool:
        async with prepare(dashboard.app):
            return gc.isenabled()

    monkeypatch.setattr(overview, "make", broken)
    assert asyncio.run(started())
    assert "a fault of ours" in caplog.text
    assert gc.get_freeze_count() == 0
