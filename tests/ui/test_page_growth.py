"""The page 增长: no figure of it keeps to a year, and its headlines say so where one is chosen."""

from __future__ import annotations

import re

import pytest

from tests.ui.pages import open_page, words_of


def _headlines(words: str) -> list[str]:
    return re.findall(r"<h[12] class='finding'[^>]*>(.*?)</h[12]>", words)


def test_the_first_headline_says_that_the_years_differ() -> None:
    first = _headlines(words_of(open_page("growth")))[0]
    assert "增幅最大" in first and "各地起止年份不同，只供参照。" in first


@pytest.mark.parametrize(("link", "year"), [({"year": "2023"}, 2023), ({"year": "2020"}, 2020)])
def test_a_year_chosen_elsewhere_is_named_as_not_kept_to(link: dict[str, str], year: int) -> None:
    said = _headlines(words_of(open_page("growth", mode="same", **link)))
    assert len(said) == 3 and all(f"不限于所选的{year}年" in each for each in said)


def test_the_year_that_another_page_would_compare_is_named_where_the_link_names_none() -> None:
    compared = open_page("dibao", mode="same").selectbox(key="w.year").value
    assert f"不限于所选的{compared}年" in _headlines(words_of(open_page("growth", mode="same")))[0]


def test_with_the_newest_of_each_nothing_is_said_of_a_year_chosen() -> None:
    assert "所选的" not in "".join(_headlines(words_of(open_page("growth"))))


def test_the_chapter_of_a_briefing_says_it_too() -> None:
    words = words_of(open_page("briefing", mode="same", year="2023"))
    assert words.count("不限于所选的2023年") >= 5, "raises and long run of both areas, and what documents state"
