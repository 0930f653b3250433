"""The wheels of a bundle, from a folder of small wheels in place of a registry: real pip, real markers."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

from scripts.target import CannotBundle, Target
from scripts.wheels import collect_wheels, missing_requirements, read_requirements, read_wheel

WINDOWS = Target("3.11", "win_amd64")
ARM = Target("3.11", "manylinux_2_28_aarch64")


def make_wheel(shelf: Path, name: str, version: str, *requires: str, tag: str = "py3-none-any") -> None:
    inner = f"{name}-{version}.dist-info"
    with ZipFile(shelf / f"{name}-{version}-{tag}.whl", "w") as archive:
        said = [f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}", *(f"Requires-Dist: {r}" for r in requires)]
        archive.writestr(f"{inner}/METADATA", "\n".join(said) + "\n")
        archive.writestr(f"{inner}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n")
        archive.writestr(f"{inner}/RECORD", "")


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "shelf"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def collected(tmp_path: Path, target: Target, *requirements: str) -> list[str]:
    folder = tmp_path / "wheels"
    folder.mkdir(exist_ok=True)
    assert collect_wheels([Requirement(r) for r in requirements], folder, target) == len(list(folder.iterdir()))
    return sorted(path.name.rpartition("-py3")[0] for path in folder.iterdir())


def test_what_only_the_target_needs_comes_along_and_what_only_this_system_needs_stays(
    tmp_path: Path, shelf: Path
) -> None:
    windows, others = 'sys_platform == "win32"', 'sys_platform != "win32"'
    make_wheel(shelf, "checker", "1", f"colours>=0.4; {windows}", f"forks; {others}")
    make_wheel(shelf, "colours", "0.4", "deeper")
    make_wheel(shelf, "deeper", "1")
    make_wheel(shelf, "forks", "1")
    assert collected(tmp_path, WINDOWS, "checker==1") == ["checker-1", "colours-0.4", "deeper-1"]


def test_extras_are_followed_and_those_nobody_asked_for_are_not(tmp_path: Path, shelf: Path) -> None:
    make_wheel(shelf, "web", "1", "server[fast]")
    make_wheel(shelf, "server", "1", 'loop; extra == "fast"', 'dev; extra == "test"', "plain")
    make_wheel(shelf, "loop", "1")
    make_wheel(shelf, "plain", "1")
    assert collected(tmp_path, ARM, "server", "web") == ["loop-1", "plain-1", "server-1", "web-1"]


def test_a_wheel_that_a_later_one_forbids_is_changed_for_another(tmp_path: Path, shelf: Path) -> None:
    make_wheel(shelf, "first", "1", "second", "base")
    make_wheel(shelf, "second", "1", "base<3")
    make_wheel(shelf, "base", "2")
    make_wheel(shelf, "base", "3")
    assert collected(tmp_path, ARM, "first") == ["base-2", "first-1", "second-1"]


def test_a_newer_glibc_is_not_taken(tmp_path: Path, shelf: Path) -> None:
    make_wheel(shelf, "native", "2", tag="py3-none-manylinux_2_34_aarch64")
    make_wheel(shelf, "native", "1", tag="py3-none-manylinux_2_17_aarch64")
    assert collected(tmp_path, ARM, "native") == ["native-1"]


def test_where_there_is_no_wheel_one_sentence_says_so(tmp_path: Path, shelf: Path) -> None:
    make_wheel(shelf, "checker", "1", "native>=2")
    make_wheel(shelf, "native", "2", tag="py3-none-manylinux_2_28_x86_64")
    with pytest.raises(CannotBundle) as why:
        collected(tmp_path, WINDOWS, "checker")
    assert all(part in str(why.value) for part in ("native>=2", "win_amd64", "3.11"))
    assert "\n" not in str(why.value)


def test_a_marker_of_requirements_txt_is_asked_of_the_target(tmp_path: Path) -> None:
    listed = tmp_path / "requirements.txt"
    listed.write_text("# why\nbase==1  # pinned\n\nforks; os_name == 'posix'\n", encoding="utf-8")
    asked = read_requirements(listed)
    assert [str(r) for r in missing_requirements(asked, {}, WINDOWS)] == ["base==1"]
    assert sorted(r.name for r in missing_requirements(asked, {}, ARM)) == ["base", "forks"]


def test_a_wheel_tells_its_name_version_and_requirements(shelf: Path) -> None:
    make_wheel(shelf, "Some_Name", "1.5", 'base>=2; python_version < "4"')
    wheel = read_wheel(shelf / "Some_Name-1.5-py3-none-any.whl")
    assert (wheel.name, wheel.version, [r.name for r in wheel.requires]) == ("some-name", "1.5", ["base"])
