"""Every wording of the corpus is read as the figures that stand above it; a file of wordings is one test."""

from collections.abc import Iterator
from typing import Any

import pytest

from etl.output import observation_record
from etl.pipeline import extract_text
from etl.records import Extraction
from etl.scoring import match, same_full
from tests.corpus import FOLDER, load, read_figure

SHORT = sorted(path.name for path in FOLDER.glob("short*.toml"))
LONG = sorted(path.name for path in FOLDER.glob("wordings*.toml"))


def figure(record: dict[str, Any]) -> str:
    """A figure as one reads it: what is known of it, without its place in the text."""
    said = {name: value for name, value in record.items() if value is not None and name not in ("spans", "printed")}
    return " ".join(f"{name}={value}" for name, value in said.items())


def wrong_figures(expect: list[str], found: Extraction) -> list[str]:
    """What was not read and what was read instead."""
    wants, gots = [read_figure(line) for line in expect], [observation_record(o) for o in found.observations]
    pairs = match(wants, gots, same_full)
    missed = [want for i, want in enumerate(wants) if i not in {a for a, _ in pairs}]
    surplus = [got for i, got in enumerate(gots) if i not in {b for _, b in pairs}]
    return [f"missed {figure(want)}" for want in missed] + [f"surplus {figure(got)}" for got in surplus]


def wrong_wordings(name: str) -> Iterator[str]:
    for case in load(name, "case"):
        for form in case["forms"]:
            for wrong in wrong_figures(case["expect"], extract_text(form, **case.get("given", {}))):
                yield f"{form}: {wrong}"


def wrong_passages(name: str) -> Iterator[str]:
    for passage in load(name, "passage"):
        found = extract_text(passage["text"], *map(passage.get, ("title", "publisher", "published")))
        for wrong in wrong_figures(passage["expect"], found):
            yield f"{passage['id']}: {wrong}"
        if passage.get("region", found.region or "") != (found.region or ""):
            yield f"{passage['id']}: region {found.region}"


@pytest.mark.parametrize("name", SHORT)
def test_every_wording_of_the_file_is_read(name: str) -> None:
    wrong = list(wrong_wordings(name))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", LONG)
def test_every_passage_of_the_file_is_read(name: str) -> None:
    wrong = list(wrong_passages(name))
    assert not wrong, "\n".join(wrong)
