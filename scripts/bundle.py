"""`python -m scripts.bundle [--platform P] [--python V] [--out FOLDER]`: FOLDER/biaochi and its archive, for a place
without a registry: the project as it stands, data/ and warehouse with what was added, all wheels, start scripts.

What git ignores stays behind, save the warehouse. One sentence and status 2 where something is missing.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.target import CannotBundle, Target, make_target
from scripts.wheels import collect_wheels, read_requirements
from warehouse.connect import warehouse_path
from words.catalogue import LANGS, command_lang, text

ROOT = Path(__file__).parents[1]
_MADE_FOR = "wheels/made-for.txt"
_ARCHIVES = {"gztar": ".tar.gz", "zip": ".zip"}


def main(arguments: list[str] | None = None) -> int:
    """0 the bundle stands, 2 it cannot be made."""
    lang = command_lang()
    parser = argparse.ArgumentParser(prog="python -m scripts.bundle", description=text("bundling.about", lang))
    parser.add_argument("--platform", help=text("bundling.platform", lang))
    parser.add_argument("--python", help=text("bundling.python", lang))
    parser.add_argument("--out", type=Path, default=ROOT / "build", help=text("bundling.out", lang))
    asked = parser.parse_args(arguments)
    try:
        target = make_target(asked.python, asked.platform)
        folder = empty_folder(asked.out.absolute() / "biaochi", target)
        for path in copy_project(ROOT, folder):
            print(text("bundling.not_in_git", lang, path=path), file=sys.stderr)
        copy_warehouse(folder)
        wheels = collect_wheels(read_requirements(ROOT / "requirements.txt"), folder / "wheels", target)
        write_start(folder, target)
    except CannotBundle as why:
        print(why, file=sys.stderr)
        return 2
    archive = Path(shutil.make_archive(str(folder), "zip" if target.is_windows else "gztar", folder.parent, "biaochi"))
    size = archive.stat().st_size // 1_000_000
    print(text("bundling.done", lang, path=archive, size=size, wheels=wheels, **vars(target)))
    return 0


def empty_folder(folder: Path, target: Target) -> Path:
    """The folder, empty but for what it is made for; an earlier bundle and its archive go, others are refused."""
    if folder.exists():
        if not (folder / _MADE_FOR).is_file():
            raise CannotBundle(text("bundling.not_a_bundle", command_lang(), folder=folder))
        shutil.rmtree(folder)
        for ending in _ARCHIVES.values():
            folder.with_name(folder.name + ending).unlink(missing_ok=True)
    (folder / "wheels").mkdir(parents=True)
    (folder / _MADE_FOR).write_text(f"{target.python} {target.platform}\n", encoding="utf-8")
    return folder


def copy_project(root: Path, folder: Path) -> list[str]:
    """Copy the files of the project as they are now; those that are not under git are told (all are, without git's)."""
    known = set(_listed(root, "--cached")) if (root / ".git").exists() else None
    others = _listed(root, "--others", "--exclude-standard")
    for name in sorted({*(known or ()), *others}):
        source, goal = root / name, folder / name
        if source.is_file() and folder not in source.parents:
            goal.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, goal)
    return [] if known is None else others


def _listed(root: Path, *which: str) -> list[str]:
    """Names that `git ls-files` lists; a folder that is no repository is looked at through an empty one."""
    with TemporaryDirectory() as empty:
        command = ["git", "-C", str(root)]
        try:
            if not (root / ".git").exists():
                subprocess.run(["git", "init", "--quiet", "--bare", empty], check=True, capture_output=True)
                command += [f"--git-dir={empty}", f"--work-tree={root}"]
            listed = subprocess.run([*command, "ls-files", "-z", *which], check=True, capture_output=True).stdout
        except (FileNotFoundError, subprocess.CalledProcessError) as wrong:
            said = getattr(wrong, "stderr", b"").decode("utf-8", "replace").strip() or str(wrong)
            raise CannotBundle(text("bundling.no_git", command_lang(), said=said.splitlines()[0])) from wrong
    return [name for name in listed.decode("utf-8").split("\0") if name]


def copy_warehouse(folder: Path) -> None:
    """The warehouse in use, whether git knows it or not."""
    if not warehouse_path().is_file():
        raise CannotBundle(text("bundling.no_warehouse", command_lang(), path=warehouse_path()))
    shutil.copy2(warehouse_path(), folder / "warehouse.duckdb")


def write_start(folder: Path, target: Target) -> None:
    """The start scripts, and beside the wheels what they say where the wheels do not fit, in both languages."""
    for script in ("start.sh", "start.bat"):
        shutil.copy2(ROOT / "scripts" / script, folder / script)
    (folder / "start.sh").chmod(0o755)
    for name in ("python-needed", "not-installed"):
        key = f"bundling.{name.replace('-', '_')}"
        said = "\n".join(text(key, lang, **vars(target)) for lang in LANGS)
        (folder / "wheels" / f"{name}.txt").write_text(said + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
