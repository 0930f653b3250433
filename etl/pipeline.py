"""repair → extract → check: one document in, everything it yields out. A pure function, so it fans out by processes."""

from __future__ import annotations

from dataclasses import replace

from etl.check import check
from etl.extract import extract
from etl.records import Extraction, SourceText
from etl.repair import repair


def extract_document(source: SourceText) -> Extraction:
    """What `source` states, with findings."""
    readable = replace(source, title=_repair_line(source.title), publisher=_repair_line(source.publisher))
    return check(extract(readable, repair(source)), source)


def _repair_line(line: str | None) -> str | None:
    """A title or a publisher as the grammar reads it."""
    return repair(SourceText("", line, "line")).text if line else None


def extract_text(
    text: str, title: str | None = None, publisher: str | None = None, published: str | None = None
) -> Extraction:
    """The same for a bare text.

    >>> [(o.area, o.value, o.period) for o in extract_text("城市低保标准由600元/月提高到650元/月").observations]
    [('urban', 650, 'month')]
    """
    return extract_document(SourceText("text", text, "text", title=title, publisher=publisher, published=published))
