"""Numbers as a person reads them: half up, no needless decimals, units of the language."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from words.numbers import format_difference, format_large, format_percent, format_yuan, is_missing, round_half_up


@pytest.mark.parametrize(
    ("value", "digits", "rounded"),
    [(2.5, 0, 3), (-2.5, 0, -3), (0.25, 1, 0.3), (1.005, 2, 1.01), (447.5, 1, 447.5), (5.5555, 1, 5.6), (0.45, 1, 0.5)],
)
def test_a_half_is_rounded_up_as_on_paper(value: float, digits: int, rounded: float) -> None:
    assert round_half_up(value, digits) == rounded


@given(st.floats(-1e9, 1e9), st.integers(0, 4))
def test_rounding_moves_a_value_by_half_a_step_at_most(value: float, digits: int) -> None:
    assert abs(round_half_up(value, digits) - value) <= 0.5 * 10**-digits * (1 + 1e-9) + 1e-6


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (665, 1, "665"),
        (447.5, 1, "447.5"),
        (581.75, 1, "581.8"),
        (325.54, 2, "325.54"),
        (229.5, 2, "229.5"),
        (599.96, 1, "600"),
    ],
)
def test_yuan_have_no_needless_decimals(value: float, decimals: int, shown: str) -> None:
    assert format_yuan(value, "zh", decimals) == shown


def test_thousands_are_set_off_in_english_only() -> None:
    assert (format_yuan(10800, "zh"), format_yuan(10800, "en")) == ("10800", "10,800")


def test_a_percentage_has_one_decimal_and_a_real_minus() -> None:
    assert [format_percent(value, "zh", signed=True) for value in (26.33, -13.6, 0.0)] == ["+26.3%", "−13.6%", "0.0%"]


def test_a_difference_says_its_sign_and_none_has_none() -> None:
    assert [format_difference(value, "zh") for value in (285, -25.5, 0)] == ["+285", "−25.5", "0"]


def test_large_counts_are_in_wan_and_yi_in_chinese() -> None:
    assert [format_large(value, "zh") for value in (8350, 47104, 1327.6e8)] == ["8350", "4.7万", "1327.6亿"]
    assert format_large(47104, "en") == "47,104"


@pytest.mark.parametrize("value", [None, math.nan, float("nan")])
def test_missing_is_missing_and_zero_is_not(value: object) -> None:
    assert is_missing(value) and not is_missing(0)
