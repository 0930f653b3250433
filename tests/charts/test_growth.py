"""The charts of the page growth on the narrowest screen: every verdict and every amount stands in the picture."""

from __future__ import annotations

import pandas as pd
import pytest

from charts.bar_blocks import NARROW_PX
from charts.growth import raised_from_to, stated_against_computed
from charts.lettering import bare, text_width

NAMES = {"150600": "鄂尔多斯", "610200": "铜川"}
ROW = {
    "indicator": "dibao", "area": "urban", "mode": None, "care": None, "scope": None, "series_id": "dibao.urban",
    "growth_stated_pct": 5.5, "growth_total_pct": 5.56, "verdict": "consistent_truncated",
}  # fmt: skip


def test_the_verdicts_fit_on_a_phone_above_their_lines() -> None:
    rows = pd.DataFrame([{**ROW, "region_code": code} for code in NAMES])
    figure = stated_against_computed(rows, NAMES, "zh")
    lines = [line for words in figure.data[-1].text for line in words.split("<br>")]
    assert any("截取" in line for line in lines)
    room = NARROW_PX - figure.layout.margin.l
    assert all(text_width(bare(line), 13) <= room for line in lines)
    assert figure.layout.margin.l + figure.layout.margin.r < 60


RAISED = {
    "region_code": "150600", "years": 1, "growth_computed_pct": 5.56, "from_year": 2022, "to_year": 2023,
    "from_yuan_per_month": 900.0, "to_yuan_per_month": 950.0, "from_period": "month", "to_period": "month",
    "from_basis": "stated_previous", "to_basis": "stated", "status": "reviewed",
}  # fmt: skip
AMOUNTS = [(900.0, 950.0), (665.0, 682.0), (530.0, 690.0), (600.0, 600.5), (700.0, 650.0)]


@pytest.mark.parametrize("count", range(1, len(AMOUNTS) + 1))
def test_the_amounts_fit_beside_their_marks_on_a_phone(count: int) -> None:
    """Whatever the amounts: every label lies within the picture, on the outer side of its line."""
    ends = AMOUNTS[:count]
    rows = pd.DataFrame([{**RAISED, "from_yuan_per_month": old, "to_yuan_per_month": new} for old, new in ends])
    figure = raised_from_to(rows, NAMES, "month", "zh")
    first, last = figure.layout.xaxis.range
    pixel = (last - first) / NARROW_PX
    for steps, (old, new) in zip(figure.data, ends, strict=False):
        assert list(steps.x) == [old, new]
    left, right = figure.data[count : count + 2]
    assert (list(left.x), list(right.x)) == ([min(pair) for pair in ends], [max(pair) for pair in ends])
    for trace, room in ((left, lambda x: x - first), (right, lambda x: last - x)):
        for x, label in zip(trace.x, trace.text, strict=True):
            assert room(x) / pixel >= text_width(bare(label).strip(), 14) + 12


def test_a_raise_tells_its_years_and_that_it_is_the_provinces() -> None:
    lent = {"region_code": "610200", "from_basis": "regional", "to_basis": "regional", "years": 3, "from_year": 2020}
    figure = raised_from_to(pd.DataFrame([RAISED, {**RAISED, **lent}]), NAMES, "month", "zh")
    own, provinces = (bare(words) for words in figure.data[-1].text)
    assert "2022—2023年" in own and "省级标准" not in own
    assert "年均+5.6%" in provinces and "2020—2023年" in provinces and "省级标准" in provinces
