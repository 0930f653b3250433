"""Headings of the saved queries' columns, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from warehouse.connect import DEFAULT
from warehouse.guard import Guard, Query
from warehouse.saved import load_saved
from words.headings import headings


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    guard = Guard(DEFAULT)
    yield guard
    guard.close()


@pytest.mark.parametrize("name", load_saved())
def test_every_column_of_a_saved_query_has_a_heading(guard: Guard, name: str) -> None:
    saved = load_saved()[name]
    columns = guard.run(Query(saved.sql, saved.values({}))).columns
    nameless = [column for column in columns if column not in headings(columns, "zh")]
    assert all(column.isdigit() for column in nameless), nameless
    assert headings(columns, "zh").keys() == headings(columns, "en").keys()
