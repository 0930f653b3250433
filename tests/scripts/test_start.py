"""start.sh of a bundle where the Python or the wheels do not fit: one sentence, and nothing half-made stays."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.bundle import empty_folder, write_start
from scripts.target import Target

pytestmark = pytest.mark.skipif(os.name == "nt", reason="start.sh is for Linux and macOS")
HERE = f"{sys.version_info[0]}.{sys.version_info[1]}"


def start(folder: Path, python: str) -> subprocess.CompletedProcess[str]:
    target = Target(python, "manylinux_2_28_x86_64")
    write_start(empty_folder(folder, target), target)
    (folder / "requirements.txt").write_text("nobody-has-this==1\n", encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run([folder / "start.sh"], capture_output=True, text=True, env={**os.environ, "PATH": path})


def test_another_python_than_the_wheels_are_for_is_told_before_anything_is_made(tmp_path: Path) -> None:
    done = start(tmp_path / "biaochi", "3.99")
    assert done.returncode == 1 and done.stdout == ""
    assert [line for line in done.stderr.splitlines() if "Python 3.99" not in line] == []
    assert not (tmp_path / "biaochi" / ".venv").exists()


def test_an_environment_that_cannot_be_filled_goes_again(tmp_path: Path) -> None:
    done = start(tmp_path / "biaochi", HERE)
    assert done.returncode == 1 and "nobody-has-this" in done.stderr
    assert all("manylinux_2_28_x86_64" in line for line in done.stderr.splitlines()[-2:])
    assert not (tmp_path / "biaochi" / ".venv").exists()
