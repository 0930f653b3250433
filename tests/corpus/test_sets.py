"""Labelled sets of own passages: what was reached on them is held.

They were written by language models that had not seen the program; places and figures are invented.
"""

import json
from pathlib import Path

import pytest

from etl.commands.evaluate import evaluate
from etl.scoring import READINGS, score

HERE = Path(__file__).parent / "sets"
SETS = sorted(path.name.removesuffix(".passages.jsonl") for path in HERE.glob("*.passages.jsonl"))


def load(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_set_has_its_labels():
    assert SETS
    for name in SETS:
        passages, labels = (load(HERE / f"{name}.{kind}.jsonl") for kind in ("passages", "labels"))
        assert [each["id"] for each in passages] == [each["id"] for each in labels]


@pytest.mark.parametrize("name", SETS)
def test_what_was_reached_is_held(name):
    labels = {record["id"]: record["observations"] for record in load(HERE / f"{name}.labels.jsonl")}
    passages = evaluate(labels, load(HERE / f"{name}.passages.jsonl")).passages
    assert score(passages, READINGS["series"]).f1 >= 0.99
    assert score(passages, READINGS["full"]).f1 >= 0.98
