"""`python -m etl build` as a person sees it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from threading import Thread

import pytest

from etl.__main__ import main
from etl.load.journal import hold_lock
from tests.etl.load.folder import append_row, copy_data, edit_cell
from tests.warehouse.sample import ask

NEW = {
    "observation_id": "001_1b0f0fb005aba5b3-11", "document_id": "001_1b0f0fb005aba5b3", "region_code": "429005",
    "indicator": "unattended", "kind": "actual", "value": "1104", "period": "month", "year": "2020",
    "spans": "[[10,14]]", "printed": "1104", "status": "reviewed",
}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BIAOCHI_DOCUMENTS", "/nowhere")
    monkeypatch.setenv("BIAOCHI_LANG", "en")
    return copy_data(tmp_path / "data")


def test_the_build_tells_rows_observations_findings_and_the_difference(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["build", "--data", str(data), "--out", str(tmp_path / "w.duckdb")]
    assert main(command) == 0
    first = capsys.readouterr().out
    assert "There was no warehouse to compare with." in first
    assert "published_standards        184" in first
    assert "潜江市 tekun_basic 6" in first
    assert "warning unit_restored 3 (0 acknowledged)" in first

    append_row(data, "observations", **NEW)
    assert main(command) == 0
    second = capsys.readouterr().out
    assert "潜江市 unattended 1" in second
    assert "observations: 1 rows added, 0 removed" in second

    assert main(command) == 0
    third = capsys.readouterr().out
    assert third.startswith("content unchanged")
    assert "Against the last build: no difference." in third


def test_a_build_waits_for_whoever_changes_data_and_records_what_it_read(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "w.duckdb"
    building = Thread(target=main, args=(["build", "--data", str(data), "--out", str(out)],))
    with hold_lock(data):
        building.start()
        building.join(timeout=1.0)
        assert building.is_alive() and not out.exists()
        append_row(data, "observations", **NEW)
    building.join()
    assert ask(out, "SELECT value FROM observations WHERE observation_id = ?", NEW["observation_id"]) == [(1104.0,)]
    [(inputs,)] = ask(out, "SELECT inputs FROM build")
    digests = {f"data/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest() for path in data.glob("*.csv")}
    assert json.loads(inputs) == digests


def test_a_build_needs_no_right_to_write_into_data(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: Path(path) != data)
    assert main(["build", "--data", str(data), "--out", str(tmp_path / "w.duckdb")]) == 0
    assert not (data / ".lock").exists()


def test_a_failed_check_is_one_line_and_status_1(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {"by": "张三", "on": "2026-11-21", "why_zh": "已核", "why_en": "looked at"}
    append_row(data, "acknowledged", code="growth_deviates", subject="pub-001", **row)
    assert main(["build", "--data", str(data), "--out", str(tmp_path / "w.duckdb")]) == 1
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "acknowledgements_meet_a_finding" in said
    assert "subject=pub-001" in said
    assert not (tmp_path / "w.duckdb").exists()


def test_an_acknowledged_amount_outside_its_range_stands_among_the_findings(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit_cell(data, "observations", 6, "value", "9000")
    row = {"by": "张三", "on": "2026-11-21", "why_zh": "已核", "why_en": "looked at"}
    append_row(data, "acknowledged", code="outside_range", subject="000_340d8e47d7dd4ddb-05", **row)
    assert main(["build", "--data", str(data), "--out", str(tmp_path / "w.duckdb")]) == 0
    assert "warning outside_range 1 (1 acknowledged)" in capsys.readouterr().out
