"""`python -m warehouse query "SQL"`: one guarded read-only query, printed as a table, CSV or JSON.

In: SQL (or - for standard input, or --saved NAME), parameters, limits. Out: the rows on standard output or in the file
of --out, always UTF-8; on standard error one line where the answer is cut or refused. Exit status 2 for a refused query
and for arguments that cannot be heeded. A parameter of one's own SQL is text as it stands (NAME=01), or a number where
NAME:=VALUE says so; a saved query knows the types of its own.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from warehouse.connect import warehouse_path
from warehouse.guard.answer import (
    EXPORT_BYTES,
    EXPORT_ROWS,
    LONGEST_RUN,
    SCREEN_ROWS,
    Form,
    Limits,
    Query,
    Refused,
    Value,
)
from warehouse.guard.pool import Guard
from warehouse.guard.sentence import cut_sentence, refusal_sentence
from warehouse.guard.start import SpawnStarter
from warehouse.saved import SavedQuery, load_saved
from words.catalogue import Lang, command_lang, text

_FORMS: dict[str, Form] = {"table": "table", "csv": "bare_csv", "json": "json"}


def main(arguments: list[str]) -> int:
    """0 when the query was answered, 2 when it was refused or the arguments are wrong, 130 when it was broken off."""
    options = _parser().parse_args(arguments)
    try:
        query = _query_of(options)
        path = Path(options.db) if options.db else warehouse_path()
        if not path.is_file():
            raise _BadArgument(text("query.cli_no_warehouse", options.lang, path=path))
        with closing(Guard(path, SpawnStarter(), most=1, spare=0)) as guard:
            answer = guard.run(query)
        _write(answer.body, options)
    except Refused as refused:
        print(refusal_sentence(refused, options.lang), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(text("query.error_stopped", options.lang), file=sys.stderr)
        return 130
    except _BadArgument as wrong:
        print(wrong, file=sys.stderr)
        return 2
    sentence = cut_sentence(answer, options.lang)
    if sentence:
        print(sentence, file=sys.stderr)
    return 0


class _BadArgument(Exception):
    """An argument that cannot be read or heeded, as the sentence to print."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m warehouse query", description=text("query.cli_description", command_lang())
    )
    parser.add_argument("sql", nargs="?", help="SQL, - = stdin")
    parser.add_argument("--saved", help="data/queries/NAME.toml")
    parser.add_argument("--param", action="append", default=[], metavar="NAME=TEXT, NAME:=NUMBER")
    parser.add_argument("--db", metavar="PATH")
    parser.add_argument("--format", choices=list(_FORMS), default="table")
    parser.add_argument("--excel", action="store_true", help="csv: BOM, formulas neutralised")
    parser.add_argument("--out", type=Path, metavar="FILE", help=text("commands.out", command_lang()))
    parser.add_argument("--rows", type=int, help=f"≤ {EXPORT_ROWS:,}")
    parser.add_argument("--seconds", type=float, default=5.0, help=f"≤ {LONGEST_RUN:g}")
    parser.add_argument("--lang", choices=["zh", "en"], default=command_lang())
    return parser


def _query_of(options: argparse.Namespace) -> Query:
    if options.saved and options.sql is not None:
        raise _BadArgument(text("query.cli_sql_and_saved", options.lang, name=options.saved))
    if options.excel and options.format != "csv":
        raise _BadArgument(text("query.cli_excel_without_csv", options.lang))
    _check_range("seconds", options.seconds, 0.1, LONGEST_RUN, options.lang)
    _check_range("rows", SCREEN_ROWS if options.rows is None else options.rows, 1, EXPORT_ROWS, options.lang)
    saved = _saved(options) if options.saved else None
    sql = saved.sql if saved else _sql_of(options.sql)
    given = {name: (value, number) for name, value, number in (_pair(pair, options.lang) for pair in options.param)}
    if saved:
        parameters = saved.values({name: value for name, (value, _) in given.items()})
    else:
        parameters = {name: _number(name, value) if number else value for name, (value, number) in given.items()}
        _check_used(parameters, sql, options.lang)
    rows = options.rows or (SCREEN_ROWS if options.format == "table" else EXPORT_ROWS)
    form: Form = "csv" if options.excel else _FORMS[options.format]
    return Query(sql, parameters, form, Limits(options.seconds, rows, EXPORT_BYTES))


def _check_range(name: str, given: float, least: float, most: float, lang: Lang) -> None:
    """Refuses what is outside the limits, and nan, which is nowhere."""
    if not least <= given <= most:
        limits = {"least": f"{least:g}", "most": f"{most:.0f}"}
        raise _BadArgument(text("query.cli_out_of_range", lang, name=name, given=given, **limits))


def _check_used(names: Iterable[str], sql: str, lang: Lang) -> None:
    for name in names:
        if not re.search(rf"\${re.escape(name)}\b", sql):
            raise _BadArgument(text("query.cli_unused_parameter", lang, name=name))


def _saved(options: argparse.Namespace) -> SavedQuery:
    saved = load_saved()
    if options.saved not in saved:
        sentence = text("query.cli_unknown_saved", options.lang, name=options.saved, names=", ".join(saved))
        raise _BadArgument(sentence)
    return saved[options.saved]


def _sql_of(argument: str | None) -> str:
    if argument != "-":
        return argument or ""
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused("not_utf8") from error


def _pair(pair: str, lang: Lang) -> tuple[str, str, bool]:
    """Name, value, and whether := says that it is a number.

    >>> _pair("code=010", "zh"), _pair("$year:=2023", "zh")
    (('code', '010', False), ('year', '2023', True))
    """
    name, equals, value = pair.partition("=")
    number = name.endswith(":")
    name = name.removesuffix(":").removeprefix("$")
    if not equals or not name:
        raise _BadArgument(text("query.cli_bad_parameter", lang, given=pair))
    return name, value, number


def _number(name: str, value: str) -> Value:
    """A number as it is written, without blanks, strokes or a name for infinity."""
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", value, re.ASCII):
        raise Refused("bad_value", name=name, given=value[:40])
    return float(value) if "." in value else int(value)


def _write(content: bytes | bytearray, options: argparse.Namespace) -> None:
    """Bytes to the file named or to standard output; quiet when the reader (`| head`) has gone."""
    try:
        if options.out is not None:
            options.out.write_bytes(content)
            return
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        if options.out is None:
            raise
        reason = error.strerror or str(error)
        raise _BadArgument(text("commands.cannot_write", options.lang, path=options.out, reason=reason)) from error
