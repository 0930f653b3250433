"""`add FILE…`: store documents as extracted, rebuild, print what a person should check.

0: stored, or held already. 2: a file was refused (the others are stored), one that spoils the warehouse beside others
too. 1: the warehouse could not be built; nothing is changed then.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from etl.commands.build import DATA
from etl.commands.outcome import run_change
from words.catalogue import Lang, command_lang, text
from words.findings import finding_text

if TYPE_CHECKING:
    from etl.adding import Added
    from etl.load.append import ReadDocument, Row

GRADES = ("official", "official-copy", "press", "aggregator")


def register(subparsers: argparse._SubParsersAction) -> None:
    """Add the parser."""
    lang = command_lang()
    parser = subparsers.add_parser("add", help=text("adding.add_help", lang))
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--region", help=text("adding.region_help", lang))
    parser.add_argument("--year", type=int, help=text("adding.year_help", lang))
    parser.add_argument("--grade", choices=GRADES, default="official-copy", help=text("adding.grade_help", lang))
    parser.add_argument("--data", type=Path, default=DATA, metavar="DIR", help=text("building.data", lang))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Store and report."""
    return run_change(lambda: _add(args))


def _add(args: argparse.Namespace) -> int:
    from etl.adding import Said, add_files
    from etl.load.originals import find_originals
    from warehouse.connect import warehouse_path

    added = add_files(args.files, args.data, warehouse_path(), Said(args.region, args.year, args.grade))
    lang = command_lang()
    folder = find_originals(args.data)
    lines = [*report(added, lang), *_originals_to_keep(added, folder, lang)]
    print("\n".join(lines), end="\n" if lines else "")
    for refused in added.refused:
        print(refused, file=sys.stderr)
    return 2 if added.refused else 0


def report(added: Added, lang: Lang) -> Iterator[str]:
    """What was stored, what is doubtful, what could not be stored, what to do next."""
    for path, document_id in added.held:
        yield text("adding.held", lang, name=path.name, document=document_id)
    for document in added.documents:
        yield from _report_document(document, added, lang)


def _originals_to_keep(added: Added, folder: Path, lang: Lang) -> Iterator[str]:
    for document in added.documents:
        if not (folder / document.file_name).is_file():
            yield text("adding.keep_original", lang, path=document.path, name=document.file_name, folder=folder)


def _report_document(document: ReadDocument, added: Added, lang: Lang) -> Iterator[str]:
    stored = added.staged.rows if added.staged else {}
    of_this = {
        file: [row for row in rows if row["document_id"] == document.document_id] for file, rows in stored.items()
    }
    counts = {name: len(of_this.get(name, [])) for name in ("observations", "caseload")}
    place, year = document.place.name, document.year
    yield text("adding.added", lang, document=document.document_id, region=place, year=year, **counts)
    findings = of_this.get("reading_findings", [])
    for row in of_this.get("observations", []):
        yield "  " + _figure(row, document, lang)
        yield from _sentences(findings, row["observation_id"], lang)
    yield from _sentences(findings, "", lang)
    for row, problem in added.staged.unfit if added.staged else []:
        if row["document_id"] == document.document_id:
            yield "  " + text(
                "adding.not_stored",
                lang,
                printed=row["printed"],
                reason=text(f"loading.{problem.code}", lang, **problem.detail),
            )
    if counts["observations"]:
        yield text("adding.check_next", lang, id=document.document_id)


def _figure(row: Row, document: ReadDocument, lang: Lang) -> str:
    """One line a figure, with its region where that is not the document's."""
    from words.terms import series_label

    parts = [row[name] for name in ("indicator", "area", "mode", "care") if row[name]]
    series = series_label(".".join(parts) + (f"@{row['scope']}" if row["scope"] else ""), lang)
    if row["region_code"] != document.place.code:
        place = document.find_place(row["region_code"])
        series = text("adding.series_of", lang, region=place.name if place else row["region_code"], series=series)
    return text(
        "adding.figure", lang, id=row["observation_id"], series=series, value=row["value"],
        period=text(f"adding.period_{row['period']}", lang), year=row["year"], printed=row["printed"],
    )  # fmt: skip


def _sentences(findings: list[Row], subject: str, lang: Lang) -> Iterator[str]:
    import json

    for row in findings:
        if row["observation_id"] == subject and row["code"] != "not_stored":
            yield "  ! " + finding_text(row["code"], json.loads(row["detail"]), lang)
