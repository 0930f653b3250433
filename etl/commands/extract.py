"""`extract FILE… | DIR… | --passages FILE.jsonl [--workers N | --scheduler tcp://…]`: what the documents state.

On stdout or into the file of --out, in the order named; JSON lines and CSV are UTF-8 on every system. A file that
cannot be read is one line on stderr; the others are still processed and the exit status is 2. Folders, several workers
and a cluster go through etl.many.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from etl.commands.crew import run_with_crew, wants_crew
from etl.records import Extraction, SourceText
from words.catalogue import command_lang, text


def register(subparsers: argparse._SubParsersAction) -> None:
    """Add the parser."""
    parser = subparsers.add_parser("extract", help=text("commands.extract_help", command_lang()))
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help=text("many.files", command_lang()))
    parser.add_argument("--passages", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help=text("many.workers", command_lang()))
    parser.add_argument("--scheduler", metavar="tcp://…", help=text("many.scheduler", command_lang()))
    parser.add_argument("--format", choices=["jsonl", "csv", "table"], default="jsonl")
    parser.add_argument("--out", type=Path, metavar="FILE", help=text("commands.out", command_lang()))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print every document; 2 if any could not be read, or the file not be written."""
    if not args.files and args.passages is None:
        print(text("commands.extract_nothing", command_lang()), file=sys.stderr)
        return 2
    try:
        with _output(args) as out:
            return _extract(args, out)
    except OSError as error:
        if args.out is None:
            raise
        reason = error.strerror or str(error)
        print(text("commands.cannot_write", command_lang(), path=args.out, reason=reason), file=sys.stderr)
        return 2


@contextmanager
def _output(args: argparse.Namespace) -> Iterator[TextIO]:
    """Where the lines go; those for programs do not follow the encoding of the terminal."""
    if args.out is not None:
        with args.out.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            yield file
        return
    if args.format != "table" and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    yield sys.stdout


def _extract(args: argparse.Namespace, out: TextIO) -> int:
    from etl.pipeline import extract_document

    failed: list[str] = []
    if wants_crew(args):
        return run_with_crew(args, failed, lambda extractions: _print_all(extractions, args.format, out))
    extractions = (extract_document(source) for source in _read_sources(args, failed))
    _print_all(extractions, args.format, out)
    return 2 if failed else 0


def _print_all(extractions: Iterator[Extraction], form: str, out: TextIO) -> None:
    from etl.output import extraction_record, write_csv, write_table

    if form == "csv":
        print(write_csv(extractions), end="", file=out)
    for extraction in extractions:
        if form == "table":
            print(write_table(extraction), flush=True, file=out)
        else:
            print(json.dumps(extraction_record(extraction), ensure_ascii=False), flush=True, file=out)


def _read_sources(args: argparse.Namespace, failed: list[str]) -> Iterator[SourceText]:
    """Every document that can be read; of the others one line on stderr and an entry in `failed`."""
    from etl.read import Unreadable, read_file

    for path in args.files:
        try:
            yield read_file(path)
        except Unreadable as refused:
            failed.append(str(path))
            print(refused, file=sys.stderr)
    if args.passages is not None:
        yield from _read_passages(args.passages, failed)


def _read_passages(path: Path, failed: list[str]) -> Iterator[SourceText]:
    """Every passage; of a line that holds none, or a file that cannot be read, one line on stderr."""
    from etl.passages import WrongPassage, read_passages
    from etl.read import Unreadable

    try:
        for found in read_passages(path):
            if isinstance(found, WrongPassage):
                failed.append(f"{path}:{found.line}")
                print(text("many.passage_wrong", command_lang(), path=path, line=found.line), file=sys.stderr)
            else:
                yield found
    except Unreadable as refused:
        failed.append(str(path))
        print(refused, file=sys.stderr)
