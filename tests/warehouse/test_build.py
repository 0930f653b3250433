"""What a build writes, what it leaves alone, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from etl.load import load_tables
from tests.warehouse.sample import ROOT, Tables, ask, with_cell, with_row
from warehouse.build import build
from warehouse.contents import Difference
from warehouse.errors import BuildError, CheckFailed


def state(path: Path) -> tuple[int, int, bytes]:
    return (path.stat().st_ino, path.stat().st_mtime_ns, path.read_bytes())


def test_the_committed_warehouse_is_what_data_builds(tmp_path: Path) -> None:
    copy = tmp_path / "warehouse.duckdb"
    copy.write_bytes((ROOT / "warehouse.duckdb").read_bytes())
    report = build(load_tables(ROOT / "data", Path("/nowhere")), copy)
    assert report.differences == [], "data/ changed: run python -m etl build and commit warehouse.duckdb"
    assert not report.changed, (
        "schema, views or dictionary changed: run python -m etl build and commit warehouse.duckdb"
    )


def test_the_build_is_recorded(tmp_path: Path, tables: Tables) -> None:
    path = tmp_path / "warehouse.duckdb"
    build(tables, path, {"data/observations.csv": "ab12"})
    [(inputs, duck, until)] = ask(path, "SELECT inputs, versions ->> 'duckdb', data_until FROM build")
    assert inputs == '{"data/observations.csv": "ab12"}'
    assert duck == duckdb.__version__
    assert until == max(tables["published_standards"]["published"].max(), tables["documents"]["published"].max())


def test_unchanged_content_leaves_the_file_untouched(out: Path, tables: Tables) -> None:
    before = state(out)
    shuffled = {name: frame.sample(frac=1, random_state=1) for name, frame in tables.items()}
    report = build(shuffled, out, {"data/x.csv": "other"})
    assert not report.changed
    assert report.differences == []
    assert state(out) == before


def test_a_changed_cell_is_reported_as_a_row_gone_and_a_row_come(out: Path, tables: Tables) -> None:
    report = build(with_cell(tables, "observations", "000_340d8e47d7dd4ddb-01", value=651.0), out)
    assert report.changed
    assert Difference("observations", added=1, removed=1) in (report.differences or [])
    assert ask(out, "SELECT yuan_per_month FROM standards WHERE observation_id = '000_340d8e47d7dd4ddb-01'") == [(651,)]


def test_changed_words_of_a_column_replace_the_file(out: Path, tables: Tables) -> None:
    words = tables["dictionary"].copy()
    words.loc[words["column"].eq("publisher"), "zh"] = "公布机关"
    report = build({**tables, "dictionary": words}, out)
    assert report.changed
    assert report.differences == []


def test_the_report_counts_rows_figures_and_findings(out: Path, tables: Tables) -> None:
    report = build(tables, out)
    assert report.rows["observations"] == len(tables["observations"])
    assert ("潜江市", "tekun_basic", 6) in report.figures
    assert ("warning", "unit_restored", 3, 0) in report.findings


def test_a_reviewed_row_added_to_data_stands_in_every_view(out: Path, tables: Tables) -> None:
    added = with_row(
        tables,
        "observations",
        "001_1b0f0fb005aba5b3-01",
        observation_id="new-01",
        year=2021,
        value=720.0,
        spans="[[5,9]]",
    )
    report = build(added, out)
    assert Difference("observations", added=1, removed=0) in (report.differences or [])
    where = "WHERE region_code = '429005' AND series_id = 'dibao.urban' AND year = 2021"
    for view in ("standards", "comparison", "standards_in_force", "figures", "headline"):
        assert ask(out, f"SELECT yuan_per_month, title FROM {view} {where}") == [
            (720.0, "〔潜江市民政局2020年工作总结和2021年工作计划〕")
        ], view
    assert ask(out, f"SELECT status FROM coverage {where}") == [("present",)]
    pair = "SELECT from_value, to_value, verdict FROM growth WHERE pair_kind = 'adjacent_year' AND observation_id = ?"
    assert ask(out, pair, "new-01") == [(690.0, 720.0, "not_stated")]


def test_an_extracted_row_is_marked_not_reviewed(out: Path, tables: Tables) -> None:
    build(
        with_row(
            tables, "observations", "001_1b0f0fb005aba5b3-01", observation_id="new-01", year=2021, status="extracted"
        ),
        out,
    )
    where = "WHERE region_code = '429005' AND series_id = 'dibao.urban' AND year = 2021"
    assert ask(out, f"SELECT status FROM figures {where}") == [("extracted",)]
    assert ask(out, f"SELECT status FROM coverage {where}") == [("not_reviewed",)]


def test_a_rejected_row_stays_in_its_table_and_is_drawn_nowhere(out: Path, tables: Tables) -> None:
    subject = "001_1b0f0fb005aba5b3-01"
    build(with_cell(tables, "observations", subject, status="rejected", reason="误读"), out)
    assert ask(out, "SELECT status, reason FROM observations WHERE observation_id = ?", subject) == [
        ("rejected", "误读")
    ]
    for view in ("standards", "standards_in_force", "figures", "headline", "growth"):
        assert ask(out, f"SELECT count(*) FROM {view} WHERE observation_id = ?", subject) == [(0,)], view


def test_a_failed_check_refuses_with_its_name_and_rows_and_the_old_file_stands(out: Path, tables: Tables) -> None:
    before = state(out)
    accepted = tables["acknowledged"].astype("str")
    row = {
        "code": "outside_range",
        "subject": "pub-001",
        "by": "张三",
        "on": "2026-11-21",
        "why_zh": "核",
        "why_en": "x",
    }
    stale = pd.concat([accepted, pd.DataFrame([row])])
    with pytest.raises(CheckFailed, match=r"acknowledgements_meet_a_finding.*subject=pub-001"):
        build({**tables, "acknowledged": stale}, out)
    assert state(out) == before
    assert not list(out.parent.glob("*.tmp*"))


def test_what_the_tables_do_not_allow_is_refused(out: Path, tables: Tables) -> None:
    before = state(out)
    for cells in ({"document_id": "nobody"}, {"kind": "usual"}, {"effective": "last year"}):
        with pytest.raises(BuildError, match=r"data/observations\.csv"):
            build(with_cell(tables, "observations", "001_1b0f0fb005aba5b3-01", **cells), out)
    assert state(out) == before


def test_an_acknowledged_finding_carries_its_reason(out: Path, tables: Tables) -> None:
    row = {"code": "subject_implied", "subject": "001_1b0f0fb005aba5b3-09", "by": "张三", "on": "2026-11-21"}
    accepted = pd.DataFrame([{**row, "why_zh": "上文即孤儿", "why_en": "orphans stand before"}])
    build({**tables, "acknowledged": accepted}, out)
    query = "SELECT acknowledged, acknowledged_why_zh FROM findings WHERE code = 'subject_implied' ORDER BY subject"
    assert ask(out, query) == [(True, "上文即孤儿"), (False, None)]


def test_a_finding_without_a_sentence_is_refused(out: Path, tables: Tables) -> None:
    unknown = with_row(tables, "reading_findings", "000_340d8e47d7dd4ddb", code="moonlight")
    with pytest.raises(BuildError, match="moonlight"):
        build(unknown, out)


def test_a_column_without_words_and_words_without_a_column_are_refused(out: Path, tables: Tables) -> None:
    words = tables["dictionary"]
    with pytest.raises(BuildError, match=r"standards\.publisher"):
        build({**tables, "dictionary": words[words["column"].ne("publisher")]}, out)
    surplus = with_row(tables, "dictionary", "build", column="moonlight")
    with pytest.raises(BuildError, match=r"build\.moonlight"):
        build(surplus, out)


def test_a_damaged_file_in_the_old_ones_place_is_replaced(out: Path, tables: Tables) -> None:
    whole = out.read_bytes()
    holed = whole[:16384] + bytes(len(whole) // 2) + whole[16384 + len(whole) // 2 :]
    for damaged in (whole[:20000], holed):
        out.write_bytes(damaged)
        assert build(tables, out).changed
        assert ask(out, "SELECT count(*) FROM observations") == [(25,)]


def test_the_file_is_of_the_storage_version_that_duckdb_1_2_reads(out: Path) -> None:
    assert int.from_bytes(out.read_bytes()[12:20], "little") <= 65


@pytest.fixture(scope="module")
def doubtful(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of data that does not fit together in four places."""
    path = tmp_path_factory.mktemp("doubtful") / "warehouse.duckdb"
    changed = with_cell(tables, "observations", "003_b7599a5000b567df-01", growth_pct=7.7, previous=880.0)
    changed = with_cell(changed, "observations", "001_1b0f0fb005aba5b3-03", value=800.0)
    build(with_cell(changed, "observations", "001_1b0f0fb005aba5b3-02", value=700.0), path)
    return path


@pytest.mark.parametrize(
    ("code", "subject", "words"),
    [
        ("growth_deviates", "003_b7599a5000b567df-01", "原文称增长7.7%，按所载两数计算为7.95%（880→950）"),
        (
            "sources_contradict",
            "pub-127",
            "另有880元/月（鄂尔多斯市民政局）",
        ),
        ("below_multiple", "001_1b0f0fb005aba5b3-03", "1.16倍"),
        ("rural_above_urban", "001_1b0f0fb005aba5b3-02", "农村标准（700元/月）高于城市标准（690元/月）"),
    ],
)
def test_what_does_not_fit_together_is_found(out: Path, doubtful: Path, code: str, subject: str, words: str) -> None:
    query = "SELECT message_zh FROM findings WHERE code = ? AND subject = ?"
    [(sentence,)] = ask(doubtful, query, code, subject)
    assert words in sentence
    assert ask(out, query, code, subject) == []
