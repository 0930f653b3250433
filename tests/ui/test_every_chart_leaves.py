"""Whatever a page shows, it leaves as an editable document: each exhibit of each page, alone, in every format."""

from __future__ import annotations

import pytest

from briefing.fill import make_choice, report_of_chart
from briefing.formats import RENDERERS
from briefing.order import Order
from charts.exhibit import Exhibit
from tests.briefing.opened import cached_values, chart_parts
from tests.ui.pages import open_page
from ui import figure
from warehouse.connect import open_warehouse

PAGES = ("overview", "dibao", "allowances", "growth", "region", "caseload", "sources")


@pytest.mark.parametrize("page", PAGES)
def test_every_exhibit_leaves_in_every_format(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Exhibit] = []
    monkeypatch.setattr(figure, "_show_menu", lambda exhibit, lang: shown.append(exhibit))
    open_page(page)
    con = open_warehouse()
    choice = make_choice(con, Order())
    assert shown
    for exhibit in {exhibit.name: exhibit for exhibit in shown}.values():
        report = report_of_chart(con, choice, exhibit)
        files = {ending: render(report) for ending, render in RENDERERS.items()}
        drawn = [cached_values(part) for part in chart_parts(files["pptx"])]
        assert drawn == [cached_values(part) for part in chart_parts(files["docx"])]
        assert exhibit.drawing is None or exhibit.columns or drawn, exhibit.name


def test_lines_of_one_region_are_named_by_their_series(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Exhibit] = []
    monkeypatch.setattr(figure, "_show_menu", lambda exhibit, lang: shown.append(exhibit))
    open_page("region")
    con = open_warehouse()
    exhibit = next(exhibit for exhibit in shown if exhibit.name == "region-years")
    chart = report_of_chart(con, make_choice(con, Order()), exhibit).sections[0].chart
    assert chart is not None
    assert {"城市低保", "农村低保"} <= {series.name for series in chart.series}
    assert len({(series.dash, series.marker) for series in chart.series}) == len(chart.series)
