"""`python -m etl extract`: the public face, as a user runs it."""

import csv
import io
import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.commands.folder import SUMMARY, Project
from tests.read.samples import DOCUMENTS, make_docx, make_xlsx


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_one_object_a_file_with_the_figures_at_their_characters(project: Project) -> None:
    done = project.start("extract", project.write("同心2021.txt", SUMMARY))
    assert (done.returncode, done.stderr) == (0, "")
    [record] = [json.loads(line) for line in done.stdout.splitlines()]
    assert (record["id"], record["region"], record["year"]) == ("同心2021", "同心县", 2021)
    assert {"observations", "caseload", "findings"} <= set(record)
    found = [(o["indicator"], o["area"], o["value"], o["period"]) for o in record["observations"]]
    assert found == [("dibao", "urban", 600, "month"), ("dibao", "rural", 4560, "year")]
    for observation in record["observations"]:
        start, end = observation["spans"][0]
        assert SUMMARY[start:end] == observation["printed"].partition("〔")[0]


def test_a_bad_file_is_one_line_and_the_others_are_still_read(project: Project) -> None:
    good = project.write("好.txt", SUMMARY)
    done = project.start("extract", project.write("空.txt", ""), good, DOCUMENTS / "locked.pdf", "没有.txt")
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 1
    assert [line.split("：")[1] for line in done.stderr.splitlines()] == [
        "文件是空的。",
        "文件已加密，请先去掉密码。",
        "找不到这个文件。",
    ]


def test_nothing_is_written(project: Project) -> None:
    path = project.write("同心2021.txt", SUMMARY)
    project.run("extract", path, "--format", "table")
    assert list(project.folder.iterdir()) == [path]


def test_csv_has_a_row_a_figure_and_no_formula(project: Project) -> None:
    done = project.run("extract", project.write("=1+1.txt", SUMMARY), "--format", "csv")
    header, *rows = csv.reader(io.StringIO(done.stdout))
    assert [row[header.index("value")] for row in rows] == ["600", "4560"]
    assert {row[0] for row in rows} == {"'=1+1"}


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_lines_for_programs_are_utf_8_wherever_they_go(project: Project, form: str) -> None:
    path, out = project.write("同心2021.txt", SUMMARY), project.folder / "figures"
    command = project.command("extract", path, "--format", form)
    environment = {**project.environment(), "PYTHONIOENCODING": "cp936"}
    printed = subprocess.run(command, capture_output=True, env=environment, check=True).stdout
    written = subprocess.run([*command, "--out", out], capture_output=True, env=environment, check=True)
    assert "每人每月600元" in printed.decode("utf-8")
    assert (out.read_bytes(), written.stdout) == (printed, b"")


def test_a_file_that_cannot_be_written_is_one_line(project: Project) -> None:
    done = project.run("extract", project.write("同心2021.txt", SUMMARY), "--out", project.folder)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert done.stderr.startswith(f"无法写入 {project.folder}：")


def test_a_table_is_for_the_eye(project: Project) -> None:
    done = project.run("extract", project.write("同心2021.txt", SUMMARY), "--format", "table")
    first, header, *rows = done.stdout.splitlines()
    assert first == "同心2021 同心县 2021" and "value" in header and len(rows) == 2


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_line_end_within_a_cell_of_a_table_is_one_blank(project: Project, line_end: str) -> None:
    path = project.folder / "同心2021.txt"
    path.write_bytes(SUMMARY.replace("4560元", f"4560{line_end}元").replace("600元", f"6{line_end}00元").encode())
    lines = project.run("extract", path, "--format", "table").stdout.splitlines()[1:]
    header, *rows = [re.split(" {2,}", line) for line in lines]
    assert [dict(zip(header, row, strict=True))["printed"] for row in rows] == ["每人每月6 00元", "每人每年4560 元"]


def test_passages_carry_their_own_title_and_date(project: Project) -> None:
    passages = [
        {"id": "m1", "title": None, "publisher": "同心县民政局", "published": "2021-03-04", "text": SUMMARY},
        {"id": "m2", "text": "今日天气晴。"},
    ]
    path = project.write("p.jsonl", "\n".join(json.dumps(p, ensure_ascii=False) for p in passages) + "\n")
    done = project.run("extract", "--passages", path)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["id"] for record in records] == ["m1", "m2"]
    assert len(records[0]["observations"]) == 2 and records[1]["observations"] == []


@pytest.mark.parametrize("line", ["[1]", "{}", '{"id": 1, "text": "a"}', "no json"])
def test_a_wrong_passage_is_named_by_its_line(project: Project, line: str) -> None:
    path = project.write("p.jsonl", '{"id": "a", "text": "无"}\n' + line + "\n")
    done = project.run("extract", "--passages", path)
    assert done.returncode == 2 and len(done.stdout.splitlines()) == 1
    assert done.stderr.rstrip().endswith("第 2 行：不是含 id 和 text 的 JSON 对象。")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [[], ["extract"], ["extract", "--format", "xml", "a"], ["nonsense"]])
def test_wrong_arguments_are_one_line_and_status_2(project: Project, arguments: list[str]) -> None:
    done = project.run(*(arguments or ["--nonsense"]))
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1 and done.stdout == ""


def test_a_reader_that_leaves_early_is_no_fault(project: Project) -> None:
    path = project.write("a.txt", SUMMARY)
    process = subprocess.Popen(
        project.command("extract", *[path] * 300),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=project.environment(),
    )  # fmt: skip
    assert process.stdout and process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait() == 0


def test_a_table_is_read_the_same_from_every_format_that_holds_it(project: Project) -> None:
    """The place that a merged cell leaves empty must not swallow the text before the table."""
    (project.folder / "a.docx").write_bytes(make_docx())
    (project.folder / "b.xlsx").write_bytes(make_xlsx())
    done = project.run("extract", project.folder / "a.docx", project.folder / "b.xlsx", DOCUMENTS / "notice.pdf")
    for line in done.stdout.splitlines():
        cells = [(o["scope"], o["area"], o["value"]) for o in json.loads(line)["observations"] if o["scope"]]
        assert cells == [
            ("石桥县", "urban", 690),
            ("石桥县", "rural", 5370),
            ("白水区", "urban", 710),
            ("白水区", "rural", 5480),
        ]
    values = [o["value"] for o in json.loads(done.stdout.splitlines()[2])["observations"]]
    assert values[:2] == [720, 2000]
