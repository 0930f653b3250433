"""`python -m etl COMMAND …`: finds the commands in etl/commands and hands over.

Whatever goes wrong leaves one line on stderr: exit status 2 for bad input, 1 for a failed check or a fault of ours.
BIAOCHI_DEBUG=1 shows the traceback of a fault instead.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
from typing import NoReturn

from etl import commands
from words.catalogue import command_lang, text


class Parser(argparse.ArgumentParser):
    """An argument parser that says what was wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands, each added by its own module."""
    parser = Parser(prog="python -m etl", description=text("commands.about", command_lang()))
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)
    for module in sorted(pkgutil.iter_modules(commands.__path__), key=lambda found: found.name):
        loaded = importlib.import_module(f"etl.commands.{module.name}")
        if hasattr(loaded, "register"):
            loaded.register(subparsers)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command; a fault of ours becomes one line and status 1."""
    args = build_parser().parse_args(arguments)
    try:
        return int(args.run(args) or 0)
    except BrokenPipeError:
        sys.stdout = None  # whoever read our output has left: nothing more to say
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as fault:
        if os.environ.get("BIAOCHI_DEBUG"):
            raise
        reason = " ".join(f"{type(fault).__name__}: {fault}".split())[:300]
        print(text("commands.fault", command_lang(), command=args.command, reason=reason), file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
