"""What DuckDB says reaches the reader as a sentence of the catalogue: the list of errors.toml, on the real engine."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from warehouse.guard import Guard, Query, Refused
from warehouse.guard.messages import CODES
from warehouse.guard.sentence import refusal_sentence

CASES = tomllib.loads(Path(__file__).with_name("errors.toml").read_text(encoding="utf-8"))["case"]
PLACE = re.compile(r"（第 \d+ 行第 \d+ 个字）")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
UNSEEN = {"syntax_at_end"}
"""Messages other versions of DuckDB give where 2.0 names the last word."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sql"])
def test_an_error_is_said_in_the_words_of_the_catalogue(guard: Guard, case: dict[str, str]) -> None:
    with pytest.raises(Refused) as caught:
        guard.run(Query(case["sql"]))
    assert caught.value.code == case["code"]
    assert PLACE.sub("", refusal_sentence(caught.value, "zh")) == case["zh"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sql"])
def test_in_english_only_the_query_s_own_words_are_chinese(guard: Guard, case: dict[str, str]) -> None:
    with pytest.raises(Refused) as caught:
        guard.run(Query(case["sql"]))
    said = refusal_sentence(caught.value, "en")
    assert not set(CHINESE.findall(said)) - set(case["sql"])
    assert said.endswith((".", "?"))


def test_every_known_message_has_a_case() -> None:
    assert set(CODES) - {case["code"] for case in CASES} == UNSEEN
