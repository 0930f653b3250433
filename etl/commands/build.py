"""`python -m etl build [--out PATH]`: data/ → warehouse.duckdb, and a report of what changed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from words.catalogue import command_lang, text

if TYPE_CHECKING:
    from warehouse.report import BuildReport

DATA = Path(__file__).parents[2] / "data"


def register(subparsers: argparse._SubParsersAction) -> None:
    """Add the command."""
    lang = command_lang()
    parser = subparsers.add_parser("build", help=text("building.about", lang))
    parser.add_argument("--out", type=Path, metavar="PATH", help=text("building.out", lang))
    parser.add_argument("--data", type=Path, default=DATA, metavar="DIR", help=text("building.data", lang))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 built or unchanged, 1 a check failed or the file cannot be written, 2 data/ is wrong.

    Nobody else changes data/ or the warehouse meanwhile: an older warehouse never lands on newer data.
    """
    from etl.load import DataError, load_signed
    from etl.load.journal import hold_lock_if_writable
    from warehouse.build import build
    from warehouse.connect import warehouse_path
    from warehouse.errors import BuildError

    out = (args.out or warehouse_path()).absolute()
    try:
        with hold_lock_if_writable(args.data):
            tables, inputs = load_signed(args.data)
            report = build(tables, out, inputs)
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(describe(report, out)))
    return 0


def describe(report: BuildReport, out: Path) -> list[str]:
    """The report in words, in the language of the commands."""
    lang = command_lang()
    code = "replaced" if report.changed else "unchanged"
    lines = [text(f"building.{code}", lang, path=out, seconds=f"{report.seconds:.1f}"), ""]
    lines += [text("building.rows", lang)]
    lines += [f"  {table:<20} {rows:>9,}" for table, rows in report.rows.items()]
    lines += ["", text("building.figures", lang)]
    lines += [f"  {region} {indicator} {count}" for region, indicator, count in report.figures]
    lines += ["", text("building.findings", lang)]
    lines += [
        "  " + text("building.finding", lang, severity=severity, code=code, count=count, acknowledged=acknowledged)
        for severity, code, count, acknowledged in report.findings
    ]
    return [*lines, "", *_describe_differences(report)]


def _describe_differences(report: BuildReport) -> list[str]:
    lang = command_lang()
    if report.differences is None:
        return [text("building.no_former", lang)]
    if not report.differences:
        return [text("building.no_difference" if not report.changed else "building.only_words", lang)]
    return [text("building.differences", lang)] + [
        "  " + text("building.difference", lang, table=found.table, added=found.added, removed=found.removed)
        for found in report.differences
    ]
