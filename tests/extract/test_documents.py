"""The five documents: every standard they state, nothing besides, each where it is printed.

They belong to others and stand beside the project; without them these tests skip, saying so.
"""

import csv
import json
from pathlib import Path

import pytest

from etl.output import extraction_record
from etl.pipeline import extract_document
from etl.read import read_file
from etl.scoring import match, same_full

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "documents").is_dir(), reason=f"the documents are not at {SHARED}")
SCALE = {"万": 1e4, "亿": 1e8}


def labels():
    path = SHARED / "documents" / "labels.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def read(document):
    source = read_file(SHARED / "documents" / f"{document}.txt")
    return source, extract_document(source)


@pytest.mark.parametrize("label", labels(), ids=lambda label: label["id"][:3])
def test_standards_are_those_a_careful_reader_finds(label):
    _, extraction = read(label["id"])
    gots = extraction_record(extraction)["observations"]
    assert len(match(label["observations"], gots, same_full)) == len(label["observations"]) == len(gots)


@pytest.mark.parametrize("label", labels(), ids=lambda label: label["id"][:3])
def test_region_is_found(label):
    assert read(label["id"])[1].region == label["region"]


@pytest.mark.parametrize("label", labels(), ids=lambda label: label["id"][:3])
def test_first_span_reproduces_the_printed_figure(label):
    source, extraction = read(label["id"])
    for observation in extraction.observations:
        start, end = observation.spans[0]
        assert source.text[start:end] == observation.printed.split("〔")[0]
        assert any(char.isdigit() for char in observation.printed)


def test_lost_units_and_an_unnamed_subject_leave_findings():
    assert [f.code for f in read("003_b7599a5000b567df")[1].findings] == ["unit_restored"] * 3
    assert {f.code for f in read("001_1b0f0fb005aba5b3")[1].findings} == {"subject_implied"}


def test_caseload_reaches_nine_tenths_both_ways():
    with (SHARED / "facts" / "caseload.csv").open(encoding="utf-8") as file:
        wants = [_quantity(row["document"], row) for row in csv.DictReader(file)]
    gots = [_quantity(label["id"], vars(c)) for label in labels() for c in read(label["id"])[1].caseload]
    hits = sum(got in wants for got in gots)
    assert hits / len(gots) >= 0.9
    assert hits / len(wants) >= 0.9


def _quantity(document, row):
    value = float(row["value"]) * SCALE.get(row["unit"][:1], 1.0)
    return document, row["measure"], row["programme"], row["area"], round(value, 2)
