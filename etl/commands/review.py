"""`review ID… [--reject WHY]`: a person's word on stored figures, then the warehouse is rebuilt."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from etl.commands.build import DATA
from etl.commands.outcome import run_change
from words.catalogue import Lang, command_lang, text


def register(subparsers: argparse._SubParsersAction) -> None:
    """Add the parser."""
    lang = command_lang()
    parser = subparsers.add_parser("review", help=text("adding.review_help", lang))
    parser.add_argument("identifiers", nargs="+", metavar="ID")
    parser.add_argument("--reject", metavar="WHY", help=text("adding.reject_help", lang))
    parser.add_argument("--data", type=Path, default=DATA, metavar="DIR", help=text("building.data", lang))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Judge and report; 2 for an id that nothing bears or an empty reason."""
    lang = command_lang()
    why = args.reject.strip() if args.reject is not None else None
    if why == "":
        print(text("adding.reject_needs_why", lang), file=sys.stderr)
        return 2
    return run_change(lambda: _review(args, why, lang))


def _review(args: argparse.Namespace, why: str | None, lang: Lang) -> int:
    from etl.reviewing import review
    from warehouse.connect import warehouse_path

    changed = review(args.identifiers, args.data, warehouse_path(), why)
    key = "nothing_to_review" if not changed else "rejected" if why else "reviewed"
    print(text(f"adding.{key}", lang, ids=("、" if lang == "zh" else ", ").join(changed), reason=why))
    return 0
