"""The form of a file: encoding, header, rows, comments; what is null, what a type keeps, what is never guessed."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from etl.load import load_tables
from tests.etl.load.folder import NO_ORIGINALS, edit_cell, problems


def test_a_missing_file_and_an_unknown_one_are_reported(data: Path) -> None:
    (data / "multiples.csv").unlink()
    (data / "notes.csv").write_text("a\n1\n")
    assert problems(data) == [("multiples", 0, "missing_file"), ("notes", 0, "unknown_file")]


def test_a_file_that_is_not_utf8_is_refused(data: Path) -> None:
    path = data / "documents.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    assert problems(data) == [("documents", 0, "not_utf8")]


def test_an_excel_byte_order_mark_is_no_part_of_the_first_column(data: Path) -> None:
    path = data / "documents.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert problems(data) == []


def test_a_row_with_a_cell_too_many_is_reported_at_its_line(data: Path) -> None:
    path = data / "multiples.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[0], lines[1], lines[2] + ",x"]) + "\n", encoding="utf-8")
    assert problems(data) == [("multiples", 3, "wrong_cells")]


def test_an_open_quote_is_reported(data: Path) -> None:
    path = data / "multiples.csv"
    path.write_text(path.read_text(encoding="utf-8") + '"tongchuan', encoding="utf-8")
    assert [(file, code) for file, _, code in problems(data)] == [("multiples", "not_csv")]


def test_an_empty_file_has_no_header(data: Path) -> None:
    (data / "multiples.csv").write_text("")
    assert problems(data) == [("multiples", 0, "no_header")]


def test_comments_on_top_and_line_breaks_in_cells_keep_the_line_numbers_right(data: Path) -> None:
    edit_cell(data, "corrections", 2, "why_en", "first line\nsecond line")
    path = data / "corrections.csv"
    text = path.read_text(encoding="utf-8")
    again = text.splitlines()[1].replace("national-rural-2014-per-year,pub-042", "other,pub-999")
    path.write_text("# a note\n" + text + again + '\nsecond line"\n', encoding="utf-8")
    assert problems(data) == [("corrections", 5, "correction_subject")]


def test_nothing_is_guessed(data: Path) -> None:
    edit_cell(data, "observations", 2, "caveat", "NA")
    observations = load_tables(data, NO_ORIGINALS)["observations"]
    assert observations.loc[2, "caveat"] == "NA"
    assert observations.loc[2, "region_code"] == "640324"
    assert pd.isna(observations.loc[2, "mode"])
    assert observations.dtypes["value"] == "Float64"
    assert observations.dtypes["previous_year"] == "Int64"


def test_the_printed_decimals_of_a_growth_rate_are_kept(data: Path) -> None:
    edit_cell(data, "observations", 2, "growth_pct", "8.30")
    edit_cell(data, "observations", 3, "growth_pct", "21")
    observations = load_tables(data, NO_ORIGINALS)["observations"]
    assert observations.loc[[2, 3], "growth_decimals"].tolist() == [2, 0]
    assert observations.loc[[2, 3], "growth_pct"].tolist() == [8.3, 21.0]
    assert pd.isna(observations.loc[4, "growth_decimals"])
