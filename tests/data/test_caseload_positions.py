"""Every caseload figure stands where data/caseload.csv says it stands, character for character."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT.parent / "shared" / "documents"


def read_rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="needs the original documents in ../shared/documents")
def test_printed_form_is_the_text_at_the_span() -> None:
    files = {row["document_id"]: row["file_name"] for row in read_rows("documents.csv")}
    for row in read_rows("caseload.csv"):
        text = (DOCUMENTS / files[row["document_id"]]).read_bytes().decode("utf-8")
        start, end = json.loads(row["spans"])[0]
        assert text[start:end] == row["printed"], row["caseload_id"]


def test_printed_form_holds_the_value() -> None:
    """Only the figure split by a page mark (72.91462 | 3、| 4) does not show its value unbroken."""
    broken = [row["caseload_id"] for row in read_rows("caseload.csv") if row["value"] not in row["printed"]]
    assert broken == ["case-34"]
