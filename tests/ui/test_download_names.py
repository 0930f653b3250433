"""Files taken from one chart do not take each other's place in the folder of downloads."""

from __future__ import annotations

import pytest
import streamlit as st

from tests.ui.test_exports import EXHIBIT
from ui.figure import _show_ways


def test_every_file_of_a_chart_has_a_name_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []
    monkeypatch.setattr(st, "download_button", lambda *_, file_name, **__: names.append(file_name))
    _show_ways(EXHIBIT, "zh")
    assert len(names) == 4 and len(set(names)) == 4
    assert [name for name in names if "可编辑图" in name and name.endswith((".pptx", ".xlsx"))] == names[2:]
