"""`python -m warehouse <command>`: the commands live in warehouse/commands/, one module each with a
`main(arguments)`."""

from __future__ import annotations

import importlib
import pkgutil
import sys

from warehouse import commands
from words.catalogue import command_lang, text


def main(arguments: list[str]) -> int:
    """Run the command the first argument names; 2 where there is none."""
    names = sorted(module.name for module in pkgutil.iter_modules(commands.__path__))
    if not arguments or arguments[0] not in names:
        print(text("query.cli_commands", command_lang(), names=" | ".join(names)), file=sys.stderr)
        return 2
    return int(importlib.import_module(f"warehouse.commands.{arguments[0]}").main(arguments[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
