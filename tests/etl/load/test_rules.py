"""The rules about more than one cell: ranges and their acknowledgement, corrections, originals, doubled figures."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest

from etl.load import DataError, load_tables
from tests.etl.load.folder import DATA, NO_ORIGINALS, append_row, edit_cell, problems

SHARED = DATA.parent.parent / "shared" / "documents"


def acknowledge(data: Path, subject: str) -> None:
    append_row(
        data,
        "acknowledged",
        code="outside_range",
        subject=subject,
        by="张三",
        on="2026-11-21",
        why_zh="已核",
        why_en="x",
    )


@pytest.mark.parametrize("value", ["66500", "66"])
def test_an_implausible_amount_fails_unless_acknowledged(data: Path, value: str) -> None:
    edit_cell(data, "observations", 2, "value", value)
    assert problems(data) == [("observations", 2, "outside_range")]
    acknowledge(data, "000_340d8e47d7dd4ddb-01")
    assert problems(data) == []


def test_a_yearly_amount_taken_for_a_monthly_one_is_implausible(data: Path) -> None:
    edit_cell(data, "observations", 3, "period", "month")
    assert ("observations", 3, "outside_range") in problems(data)


def test_a_monthly_amount_taken_for_a_yearly_one_is_implausible(data: Path) -> None:
    edit_cell(data, "observations", 2, "period", "year")
    assert ("observations", 2, "outside_range") in problems(data)


def test_the_amount_before_the_raise_is_judged_too(data: Path) -> None:
    edit_cell(data, "observations", 2, "previous", "60")
    assert problems(data) == [("observations", 2, "outside_range")]


def test_the_sentence_says_the_amount_the_band_and_what_to_do(data: Path) -> None:
    edit_cell(data, "observations", 3, "value", "66500")
    with pytest.raises(DataError) as caught:
        load_tables(data, NO_ORIGINALS)
    sentence = caught.value.problems[0].sentence("zh")
    assert sentence.startswith("data/observations.csv:3: value 折合每月 5541.67 元，在合理区间 280 至 2200 元之外")
    assert "outside_range,000_340d8e47d7dd4ddb-02" in sentence


def test_a_rejected_amount_is_not_judged(data: Path) -> None:
    edit_cell(data, "observations", 2, "value", "66500")
    edit_cell(data, "observations", 2, "status", "rejected")
    edit_cell(data, "observations", 2, "reason", "误读")
    assert problems(data) == []


@pytest.mark.parametrize("column", ["year_from", "low"])
def test_an_empty_cell_of_a_band_is_one_defect(data: Path, column: str) -> None:
    edit_cell(data, "plausible_ranges", 2, column, "")
    assert problems(data) == [("plausible_ranges", 2, "required")]


def test_a_series_without_any_band_is_reported(data: Path) -> None:
    path = data / "plausible_ranges.csv"
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("orphan,,2020")]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert ("observations", 6, "no_band") in problems(data)


def test_the_same_figure_of_one_document_stands_once(data: Path) -> None:
    cells = dict(zip(*list(csv.reader((data / "observations.csv").open(encoding="utf-8")))[:2], strict=True))
    line = append_row(data, "observations", **{**cells, "observation_id": "000_340d8e47d7dd4ddb-99"})
    assert problems(data) == [("observations", line, "same_figure")]


def test_a_correction_changes_the_value_and_leaves_the_print_in_its_own_table(data: Path) -> None:
    tables = load_tables(data, NO_ORIGINALS)
    published = tables["published_standards"].set_index("source_id")
    assert published.loc["pub-042", "unit"] == "元/人·年"
    assert tables["corrections"]["printed"].tolist() == ["元/人·月"]


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("subject", "pub-999", "correction_subject"),
        ("field", "colour", "correction_field"),
        ("printed", "元/人·年", "correction_stale"),
        ("expect", '{"value": 2673.3}', "correction_stale"),
    ],
)
def test_a_correction_that_no_longer_fits_fails(data: Path, column: str, value: str, code: str) -> None:
    edit_cell(data, "corrections", 2, column, value)
    assert ("corrections", 2, code) in problems(data)


def test_a_correction_fails_once_its_source_is_mended(data: Path) -> None:
    line = next(
        number
        for number, row in enumerate(csv.reader((data / "published_standards.csv").open(encoding="utf-8")), 1)
        if row[0] == "pub-042"
    )
    edit_cell(data, "published_standards", line, "unit", "元/人·年")
    assert problems(data) == [("corrections", 2, "correction_stale")]


def test_a_corrected_value_must_be_of_its_columns_kind(data: Path) -> None:
    edit_cell(data, "corrections", 2, "corrected", "元")
    assert ("published_standards", "wrong_code") in {(file, code) for file, _, code in problems(data)}


@pytest.fixture
def original(data: Path, tmp_path: Path) -> Path:
    """A one-sentence document held in place of the first one, with one figure pointing into it."""
    folder = tmp_path / "documents"
    folder.mkdir()
    content = "城市低保标准每人每月650元，农村低保标准480。".encode()
    (folder / "000_340d8e47d7dd4ddb.txt").write_bytes(content)
    edit_cell(data, "documents", 2, "sha256", hashlib.sha256(content).hexdigest())
    edit_cell(data, "documents", 2, "bytes", str(len(content)))
    edit_cell(data, "documents", 2, "characters", str(len(content.decode())))
    for file in ("observations", "caseload"):
        path = data / f"{file}.csv"
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        kept = [header, *[row for row in rows if "000_340d8e47d7dd4ddb" not in row]]
        path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return folder


def figure(spans: str, printed: str) -> dict[str, str]:
    same = {"document_id": "000_340d8e47d7dd4ddb", "region_code": "640324", "indicator": "dibao", "kind": "actual"}
    about = {"observation_id": "new-01", "area": "rural", "value": "480", "period": "month", "year": "2022"}
    return {**same, **about, "status": "reviewed", "spans": spans, "printed": printed}


@pytest.mark.parametrize(("spans", "printed"), [("[[6,14]]", "每人每月650元"), ("[[21,24],[6,10]]", "480〔每人每月〕")])
def test_a_figure_stands_in_the_original_where_it_says(data: Path, original: Path, spans: str, printed: str) -> None:
    append_row(data, "observations", **figure(spans, printed))
    assert problems(data, original) == []


@pytest.mark.parametrize(("spans", "printed"), [("[[6,13]]", "每人每月650元"), ("[[21,24]]", "480〔每人每月〕")])
def test_a_figure_that_does_not_stand_there_is_reported(data: Path, original: Path, spans: str, printed: str) -> None:
    line = append_row(data, "observations", **figure(spans, printed))
    assert problems(data, original) == [("observations", line, "not_printed")]


def test_another_file_under_the_documents_name_is_reported(data: Path, original: Path) -> None:
    (original / "000_340d8e47d7dd4ddb.txt").write_text("别的文件", encoding="utf-8")
    assert problems(data, original) == [("documents", 2, "other_file")]


def test_every_printed_figure_stands_in_the_five_documents() -> None:
    if not SHARED.is_dir():
        pytest.skip(f"the five documents are not at hand ({SHARED})")
    assert problems(DATA, SHARED) == []
