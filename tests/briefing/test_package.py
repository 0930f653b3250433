"""The data package: CSV that Excel reads, metadata, README in the reader's language, checksums that hold."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import replace

import pandas as pd

from briefing.cells import plain
from briefing.package import render_zip
from tests.briefing.opened import members
from tests.briefing.sample import VERSION, sample_report


def test_checksums_hold_for_every_other_member() -> None:
    parts = members(render_zip(sample_report(4)))
    told = dict(reversed(line.split("  ")) for line in parts.pop("SHA256SUMS").decode().splitlines())
    assert told == {name: hashlib.sha256(content).hexdigest() for name, content in parts.items()}


def test_csv_has_a_bom_and_the_numbers_of_the_frame() -> None:
    report = sample_report(4)
    content = members(render_zip(report))["figures.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    read = pd.read_csv(io.BytesIO(content))
    assert list(read["yuan_per_month"]) == list(report.figures["yuan_per_month"])


def test_formula_like_text_is_neutralised() -> None:
    content = members(render_zip(sample_report(4)))["figures.csv"].decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in content
    assert ",=HYPERLINK" not in content


def test_negative_numbers_stay_numbers() -> None:
    assert (plain(-1.5), plain("-1.5 %"), plain(float("nan"))) == (-1.5, "-1.5 %", None)


def test_counts_are_a_file_of_their_own() -> None:
    report = replace(sample_report(2), counts=pd.DataFrame({"地区": ["同心"], "人数": [47104]}))
    parts = members(render_zip(report))
    assert parts["counts.csv"].decode("utf-8-sig") == "地区,人数\r\n同心,47104\r\n"
    assert "counts.csv" in parts["README.md"].decode()
    assert "counts.csv" not in members(render_zip(sample_report(2)))


def test_metadata_names_filters_findings_and_version() -> None:
    report = sample_report(2)
    told = json.loads(members(render_zip(report))["metadata.json"])
    assert told["data_version"]["digest"] == VERSION.digest
    assert [entry["finding"] for entry in told["findings"]] == [section.finding for section in report.sections]
    assert told["tables"]["figures"]["rows"] == len(report.figures)


def test_readme_is_in_the_language_chosen() -> None:
    assert "## 引用" in members(render_zip(sample_report(2, "zh")))["README.md"].decode()
    english = members(render_zip(sample_report(2, "en")))["README.md"].decode()
    assert "## How to cite" in english
    assert VERSION.label in english


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_zip(sample_report(4)) == render_zip(sample_report(4))
