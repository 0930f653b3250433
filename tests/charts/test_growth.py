"""The charts of the page growth on the narrowest screen: every verdict stands in the picture."""

from __future__ import annotations

import pandas as pd

from charts.bar_blocks import NARROW_PX
from charts.growth import stated_against_computed
from charts.lettering import text_width

NAMES = {"150600": "鄂尔多斯", "610200": "铜川"}
ROW = {
    "indicator": "dibao", "area": "urban", "mode": None, "care": None, "scope": None, "series_id": "dibao.urban",
    "growth_stated_pct": 5.5, "growth_total_pct": 5.56, "verdict": "consistent_truncated",
}  # fmt: skip


def test_the_verdicts_fit_on_a_phone_above_their_lines() -> None:
    rows = pd.DataFrame([{**ROW, "region_code": code} for code in NAMES])
    figure = stated_against_computed(rows, NAMES, "zh")
    lines = [line for note in figure.layout.annotations for line in note.text.split("<br>")]
    assert any("截取" in line for line in lines)
    room = NARROW_PX - figure.layout.margin.l
    assert all(text_width(line.replace("<b>", "").replace("</b>", ""), 13) <= room for line in lines)
    assert figure.layout.margin.l + figure.layout.margin.r < 60
