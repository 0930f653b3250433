"""What led to the figure shown, asked of the committed warehouse."""

from __future__ import annotations

import pandas as pd

from warehouse.connect import open_warehouse
from warehouse.queries.confirming import with_confirming
from warehouse.queries.doubts import with_doubts
from warehouse.queries.figures import figures_in_year
from warehouse.queries.growth import growth_pairs, raises_to_shown
from words.figures import rows_of, source_line
from words.growth import end_of
from words.marks import marks_of

FOUR = ["640324", "429005", "150600", "610200"]
Span = tuple[int, int, float]


def spans(year: int | None) -> dict[str, Span]:
    found = raises_to_shown(open_warehouse(), FOUR, ["dibao.urban"], year)
    columns = ("region_code", "from_year", "to_year", "to_yuan_per_month")
    return {row[0]: (row[1], row[2], row[3]) for row in zip(*(found[column] for column in columns), strict=True)}


def test_the_newest_figure_is_reached_from_the_nearest_before_it() -> None:
    """潜江's 690 of 2020 follows 530 of 2017, though 480 → 530 is a pair of adjacent years."""
    newest = spans(None)
    assert newest["429005"] == (2017, 2020, 690)
    assert newest["150600"] == (2022, 2023, 950) and newest["610200"] == (2024, 2025, 682)


def test_a_figure_that_is_the_provinces_rate_has_the_raise_of_that_rate() -> None:
    """同心's newest is 宁夏's 690 of 2024, up from 宁夏's 650; its own 600 → 650 of 2022 did not lead to it."""
    assert spans(None)["640324"] == (2023, 2024, 690)
    (row,) = rows_of(raises_to_shown(open_warehouse(), ["640324"], ["dibao.urban"]))
    assert (row["from_yuan_per_month"], row["from_basis"], row["to_basis"]) == (650, "regional", "regional")
    assert row["growth_stated_pct"] is None
    assert "regional" in [mark.code for mark in marks_of(end_of(row, "from"), "month", "zh")]


def test_the_longest_growth_of_one_kind_is_the_provinces_where_its_rate_is_in_force() -> None:
    pairs = growth_pairs(open_warehouse(), ["640324"], ["dibao.urban"], ["long_run"])
    ends = {(row["from_year"], row["to_year"], row["from_basis"], row["to_basis"]) for row in rows_of(pairs)}
    assert (2012, 2024, "regional", "regional") in ends and (2021, 2023, "stated_previous", "in_force") in ends
    assert all((start == "regional") == (end == "regional") for _, _, start, end in ends)


def test_the_raise_ends_in_the_year_chosen() -> None:
    of_2022 = spans(2022)
    assert {span[1] for span in of_2022.values()} == {2022}
    assert of_2022["640324"] == (2021, 2022, 650) and "610200" not in of_2022


def test_pairs_between_the_same_years_stand_in_one_order() -> None:
    """A briefing is the same to the byte: what a source prints comes after what two years' figures give."""
    pairs = growth_pairs(open_warehouse(), FOUR, ["dibao.urban", "dibao.rural"], ["printed", "adjacent_year"])
    kinds = pairs.groupby(["region_code", "series_id", "from_year", "to_year"], sort=False)["pair_kind"].agg(list)
    several = [found for found in kinds if len(found) > 1]
    assert several and all(found == ["adjacent_year", "printed"] for found in several)


def test_both_ends_come_with_what_their_marks_need() -> None:
    """铜川's old rural 498.75 is printed as 5985 a year in the notice of 2025; Yijun's note stands at both ends."""
    con = open_warehouse()
    (row,) = rows_of(with_doubts(con, raises_to_shown(con, ["610200"], ["dibao.rural"])))
    old, new = (marks_of(end_of(row, end), "month", "zh") for end in ("from", "to"))
    assert [mark.code for mark in old] == ["converted", "carried", "caveat"]
    assert [mark.code for mark in new] == ["converted", "caveat"] and "宜君县" in new[-1].reason
    assert row["from_title"] == row["title"]


def test_a_doubt_of_the_new_figure_is_known_to_its_growth() -> None:
    con = open_warehouse()
    (row,) = rows_of(with_doubts(con, raises_to_shown(con, ["150600"], ["dibao.rural"])))
    assert "doubtful" in [mark.code for mark in marks_of(end_of(row, "to"), "month", "zh")]


def test_a_figure_that_a_later_notice_confirms_brings_that_notice() -> None:
    con = open_warehouse()
    (row,) = rows_of(with_confirming(con, figures_in_year(con, ["640324"], ["dibao.urban"], 2023)))
    assert row["confirmed_publisher"] == "中新网" and "中新网" in source_line([pd.DataFrame([row])], "zh")
    (row,) = rows_of(with_confirming(con, figures_in_year(con, ["640324"], ["dibao.urban"], 2022)))
    assert row["confirmed_title"] is None
