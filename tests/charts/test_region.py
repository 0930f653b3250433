"""一地一页: the newest of each series, lines that never bridge a gap, and the order of a reader."""

from __future__ import annotations

import pandas as pd

from charts.exhibit import Choice
from charts.exhibits import region as exhibits
from charts.region import newest_figures, standards_over_years
from tests.charts.drawn import bars_of
from tests.frames import figure, frame
from words.sentences import region as sentences

CHOICE = Choice(names={"610200": "铜川市"})
URBAN = [
    figure("610200", "dibao.urban", 600, 2019, basis="published", changed_on=None, value_before_change=None),
    figure("610200", "dibao.urban", 630.3, 2022, basis="implied", low=629.7, high=630.6, formula="665 ÷ 1.055"),
    figure("610200", "dibao.urban", 665, 2023),
]
RURAL = figure("610200", "dibao.rural", 5370, 2023, period="year")
ORPHAN = figure("610200", "orphan.home", 1400, 2023)
FIGURES = exhibits.in_order(frame(RURAL, *URBAN, ORPHAN))


def test_urban_comes_before_rural_and_old_before_new() -> None:
    assert list(zip(FIGURES["series_id"], FIGURES["year"], strict=True)) == [
        ("dibao.urban", 2019),
        ("dibao.urban", 2022),
        ("dibao.urban", 2023),
        ("dibao.rural", 2023),
        ("orphan.home", 2023),
    ]


def test_the_newest_of_each_series() -> None:
    assert list(exhibits.newest_of(FIGURES)["value"]) == [665, 5370, 1400]


def test_an_implied_figure_is_newest_only_where_nothing_else_is_known() -> None:
    later = figure("610200", "dibao.urban", 700, 2024, basis="implied", low=699, high=701, formula="x")
    assert list(exhibits.newest_of(frame(URBAN[2], later))["value"]) == [665]
    assert list(exhibits.newest_of(frame(later))["value"]) == [700]


def test_bars_are_the_newest_in_a_block_an_indicator() -> None:
    drawn = newest_figures(exhibits.newest_of(FIGURES), CHOICE)
    assert [(trace.name, list(trace.x)) for trace in bars_of(drawn)] == [("低保", [665, 447.5]), ("孤儿", [1400])]


def test_a_line_joins_neighbouring_years_only() -> None:
    urban = [trace for trace in standards_over_years(FIGURES, CHOICE).data if trace.name == "城市"]
    assert [list(trace.x) for trace in urban] == [[2019], [2022, 2023]]
    assert [list(trace.y) for trace in urban] == [[600], [630.3, 665]]


def test_a_point_nobody_printed_is_hollow() -> None:
    urban = [trace for trace in standards_over_years(FIGURES, CHOICE).data if trace.name == "城市"]
    assert urban[1].marker.color[0] == "#ffffff"
    assert urban[1].marker.color[1] != "#ffffff"


def test_every_line_is_named_at_its_end_with_value_and_year() -> None:
    words = [note.text for note in standards_over_years(FIGURES, CHOICE).layout.annotations]
    assert "城市 665 2023年" in words and "社会散居 1400 2023年" in words


def test_the_unit_turns_every_value() -> None:
    yearly = Choice(names=CHOICE.names, unit="year")
    assert list(newest_figures(exhibits.newest_of(FIGURES), yearly).data[0].x) == [7980, 5370]


def test_how_each_figure_is_known_is_listed_and_explained() -> None:
    exhibit = exhibits.every(FIGURES, CHOICE)
    assert len(exhibit.table.rows) == len(FIGURES)
    assert "由次年标准和所载增幅推算：" in exhibit.note
    assert exhibit.finding.startswith("5个年度数中，本地文件载明的3个")


def test_coverage_shows_the_figure_or_the_kind_of_empty() -> None:
    rows = [
        {"year": year, "series_id": "dibao.urban", "status": status, "reason_zh": "因为", "reason_en": "because"}
        for year, status in ((2023, "present"), (2022, "no_document"), (2021, "not_stated"), (2020, "not_applicable"))
    ]
    exhibit = exhibits.over_years(frame(URBAN[2]), CHOICE, pd.DataFrame(rows))
    cells = {row[0].text: row[1] for row in exhibit.table.rows}
    assert cells["2023年"].text == "665" and cells["2023年"].empty is None
    assert [cells[f"{year}年"].empty for year in (2022, 2021, 2020)] == ["no_document", "not_stated", "not_applicable"]
    assert exhibit.note.startswith("在2020—2023年的4格中有数1格，未收录文件1格、原文未载1格、不适用1格。")


def test_findings_name_the_newest_figures_and_the_change() -> None:
    said = sentences.newest_finding(exhibits.newest_of(FIGURES), FIGURES, "铜川市", "month", "zh")
    assert said.startswith("铜川市收录3项标准、5个年度数（2019—2023年）：城市低保665元/月（2023年）")
    assert sentences.years_finding(FIGURES, "month", "zh") == (
        "城市低保由2019年的600元/月提高到2023年的665元/月，4年共增10.8%。"
    )


def test_a_change_lies_between_the_last_year_of_the_old_amount_and_the_first_of_the_new() -> None:
    """650 of 2022 that a later notice says held in 2023 too was reached in one year, not in three."""
    amounts = ((600, 2020), (600, 2021), (650, 2022), (650, 2023))
    held = [figure("640324", "dibao.urban", amount, year) for amount, year in amounts]
    assert sentences.years_finding(frame(*held), "month", "zh") == (
        "城市低保由2021年的600元/月提高到2022年的650元/月，增8.3%。"
    )


def test_the_provinces_rate_tells_the_change_where_it_reaches_further() -> None:
    own = [figure("640324", "dibao.urban", amount, year) for amount, year in ((600, 2021), (650, 2022))]
    lent = [
        figure("640324", "dibao.urban", amount, year, basis="regional") for amount, year in ((255, 2012), (690, 2024))
    ]
    assert sentences.years_finding(frame(*own, *lent), "month", "zh") == (
        "城市低保由2012年的255元/月提高到2024年的690元/月，12年共增170.6%。两数均为省级统一标准。"
    )


def test_one_year_shows_no_change() -> None:
    assert sentences.years_finding(frame(RURAL), "month", "zh").startswith("每项标准都只有一个年份的数")
