"""What a bundle carries: the project as it stands, not as it was committed last."""

import subprocess
from pathlib import Path

import pytest

from scripts import bundle
from scripts.bundle import copy_project, copy_warehouse, empty_folder, write_start
from scripts.target import CannotBundle, Target
from words.catalogue import text

WINDOWS = Target("3.11", "win_amd64")
LINUX = Target("3.11", "manylinux_2_28_x86_64")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Three files, one of them ignored."""
    root = tmp_path / "project"
    (root / "data").mkdir(parents=True)
    (root / ".gitignore").write_text("/documents/\n/build/\n/.streamlit/secrets.toml\n", encoding="utf-8")
    (root / "data" / "observations.csv").write_text("id\na\n", encoding="utf-8")
    for ignored in ("documents/原件.txt", ".streamlit/secrets.toml", "build/old.txt"):
        (root / ignored).parent.mkdir(exist_ok=True)
        (root / ignored).write_text("x", encoding="utf-8")
    return root


def commit(root: Path) -> None:
    git = ["git", "-C", str(root), "-c", "user.name=n", "-c", "user.email=n@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
        subprocess.run([*git, *command], check=True)


def carried(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_what_was_added_after_the_last_commit_goes_along_and_is_told(project: Path, tmp_path: Path) -> None:
    (project / "old.md").write_text("x", encoding="utf-8")
    commit(project)
    (project / "old.md").unlink()
    (project / "data" / "observations.csv").write_text("id\na\n本地新增\n", encoding="utf-8")
    (project / "data" / "新表.csv").write_text("id\n", encoding="utf-8")
    folder = tmp_path / "out" / "biaochi"
    assert copy_project(project, folder) == ["data/新表.csv"]
    assert carried(folder) == {".gitignore", "data/observations.csv", "data/新表.csv"}
    assert "本地新增" in (folder / "data" / "observations.csv").read_text(encoding="utf-8")


def test_a_project_without_git_s_memory_can_be_bundled_too(project: Path, tmp_path: Path) -> None:
    assert copy_project(project, tmp_path / "biaochi") == []
    assert carried(tmp_path / "biaochi") == {".gitignore", "data/observations.csv"}
    assert not (project / ".git").exists()


def test_a_bundle_within_the_project_does_not_carry_itself(project: Path) -> None:
    folder = project / "out" / "biaochi"
    for _ in range(2):
        copy_project(project, empty_folder(folder, LINUX))
        assert carried(folder) == {".gitignore", "data/observations.csv", "wheels/made-for.txt"}


def test_the_warehouse_in_use_goes_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIAOCHI_WAREHOUSE", str(tmp_path / "own.duckdb"))
    with pytest.raises(CannotBundle, match=r"own\.duckdb"):
        copy_warehouse(tmp_path)
    (tmp_path / "own.duckdb").write_bytes(b"figures")
    copy_warehouse(tmp_path)
    assert (tmp_path / "warehouse.duckdb").read_bytes() == b"figures"


def test_an_earlier_bundle_goes_with_its_archive(tmp_path: Path) -> None:
    (empty_folder(tmp_path / "biaochi", LINUX) / "old.txt").touch()
    (tmp_path / "biaochi.tar.gz").touch()
    empty_folder(tmp_path / "biaochi", WINDOWS)
    assert carried(tmp_path) == {"biaochi/wheels/made-for.txt"}


def test_a_folder_that_is_no_bundle_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "biaochi").mkdir()
    (tmp_path / "biaochi" / "mine.txt").write_text("x", encoding="utf-8")
    assert bundle.main(["--out", str(tmp_path)]) == 2
    assert carried(tmp_path) == {"biaochi/mine.txt"}


def test_an_unknown_system_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bundle.main(["--platform", "windows", "--out", str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and "win_amd64" in said.err
    assert list(tmp_path.iterdir()) == []


def test_the_start_scripts_find_what_they_say_in_both_languages(tmp_path: Path) -> None:
    folder = empty_folder(tmp_path / "biaochi", WINDOWS)
    write_start(folder, WINDOWS)
    scripts = {name: (folder / name).read_bytes().decode("ascii") for name in ("start.sh", "start.bat")}
    for name in ("python-needed", "not-installed"):
        said = (folder / "wheels" / f"{name}.txt").read_text(encoding="utf-8")
        assert said.count("\n") == 2 and said.count("3.11") == 2
        assert f"wheels/{name}.txt" in scripts["start.sh"] and f"wheels\\{name}.txt" in scripts["start.bat"]
    assert scripts["start.bat"].count("\n") == scripts["start.bat"].count("\r\n") and "\r" not in scripts["start.sh"]
    assert text("bundling.python_needed", "zh", python="3.11") in (folder / "wheels/python-needed.txt").read_text(
        "utf-8"
    )
