"""Benchmark results as a readable table, as JSON, and as docs/performance.md.

docs/performance.json keeps the last run of each benchmark, so that one benchmark can be run again alone; the page is
written from it and from nothing else.
"""

from __future__ import annotations

import json
import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks.record import Ratio

_DOCS = Path(__file__).parents[1] / "docs"
_MARK = {True: "yes", False: "NO", None: ""}
_HEAD = ("measured", "against", "ours", "peer", "ratio", "aim", "holds", "runs", "note")

Result = dict[str, object]


def result_of(title: str, ratios: list[Ratio]) -> Result:
    """One benchmark's result with the machine it was measured on."""
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    versions = ", ".join(f"{name} {version(name)}" for name in ("duckdb", "streamlit", "pandas", "plotly"))
    return {
        "title": title,
        "on": date.today().isoformat(),
        "machine": machine,
        "versions": versions,
        "ratios": [ratio.as_dict() for ratio in ratios],
    }


def _number(value: object, unit: str = "") -> str:
    if not isinstance(value, int | float):
        return ""
    shown = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{shown} {unit}".strip()


def _aim(ratio: Result) -> str:
    bounds = (("≤", ratio["at_most"]), ("≥", ratio["at_least"]))
    return " ".join(f"{sign} {_number(bound)}" for sign, bound in bounds if bound is not None)


def _cells(ratio: Result) -> tuple[str, ...]:
    unit = str(ratio["unit"])
    return (
        str(ratio["name"]),
        str(ratio["against"]),
        _number(ratio["measured"], unit),
        _number(ratio["peer"], unit),
        _number(ratio["ratio"], "×"),
        _aim(ratio),
        _MARK[ratio["holds"]],  # type: ignore[index]
        str(ratio["runs"]),
        str(ratio["note"]),
    )


def table_of(result: Result) -> str:
    """The result as a Markdown table, its columns padded so that it reads well in a terminal too."""
    rows = [_HEAD, *(_cells(ratio) for ratio in result["ratios"])]  # type: ignore[attr-defined]
    widths = [max(len(row[i]) for row in rows) for i in range(len(_HEAD))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def write_page(results: dict[str, Result], folder: Path = _DOCS) -> Path:
    """Merge the results into performance.json and write performance.md from all it then holds."""
    kept = folder / "performance.json"
    held = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    held = dict(sorted({**held, **results}.items()))
    kept.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    page = folder / "performance.md"
    page.write_text(_page(held), encoding="utf-8")
    return page


def _page(held: dict[str, Result]) -> str:
    parts = [
        "# Performance\n",
        "Written by `python -m benchmarks --write` from the last run of each benchmark. Each line is a ratio taken in"
        " one run on one machine;\nthe absolute numbers belong to that machine. Why an aim is missed stands in"
        " [performance-notes.md](performance-notes.md).\n",
    ]
    for name, result in held.items():
        where = f"`python -m benchmarks {name}`, {result['on']}, {result['machine']}; {result['versions']}."
        parts.append(f"## {name}: {result['title']}\n\n{where}\n\n{table_of(result)}\n")
    return "\n".join(parts)
