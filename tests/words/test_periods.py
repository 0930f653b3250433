"""Periods in words: value first, code after; a whole year is told apart from everything shorter."""

from __future__ import annotations

import pytest

from words import periods

ZH = {
    "2022年": "2022",
    "2020年5月": "2020-05",
    "2020年1—5月": "2020-01/2020-05",
    "2020年11月—2021年2月": "2020-11/2021-02",
}
EN = {"2022": "2022", "May 2020": "2020-05", "Jan–May 2020": "2020-01/2020-05"}


@pytest.mark.parametrize(("said", "code"), ZH.items())
def test_in_chinese(said: str, code: str) -> None:
    assert periods.period_label(code, "zh") == said


@pytest.mark.parametrize(("said", "code"), EN.items())
def test_in_english(said: str, code: str) -> None:
    assert periods.period_label(code, "en") == said


@pytest.mark.parametrize("code", ["", "22", "2022/2023", "2022-1", "last year"])
def test_another_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="period"):
        periods.period_label(code, "zh")
