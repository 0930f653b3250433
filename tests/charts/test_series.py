"""Lines over the years: broken where years are missing, averages of a month at their month, their date in files."""

from __future__ import annotations

import pandas as pd

from briefing.draw_exhibit import draw_exhibit
from charts.exhibit import Choice, Exhibit
from charts.exhibits import dibao_years
from tests.frames import figure, frame
from ui.exports import export_rows

NAMES = {"640324": "同心"}
KNOWN = [figure("640324", "dibao.urban", value, year) for value, year in ((440, 2016), (600, 2020), (600, 2021))]
NATION = {"region_code": "100000", "region_short": "全国", "kind": "average", "basis": None}
AVERAGES = [
    {**figure("640324", "dibao.urban", 684.1, 2021, as_of="2021-03"), **NATION},
    {**figure("640324", "dibao.urban", 722, 2022, as_of="2022-03"), **NATION},
    {**figure("640324", "dibao.urban", 752, 2023, as_of="2023-01"), **NATION},
]
NOWHERE = pd.DataFrame({"region_code": [], "province_code": []})


def drawn() -> Exhibit:
    exhibit = dibao_years.over_years(frame(*KNOWN), frame(*AVERAGES), NOWHERE, Choice(NAMES))
    assert exhibit is not None and exhibit.figure is not None
    return exhibit


def test_a_line_breaks_where_years_are_not_known_and_thin_dots_lead_across() -> None:
    nation, bridge, line = drawn().figure.data  # type: ignore[union-attr]
    assert list(line.x) == [2016, None, 2020, 2021] and line.connectgaps is None
    assert list(bridge.x) == [2016, 2020, None] and bridge.line.width < line.line.width / 2
    assert None not in nation.x and "断线" in drawn().look


def test_an_average_of_a_month_stands_at_its_month_and_says_it() -> None:
    exhibit = drawn()
    nation = exhibit.figure.data[0]  # type: ignore[union-attr]
    assert [round(at, 2) for at in nation.x] == [2020.25, 2021.25, 2022.08]
    assert any("752 2023年1月" in (note.text or "") for note in exhibit.figure.layout.annotations)  # type: ignore[union-attr]
    assert "2023年1月" in [cell.badge for row in exhibit.table.rows for cell in row]


def test_a_slide_says_the_month_of_an_average_too() -> None:
    chart = draw_exhibit(drawn(), Choice(NAMES))[0]
    points = [point for line in chart.series if line.quiet for point in line.points if point.value is not None]
    assert [point.after for point in points] == [" 2021年3月", " 2022年3月", " 2023年1月"]


def test_files_carry_the_moment_of_an_average() -> None:
    headings, rows = export_rows(drawn(), "zh")
    assert [row[headings.index("统计时点")] for row in rows] == [None, None, None, "2021-03", "2022-03", "2023-01"]
