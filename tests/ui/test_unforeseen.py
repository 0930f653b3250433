"""What nobody foresaw is one sentence in the reader's language, and a traceback in the log alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.broken import break_figures
from tests.ui.pages import open_page
from warehouse.connect import close_warehouse


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The dashboard over a warehouse whose figures cannot be read."""
    path = break_figures(tmp_path / "warehouse.duckdb")
    monkeypatch.setenv("BIAOCHI_WAREHOUSE", str(path))
    yield path
    close_warehouse()


def test_a_page_that_fails_says_so_in_one_chinese_sentence(broken: Path, caplog: pytest.LogCaptureFixture) -> None:
    [said] = [each.value for each in open_page("dibao", regions="640324").error]
    assert said.startswith("读取数据时出错，本页未能显示。") and "python -m etl build" in said
    assert "broken" not in said and "Traceback" not in said
    found = re.search(r"错误编号 (\w+)", said)
    assert found and f"error {found[1]} at {{'regions': '640324'}}" in caplog.text
    assert "InvalidInputException" in caplog.text


def test_in_english_too(broken: Path) -> None:
    [said] = [each.value for each in open_page("overview", lang="en").error]
    assert said.startswith("Reading the data failed and this page could not be shown.")


def test_the_frame_stands_and_other_pages_can_be_reached(broken: Path) -> None:
    app = open_page("dibao")
    assert any("masthead" in each.proto.body or "brand" in each.proto.body for each in app.get("html"))
    app.switch_page("pages/caseload.py")
    app.run()
    assert not app.error and not app.exception


def test_what_no_query_refuses_is_a_sentence_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = break_figures(tmp_path / "warehouse.duckdb", "basis", "'guessed'")
    monkeypatch.setenv("BIAOCHI_WAREHOUSE", str(path))
    [said] = [each.value for each in open_page("dibao").error]
    close_warehouse()
    assert said.startswith("本页出错，未能显示。请刷新页面") and "guessed" not in said
