"""`python -m warehouse dictionary [--write]`: the data dictionary as a page, printed or written to docs/."""

from __future__ import annotations

import argparse
import sys

from warehouse.connect import WarehouseUnusable, open_warehouse
from warehouse.dictionary import PAGE, render_page
from words.catalogue import command_lang, text


def main(arguments: list[str]) -> int:
    """0 shown or written, 2 where there is no warehouse to describe."""
    lang = command_lang()
    parser = argparse.ArgumentParser(prog="python -m warehouse dictionary", description=text("dictionary.about", lang))
    parser.add_argument("--write", action="store_true", help=text("dictionary.write", lang))
    wanted = parser.parse_args(arguments)
    try:
        page = render_page(open_warehouse())
    except WarehouseUnusable as error:
        print(error, file=sys.stderr)
        return 2
    if not wanted.write:
        print(page, end="")
        return 0
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page, encoding="utf-8")
    print(text("dictionary.written", lang, path=PAGE))
    return 0
