"""A project folder of its own for commands that change data/: small tables, one document, a warehouse beside."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from etl.__main__ import main
from tests.etl.load.folder import copy_data

ROOT = Path(__file__).parents[2]
SUMMARY = "同心县民政局2021年工作总结\n2021年，城市低保标准提高到每人每月600元，农村低保标准提高到每人每年4560元。\n"


@dataclass(frozen=True)
class Project:
    """`run` is `python -m etl` on this folder's tables within this process, `start` the same as a real one."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "BIAOCHI_WAREHOUSE": str(self.folder / "warehouse.duckdb"),
            "BIAOCHI_DOCUMENTS": str(self.folder / "documents"),
        }

    def arguments(self, *arguments: str | Path) -> list[str]:
        with_data = ["--data", str(self.data)] if arguments[0] in {"add", "review", "build"} else []
        return [*map(str, arguments), *with_data]

    def command(self, *arguments: str | Path) -> list[str]:
        return [sys.executable, "-m", "etl", *self.arguments(*arguments)]

    def start(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(self.command(*arguments), capture_output=True, text=True, env=self.environment())

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        told = self.arguments(*arguments)
        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            for name in ("BIAOCHI_WAREHOUSE", "BIAOCHI_DOCUMENTS"):
                patch.setenv(name, self.environment()[name])
            try:
                status = main(told)
            except SystemExit as ended:  # wrong arguments
                status = int(ended.code or 0)
        return subprocess.CompletedProcess(told, status, out.getvalue(), err.getvalue())

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def digests(self) -> dict[str, str]:
        """{file: sha256} of every table."""
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(self.data.glob("*.csv"))}


def make_project(folder: Path) -> Project:
    copy_data(folder / "data")
    return Project(folder)
