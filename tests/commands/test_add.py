"""`python -m etl add` and `review` on a copy of data/, the first of them a real process."""

import csv
import shutil
import subprocess
from pathlib import Path

import duckdb
import pytest

from tests.commands.folder import SUMMARY, Project, make_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


@pytest.fixture(scope="module")
def first_add(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, str]:
    """A project after one `add`, and what it printed; not to be changed."""
    project = make_project(tmp_path_factory.mktemp("added"))
    done = project.start("add", project.write("同心2021.txt", SUMMARY))
    assert (done.returncode, done.stderr) == (0, "")
    return project, done.stdout


@pytest.fixture
def added(first_add: tuple[Project, str], tmp_path: Path) -> Project:
    """A copy of it, to be changed."""
    shutil.copytree(first_add[0].folder, tmp_path, dirs_exist_ok=True)
    return Project(tmp_path)


def rows_of(project: Project, file: str, document: str = "同心2021") -> list[dict[str, str]]:
    with (project.data / f"{file}.csv").open(encoding="utf-8", newline="") as table:
        return [row for row in csv.DictReader(table) if row["document_id"] == document]


def figures_in_warehouse(project: Project) -> list[tuple]:
    with duckdb.connect(str(project.folder / "warehouse.duckdb"), read_only=True) as con:
        return con.execute(
            "SELECT area, value, status FROM observations WHERE document_id = '同心2021' ORDER BY observation_id"
        ).fetchall()


def test_a_document_goes_in_as_extracted_and_the_warehouse_follows(first_add: tuple[Project, str]) -> None:
    project, printed = first_add
    [document] = rows_of(project, "documents")
    assert (document["region_code"], document["year"], document["encoding"]) == ("640324", "2021", "utf-8")
    assert (document["characters"], document["bytes"]) == (str(len(SUMMARY)), str(len(SUMMARY.encode())))
    observations = rows_of(project, "observations")
    assert [(o["area"], o["value"], o["period"], o["status"]) for o in observations] == [
        ("urban", "600", "month", "extracted"),
        ("rural", "4560", "year", "extracted"),
    ]
    assert figures_in_warehouse(project) == [("urban", 600.0, "extracted"), ("rural", 4560.0, "extracted")]
    assert "同心2021-01  城市低保  600元/月" in printed
    assert "python -m etl review 同心2021" in printed


def test_what_was_there_stays_to_the_byte(first_add: tuple[Project, str], project: Project) -> None:
    for path in project.data.glob("*.csv"):
        assert (first_add[0].data / path.name).read_bytes().startswith(path.read_bytes()), path.name


def test_the_same_file_again_changes_nothing(added: Project) -> None:
    before, built = added.digests(), (added.folder / "warehouse.duckdb").read_bytes()
    done = added.run("add", added.write("另名.txt", SUMMARY))
    assert done.returncode == 0 and "已在库中（同心2021）" in done.stdout
    assert added.digests() == before and (added.folder / "warehouse.duckdb").read_bytes() == built


def test_another_text_of_the_same_name_gets_a_name_of_its_own(added: Project) -> None:
    done = added.run("add", added.write("同心2021.txt", SUMMARY.replace("2021", "2019").replace("600", "560")))
    assert done.returncode == 0, done.stderr
    names = [row["document_id"] for row in csv.DictReader((added.data / "documents.csv").open(encoding="utf-8"))]
    assert len([name for name in names if name.startswith("同心2021-")]) == 1


def test_a_bad_file_is_refused_and_the_good_one_goes_in(project: Project) -> None:
    done = project.run("add", project.write("空.txt", ""), project.write("同心2021.txt", SUMMARY))
    assert done.returncode == 2 and done.stderr == "空.txt：文件是空的。\n"
    assert len(rows_of(project, "observations")) == 2


def test_a_region_nobody_knows_must_be_said(project: Project) -> None:
    path = project.write("同心2021.txt", SUMMARY.replace("同心县", "云岭市"))
    before = project.digests()
    done = project.run("add", path)
    assert done.returncode == 2 and "--region" in done.stderr and "Traceback" not in done.stderr
    assert project.digests() == before
    assert project.run("add", path, "--region", "640324").returncode == 0
    assert rows_of(project, "documents")[0]["region"] == "同心县"


def test_defective_tables_stop_it_with_the_line(project: Project) -> None:
    observations = project.data / "observations.csv"
    observations.write_text(observations.read_text(encoding="utf-8").replace(",dibao,", ",dibo,", 1), encoding="utf-8")
    before = project.digests()
    done = project.run("add", project.write("同心2021.txt", SUMMARY))
    assert done.returncode == 2 and "data/observations.csv:2" in done.stderr and "Traceback" not in done.stderr
    assert project.digests() == before and not (project.folder / "warehouse.duckdb").exists()


def test_a_review_makes_it_count_and_a_rejection_keeps_the_reason(added: Project) -> None:
    assert added.run("review", "同心2021-02", "--reject", "原文为计划数").returncode == 0
    assert added.run("review", "同心2021").stdout == "已复核：同心2021-01\n"
    assert [(o["status"], o["reason"]) for o in rows_of(added, "observations")] == [
        ("reviewed", ""),
        ("rejected", "原文为计划数"),
    ]
    assert figures_in_warehouse(added) == [("urban", 600.0, "reviewed"), ("rural", 4560.0, "rejected")]


@pytest.mark.parametrize("arguments", [["没有这个"], ["同心2021-01", "--reject", " "]])
def test_a_wrong_review_changes_nothing(project: Project, arguments: list[str]) -> None:
    before = project.digests()
    done = project.run("review", *arguments)
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1
    assert project.digests() == before


def test_a_warehouse_that_cannot_be_written_leaves_data_as_it_was(project: Project) -> None:
    before = project.digests()
    blocked = project.write("blocked", "a file where the folder should be")
    done = subprocess.run(
        project.command("add", project.write("同心2021.txt", SUMMARY)),
        capture_output=True,
        text=True,
        env={**project.environment(), "BIAOCHI_WAREHOUSE": str(blocked / "warehouse.duckdb")},
    )
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1 and "Traceback" not in done.stderr
    assert project.digests() == before
    assert {path.name for path in project.data.iterdir()} == {*before, ".lock"}
