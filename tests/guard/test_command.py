"""`python -m warehouse query` from outside and its refusals of arguments: what it prints, where, the exit status."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil
import pytest

from warehouse.__main__ import main

ROOT = Path(__file__).resolve().parents[2]


def _command(*arguments: str, given: bytes = b"", folder: Path, lang: str = "zh") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "BIAOCHI_WAREHOUSE": str(folder / "warehouse.duckdb"), "BIAOCHI_LANG": lang}
    return subprocess.run(
        [sys.executable, "-m", "warehouse", "query", *arguments],
        cwd=ROOT,
        env=environment,
        input=given,
        capture_output=True,
    )


@pytest.fixture
def refused(folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Says why the command refuses, status 2 and nothing printed: here in this process, for what no worker is asked."""
    monkeypatch.setenv("BIAOCHI_WAREHOUSE", str(folder / "warehouse.duckdb"))
    monkeypatch.setenv("BIAOCHI_LANG", "zh")

    def ask(*arguments: str) -> str:
        assert main(["query", *arguments]) == 2
        printed, said = capfd.readouterr()
        assert printed == ""
        return said

    return ask


def test_rows_are_printed_as_an_aligned_table(folder: Path) -> None:
    done = _command("SELECT region, value FROM standards ORDER BY value LIMIT 2", folder=folder)
    assert done.returncode == 0
    assert done.stdout.decode().splitlines() == ["region  value", "──────  ─────", "同心县  300.0", "潜江市  301.0"]


def test_json_and_csv_are_for_programs(folder: Path) -> None:
    sql = "SELECT region, year FROM standards ORDER BY value LIMIT 1"
    assert json.loads(_command(sql, "--format", "json", folder=folder).stdout) == [{"region": "同心县", "year": 2015}]
    assert _command(sql, "--format", "csv", folder=folder).stdout.decode() == '"region","year"\n"同心县",2015\n'


def test_csv_for_excel_has_a_mark_and_no_formulas(folder: Path) -> None:
    done = _command("SELECT '=1+1' AS a", "--format", "csv", "--excel", folder=folder)
    assert done.stdout == b'\xef\xbb\xbf"a"\n"\'=1+1"\n'


def test_db_names_another_file(folder: Path, tmp_path: Path) -> None:
    done = _command("SELECT 1", "--db", str(tmp_path / "none.duckdb"), folder=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    told = f"找不到数据库文件 {tmp_path / 'none.duckdb'}，请先运行 python -m etl build，或用 --db 指明。\n"
    assert done.stderr.decode() == told


def test_out_takes_the_answer_as_it_is(folder: Path, tmp_path: Path) -> None:
    asked = ("SELECT '低保' AS a", "--format", "csv", "--excel", "--out")
    done = _command(*asked, str(tmp_path / "结果.csv"), folder=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "结果.csv").read_bytes() == '\ufeff"a"\n"低保"\n'.encode()
    done = _command(*asked, str(tmp_path), folder=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"无法写入 {tmp_path}：")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--seconds", "nan"], "--seconds 应在 0.1 至 30 之间，而不是 nan。"),
        (["--seconds", "-1"], "--seconds 应在 0.1 至 30 之间，而不是 -1.0。"),
        (["--seconds", "inf"], "--seconds 应在 0.1 至 30 之间，而不是 inf。"),
        (["--rows", "0"], "--rows 应在 1 至 100000 之间，而不是 0。"),
        (["--rows", "-5"], "--rows 应在 1 至 100000 之间，而不是 -5。"),
        (["--rows", "100001"], "--rows 应在 1 至 100000 之间，而不是 100001。"),
        (["--excel"], "--excel 只用于 --format csv。"),
        (["--excel", "--format", "json"], "--excel 只用于 --format csv。"),
        (["--param", "a=1"], "查询中没有 $a，请不要用 --param 给它值。"),
    ],
)
def test_what_cannot_be_heeded_is_refused_in_one_sentence(
    refused: Callable[..., str], arguments: list[str], told: str
) -> None:
    assert refused("SELECT 1 AS ab, '$ab'", *arguments) == told + "\n"


def test_parameters_are_bound(folder: Path) -> None:
    sql = "SELECT count(*) AS n FROM standards WHERE region = $region AND year = $year"
    done = _command(sql, "--param", "region=同心县", "--param", "year:=2018", "--format", "json", folder=folder)
    assert json.loads(done.stdout) == [{"n": 45}]


def test_text_stays_text_and_only_a_number_said_to_be_one_is_one(folder: Path) -> None:
    sql = "SELECT typeof($a) AS a, $a AS value, typeof($b) AS b, typeof($c) AS c"
    done = _command(
        sql, "--param", "a=0610", "--param", "b:=1000", "--param", "c:=-1.5", "--format", "json", folder=folder
    )
    [found] = json.loads(done.stdout)
    assert (found["a"], found["value"]) == ("VARCHAR", "0610")
    assert "INT" in found["b"] and found["c"] == "DOUBLE"


