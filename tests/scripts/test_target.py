"""What a bundle is made for, in pip's names."""

import sys

import pytest

from scripts.target import CannotBundle, Target, make_target


def test_without_a_wish_it_is_this_python_and_this_system() -> None:
    here = make_target(None, None)
    assert here.python == f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert here.environment()["sys_platform"] == sys.platform


def test_a_linux_takes_the_wheels_of_every_older_glibc() -> None:
    accepted = Target("3.11", "manylinux_2_28_aarch64").accepted_platforms()
    assert accepted[0] == "manylinux_2_28_aarch64" and "manylinux2014_aarch64" in accepted
    assert "manylinux_2_29_aarch64" not in accepted and all(name.endswith("_aarch64") for name in accepted)
    assert Target("3.11", "win_amd64").accepted_platforms() == ["win_amd64"]


def test_the_old_name_of_a_linux_is_known() -> None:
    assert make_target("3.12", "manylinux2014_x86_64") == Target("3.12", "manylinux_2_17_x86_64")


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("win_amd64", ("nt", "win32", "Windows", "AMD64")),
        ("manylinux_2_28_x86_64", ("posix", "linux", "Linux", "x86_64")),
        ("manylinux_2_28_loongarch64", ("posix", "linux", "Linux", "loongarch64")),
        ("macosx_14_0_arm64", ("posix", "darwin", "Darwin", "arm64")),
    ],
)
def test_markers_are_those_of_the_target(platform: str, expected: tuple[str, ...]) -> None:
    environment = Target("3.11", platform).environment()
    asked = ("os_name", "sys_platform", "platform_system", "platform_machine")
    assert tuple(environment[name] for name in asked) == expected


@pytest.mark.parametrize(
    ("python", "platform"), [("3.11", "windows"), ("3.11", "linux"), ("3", "win_amd64"), ("3.11.4", "win_amd64")]
)
def test_a_name_nobody_knows_is_one_sentence(python: str, platform: str) -> None:
    with pytest.raises(CannotBundle) as why:
        make_target(python, platform)
    assert str(why.value).count("\n") == 0 and ({python, platform} & set(str(why.value).replace("”", "“").split("“")))
