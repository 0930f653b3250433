"""A chart in parts: nothing that belongs together is cut, and one amount is one length in every part."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.chart import Chart, Point, Series
from briefing.chart_parts import in_parts, share_out
from briefing.docx import render_docx
from briefing.pptx import render_pptx
from briefing.report import Report, Section
from briefing.xlsx import render_xlsx
from tests.briefing.opened import NS, chart_parts
from tests.briefing.sample import sample_report

RENDERERS = (render_pptx, render_docx, render_xlsx)
GROUPS = (("低保", "城市"),) * 5 + (("低保", "农村"),) * 5 + (("特困", "城市"),) * 5 + (("特困", "农村"),) * 5


def _chart(groups: tuple[tuple[str, ...], ...], long_name: str = "") -> Chart:
    names = (*(f"地区{n}" for n in range(len(groups) - 1)), long_name or "末")
    points = tuple(Point(100.0 * (n + 1), str(100 * (n + 1))) for n in range(len(groups)))
    return Chart("columns", "一览", "元", names, (Series("标准", points, "555555"),), groups=groups)


def _report(chart: Chart) -> Report:
    parts = in_parts(chart, "zh")
    sections = tuple(Section(f"s{n}", "各是多少？", "一览。", part, part=n) for n, part in enumerate(parts, start=1))
    return replace(sample_report(1), sections=sections)


def test_a_chart_that_fits_is_whole() -> None:
    assert [len(part.categories) for part in in_parts(_chart(GROUPS[:18]), "zh")] == [18]


def test_parts_are_cut_where_the_widest_groups_end() -> None:
    parts = in_parts(_chart(GROUPS), "zh")
    assert [{group[0] for group in part.groups} for part in parts] == [{"低保"}, {"特困"}]
    assert [part.title for part in parts] == ["一览（1/2）", "一览（2/2）"]


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([("a",)] * 13 + [("b",)] * 6, [13, 6]),
        ([("a",)] * 30, [15, 15]),
        ([("a", "x")] * 12 + [("a", "y")] * 12 + [("b", "z")] * 2, [12, 14]),
        ([()] * 37, [12, 12, 13]),
    ],
)
def test_as_few_parts_as_can_be_and_as_even(groups: list[tuple[str, ...]], expected: list[int]) -> None:
    assert share_out(groups, 18) == expected


@pytest.mark.parametrize("render", RENDERERS)
def test_all_parts_end_their_axis_at_one_amount_and_show_it(render) -> None:  # type: ignore[no-untyped-def]
    parts = chart_parts(render(_report(_chart(GROUPS))))
    ends = {part.find(".//c:valAx/c:scaling/c:max", NS).get("val") for part in parts}
    assert len(parts) == 2 and {float(end) for end in ends} == {2500.0}
    assert all(part.find(".//c:valAx/c:delete", NS).get("val") != "1" for part in parts if _deletes(part))


def _deletes(part) -> bool:  # type: ignore[no-untyped-def]
    return part.find(".//c:valAx/c:delete", NS) is not None


@pytest.mark.parametrize("render", RENDERERS)
def test_the_bars_of_all_parts_have_one_room_though_one_has_a_longer_name(render) -> None:  # type: ignore[no-untyped-def]
    parts = chart_parts(render(_report(_chart(GROUPS, "孤儿（社会散居，含事实无人抚养儿童）"))))
    layouts = [part.find(".//c:plotArea/c:layout/c:manualLayout", NS) for part in parts]
    rooms = [[layout.find(f"c:{side}", NS).get("val") for side in "xw"] for layout in layouts]
    assert rooms[0] == rooms[1] and float(rooms[0][0]) > 0.15


@pytest.mark.parametrize("render", RENDERERS[:2])
def test_the_parts_are_set_in_one_size(render) -> None:  # type: ignore[no-untyped-def]
    parts = chart_parts(render(_report(_chart(GROUPS[:15] + GROUPS[15:18] + (("孤儿", "居家"),) * 4))))
    sizes = {part.find(".//c:catAx//a:defRPr", NS).get("sz") for part in parts}
    assert len(parts) > 1 and len(sizes) == 1


def test_labels_wider_than_their_columns_make_bars() -> None:
    def drawn(after: str) -> str:
        series = tuple(Series(name, (Point(650.0, "650", "", after),) * 4, "0072B2") for name in ("城市", "农村"))
        (chart,) = in_parts(Chart("columns", "低保", "元", ("甲", "乙", "丙", "丁"), series), "zh")
        return chart.kind

    assert (drawn(" 2023年"), drawn(" 2023年 〔疑〕")) == ("columns", "columns")
    assert (drawn(" 2023年 〔沿〕 〔疑〕 〔注〕"), drawn(" 2023 [check] [note]")) == ("bars", "bars")
