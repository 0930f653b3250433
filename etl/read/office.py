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
from collections.abc import Iterator
from pathlib import Path

from etl.read.compose import Composer, GridCell
from etl.read.headings import heading_of_text
from etl.read.limits import CONVERSION_SECONDS
from etl.read.unreadable import Unreadable
from etl.records import SourceText
from words.widths import shown_width

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
    """antiword draws a table row as |cell |cell |; rows in a run are one table."""
    run: list[str] = []
    for line in [*lines, ""]:
        if _BAR_ROW.fullmatch(line.strip()):
            run.append(line.strip())
            continue
        if run:
            composer.add_table(grid_of_bars(run))
            run = []
        composer.add_paragraph(line)


def grid_of_bars(rows: list[str]) -> list[GridCell]:
    """Cells of drawn rows; where a cell begins and ends is told by its bars, so that one over two columns is found.

    >>> [(cell.text, cell.column, cell.columns) for cell in grid_of_bars(["|地区|标准     |", "|    |城市|农村|"])]
    [('地区', 0, 1), ('标准', 1, 2), ('城市', 1, 1), ('农村', 2, 1)]
    """
    drawn = [(r, left, right, cell) for r, row in enumerate(rows) for left, right, cell in _between_bars(row)]
    edges = sorted({left for _, left, _, _ in drawn})
    return [
        GridCell(cell, r, edges.index(left), 1, max(1, sum(left <= edge < right for edge in edges)))
        for r, left, right, cell in drawn
        if cell
    ]


def _between_bars(row: str) -> Iterator[tuple[int, int, str]]:
    """(left, right, text) of each cell in terminal columns, a Chinese character counted as two."""
    left = 1
    for cell in row[1:-1].split("|"):
        right = left + shown_width(cell)
        yield left, right, cell.strip()
        left = right + 1
