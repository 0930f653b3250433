"""data/observations.csv holds exactly the standards that were labelled by hand in the five documents."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from etl.load import load_tables

ROOT = Path(__file__).parents[2]
LABELS = ROOT.parent / "shared" / "documents" / "labels.jsonl"
FIELDS = (
    "indicator", "area", "mode", "care", "value", "period", "previous", "growth_pct", "increase", "bound", "year",
    "effective", "scope",
)  # fmt: skip


def test_the_observations_are_those_of_the_labels_and_reviewed() -> None:
    if not LABELS.is_file():
        pytest.skip(f"the labels are not at hand ({LABELS})")
    observations = load_tables(ROOT / "data", Path("/nowhere"))["observations"]
    held = {(row["document_id"], *_fields(row)) for row in observations.to_dict("records")}
    labelled = set()
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        labelled |= {(document["id"], *_fields(figure)) for figure in document["observations"]}
    assert held == labelled
    assert len(observations) == len(labelled) == 25
    assert set(observations["status"]) == {"reviewed"}


def _fields(row: dict) -> tuple:
    return tuple(None if pd.isna(row.get(name)) else row.get(name) for name in FIELDS)
