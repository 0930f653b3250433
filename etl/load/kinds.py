"""The types a column of data/ may have: text in, the value out, or NotOfKind with the code of the reason.

A number keeps what is printed: no thousands marks, no exponents, no blanks. A date may be as coarse as its source.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from datetime import date

from etl.records import Span

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class NotOfKind(ValueError):
    """A cell that is not what its column says; the argument is a code of words/texts/loading.toml."""


def parse_text(cell: str) -> str:
    """Text as it stands; blanks around it or a control character inside are refused.

    >>> parse_text("同心县")
    '同心县'
    """
    if cell != cell.strip() or not cell.replace("\n", "").isprintable():
        raise NotOfKind("untidy_text")
    return cell


def parse_integer(cell: str) -> int:
    """A whole number.

    >>> parse_integer("2022")
    2022
    """
    if not re.fullmatch(r"-?\d+", cell, re.ASCII):
        raise NotOfKind("not_integer")
    return int(cell)


def parse_number(cell: str) -> float:
    """A decimal number as printed.

    >>> parse_number("5.50")
    5.5
    """
    if not re.fullmatch(_NUMBER.pattern, cell, re.ASCII) or not math.isfinite(float(cell)):
        raise NotOfKind("not_number")
    return float(cell)


def parse_partial_date(cell: str) -> str:
    """A year, month or day that exists, as text.

    >>> parse_partial_date("2017-04")
    '2017-04'
    """
    match = re.fullmatch(_DATE.pattern, cell, re.ASCII)
    if not match:
        raise NotOfKind("not_date")
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise NotOfKind("not_date") from None
    return cell


def parse_date(cell: str) -> str:
    """A day that exists, as text."""
    if len(parse_partial_date(cell)) != 10:
        raise NotOfKind("not_date")
    return cell


def parse_period(cell: str) -> str:
    """A partial date, or two of them around a stroke, the earlier first; 2020~ is a part of 2020 with unknown bounds.

    >>> parse_period("2020-01/2020-05"), parse_period("2020~")
    ('2020-01/2020-05', '2020~')
    """
    if len(cell) == 5 and cell.endswith("~"):
        return parse_partial_date(cell[:4]) + "~"
    parts = [parse_partial_date(part) for part in cell.split("/")]
    if len(parts) > 2 or parts != sorted(parts):
        raise NotOfKind("not_period")
    return cell


def parse_json(cell: str) -> str:
    """A JSON object, as text."""
    try:
        found = json.loads(cell)
    except ValueError:
        raise NotOfKind("not_json") from None
    if not isinstance(found, dict):
        raise NotOfKind("not_json")
    return cell


def parse_spans(cell: str) -> str:
    """A JSON list of [start, end) pairs, at least one, none empty or negative, as text."""
    try:
        read_spans(cell)
    except (ValueError, TypeError):
        raise NotOfKind("not_spans") from None
    return cell


def read_spans(cell: str) -> list[Span]:
    """The pairs of a spans cell.

    >>> read_spans("[[2798,2802],[2807,2812]]")
    [(2798, 2802), (2807, 2812)]
    """
    spans = [(start, end) for start, end in json.loads(cell)]
    if not spans or not all(isinstance(a, int) and isinstance(b, int) and 0 <= a < b for a, b in spans):
        raise ValueError(cell)
    return spans


def parse_url(cell: str) -> str:
    """A web address of http or https, without blanks or quotes."""
    if not re.fullmatch(r"https?://[^\s\"'<>]+", cell):
        raise NotOfKind("not_url")
    return cell


PARSERS: dict[str, Callable[[str], object]] = {
    "text": parse_text,
    "list": parse_text,
    "integer": parse_integer,
    "number": parse_number,
    "date": parse_date,
    "partial_date": parse_partial_date,
    "period": parse_period,
    "json": parse_json,
    "spans": parse_spans,
    "url": parse_url,
}


def count_decimals(cell: str | None) -> int | None:
    """How many digits stand after the point: what rounding of a stated growth rate can hide.

    >>> count_decimals("5.5"), count_decimals("12"), count_decimals(None)
    (1, 0, None)
    """
    return None if cell is None else len(cell.partition(".")[2])
