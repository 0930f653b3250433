"""The sources of a briefing, numbered in the order in which its sections first cite them.

In: rows of figure frames. Out: numbers, and at the end the numbered list. Decision: one numbering for the whole
briefing, so that [3] is the same source on every slide; rows that cite alike are one source, however many figures it
gives. A row without a source_id is not cited.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from briefing.report import Source
from words.catalogue import Lang, load_catalogue, text
from words.citations import cite
from words.figures import present, source_beside, sources_of


class SourceBook:
    """Gives each source its number, once."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._sources: dict[str, Source] = {}

    def number(self, row: Mapping[str, Any]) -> int | None:
        """The number of the row's own source; None where the row names none."""
        return None if _source_id(row) is None else self.enter(row)

    def number_beside(self, row: Mapping[str, Any], prefix: str) -> int | None:
        """The number of a second source of the row, in columns with this prefix (from_title, consumption_title, …)."""
        source = source_beside(row, prefix)
        return self.enter(source) if source else None

    def numbers(self, rows: Iterable[Mapping[str, Any]]) -> tuple[int, ...]:
        """The numbers of all sources of these rows, each once, ascending."""
        found: set[int] = set()
        for row in rows:
            found |= {self.enter(source) for source in sources_of(row)}
        return tuple(sorted(found))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The list as it stands."""
        return tuple(self._sources.values())

    def enter(self, row: Mapping[str, Any]) -> int:
        """The number of the source that this row is."""
        citation, url = cite(row, self.lang), present(row.get("url")) or ""
        if citation not in self._sources:
            grade, key = present(row.get("grade")), f"figures.grade_{row.get('grade')}"
            self._sources[citation] = Source(
                number=len(self._sources) + 1,
                source_id=_source_id(row) or "",
                citation=citation,
                grade=text(key, self.lang) if key in load_catalogue() else grade or "",
                url=url,
                remark=present(row.get("caveat_en" if self.lang == "en" else "caveat")) or "",
            )
        return self._sources[citation].number


def _source_id(row: Mapping[str, Any]) -> str | None:
    """A figure's source; a count names its document."""
    return present(row.get("source_id")) or present(row.get("document_id"))
