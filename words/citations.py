"""How a source is cited, ready to paste: 《标题》（发布机关，文号，日期）. Pure.

In: a row with title, publisher, document_number, published (and published_precision). Out: one line. What the source
does not print is left out; where it prints nothing at all, that is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from words.catalogue import Lang, text
from words.figures import publisher_name
from words.numbers import is_missing

_MOST_SOURCES = 8


def cite(row: Mapping[str, Any], lang: Lang) -> str:
    """The citation of one source.

    >>> cite({"title": "民政工作总结", "publisher": "某市民政局", "published": "2023-12-29"}, "zh")
    '《民政工作总结》（某市民政局，2023年12月29日）'
    >>> cite({"title": None, "publisher": None, "published": None}, "zh")
    '原文未载标题、发布机关、日期'
    """
    title = _present(row, "title")
    details = [publisher_name(row, lang) or "", _present(row, "document_number"), date_text(row, lang)]
    inside = text("citations.separator", lang).join(part for part in details if part)
    if not title and not inside:
        return text("citations.nothing", lang)
    named = _titled(title, lang) if title else text("citations.untitled", lang)
    return text("citations.whole", lang, title=named, details=inside) if inside else named


def cite_finding(finding: str, rows: list[Mapping[str, Any]], lang: Lang) -> str:
    """A finding with the citations of its sources, each once, ready to paste; beyond eight they are counted."""
    sources = list(dict.fromkeys(cite(row, lang) for row in rows))
    if len(sources) > _MOST_SOURCES:
        rest = text("citations.more", lang, count=len(sources))
        sources = [*sources[:_MOST_SOURCES], rest]
    return text("citations.finding", lang, finding=finding, sources=text("citations.join", lang).join(sources))


def date_text(row: Mapping[str, Any], lang: Lang) -> str:
    """The date of publication as far as it is known: 2023年12月29日, 2021年1月, or nothing.

    >>> date_text({"published": "2021-01-01", "published_precision": "month"}, "zh")
    '2021年1月'
    """
    parts = _present(row, "published")[:10].split("-")
    known = {"year": 1, "month": 2}.get(_present(row, "published_precision"), 3)
    numbers = [int(part) for part in parts[:known] if part.isdigit()]
    if not numbers:
        return ""
    keys = ("year", "month", "day")[: len(numbers)]
    if lang == "en":
        return "-".join(f"{number:02}" for number in numbers)
    return text(f"citations.date_{keys[-1]}", lang, **dict(zip(keys, numbers, strict=True)))


def _titled(title: str, lang: Lang) -> str:
    """A title supplied by us stands in 〔〕 and keeps them in place of quotation marks."""
    return title if title.startswith("〔") else text("citations.title", lang, title=title)


def _present(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    return "" if is_missing(value) or value == "" else str(value)
