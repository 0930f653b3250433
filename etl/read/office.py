"""Legacy office files (doc, xls, rtf): antiword for doc where installed, else LibreOffice to the new format.

The programs run in a folder of their own, without network access to documents' links as far as they allow it, and are
ended with all their children at the deadline. Where neither is installed, the refusal names what is missing.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from etl.read.compose import Composer, GridCell
from etl.read.headings import heading_of_text
from etl.read.limits import CONVERSION_SECONDS
from etl.read.unreadable import Unreadable
from etl.records import SourceText

_BAR_ROW = re.compile(r"\|.*\|")


def read_doc(name: str, content: bytes) -> SourceText | None:
    """A doc by antiword; None where antiword is missing or cannot read it."""
    if shutil.which("antiword") is None:
        return None
    with tempfile.TemporaryDirectory(prefix="biaochi-") as folder:
        path = Path(folder) / "document.doc"
        path.write_bytes(content)
        status, output = _run(["antiword", "-m", "UTF-8.txt", "-w", "0", str(path)], folder)
    text = output.decode("utf-8", errors="replace")
    if status or not text.strip():
        return None
    composer = Composer()
    _add_antiword(text.splitlines(), composer)
    return SourceText(
        name, composer.text, "antiword", None, *heading_of_text(composer.text), tables=tuple(composer.tables)
    )


def convert(content: bytes, kind: str, target: str) -> bytes:
    """The file in a new format, by LibreOffice; refuses in words where it is not installed or fails."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        tools = "antiword / LibreOffice" if kind == "doc" else "LibreOffice"
        raise Unreadable("needs_office", kind=kind, tools=tools, target=target)
    with tempfile.TemporaryDirectory(prefix="biaochi-") as folder:
        source = Path(folder) / f"document.{kind}"
        source.write_bytes(content)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        options = [profile, "--headless", "--norestore", "--convert-to", target, "--outdir", folder, str(source)]
        _run([program, *options], folder)
        result = source.with_suffix(f".{target}")
        if not result.is_file():
            raise Unreadable("damaged", kind=kind)
        return result.read_bytes()


def _run(command: list[str], folder: str) -> tuple[int, bytes]:
    """Exit status and output; past the deadline the whole process group is killed."""
    home = {**os.environ, "HOME": os.environ.get("HOME", folder), "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen(
        command, cwd=folder, env=home, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        output, _ = process.communicate(timeout=CONVERSION_SECONDS)
    except subprocess.TimeoutExpired as late:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise Unreadable("too_slow", seconds=round(CONVERSION_SECONDS)) from late
    return process.returncode, output


def _add_antiword(lines: list[str], composer: Composer) -> None:
    """antiword draws a table row as |cell |cell |; rows in a run are one table, merged cells are lost."""
    run: list[list[str]] = []
    for line in [*lines, ""]:
        if _BAR_ROW.fullmatch(line.strip()):
            run.append([cell.strip() for cell in line.strip()[1:-1].split("|")])
            continue
        if run:
            composer.add_table(
                [GridCell(cell, r, c) for r, row in enumerate(run) for c, cell in enumerate(row) if cell]
            )
            run = []
        composer.add_paragraph(line)
