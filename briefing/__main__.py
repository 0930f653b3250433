"""`python -m briefing --out DIR [--regions …] [--pages …] [--lang zh|en] [--format pptx,docx,xlsx,zip] …`

The briefing pack, without a browser. Paths of the files go to stdout, progress to stderr. Status 2 for an order that
cannot be understood or a folder that cannot be written, 1 where the warehouse cannot be used; one sentence each.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import duckdb

from briefing.fill import fill_report
from briefing.formats import RENDERERS, file_name
from briefing.order import DEFAULT_PAGES, FORMATS, PAGES, Order, OrderError, find_regions, read_list
from warehouse.connect import open_warehouse
from warehouse.errors import WarehouseUnusable
from warehouse.queries import sources, years
from words.catalogue import LANGS, Lang, command_lang, text
from words.regions import DEFAULT_REGIONS


def main(arguments: list[str] | None = None) -> int:
    """Write the pack; returns the exit status."""
    lang = command_lang()
    asked = _parse(arguments, lang)
    try:
        con = open_warehouse()
        order = _order(con, asked, lang)
        _write(con, order, read_list(asked.format, FORMATS, "format", lang), Path(asked.out))
    except OrderError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        reason = error.strerror or str(error)
        print(text("ordering.cannot_write", lang, path=asked.out, reason=reason), file=sys.stderr)
        return 2
    except WarehouseUnusable as error:
        print(error.sentence(lang), file=sys.stderr)
        return 1
    return 0


def _parse(arguments: list[str] | None, lang: Lang) -> argparse.Namespace:
    known = {"pages": ", ".join(PAGES), "format": ", ".join(FORMATS)}
    parser = argparse.ArgumentParser(prog="python -m briefing", description=text("ordering.about", lang))
    parser.add_argument("--out", required=True, metavar="DIR", help=text("ordering.help_out", lang))
    parser.add_argument("--regions", default=",".join(DEFAULT_REGIONS), help=text("ordering.help_regions", lang))
    parser.add_argument("--pages", default=",".join(DEFAULT_PAGES), help=_help("pages", lang, known))
    parser.add_argument("--format", default=",".join(FORMATS), help=_help("format", lang, known))
    parser.add_argument("--lang", choices=LANGS, default="zh", help=text("ordering.help_lang", lang))
    parser.add_argument("--year", type=int, default=None, help=text("ordering.help_year", lang))
    parser.add_argument("--unit", choices=("month", "year"), default="month", help=text("ordering.help_unit", lang))
    parser.add_argument("--base", default=None, help=text("ordering.help_base", lang))
    parser.add_argument("--with-unreviewed", action="store_true", help=text("ordering.help_unreviewed", lang))
    return parser.parse_args(arguments)


def _help(name: str, lang: Lang, known: dict[str, str]) -> str:
    return text(f"ordering.help_{name}", lang, known=known[name])


def _order(con: duckdb.DuckDBPyConnection, asked: argparse.Namespace, lang: Lang) -> Order:
    """The order that the words ask for; OrderError says what of them is not there."""
    book = sources.regions(con)
    regions = find_regions(asked.regions, book, lang)
    bases = find_regions(asked.base, book, lang) if asked.base else ()
    if len(bases) > 1:
        raise OrderError(text("ordering.several_bases", lang, name=asked.base))
    base = bases[0] if bases else None
    if base and base not in regions:
        raise OrderError(text("ordering.base_outside", lang, name=asked.base, known=asked.regions))
    span = years.year_range(con).iloc[0]
    if asked.year is not None and not span["first_year"] <= asked.year <= span["last_year"]:
        fields = {"year": asked.year, "first": int(span["first_year"]), "last": int(span["last_year"])}
        raise OrderError(text("ordering.unknown_year", lang, **fields))
    pages = read_list(asked.pages, PAGES, "page", lang)
    return Order(regions, pages, asked.lang, asked.unit, asked.year, base, asked.with_unreviewed)


def _write(con: duckdb.DuckDBPyConnection, order: Order, formats: tuple[str, ...], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    report = fill_report(con, order)
    names = report.subtitle.split(text("figures.list_separator", order.lang))
    for number, ending in enumerate(formats, start=1):
        path = folder / file_name(report, names, ending)
        told = {"name": path.name, "number": number, "count": len(formats)}
        print(text("ordering.writing", command_lang(), **told), file=sys.stderr, flush=True)
        path.write_bytes(RENDERERS[ending](report))
        print(text("ordering.written", command_lang(), path=path, size=path.stat().st_size // 1024))


if __name__ == "__main__":
    sys.exit(main())
