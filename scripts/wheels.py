"""The wheels that requirements.txt takes on a Target, brought by pip from whatever system this is.

pip downloads wheels for another system but asks its own for the markers, so that what only the other one needs stays
behind. Here pip brings wheels one by one, and what each of them requires on the Target is read from the wheel itself,
until nothing is missing. A requirement without a wheel for the Target is one sentence, and no bundle.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts.target import CannotBundle, Target
from words.catalogue import command_lang, text

_ROUNDS = 30
"""more than any chain of requirements is deep; requirements that contradict each other end here"""


@dataclass(frozen=True)
class Wheel:
    """A wheel in the folder and what it requires, whatever the system."""

    path: Path
    name: str
    version: str
    requires: tuple[Requirement, ...]


def collect_wheels(requirements: Sequence[Requirement], folder: Path, target: Target) -> int:
    """Fill `folder` with all wheels these requirements take on `target`; how many there are. Raises CannotBundle."""
    for _ in range(_ROUNDS):
        held = {wheel.name: wheel for wheel in map(read_wheel, folder.glob("*.whl"))}
        missing = missing_requirements(requirements, held, target)
        if not missing:
            return len(held)
        for requirement in missing:
            if requirement.name in held:
                held[requirement.name].path.unlink()
        _download(missing, folder, target)
    raise CannotBundle(text("bundling.contradiction", command_lang(), requirements=", ".join(map(str, missing))))


def read_requirements(path: Path) -> list[Requirement]:
    """The requirements of a requirements.txt that has no options."""
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [Requirement(line) for line in lines if line]


def read_wheel(path: Path) -> Wheel:
    """Name, version and requirements as the wheel's METADATA says them."""
    with ZipFile(path) as archive:
        name = next(n for n in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", n))
        said = message_from_bytes(archive.read(name))
    requires = tuple(Requirement(line) for line in said.get_all("Requires-Dist", []))
    return Wheel(path, canonicalize_name(said["Name"]), said["Version"], requires)


def missing_requirements(
    requirements: Sequence[Requirement], held: Mapping[str, Wheel], target: Target
) -> list[Requirement]:
    """What the requirements and the wheels held ask for on `target` and no wheel held answers, each name once."""
    asked: dict[str, Requirement] = {}
    environment = target.environment()
    queue = [(requirement, frozenset[str]()) for requirement in requirements]
    while queue:
        requirement, extras = queue.pop()
        if not _applies(requirement, extras, environment):
            continue
        name = canonicalize_name(requirement.name)
        is_new = name not in asked
        known = asked.setdefault(name, Requirement(name))
        known.specifier &= requirement.specifier
        if name in held and (is_new or requirement.extras - known.extras):
            queue += [(inner, frozenset(requirement.extras)) for inner in held[name].requires]
        known.extras |= requirement.extras
    return [
        requirement
        for name, requirement in asked.items()
        if name not in held or not requirement.specifier.contains(held[name].version, prereleases=True)
    ]


def _applies(requirement: Requirement, extras: frozenset[str], environment: Mapping[str, str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({**environment, "extra": extra}) for extra in extras or {""})


def _download(requirements: Sequence[Requirement], folder: Path, target: Target) -> None:
    """One run of pip for exactly these, without what they require."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    command += ["--dest", str(folder), "--python-version", target.python, "--implementation", "cp"]
    command += [part for platform in target.accepted_platforms() for part in ("--platform", platform)]
    done = subprocess.run([*command, *map(str, requirements)], capture_output=True, text=True)
    if not done.returncode:
        return
    unmet = re.search(r"No matching distribution found for (.+)", done.stderr)
    fields = {"platform": target.platform, "python": target.python}
    if unmet:
        raise CannotBundle(text("bundling.no_wheel", command_lang(), requirement=unmet[1].strip(), **fields))
    said = (done.stderr.strip() or "pip").splitlines()[-1]
    raise CannotBundle(text("bundling.pip_failed", command_lang(), said=said))
