"""The data package: CSV, metadata, README and checksums in one zip. `render_zip(report) -> bytes`.

In: Report. Out: .zip. Decision: columns keep the names of the warehouse (SQL users, code and files say the same word);
metadata.json gives their meaning. CSV carries a BOM, because Excel on a Chinese Windows reads it wrongly otherwise.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable

import pandas as pd

from briefing.archive import pack_members
from briefing.cells import plain
from briefing.report import Report
from words.catalogue import text
from words.formulas import neutralise

_FILES = ("comparison", "figures", "growth", "counts", "sources", "metadata", "checksums")


def render_zip(report: Report) -> bytes:
    """The whole package; the same Report gives the same bytes."""
    members = {
        "README.md": _readme(report).encode("utf-8"),
        "comparison.csv": write_csv(report.comparison),
        "figures.csv": write_csv(report.figures),
        "growth.csv": write_csv(report.growth),
        **({"counts.csv": write_csv(report.counts)} if len(report.counts) else {}),
        "sources.csv": write_csv(_sources(report)),
        "metadata.json": _metadata(report).encode("utf-8"),
    }
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in members.items())
    return pack_members({**members, "SHA256SUMS": sums.encode("ascii")}, report.version.stamp)


def write_csv(frame: pd.DataFrame) -> bytes:
    """UTF-8 with BOM; missing is an empty cell, formula-like text is neutralised."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(frame.columns)
    writer.writerows([_printed(value) for value in row] for row in frame.itertuples(index=False, name=None))
    return target.getvalue().encode("utf-8-sig")


def _printed(value: object) -> object:
    cell = plain(value)
    return "" if cell is None else neutralise(cell)


def _sources(report: Report) -> pd.DataFrame:
    fields = ("number", "source_id", "citation", "grade", "url", "remark")
    rows = [[getattr(source, field) for field in fields] for source in report.sources]
    return pd.DataFrame(rows, columns=list(fields))


def _metadata(report: Report) -> str:
    frames = {"comparison": report.comparison, "figures": report.figures, "growth": report.growth}
    frames |= {"counts": report.counts} if len(report.counts) else {}
    content = {
        "title": report.title,
        "language": report.lang,
        "data_version": {
            "label": report.version.label,
            "as_of": str(report.version.as_of),
            "digest": report.version.digest,
        },
        "filters": dict(report.filters),
        "findings": [{"question": part.question, "finding": part.finding} for part in report.sections],
        "left_out": [line for line in (report.left_out, report.silent) if line],
        "tables": {
            name: {
                "file": f"{name}.csv",
                "rows": len(frame),
                "columns": {str(column): report.columns.get(str(column), "") for column in frame.columns},
            }
            for name, frame in frames.items()
        },
        "definitions": [
            {"term": entry.term, "meaning": entry.meaning, "basis": entry.basis} for entry in report.definitions
        ],
        "method": list(report.method),
        "sources": _sources(report).to_dict("records"),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _readme(report: Report) -> str:
    """README.md in the report's language."""
    lang = report.lang
    cite = text("briefing.readme_cite_as", lang, title=report.title, version=report.version.label)
    parts = [
        f"# {text('briefing.readme_heading', lang, title=report.title)}",
        text("briefing.readme_version", lang, version=report.version.label),
        _list("filters", report, (f"{name}: {value}" for name, value in report.filters.items())),
        _list("findings", report, _findings(report)),
        _list("files", report, (text(f"briefing.readme_file_{name}", lang) for name in _files(report))),
        text("briefing.readme_encoding", lang),
        f"## {text('briefing.method_title', lang)}\n" + "".join(f"\n- {line}" for line in report.method),
        _list("citation", report, [cite, *(f"[{s.number}] {s.citation}" for s in report.sources)]),
    ]
    return "\n\n".join(parts) + "\n"


def _findings(report: Report) -> list[str]:
    """The findings, and what the pack leaves out."""
    return [*(section.finding for section in report.sections), *([report.silent] if report.silent else [])]


def _files(report: Report) -> list[str]:
    return [name for name in _FILES if name != "counts" or len(report.counts)]


def _list(name: str, report: Report, lines: Iterable[str]) -> str:
    return f"## {text(f'briefing.readme_{name}', report.lang)}\n" + "".join(f"\n- {line}" for line in lines)
