"""Honest questions are answered: the list of honest.toml and every saved query, on the project's own warehouse."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse.connect import DEFAULT
from warehouse.guard import Guard, Query, Refused
from warehouse.saved import load_saved

HONEST: dict[str, str] = tomllib.loads(Path(__file__).with_name("honest.toml").read_text(encoding="utf-8"))
MAY_BE_EMPTY = {"contradicting_sources", "what_is_missing"}


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    guard = Guard(DEFAULT)
    yield guard
    guard.close()


@pytest.mark.parametrize("name", HONEST)
def test_honest_query_is_answered(guard: Guard, name: str) -> None:
    assert guard.run(Query(HONEST[name])).rows > 0


@pytest.mark.parametrize("name", load_saved())
def test_saved_query_is_answered_with_its_defaults(guard: Guard, name: str) -> None:
    saved = load_saved()[name]
    answer = guard.run(Query(saved.sql, saved.values({})))
    assert answer.rows > 0 or name in MAY_BE_EMPTY
    assert not answer.cut


@pytest.mark.parametrize("name", load_saved())
def test_saved_query_uses_exactly_the_parameters_it_declares(guard: Guard, name: str) -> None:
    saved = load_saved()[name]
    for parameter in saved.parameters:
        without = {key: value for key, value in saved.values({}).items() if key != parameter.name}
        with pytest.raises(Refused) as caught:
            guard.run(Query(saved.sql, without))
        assert (caught.value.code, caught.value.fields["name"]) == ("missing_parameter", parameter.name)


def test_there_are_twelve_saved_queries_and_more_in_both_languages() -> None:
    saved = load_saved()
    assert len(saved) >= 12
    for query in saved.values():
        assert all(query.title[lang] and query.description[lang] for lang in ("zh", "en"))


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(Refused, match="bad_value"):
        load_saved()["in_force_in_a_year"].values({"year": "去年"})


def test_regions_of_a_link_become_a_list() -> None:
    values = load_saved()["latest_standards"].values({"regions": "640324,610200"})
    assert values == {"regions": ["640324", "610200"]}
