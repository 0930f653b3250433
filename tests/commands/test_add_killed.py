"""`python -m etl add` killed at any moment leaves data/ as it was or as it was to be. Long: in a file of its own."""

import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from etl.load import load_tables
from tests.commands.folder import SUMMARY, Project, make_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


def kill_adds(project: Project, kills: int, seed: int) -> tuple[int, int]:
    """Kill `etl add` at random moments; after each, data/ must be the old tables or the new ones, and load."""
    path = project.write("同心2021.txt", SUMMARY)
    old = project.digests()
    saved = {name: (project.data / name).read_bytes() for name in old}
    began = time.perf_counter()
    assert project.start("add", path).returncode == 0
    length, new = time.perf_counter() - began, project.digests()
    chance, outcomes = random.Random(seed), []
    for _ in range(kills):
        for name, content in saved.items():
            (project.data / name).write_bytes(content)
        process = subprocess.Popen(project.command("add", path), stdout=subprocess.DEVNULL, env=project.environment())
        time.sleep(chance.uniform(0.3 * length, 1.02 * length))
        process.send_signal(signal.SIGKILL)
        process.wait()
        load_tables(project.data, project.folder / "documents")
        assert project.digests() in (old, new)
        outcomes.append(project.digests() == new)
    assert project.run("add", path).returncode == 0
    assert project.digests() == new
    assert {path.name for path in project.data.iterdir()} == {*new, ".lock"}
    assert not (project.folder / ".adding").exists()
    return outcomes.count(True), outcomes.count(False)


def test_killed_at_random_moments_data_is_the_old_or_the_new(project: Project) -> None:
    kill_adds(project, kills=3, seed=1)


@pytest.mark.soak
def test_killed_at_30_random_moments_data_is_the_old_or_the_new(project: Project) -> None:
    complete, unchanged = kill_adds(project, kills=30, seed=2)
    assert complete + unchanged == 30
