"""A link says a view; what of it is invalid is said and dropped; the written link reads back as the same view."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.links import CHOICES, Filters, read_link, write_link
from words.regions import DEFAULT_REGIONS

KNOWN = frozenset([*DEFAULT_REGIONS, "110101"])
YEARS = (2012, 2025)


def read(**params: str) -> tuple[Filters, list[str]]:
    return read_link(params, KNOWN, YEARS)


def test_an_empty_link_is_the_default_view_of_the_four_regions() -> None:
    assert read() == (Filters(regions=("640324", "429005", "150600", "610200")), [])


def test_a_full_link_is_read_in_every_part() -> None:
    view, problems = read(
        regions="110101,640324", year="2022", mode="same", unit="year", area="rural", base="640324", lang="en"
    )
    assert view == Filters(("110101", "640324"), 2022, "same", "year", "rural", "640324", "en")
    assert problems == []


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("regions", "640324,999999", "“999999”查无此地"),
        ("regions", "x", "没有有效的地区"),
        ("year", "1800", "不在2012年至2025年之间"),
        ("year", "２０２２", "不在"),
        ("mode", "newest", "年份口径“newest”"),
        ("unit", "week", "单位“week”"),
        ("area", "suburban", "城乡“suburban”"),
        ("base", "110101", "差额基准“110101”"),
        ("lang", "fr", "语言“fr”"),
    ],
)
def test_an_invalid_part_is_one_sentence_and_dropped(key: str, value: str, said: str) -> None:
    view, problems = read(**{key: value})
    assert any(said in problem for problem in problems)
    assert value not in str(write_link(view))


def test_a_long_value_is_cut_before_it_is_shown() -> None:
    (problem,) = read(unit="<script>" * 50)[1]
    assert len(problem) < 80


def test_a_year_beside_the_latest_is_told_not_to_be_shown() -> None:
    view, problems = read(mode="latest", year="2022")
    assert view.mode == "latest" and write_link(view) == {}
    assert problems == ["链接同时写了“最新”和2022年：现按各地最新数据显示，未按该年；如需该年，请选“同年”。"]
    assert read(mode="latest") == (Filters(), [])


VIEWS = st.builds(
    Filters,
    regions=st.lists(st.sampled_from(sorted(KNOWN)), min_size=1, unique=True).map(tuple),
    year=st.none() | st.integers(*YEARS),
    mode=st.sampled_from(CHOICES["mode"]),
    unit=st.sampled_from(CHOICES["unit"]),
    area=st.sampled_from(CHOICES["area"]),
    lang=st.sampled_from(["zh", "en"]),
)


def test_a_year_alone_means_that_year_and_the_latest_figures_need_none() -> None:
    assert read(year="2022") == (Filters(year=2022, mode="same"), [])
    assert write_link(Filters(year=2022)) == {}
    assert write_link(Filters(year=2022, mode="same")) == {"year": "2022", "mode": "same"}


@given(VIEWS.filter(lambda view: view.mode == "same" or view.year is None))
def test_a_written_link_reads_back_as_the_same_view(view: Filters) -> None:
    assert read_link(write_link(view), KNOWN, YEARS) == (view, [])


@given(
    st.dictionaries(st.sampled_from(["regions", "year", "mode", "unit", "area", "base", "lang"]), st.text(max_size=30))
)
def test_any_link_at_all_gives_a_valid_view(params: dict[str, str]) -> None:
    view, problems = read_link(params, KNOWN, YEARS)
    assert set(view.regions) <= KNOWN and view.unit in ("month", "year")
    assert all("{" not in problem or "{" in str(params) for problem in problems)
