"""Many documents over a real Dask scheduler with two worker processes on this machine."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.fanout import Cluster, fan_out
from etl.many import _batches, _lost, list_documents
from tests.etl.poison import extract_or_die

pytest.importorskip("distributed", reason="Dask is optional: pip install -r requirements-dask.txt")
ROOT = Path(__file__).parents[2]


def start(*arguments):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    place = tmp_path_factory.mktemp("dask")
    told = place / "scheduler.json"
    files = ["--scheduler-file", str(told)]
    running = [start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", *files)]
    quiet = ["--no-dashboard", "--nthreads", "1", "--local-directory", str(place)]
    running += [start("worker", *files, "--host", "127.0.0.1", *quiet) for _ in range(2)]
    try:
        yield address_of(told)
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(30)


def address_of(told, seconds=60):
    import json

    from distributed import Client

    deadline = time.monotonic() + seconds
    while not told.exists() or not told.read_text().strip():
        assert time.monotonic() < deadline, "the scheduler did not start"
        time.sleep(0.1)
    address = json.loads(told.read_text())["address"]
    with Client(address) as client:
        client.wait_for_workers(2, timeout=seconds)
    return address


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    for number in range(40):
        words = f"{2000 + number % 20}年，青山县农村低保标准提高到每人每年{4000 + 10 * number}元。"
        (tmp_path / "in" / f"{number:02d}.txt").write_text(words, encoding="utf-8")
    return tmp_path / "in"


def test_a_cluster_prints_what_processes_print(scheduler, folder, capsys):
    assert main(["extract", str(folder), "--workers", "2"]) == 0
    by_processes = capsys.readouterr().out
    assert main(["extract", str(folder), "--scheduler", scheduler]) == 0
    assert capsys.readouterr().out == by_processes
    assert by_processes.count("\n") == 40


def test_a_poisonous_document_is_named_and_takes_none_along(scheduler, folder):
    (folder / "20_poison.txt").write_text("x")
    paths = list_documents([folder])
    crew = Cluster(scheduler)
    try:
        outcomes = list(fan_out(extract_or_die, _batches(paths), crew, _lost))
    finally:
        crew.close()
    assert [outcome.path for outcome in outcomes] == [str(path) for path in paths]
    assert [Path(outcome.path).name for outcome in outcomes if outcome.extraction is None] == ["20_poison.txt"]
