"""Own breakdowns, comparable figures and multiples, asked of the committed warehouse."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from warehouse.connect import open_warehouse
from warehouse.queries import allowances

FOUR = ["640324", "429005", "150600", "610200"]


@pytest.fixture(scope="module")
def con():  # type: ignore[no-untyped-def]
    return open_warehouse()


def values(frame: pd.DataFrame, region: str) -> dict[str, float]:
    own = frame[frame["region_code"] == region]
    return dict(zip(own["series_id"], own["yuan_per_month"], strict=True))


def test_each_region_keeps_its_own_breakdown(con) -> None:  # type: ignore[no-untyped-def]
    found = allowances.own_breakdown(con, FOUR, ["tekun_basic"], None)
    assert values(found, "640324") == {"tekun_basic.institution": 845, "tekun_basic.home": 600}
    assert values(found, "150600") == {"tekun_basic.urban": 1800, "tekun_basic.rural": 1100}
    assert values(found, "610200") == {"tekun_basic.urban": 864.5, "tekun_basic.rural": 581.75}
    assert list(values(found, "429005")) == [
        f"tekun_basic.{area}.{care}" for area in ("urban", "rural") for care in ("self", "half", "full")
    ]


def test_a_year_without_document_names_the_years_in_which_any_of_the_group_is_known(con) -> None:  # type: ignore[no-untyped-def]
    """潜江 gave an undivided rural standard in 2016 and 2017, by care level in 2020: all three can be chosen."""
    found = allowances.comparable_or_reason(con, ["429005"], ["tekun_basic"], 2023).set_index("group_id")
    assert found.loc["tekun_rural", "reason_zh"].endswith("：2016、2017、2020")
    assert found.loc["tekun_urban", "reason_en"].endswith(": 2020")


def test_a_breakdown_given_up_does_not_stand_beside_the_one_that_followed(con) -> None:  # type: ignore[no-untyped-def]
    """潜江 published an undivided rural standard for 2017 and one by care level for 2020."""
    assert "tekun_basic.rural" not in values(allowances.own_breakdown(con, ["429005"], ["tekun_basic"], None), "429005")
    assert values(allowances.own_breakdown(con, ["429005"], ["tekun_basic"], 2017), "429005") == {
        "tekun_basic.rural": 634
    }


def test_every_group_and_region_has_a_row_with_a_figure_or_a_reason(con) -> None:  # type: ignore[no-untyped-def]
    found = allowances.comparable_or_reason(con, [*FOUR, "110101"], ["tekun_basic", "orphan"], None)
    assert len(found) == 4 * 5
    assert (found["yuan_per_month"].notna() == found["reason_code"].isna()).all()
    reasons = found.set_index(["group_id", "region_code"])["reason_code"]
    assert reasons["tekun_urban", "640324"] == "other_breakdown"
    assert reasons["tekun_urban", "110101"] == "no_document"


def test_the_figure_is_of_the_lowest_care_level_stated(con) -> None:  # type: ignore[no-untyped-def]
    found = allowances.comparable_or_reason(con, ["429005"], ["tekun_basic"], None)
    assert list(found["series_id"]) == ["tekun_basic.urban.self", "tekun_basic.rural.self"]


def test_a_multiple_is_taken_of_the_same_region_year_and_area_only(con) -> None:  # type: ignore[no-untyped-def]
    found = allowances.multiples_of_dibao(con, FOUR, None).set_index(["region_code", "series_id"])
    assert math.isclose(found.loc[("150600", "tekun_basic.urban"), "multiple"], 1800 / 950)
    assert math.isclose(found.loc[("610200", "tekun_basic.rural"), "multiple"], 1.3)
    assert set(found.loc["640324", "reason_code"]) == {"area_unknown"}
    assert found.loc["640324", "multiple"].isna().all()


def test_asked_fifty_times_it_answers_the_same(con) -> None:  # type: ignore[no-untyped-def]
    """Spans as fixed arrays crashed DuckDB 2.0.0 in these left joins in most runs."""
    answers = [allowances.comparable_or_reason(con, FOUR, ["tekun_basic", "orphan"], 2023) for _ in range(50)]
    assert all(answer["reason_code"].equals(answers[0]["reason_code"]) for answer in answers)
