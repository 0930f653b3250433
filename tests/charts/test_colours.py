"""A region has one colour in all charts of a page, whatever the order in which a chart sorts its regions."""

from __future__ import annotations

import pandas as pd
import pytest

from charts.exhibit import Choice
from charts.exhibits import dibao, dibao_years
from charts.theme import FURTHER_COLOURS
from tests.frames import REGIONS, figure, frame

BEIJING, SHANGHAI = "110000", "310000"
COLOURS = {SHANGHAI: FURTHER_COLOURS[0], BEIJING: FURTHER_COLOURS[1]}
CHOICE = Choice({SHANGHAI: "上海", BEIJING: "北京"}, year=2022)


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> pd.DataFrame:
    """北京 above 上海, 上海 chosen first."""
    monkeypatch.setitem(REGIONS, BEIJING, ("北京市", "北京", "Beijing", "province"))
    monkeypatch.setitem(REGIONS, SHANGHAI, ("上海市", "上海", "Shanghai", "province"))
    standards = {BEIJING: (1320, 1300), SHANGHAI: (1260, 1000)}
    return frame(
        *(
            figure(code, f"dibao.{area}", value, 2022)
            for code, values in standards.items()
            for area, value in zip(("urban", "rural"), values, strict=True)
        )
    )


def test_bars_and_dumbbells_and_lines_agree(rows: pd.DataFrame) -> None:
    bars = dibao.by_region(rows, [], CHOICE).figure.data[0]  # type: ignore[union-attr]
    assert [bars.x[0], bars.marker.color[0]] == [1320, COLOURS[BEIJING]]
    assert [bars.x[2], bars.marker.color[2]] == [1260, COLOURS[SHANGHAI]]
    pairs = dibao.gap(rows, CHOICE)
    assert pairs is not None and pairs.figure is not None
    drawn = {max(line.x): line.marker.line.color for line in pairs.figure.data}
    assert drawn == {1320: COLOURS[BEIJING], 1260: COLOURS[SHANGHAI]}
    years = dibao_years.over_years(rows[rows["area"] == "urban"], rows.iloc[:0].copy(), pd.DataFrame(), CHOICE)
    assert years is not None and years.figure is not None
    lines = {line.y[0]: line.line.color for line in years.figure.data if "markers" in line.mode}
    assert lines == {1320: COLOURS[BEIJING], 1260: COLOURS[SHANGHAI]}
