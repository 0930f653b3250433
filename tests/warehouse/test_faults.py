"""Killed, out of space, not allowed to write, twice at once: the old file is whole, or the new one is."""

from __future__ import annotations

import hashlib
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.etl.load.folder import copy_data, edit_cell
from tests.warehouse.sample import ROOT, Tables, ask, with_cell
from warehouse.build import build
from warehouse.errors import BuildError
from warehouse.replace import clear_leftovers

AMOUNT = "SELECT value FROM observations WHERE observation_id = '000_340d8e47d7dd4ddb-01'"


def start_build(data: Path, out: Path, before: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "etl", "build", "--data", str(data), "--out", str(out)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "BIAOCHI_DOCUMENTS": "/nowhere"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=before,
        start_new_session=True,
    )


def hash_folder(folder: Path) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(folder.glob("*")))).hexdigest()


def kill_builds(data: Path, out: Path, times: int) -> None:
    """Builds that alternate between two amounts, each killed at a random moment; checks the file after each."""
    chance = random.Random(20261121)
    started = time.monotonic()
    assert start_build(data, out).wait() == 0
    whole = time.monotonic() - started
    for turn in range(times):
        edit_cell(data, "observations", 2, "value", str(651 + turn % 2))
        sealed = hash_folder(data)
        process = start_build(data, out)
        time.sleep(chance.uniform(0.3, 1.1) * whole)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert ask(out, AMOUNT)[0][0] in (650, 651, 652)
        assert ask(out, "SELECT count(*) > 0 FROM figures") == [(True,)]
        assert hash_folder(data) == sealed


def finish_after_kills(data: Path, out: Path, times: int) -> None:
    kill_builds(data, out, times)
    edit_cell(data, "observations", 2, "value", "655")
    assert start_build(data, out).wait() == 0
    assert ask(out, AMOUNT) == [(655,)]
    assert not list(out.parent.glob("*.tmp*"))


def test_a_build_killed_at_random_moments_leaves_a_whole_file(tmp_path: Path) -> None:
    finish_after_kills(copy_data(tmp_path / "data"), tmp_path / "w" / "warehouse.duckdb", 4)


@pytest.mark.soak
def test_a_build_killed_at_50_random_moments_leaves_a_whole_file(tmp_path: Path) -> None:
    finish_after_kills(copy_data(tmp_path / "data"), tmp_path / "w" / "warehouse.duckdb", 50)


def test_a_build_killed_with_its_new_file_complete_leaves_the_old_one(
    out: Path, tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The moment before the replacement, seen from outside: the new file is there, under another name."""
    seen = {}

    def killed(fresh: Path, target: Path) -> None:
        seen["amounts"] = (ask(fresh, AMOUNT), ask(target, AMOUNT))
        seen["logs"] = list(fresh.parent.glob("*.wal"))
        raise KeyboardInterrupt

    monkeypatch.setattr("warehouse.build.put", killed)
    with pytest.raises(KeyboardInterrupt):
        build(with_cell(tables, "observations", "000_340d8e47d7dd4ddb-01", value=651.0), out)
    assert seen["amounts"] == ([(651,)], [(650,)])
    assert seen["logs"] == [], "a new file is closed before it takes the old one's place"


def test_leftovers_of_killed_builds_are_cleared_by_the_next(out: Path, tables: Tables) -> None:
    for name in ("warehouse.duckdb.tmp-123", "warehouse.duckdb.tmp-123.wal"):
        (out.parent / name).write_bytes(b"half")
    (out.parent / "other.duckdb.tmp-1").write_bytes(b"not ours")
    build(tables, out)
    assert [path.name for path in out.parent.glob("*.tmp*")] == ["other.duckdb.tmp-1"]
    clear_leftovers(out)


def small_files_only() -> None:
    """As if the disk were full after 200 kB."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


def test_a_full_disk_is_told_in_one_line_and_the_old_file_stands(out: Path, tmp_path: Path) -> None:
    data = copy_data(tmp_path / "data")
    edit_cell(data, "observations", 2, "value", "651")
    before = out.read_bytes()
    process = start_build(data, out, small_files_only)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert len(said.splitlines()) == 1
    assert "原文件未动" in said
    assert out.read_bytes() == before
    assert not list(out.parent.glob("*.tmp*"))


def be_nobody() -> None:
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)


def test_a_folder_that_may_not_be_written_is_told_in_one_line(out: Path, tables: Tables) -> None:
    """In a child process, which gives up root's rights to write everywhere."""
    folder = out.parent
    for parent in (folder, *list(folder.parents)[:2]):
        parent.chmod(0o755)
    folder.chmod(0o555)
    before = out.read_bytes()
    child = os.fork()
    if child == 0:
        be_nobody()
        try:
            build(tables, out)
        except BuildError as error:
            os._exit(0 if error.code == "cannot_write" else 3)
        os._exit(4)
    _, status = os.waitpid(child, 0)
    folder.chmod(0o755)
    assert os.waitstatus_to_exitcode(status) == 0
    assert out.read_bytes() == before


def test_two_builds_at_once_both_succeed_and_one_of_them_stands(tmp_path: Path) -> None:
    out = tmp_path / "w" / "warehouse.duckdb"
    processes = []
    for amount in ("651", "652", "653"):
        data = copy_data(tmp_path / amount)
        edit_cell(data, "observations", 2, "value", amount)
        processes.append(start_build(data, out))
    said = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], said
    assert ask(out, AMOUNT)[0][0] in (651, 652, 653)
    assert not list(out.parent.glob("*.tmp*"))


def test_a_build_that_waits_too_long_says_so(out: Path, tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    monkeypatch.setattr("warehouse.replace.WAIT_SECONDS", 0.2)
    with (out.parent / f".{out.name}.lock").open("a+b") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(BuildError, match="另一次生成正在进行"):
            build(tables, out)


def test_bad_data_stops_the_command_with_status_2_and_one_line_a_defect(out: Path, tmp_path: Path) -> None:
    data = copy_data(tmp_path / "data")
    edit_cell(data, "observations", 2, "area", "city")
    edit_cell(data, "observations", 3, "value", "")
    before = out.read_bytes()
    process = start_build(data, out)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 2
    assert [line.partition(": ")[0] for line in said.splitlines()] == [
        "data/observations.csv:2",
        "data/observations.csv:3",
    ]
    assert out.read_bytes() == before
