"""New rows tried out beside data/: a copy with the rows appended is loaded, and rows that cannot stand there fall out.

A row that falls out is handed back with the reason, and recorded as a finding of its document: nothing is lost in
silence. Defects of rows that were there before are not ours to mend and stop the whole.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from etl.load import load_tables
from etl.load.append import Row, Rows
from etl.load.lines import read_lines, write_line
from etl.load.originals import find_originals
from etl.load.problems import DataError, Problem

_ROUNDS = 8
_KEYS = {"observations": "observation_id", "caseload": "caseload_id"}


@dataclass
class Staged:
    """What data/ would become: new contents by file name, and the rows that could not stand with the reason."""

    contents: dict[str, bytes]
    rows: Rows
    unfit: list[tuple[Row, Problem]] = field(default_factory=list)


def stage_rows(folder: Path, rows: Rows, beside: Path) -> Staged:
    """Append `rows` to a copy of `folder` in `beside` until it loads; raises DataError for faults not theirs."""
    rows = {file: list(new) for file, new in rows.items()}
    unfit: list[tuple[Row, Problem]] = []
    for _ in range(_ROUNDS):
        contents, lines = _append(folder, rows)
        _write_copy(folder, contents, beside)
        try:
            load_tables(beside, find_originals(folder))
            return Staged(contents, rows, unfit)
        except DataError as error:
            fallen = {(p.file, p.line): p for p in error.problems if (p.file, p.line) in lines}
            if not fallen or len({p for p in error.problems if (p.file, p.line) not in lines}):
                raise
            _take_out(rows, {lines[place]: problem for place, problem in fallen.items()}, unfit)
    raise DataError([])


def _append(folder: Path, rows: Rows) -> tuple[dict[str, bytes], dict[tuple[str, int], tuple[str, int]]]:
    """New contents, and for each new row's line its place in `rows`."""
    contents, lines = {}, {}
    for file, new in rows.items():
        if new:
            old, header = (folder / f"{file}.csv").read_bytes(), read_lines(folder / f"{file}.csv").header
            content = old if old.endswith(b"\n") else old + b"\n"
            for index, row in enumerate(new):
                lines[file, content.count(b"\n") + 1] = (file, index)
                content += write_line([row.get(column, "") for column in header])
            contents[f"{file}.csv"] = content
    return contents, lines


def _write_copy(folder: Path, contents: Mapping[str, bytes], beside: Path) -> None:
    for path in folder.glob("*.csv"):
        if path.name in contents:
            (beside / path.name).write_bytes(contents[path.name])
        elif not (beside / path.name).exists():
            shutil.copyfile(path, beside / path.name)


def _take_out(rows: Rows, fallen: Mapping[tuple[str, int], Problem], unfit: list[tuple[Row, Problem]]) -> None:
    """Remove the rows; a figure leaves a finding on its document, and its own findings move there."""
    for (file, index), problem in sorted(fallen.items(), reverse=True):
        row = rows[file].pop(index)
        if file == "documents":
            raise DataError([problem])
        if file in _KEYS:
            unfit.append((row, problem))
            _release_findings(rows, row[_KEYS[file]])
            rows["reading_findings"].append(_not_stored(row, problem, rows["reading_findings"]))


def _release_findings(rows: Rows, identifier: str) -> None:
    rows["reading_findings"] = [f for f in rows["reading_findings"] if f["observation_id"] != identifier]


def _not_stored(row: Row, problem: Problem, findings: list[Row]) -> Row:
    """One finding a document: the figures it names are those before and this one."""
    before = [f for f in findings if f["document_id"] == row["document_id"] and f["code"] == "not_stored"]
    names = [row["printed"]]
    for finding in before:
        findings.remove(finding)
        names.insert(0, json.loads(finding["detail"])["printed"])
    detail = json.dumps({"printed": "、".join(names)}, ensure_ascii=False)
    cells = {"document_id": row["document_id"], "observation_id": "", "code": "not_stored", "severity": "warning"}
    return {**cells, "detail": detail}
