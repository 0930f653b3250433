"""Every kind of wrong cell, in every file of data/, fails with the file, the line and the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.load import DataError, load_tables
from etl.load.schema import load_schema
from tests.etl.load.folder import (
    DATA,
    NO_ORIGINALS,
    append_row,
    cell_of,
    cell_problems,
    edit_cell,
    line_of,
    problems,
)


def test_the_files_as_committed_have_no_problem() -> None:
    assert problems(DATA) == []


@pytest.mark.parametrize(
    ("file", "column", "value", "code"),
    [
        ("observations", "indicator", "", "required"),
        ("observations", "area", "city", "wrong_code"),
        ("observations", "mode", "hospital", "wrong_code"),
        ("observations", "care", "none", "wrong_code"),
        ("observations", "kind", "context", "wrong_code"),
        ("observations", "bound", "average", "wrong_code"),
        ("observations", "period", "月", "wrong_code"),
        ("observations", "status", "checked", "wrong_code"),
        ("observations", "status", "", "required"),
        ("observations", "printed", "", "required"),
        ("observations", "printed", " 每人每月650元", "untidy_text"),
        ("observations", "value", "", "required"),
        ("observations", "value", "1,380", "not_number"),
        ("observations", "value", "６５０", "not_number"),
        ("observations", "value", "1e3", "not_number"),
        ("observations", "value", "-650", "not_above"),
        ("observations", "value", "0", "not_above"),
        ("observations", "previous", "0", "not_above"),
        ("observations", "growth_pct", "5.5%", "not_number"),
        ("observations", "growth_pct", "5500", "too_large"),
        ("observations", "year", "2022.0", "not_integer"),
        ("observations", "year", "1989", "too_small"),
        ("observations", "year", "22", "too_small"),
        ("observations", "effective", "2022-02-30", "not_date"),
        ("observations", "effective", "2022年1月", "not_date"),
        ("observations", "spans", "639-647", "not_spans"),
        ("observations", "spans", "[]", "not_spans"),
        ("observations", "spans", "[[647,639]]", "not_spans"),
        ("observations", "spans", "[[639,647.5]]", "not_spans"),
        ("observations", "document_id", "", "required"),
        ("published_standards", "publisher", "", "required"),
        ("published_standards", "title", "", "required"),
        ("published_standards", "published", "", "required"),
        ("published_standards", "kind", "planned", "wrong_code"),
        ("published_standards", "effective_from", "2022", "wrong_pattern"),
        ("published_standards", "as_of", "2022-10-01", "wrong_pattern"),
        ("published_standards", "grade", "best", "wrong_code"),
        ("published_standards", "unit", "元/月", "wrong_code"),
        ("published_standards", "url", "javascript:alert(1)", "not_url"),
        ("published_standards", "applies_to", "all", "wrong_code"),
        ("caseload", "document_id", "", "required"),
        ("caseload", "measure", "people", "wrong_code"),
        ("caseload", "unit", "个", "wrong_code"),
        ("caseload", "qualifier", "approx", "wrong_code"),
        ("caseload", "period", "", "required"),
        ("caseload", "period", "2022-10/2022-01", "not_period"),
        ("caseload", "programme", "低保", "wrong_pattern"),
        ("documents", "grade", "", "required"),
        ("documents", "sha256", "6d16", "wrong_pattern"),
        ("documents", "characters", "0", "too_small"),
        ("documents", "published", "去年", "not_date"),
        ("multiples", "factor", "130", "too_large"),
        ("multiples", "area", "", "required"),
        ("comparison_groups", "series_id", "dibao.city", "wrong_pattern"),
        ("comparison_groups", "rank", "first", "not_integer"),
        ("corrections", "expect", "[]", "not_json"),
        ("corrections", "why_zh", "", "required"),
        ("reading_findings", "detail", "lost", "not_json"),
        ("reading_findings", "severity", "fatal", "wrong_code"),
        ("indicators", "dimensions", "area,colour", "wrong_code"),
        ("indicators", "name_en", "", "required"),
        ("indicators", "law_number", "", "required"),
        ("indicators", "indicator", "Old-age", "wrong_pattern"),
    ],
)
def test_a_wrong_cell_is_reported_with_file_line_and_reason(
    data: Path, file: str, column: str, value: str, code: str
) -> None:
    edit_cell(data, file, 2, column, value)
    assert (file, 2, code) in cell_problems(data, file)


@pytest.mark.parametrize(
    ("file", "column", "value", "code"),
    [
        ("observations", "effective", "2021-07-01", "effective_year"),
        ("observations", "spans", "[[639,999999]]", "span_outside"),
        ("observations", "status", "rejected", "rejected_without_reason"),
        ("observations", "mode", "home", "dimension"),
        ("observations", "indicator", "diba", "unresolved"),
        ("observations", "region_code", "999999", "unresolved"),
        ("observations", "document_id", "005_nobody", "unresolved"),
        ("published_standards", "region_code", "640399", "unresolved"),
        ("published_standards", "indicator", "cpi", "unresolved"),
        ("published_standards", "kind", "actual", "context_kind"),
        ("published_standards", "unit", "%", "unit_of_indicator"),
        ("caseload", "document_id", "005_nobody", "unresolved"),
        ("caseload", "unit", "万元", "unit_of_measure"),
        ("caseload", "region", "银川市", "region_name"),
        ("documents", "region_code", "640000", "region_name"),
        ("multiples", "document_id", "005_nobody", "unresolved"),
        ("reading_findings", "observation_id", "005_nobody-01", "unresolved"),
        ("multiples", "base_indicator", "wage", "unresolved"),
        ("plausible_ranges", "indicator", "wage", "unresolved"),
        ("plausible_ranges", "low", "5000", "empty_band"),
    ],
)
def test_a_cell_that_disagrees_with_its_row_or_another_file_is_reported(
    data: Path, file: str, column: str, value: str, code: str
) -> None:
    edit_cell(data, file, 2, column, value)
    assert (file, 2, code) in problems(data)


@pytest.mark.parametrize("file", [name for name in load_schema() if name not in ("acknowledged", "dictionary")])
def test_a_repeated_key_is_reported_at_its_second_line(data: Path, file: str) -> None:
    path = data / f"{file}.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[-1]]) + "\n", encoding="utf-8")
    assert (file, len(lines) + 1, "duplicate_key") in cell_problems(data, file)


@pytest.mark.parametrize(
    ("file", "columns"), [(name, group) for name, schema in load_schema().items() for group in schema.unique]
)
def test_cells_that_may_stand_once_in_a_file_are_reported_at_their_second_line(
    data: Path, file: str, columns: tuple[str, ...]
) -> None:
    line = append_row(data, file, **{column: cell_of(data, file, 2, column) for column in columns})
    assert (file, line, "duplicate_key") in cell_problems(data, file)


def test_a_standard_of_zero_yuan_is_none(data: Path) -> None:
    line = line_of(data, "published_standards", "indicator", "dibao")
    edit_cell(data, "published_standards", line, "value", "0")
    assert ("published_standards", line, "not_positive") in problems(data)


@pytest.mark.parametrize("file", list(load_schema()))
def test_a_missing_column_and_an_unknown_one_are_reported(data: Path, file: str) -> None:
    path = data / f"{file}.csv"
    name = load_schema()[file].columns[-1].name
    path.write_text(path.read_text(encoding="utf-8").replace(f",{name}\n", ",remark\n", 1), encoding="utf-8")
    found = cell_problems(data, file)
    assert (file, 1, "missing_column") in found
    assert (file, 1, "unknown_column") in found


def test_an_acknowledgement_needs_a_person_a_day_and_a_reason(data: Path) -> None:
    line = append_row(data, "acknowledged", code="outside_range", subject="pub-001", on="2026-11")
    found = [problem for problem in problems(data) if problem[0] == "acknowledged"]
    assert set(found) == {("acknowledged", line, "required"), ("acknowledged", line, "not_date")}


def test_every_defect_is_listed_one_line_each(data: Path) -> None:
    edit_cell(data, "observations", 2, "area", "city")
    edit_cell(data, "observations", 9, "value", "")
    edit_cell(data, "caseload", 5, "unit", "个")
    with pytest.raises(DataError) as caught:
        load_tables(data, NO_ORIGINALS)
    lines = str(caught.value).splitlines()
    assert [line.partition("：")[0].partition(": ")[0] for line in lines] == [
        "data/caseload.csv:5",
        "data/observations.csv:2",
        "data/observations.csv:9",
    ]
    assert "“city”" in lines[1]


def test_the_reasons_are_told_in_english_too(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIAOCHI_LANG", "en")
    edit_cell(data, "observations", 2, "area", "city")
    with pytest.raises(DataError, match="area 'city' is not one of rural, unified, urban"):
        load_tables(data, NO_ORIGINALS)
