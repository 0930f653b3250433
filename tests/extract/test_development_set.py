"""The development passages: the aims of reading, held here so that a later change cannot lose them unnoticed."""

import json
from pathlib import Path

import pytest

from etl.commands.evaluate import evaluate
from etl.scoring import READINGS, match, same_full, score

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the passages are not at {CORPUS}")


@pytest.fixture(scope="module")
def results():
    load = lambda name: [json.loads(line) for line in (CORPUS / name).read_text(encoding="utf-8").splitlines()]  # noqa: E731
    labels = {record["id"]: record["observations"] for record in load("dev.labels.jsonl")}
    return evaluate(labels, load("dev.passages.jsonl"))


def test_series_are_right(results):
    found = score(results.passages, READINGS["series"])
    assert found.precision >= 0.99
    assert found.f1 >= 0.98


def test_figures_are_right_in_full(results):
    assert score(results.passages, READINGS["full"]).f1 >= 0.96


def test_most_passages_are_without_a_fault(results):
    clean = [len(match(w, g, same_full)) == len(w) == len(g) for w, g in results.passages]
    assert sum(clean) / len(clean) >= 0.9


def test_findings_are_kept_for_the_doubtful(results):
    right = sum(len(match(w, g, same_full)) for w, g in results.passages)
    assert sum(len(doubted) for doubted in results.doubted) <= 0.1 * right
