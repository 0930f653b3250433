"""`review ID… [--reject WHY]`: a person's word on stored figures, then the warehouse is rebuilt."""

from __future__ import annotations

import argparse
import sys

from words.catalogue import command_lang, text


def register(subparsers: argparse._SubParsersAction) -> None:
    """Add the parser."""
    lang = command_lang()
    parser = subparsers.add_parser("review", help=text("adding.review_help", lang))
    parser.add_argument("identifiers", nargs="+", metavar="ID")
    parser.add_argument("--reject", metavar="WHY", help=text("adding.reject_help", lang))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Judge and report; 2 for an id that nothing bears or an empty reason."""
    from etl.adding import NotAddable
    from etl.change import data_folder, warehouse_file
    from etl.reviewing import review

    lang = command_lang()
    why = args.reject.strip() if args.reject is not None else None
    if why == "":
        print(text("adding.reject_needs_why", lang), file=sys.stderr)
        return 2
    try:
        changed = review(args.identifiers, data_folder(), warehouse_file(), why)
    except NotAddable as refused:
        print(refused, file=sys.stderr)
        return 2
    key = "nothing_to_review" if not changed else "rejected" if why else "reviewed"
    print(text(f"adding.{key}", lang, ids=("、" if lang == "zh" else ", ").join(changed), reason=why))
    return 0
