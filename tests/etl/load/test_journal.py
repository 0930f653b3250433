"""Several files change together or not at all, whenever the process is killed."""

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from etl.load.journal import hold_lock, recover, replace_files

ROOT = Path(__file__).parents[3]
NAMES = ("documents.csv", "observations.csv", "caseload.csv", "reading_findings.csv")
WRITER = """
import sys
from pathlib import Path
from etl.load.journal import hold_lock, replace_files
folder = Path(sys.argv[1])
print("ready", flush=True)
for version in range(int(sys.argv[2]), 10**6):
    with hold_lock(folder):
        fresh = folder / "fresh"
        fresh.write_text(str(version))
        contents = dict.fromkeys(sys.argv[3:], str(version).encode() * 20000)
        replace_files(folder, contents, {fresh: folder / "warehouse"})
"""


def versions(folder: Path) -> set[str]:
    """The version of each file; a file that is cut or mixed has none."""
    found = set()
    for name in NAMES:
        content = (folder / name).read_text()
        first = content[: len(content) // 20000]
        found.add(first if content == first * 20000 else f"broken {name}")
    return found | {(folder / "warehouse").read_text()}


def start(folder: Path) -> None:
    (folder / "fresh").write_text("0")
    replace_files(folder, dict.fromkeys(NAMES, b"0" * 20000), {folder / "fresh": folder / "warehouse"})


def leftovers(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {*NAMES, "warehouse", ".lock", "fresh"}


def kill_writer(folder: Path, begin: int, seconds: float) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(begin), *NAMES],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout and process.stdout.readline() == b"ready\n"
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()


def test_killed_at_random_moments_the_files_are_of_one_version(tmp_path: Path) -> None:
    start(tmp_path)
    chance, seen = random.Random(7), set()
    for turn in range(20):
        kill_writer(tmp_path, (turn + 1) * 10_000, chance.uniform(0.0, 0.06 * (1 + turn)))
        recover(tmp_path)
        found = versions(tmp_path)
        assert len(found) == 1, found
        assert leftovers(tmp_path) == set()
        seen |= found
        if turn >= 4 and len(seen) > 1:  # a busy machine may need longer before the first write
            break
    assert len(seen) > 1, "the kills came before anything was written"


@pytest.mark.parametrize("moved", range(len(NAMES)))
def test_a_journal_is_finished_from_wherever_it_was_left(
    tmp_path: Path, moved: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(tmp_path)
    real, count = os.replace, 0

    def die_after(source: str, target: str) -> None:
        nonlocal count
        count += 1
        if count > moved + 1:
            raise KeyboardInterrupt
        real(source, target)

    (tmp_path / "fresh").write_text("1")
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(os, "replace", die_after)
        replace_files(tmp_path, dict.fromkeys(NAMES, b"1" * 20000), {tmp_path / "fresh": tmp_path / "warehouse"})
    recover(tmp_path)
    assert versions(tmp_path) == {"1"} and leftovers(tmp_path) == set()


def test_contents_without_a_journal_are_thrown_away(tmp_path: Path) -> None:
    start(tmp_path)
    (tmp_path / ".pending").mkdir()
    (tmp_path / ".pending" / "documents.csv").write_text("half a fi")
    recover(tmp_path)
    assert versions(tmp_path) == {"0"} and leftovers(tmp_path) == set()


def test_a_full_disk_changes_nothing(tmp_path: Path) -> None:
    start(tmp_path)
    with pytest.raises(OSError, match="No space"):
        raise_on_full_disk(tmp_path)
    assert versions(tmp_path) == {"0"} and leftovers(tmp_path) == set()


def raise_on_full_disk(folder: Path) -> None:
    """/dev/full refuses every byte; the new content of the last file is written to it."""
    (folder / ".pending").mkdir()
    (folder / ".pending" / NAMES[-1]).symlink_to("/dev/full")
    replace_files(folder, dict.fromkeys(NAMES, b"1" * 20000))


def test_a_second_writer_waits(tmp_path: Path) -> None:
    start(tmp_path)
    with hold_lock(tmp_path):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), "1", *NAMES],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert process.stdout and process.stdout.readline() == b"ready\n"
        time.sleep(0.3)
        assert versions(tmp_path) == {"0"}
    time.sleep(0.3)
    process.kill()
    process.wait()
    process.stdout.close()
    recover(tmp_path)
    assert versions(tmp_path) != {"0"}


def test_where_folders_cannot_be_flushed_and_files_only_open_for_writing_a_change_goes_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, which has no O_DIRECTORY and flushes no handle that is open for reading."""
    fcntl, real = pytest.importorskip("fcntl"), os.fsync

    def flush_writable(handle: int) -> None:
        if fcntl.fcntl(handle, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        real(handle)

    monkeypatch.setattr(os, "fsync", flush_writable)
    monkeypatch.delattr(os, "O_DIRECTORY")
    start(tmp_path)
    assert versions(tmp_path) == {"0"} and leftovers(tmp_path) == set()


def test_a_folder_that_cannot_be_flushed_where_folders_can_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(tmp_path)
    real = os.open

    def open_no_folder(path: str, flags: int, *more: int, **named: int) -> int:
        if Path(path) == tmp_path / ".pending" and not named:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(path, flags, *more, **named)

    with monkeypatch.context() as patched, pytest.raises(PermissionError):
        patched.setattr(os, "open", open_no_folder)
        replace_files(tmp_path, dict.fromkeys(NAMES, b"1" * 20000))
