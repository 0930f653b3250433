"""What a Report refuses, and how room and labels are reckoned."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest
from lxml import etree

from briefing.archive import pack_members, restamp
from briefing.chart import Chart, Point, Series
from briefing.docx import render_docx
from briefing.label_plan import Plan
from briefing.line_labels import line_floor, place_labels
from briefing.measure import fitting_size, lines_of
from briefing.native_labels import number_format
from briefing.pptx import render_pptx
from briefing.report import Cell, Section, Table
from tests.briefing.sample import sample_report


def test_a_source_that_is_not_listed_is_refused() -> None:
    report = sample_report(2)
    with pytest.raises(ValueError, match=r"section dibao cites sources \[2\]"):
        replace(report, sections=report.sections[1:2], sources=report.sources[:1])


def test_a_value_that_is_not_finite_is_refused() -> None:
    report = sample_report(1)
    chart = Chart("columns", "低保", "", ("同心县",), (Series("城市", (Point(float("nan")),), "000000"),))
    with pytest.raises(ValueError, match="not finite"):
        replace(report, sections=(replace(report.sections[1], chart=chart),))


def _lines(*rows: list[float | None]) -> Chart:
    series = tuple(Series(str(n), tuple(Point(v, str(v)) for v in row), "000000") for n, row in enumerate(rows))
    return Chart("lines", "", "", tuple("abc"), series)


def test_lines_are_named_at_their_ends_where_these_are_apart() -> None:
    assert place_labels(_lines([100, 200, 300], [500, 600, 700])).named
    assert not place_labels(_lines([100, 200, 300], [500, 600, 301])).named


def test_a_line_that_ends_early_is_named_at_its_own_end() -> None:
    assert place_labels(_lines([100, 200, None], [500, 600, 700])).names == [{1}, {2}]


def _boxes(chart: Chart) -> list[tuple[float, float, float, float]]:
    """Where the labels chosen lie: left, right, low, high, in categories and values."""
    labels, plan = (
        place_labels(chart),
        Plan(chart, line_floor(chart), max(point.value or 0 for line in chart.series for point in line.points)),
    )
    boxes = []
    for series, places, names in zip(chart.series, labels.places, labels.names, strict=True):
        for index, side in places.items():
            words = f"{series.name} " * (index in names) + series.points[index].label
            boxes.append(plan.box(index, series.points[index].value or 0, words, side))
    return boxes


def test_no_two_labels_of_lines_lie_on_each_other() -> None:
    rows = [[float(100 + (37 * row * year + 53 * year) % 900) for year in range(12)] for row in range(6)]
    chart = replace(_lines(*rows), categories=tuple(map(str, range(2010, 2022))))
    boxes = _boxes(chart)
    assert len(boxes) >= 5
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            apart = one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]
            assert apart, (one, other)


def test_axis_of_lines_begins_at_zero_unless_values_lie_close() -> None:
    assert line_floor(_lines([100, 500, 700])) == 0
    assert line_floor(_lines([600, 650, 700])) == 400


def test_text_is_fitted() -> None:
    assert lines_of("低保标准" * 20, 20, 12) == 2
    assert fitting_size("低保标准" * 20, (28, 20, 10), 12, 1) == 10


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("1,380", "#,##0"), ("447.5", "0.0"), ("5.56%", '0.00"%"'), ("1.55亿元", "General")],
)
def test_number_format_follows_what_is_printed(printed: str, expected: str) -> None:
    assert number_format(printed) == expected


def test_restamped_archives_are_the_same_and_whole() -> None:
    members, stamp = {"a": b"1", "b": b"2"}, datetime(2024, 1, 17)
    early, late = pack_members(members, datetime(2000, 1, 1)), pack_members(members, datetime(2020, 1, 1))
    assert early != late
    assert restamp(early, stamp) == restamp(late, stamp)
    with zipfile.ZipFile(io.BytesIO(restamp(late, stamp))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == members
        assert {member.date_time for member in archive.infolist()} == {(2024, 1, 17, 0, 0, 0)}


def test_what_xml_cannot_hold_leaves_the_files_whole() -> None:
    """A form feed may have come with a document's printed words; the rest of the words stands."""
    report, nasty = sample_report(2), '甲\x0c乙 < 丙 & "丁"'
    chart = Chart("bars", nasty, nasty, (nasty,), (Series(nasty, (Point(1.0, nasty),), "000000"),))
    table = Table(nasty, (nasty,), ((Cell(nasty),),))
    spoilt = Section("x", nasty, nasty, chart, table, (nasty,), (), (nasty,))
    shown = replace(report, sections=(spoilt, replace(spoilt, chart=None)))
    for render in (render_pptx, render_docx):
        with zipfile.ZipFile(io.BytesIO(render(shown))) as archive:
            parts = [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")]
        words = ["".join(part.itertext()) for part in parts]
        assert sum('甲乙 < 丙 & "丁"' in each for each in words) >= 2


def test_nothing_on_this_path_knows_a_browser_or_the_network() -> None:
    names = ["pptx", "docx", "xlsx", "package"]
    imports = "; ".join(f"import briefing.{name}" for name in names)
    refused = ["kaleido", "choreographer", "playwright", "streamlit", "duckdb", "requests", "urllib3", "warehouse"]
    code = f"import sys; {imports}; print([n for n in {refused} if n in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