@pytest.mark.parametrize("value", ["1_000", "nan", "inf", " 1", "", "1e3"])
def test_what_is_no_number_is_refused_as_one(refused: Callable[..., str], value: str) -> None:
    assert refused("SELECT $a", "--param", f"a:={value}") == f"参数 $a 的值“{value}”不是数字。\n"


def test_a_parameter_that_a_saved_query_does_not_have_is_refused_in_one_sentence(folder: Path) -> None:
    done = _command("--saved", "one_region", "--param", "regoin=610200", folder=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == "这个常用查询没有名为“regoin”的参数；它的参数有：region。\n"


def test_sql_beside_a_saved_query_is_refused_in_one_sentence(folder: Path) -> None:
    done = _command("SELECT 1", "--saved", "one_region", folder=folder, lang="en")
    assert (done.returncode, done.stderr.decode()) == (2, "Give SQL or --saved one_region, not both.\n")


def test_an_error_is_one_line_and_status_two(folder: Path) -> None:
    done = _command("SELECT regon FROM standards", folder=folder, lang="en")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == "There is no column “regon” (line 1, column 8). Did you mean “region”?\n"


def test_a_cut_table_says_so_on_standard_error(folder: Path) -> None:
    done = _command("SELECT * FROM standards", "--rows", "3", folder=folder, lang="en")
    assert done.returncode == 0
    assert "The first 3 of 400 rows are shown" in done.stderr.decode()


@pytest.mark.parametrize("bytes_", [b"SELECT '\xff'", b"SELECT 'a\x00b'", b"SELECT 1;SELECT 2", b"(" * 1_000_000])
def test_broken_standard_input_is_one_clear_line(folder: Path, bytes_: bytes) -> None:
    done = _command("-", given=bytes_, folder=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.decode().strip().splitlines()) == 1
    assert b"Traceback" not in done.stderr


def test_invalid_utf8_on_the_command_line_is_refused(folder: Path) -> None:
    done = _command(os.fsdecode(b"SELECT '\xff'"), folder=folder)
    assert (done.returncode, done.stderr.decode()) == (2, "查询不是有效的 UTF-8 文本。\n")


def test_a_runaway_ends_at_its_deadline(folder: Path) -> None:
    began = time.monotonic()
    _command("SELECT 1", folder=folder)
    starting = time.monotonic() - began
    began = time.monotonic()
    done = _command("SELECT sum(i) FROM range(1000000000000) t(i)", "--seconds", "1", folder=folder)
    assert done.returncode == 2
    assert "查询超过 1 秒" in done.stderr.decode()
    assert time.monotonic() - began < 2 + 2 * starting


def _at_work(command: subprocess.Popen[bytes], seconds: float = 20) -> list[psutil.Process]:
    """Its workers, once they have reckoned longer than it takes them to start: the query runs."""
    began, workers = time.monotonic(), []
    while sum(worker.cpu_times().user for worker in workers) < 2 and time.monotonic() - began < seconds:
        time.sleep(0.05)
        workers = psutil.Process(command.pid).children()
    return workers


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_breaking_off_leaves_nothing_running_and_no_traceback(folder: Path) -> None:
    sql = "SELECT sum(i) FROM range(1000000000000) t(i)"
    arguments = [
        sys.executable,
        "-m",
        "warehouse",
        "query",
        sql,
        "--seconds",
        "25",
        "--db",
        str(folder / "warehouse.duckdb"),
    ]
    # as a terminal starts it: what a shell runs in the background, such as this suite, would not hear the signal
    hearing = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    command = subprocess.Popen(arguments, cwd=ROOT, stderr=subprocess.PIPE, preexec_fn=hearing)
    workers = _at_work(command)
    assert len(workers) == 1
    command.send_signal(signal.SIGINT)
    _, told = command.communicate(timeout=5)
    assert (command.returncode, told.decode()) == (130, "查询已停止。\n")
    assert not workers[0].is_running()


def test_saved_queries_run_by_name_and_an_unknown_one_lists_them(folder: Path) -> None:
    done = _command("--saved", "nothing", folder=folder)
    assert done.returncode == 2
    assert "latest_standards" in done.stderr.decode()


def test_a_parameter_without_a_value_is_explained(folder: Path) -> None:
    done = _command("SELECT 1", "--param", "year", folder=folder)
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "参数要写成 名=值，数字写成 名:=值，例如 --param year:=2023，而不是“year”。\n",
    )


def test_an_unknown_command_names_those_there_are() -> None:
    done = subprocess.run([sys.executable, "-m", "warehouse", "quarry"], cwd=ROOT, capture_output=True)
    assert done.returncode == 2
    assert b"query" in done.stderr
