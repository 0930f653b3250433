"""New rows tried out beside data/: a copy with the rows appended is loaded, and rows that cannot stand there fall out.

A row that falls out is handed back with the reason, and recorded with it as a finding of its document: nothing is lost
in silence. A document whose own row cannot stand takes its rows with it and leaves the others alone. Defects of rows
that were there before are not ours to mend and stop the whole.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from etl.load import load_tables
from etl.load.append import Row, Rows
from etl.load.lines import read_lines, write_line
from etl.load.originals import find_originals
from etl.load.problems import DataError, Problem
from words.catalogue import LANGS, Lang

_KEYS = {"observations": "observation_id", "caseload": "caseload_id"}


@dataclass
class Staged:
    """What data/ would become: new contents by file name, and the rows and documents that could not stand, with why."""

    contents: dict[str, bytes]
    rows: Rows
    unfit: list[tuple[Row, Problem]] = field(default_factory=list)
    refused: dict[str, Problem] = field(default_factory=dict)

    def take(self, other: Staged) -> None:
        """Count in what was staged and stored after it."""
        self.contents |= other.contents
        self.rows = {file: [*self.rows.get(file, []), *new] for file, new in other.rows.items()}
        self.unfit += other.unfit
        self.refused |= other.refused


def stage_rows(folder: Path, rows: Rows, beside: Path, unfit: Iterable[tuple[Row, Problem]] = ()) -> Staged:
    """Append `rows` to a copy of `folder` in `beside` until it loads; raises DataError for faults not theirs.

    `unfit` are rows known beforehand to have no place in data/: they leave their finding like those that fall out here.
    """
    staged = Staged({}, {file: list(new) for file, new in rows.items()})
    for row, problem in unfit:
        _leave_finding(staged, row, problem)
    while True:
        staged.contents, lines = _append(folder, staged.rows)
        _write_copy(folder, staged.contents, beside)
        try:
            load_tables(beside, find_originals(folder))
            return staged
        except DataError as error:
            if any((p.file, p.line) not in lines for p in error.problems):
                raise
            _take_out(staged, {lines[p.file, p.line]: p for p in reversed(error.problems)})


def _append(folder: Path, rows: Rows) -> tuple[dict[str, bytes], dict[tuple[str, int], tuple[str, int]]]:
    """New contents, and for each new row's line its place in `rows`."""
    contents, lines = {}, {}
    for file, new in rows.items():
        if new:
            old, header = (folder / f"{file}.csv").read_bytes(), read_lines(folder / f"{file}.csv").header
            parts = [old if old.endswith(b"\n") else old + b"\n"]
            line = parts[0].count(b"\n") + 1
            for index, row in enumerate(new):
                lines[file, line] = (file, index)
                parts.append(write_line([row.get(column, "") for column in header]))
                line += parts[-1].count(b"\n")
            contents[f"{file}.csv"] = b"".join(parts)
    return contents, lines


def _write_copy(folder: Path, contents: Mapping[str, bytes], beside: Path) -> None:
    for path in folder.glob("*.csv"):
        if path.name in contents:
            (beside / path.name).write_bytes(contents[path.name])
        else:
            shutil.copyfile(path, beside / path.name)


def _take_out(staged: Staged, fallen: Mapping[tuple[str, int], Problem]) -> None:
    """Remove the rows: a document with all that is its own, any other row alone."""
    rows = [(file, staged.rows[file][index], problem) for (file, index), problem in fallen.items()]
    for (file, index), _ in sorted(fallen.items(), reverse=True):
        del staged.rows[file][index]
    for file, row, problem in rows:
        if file == "documents":
            staged.refused[row["document_id"]] = problem
        elif file in _KEYS:
            _leave_finding(staged, row, problem)
    for file, kept in staged.rows.items():
        staged.rows[file] = [row for row in kept if row["document_id"] not in staged.refused]
    staged.unfit = [(row, problem) for row, problem in staged.unfit if row["document_id"] not in staged.refused]


def _leave_finding(staged: Staged, row: Row, problem: Problem) -> None:
    """A row that cannot stand leaves a finding on its document; what was found about the row itself goes with it."""
    staged.unfit.append((row, problem))
    own = next(row[key] for key in _KEYS.values() if key in row)
    findings = [found for found in staged.rows["reading_findings"] if found["observation_id"] != own]
    staged.rows["reading_findings"] = [*findings, _not_stored(row, problem, findings)]


def _not_stored(row: Row, problem: Problem, findings: list[Row]) -> Row:
    """One finding a document: the figures it names, and their reasons, are those before and this one."""
    new = {"printed": row["printed"], **{f"reason_{lang}": _reason(problem, lang) for lang in LANGS}}
    joints = {"printed": "、", "reason_zh": "；", "reason_en": "; "}
    for found in [f for f in findings if f["document_id"] == row["document_id"] and f["code"] == "not_stored"]:
        findings.remove(found)
        before = json.loads(found["detail"])
        new = {name: _joined(before[name], new[name], joints[name]) for name in new}
    cells = {"document_id": row["document_id"], "observation_id": "", "code": "not_stored", "severity": "warning"}
    return {**cells, "detail": json.dumps(new, ensure_ascii=False)}


def _joined(before: str, new: str, joint: str) -> str:
    """Both, or the one where they say the same."""
    return before if new in before.split(joint) else f"{before}{joint}{new}"


def _reason(problem: Problem, lang: Lang) -> str:
    return problem.reason(lang).rstrip("。.")
