"""The system a bundle is made for: its Python and its platform, in pip's names, and what markers ask of it.

In: `--platform win_amd64`, `--python 3.11`, or nothing for this system. Out: a Target. Refuses names it does not know.
"""

from __future__ import annotations

import re
import sys
import sysconfig
from dataclasses import dataclass
from platform import machine

from words.catalogue import command_lang, text

OLDEST_GLIBC = 28
"""glibc 2.28, for which all our wheels can be had; a bundle made on a newer Linux starts there too"""

_PLATFORM = re.compile(r"(?:win|manylinux_2_(?P<glibc>\d+)|macosx_\d+_\d+)_(?P<machine>\w*64\w*)")
_LEGACY = {17: "manylinux2014", 12: "manylinux2010", 5: "manylinux1"}
_SYSTEMS = {"win": ("nt", "win32", "Windows"), "man": ("posix", "linux", "Linux"), "mac": ("posix", "darwin", "Darwin")}


class CannotBundle(Exception):
    """Why there is no bundle, in one sentence."""


@dataclass(frozen=True)
class Target:
    """`python` as 3.11; `platform` as pip names it: win_amd64, manylinux_2_28_aarch64, macosx_14_0_arm64."""

    python: str
    platform: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"3\.\d+", self.python):
            raise CannotBundle(text("bundling.unknown_python", command_lang(), python=self.python))
        if not _PLATFORM.fullmatch(self.platform):
            raise CannotBundle(text("bundling.unknown_platform", command_lang(), platform=self.platform))

    @property
    def is_windows(self) -> bool:
        """Whether start.bat starts it."""
        return self.platform.startswith("win")

    def accepted_platforms(self) -> list[str]:
        """The platform and those whose wheels run on it too: a Linux takes those of every older glibc.

        >>> Target("3.11", "manylinux_2_18_aarch64").accepted_platforms()[:3]
        ['manylinux_2_18_aarch64', 'manylinux_2_17_aarch64', 'manylinux2014_aarch64']
        """
        found = _PLATFORM.fullmatch(self.platform)
        if not found or not found["glibc"]:
            return [self.platform]
        names = [
            name
            for glibc in range(int(found["glibc"]), 4, -1)
            for name in (f"manylinux_2_{glibc}", _LEGACY.get(glibc))
            if name
        ]
        return [f"{name}_{found['machine']}" for name in names]

    def environment(self) -> dict[str, str]:
        """What markers ask of the system: `colorama; sys_platform == "win32"` is wanted for Windows from Linux too.

        >>> Target("3.11", "win_amd64").environment()["sys_platform"]
        'win32'
        """
        os_name, sys_platform, platform_system = _SYSTEMS[self.platform[:3]]
        cpu = _PLATFORM.sub(r"\g<machine>", self.platform)
        return {
            "os_name": os_name,
            "sys_platform": sys_platform,
            "platform_system": platform_system,
            "platform_machine": cpu.upper() if self.is_windows else cpu,
            "platform_release": "",
            "platform_version": "",
            "platform_python_implementation": "CPython",
            "implementation_name": "cpython",
            "implementation_version": f"{self.python}.0",
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
        }


def make_target(python: str | None, platform: str | None) -> Target:
    """The Target of these names; None is this Python, and this system with the oldest glibc we have wheels for."""
    here = re.sub(r"[-.]", "_", sysconfig.get_platform()).replace("universal2", machine())
    asked = platform or here.replace("linux_", f"manylinux_2_{OLDEST_GLIBC}_")
    return Target(python or "{}.{}".format(*sys.version_info), asked.replace("manylinux2014_", "manylinux_2_17_"))
