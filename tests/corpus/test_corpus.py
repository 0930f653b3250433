"""Every wording of the corpus is read as the figures that stand above it."""

import pytest

from etl.output import observation_record
from etl.pipeline import extract_text
from etl.scoring import match, same_full
from tests.corpus import FOLDER, load, read_figure

CASES = [case for path in sorted(FOLDER.glob("short*.toml")) for case in load(path.name, "case")]
SHORT = [(case["expect"], form, case.get("given", {})) for case in CASES for form in case["forms"]]
FILES = sorted(path.name for path in FOLDER.glob("wordings*.toml"))
PASSAGES = [passage for name in FILES for passage in load(name, "passage")]


def read(text, title=None, publisher=None, published=None):
    return [observation_record(o) for o in extract_text(text, title, publisher, published).observations]


def assert_read_as(wants, gots):
    pairs = match(wants, gots, same_full)
    missed = [want for i, want in enumerate(wants) if i not in {a for a, _ in pairs}]
    surplus = [got for i, got in enumerate(gots) if i not in {b for _, b in pairs}]
    assert not missed and not surplus


@pytest.mark.parametrize(("expect", "form", "given"), SHORT, ids=[form[:28] for _, form, _ in SHORT])
def test_wording(expect, form, given):
    assert_read_as([read_figure(line) for line in expect], read(form, **given))


@pytest.mark.parametrize("passage", PASSAGES, ids=[p["id"] for p in PASSAGES])
def test_passage(passage):
    gots = read(passage["text"], passage.get("title"), passage.get("publisher"), passage.get("published"))
    assert_read_as([read_figure(line) for line in passage["expect"]], gots)


@pytest.mark.parametrize("passage", [p for p in PASSAGES if "region" in p], ids=lambda p: p["id"])
def test_region(passage):
    found = extract_text(passage["text"], passage.get("title"), passage.get("publisher"), passage.get("published"))
    assert (found.region or "") == passage["region"]
