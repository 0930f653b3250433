"""Every attack ends in a clean refusal within the deadline and a second, and the next honest query is answered.

The list is attacks.toml; here stands what an attack must not achieve.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guard.attacks import CONTAINED, REFUSED
from tests.guard.conftest import CANARY, MemoryWatch
from warehouse.guard import Answer, Guard, Limits, Query, Refused
from warehouse.guard.sentence import refusal_sentence

LIMITS = Limits(seconds=0.5)
HONEST = Query("SELECT count(*) AS n FROM standards", form="json")


def _cases(families: dict[str, dict[str, str]]) -> list[object]:
    return [
        pytest.param(sql, id=f"{family}: {name}")
        for family, attacks in families.items()
        for name, sql in attacks.items()
    ]


def _attack(guard: Guard, folder: Path, sql: str) -> Answer | Refused:
    """Run one, check what holds for all: time, memory, silence about the server, and the next honest query."""
    paths = {"secret": folder / "secret", "folder": folder, "warehouse": folder / "warehouse.duckdb"}
    query = Query(sql.format(**paths) if "{" in sql else sql, limits=LIMITS)
    before = sorted(path.name for path in folder.iterdir())
    with MemoryWatch() as watch:
        try:
            outcome: Answer | Refused = guard.run(query)
        except Refused as refused:
            outcome = refused
    assert watch.seconds <= LIMITS.seconds + 1
    assert watch.largest_worker <= 1.6e9
    assert watch.growth <= 50e6
    assert sorted(path.name for path in folder.iterdir()) == before
    assert guard.run(HONEST).body == b'[{"n": 400}]\n'
    return outcome


@pytest.mark.parametrize("sql", _cases(REFUSED))
def test_attack_is_refused(guard: Guard, folder: Path, sql: str) -> None:
    outcome = _attack(guard, folder, sql)
    assert isinstance(outcome, Refused), f"answered with {bytes(outcome.body[:200])!r}"
    for lang in ("zh", "en"):
        sentence = refusal_sentence(outcome, lang)
        assert len(sentence) < 700
        assert "\n" not in sentence and "Traceback" not in sentence
        assert CANARY not in sentence
        assert outcome.code != "engine_internal", sentence


@pytest.mark.parametrize("sql", _cases(CONTAINED))
def test_odd_query_is_contained(guard: Guard, folder: Path, sql: str) -> None:
    outcome = _attack(guard, folder, sql)
    if isinstance(outcome, Answer):
        assert outcome.rows <= LIMITS.rows
        assert len(outcome.body) <= 2 * LIMITS.bytes
        assert CANARY not in bytes(outcome.body).decode("utf-8", errors="ignore")
    else:
        assert outcome.code in {"row_too_large", "timeout", "out_of_memory"}
