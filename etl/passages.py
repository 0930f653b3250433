"""A file of passages: one JSON object a line, {"id", "text", "title", "publisher", "published"}.

The last three may be missing. A line that is no such object is handed on as a WrongPassage; the others are read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from etl.read import read_file
from etl.records import SourceText


@dataclass(frozen=True)
class WrongPassage:
    """A line that holds no passage; lines count from 1."""

    path: str
    line: int


def read_passages(path: Path) -> Iterator[SourceText | WrongPassage]:
    """Every passage of the file; raises Unreadable where the file itself cannot be read."""
    for number, line in enumerate(read_file(path).text.split("\n"), 1):
        if line.strip():
            try:
                yield _passage(json.loads(line))
            except (ValueError, KeyError, TypeError):
                yield WrongPassage(str(path), number)


def _passage(entry: object) -> SourceText:
    if not isinstance(entry, dict):
        raise TypeError("a passage is an object")
    title, publisher, published = (entry.get(name) for name in ("title", "publisher", "published"))
    given = (entry["id"], entry["text"], *filter(None, (title, publisher, published)))
    if not all(isinstance(value, str) for value in given):
        raise TypeError("id and text are strings")
    return SourceText(entry["id"], entry["text"], "passage", title=title, publisher=publisher, published=published)
