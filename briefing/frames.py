"""The frames of a Report, for XLSX and the data package: query answers with names in words and source numbers. Pure.

In: figure frames and growth rows. Out: frames with the columns a reader needs, in a fixed order; internal ones (spans)
are left out. Each figure once. Values are the query's own, unrounded: the sheet rounds what it shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, Literal

import pandas as pd

from briefing.source_book import SourceBook
from charts.exhibit import Exhibit
from words.catalogue import Lang, text
from words.figures import amount_formula, publisher_name, rows_of, source_beside
from words.growth import end_of, prices_text
from words.marks import marks_of
from words.terms import series_label

_FIGURE = (
    *("region_code", "region", "level", "series_id", "series_name", "year", "as_of", "effective", "value", "period"),
    *("provenance", "yuan_per_month", "month_provenance", "yuan_per_year", "year_provenance", "formula"),
    *("kind", "bound", "basis", "low", "high", "printed", "marks", "mark_reasons"),
    *("source_number", "publisher", "title", "published", "document_number", "grade", "url", "source_id"),
    *("observation_id", "status", "finding_codes", "agreeing", "contradicting", "caveat", "note_zh", "note_en"),
)
_GROWTH = (
    *("region_code", "region", "series_id", "series_name", "pair_kind", "from_year", "to_year", "years"),
    *("from_yuan_per_month", "to_yuan_per_month", "growth_total_pct", "growth_computed_pct", "growth_stated_pct"),
    *("verdict", "real_growth_pct", "price_rises", "from_basis", "to_basis"),
    *("from_marks", "marks"),
    *("from_source_number", "from_publisher", "from_title", "from_published", "from_observation_id"),
    *("source_number", "publisher", "title", "published", "observation_id", "source_id"),
)
_RAISE = ("region_code", "series_id", "from_year", "to_year", "from_yuan_per_month", "to_yuan_per_month")
_KINDS = ("printed", "within_year", "adjacent_year", "long_run")
"""of the ways in which one raise is known the first is told"""
IDENTITY = ["region_code", "series_id", "kind", "year", "observation_id"]


def comparison_frame(own: pd.DataFrame, book: SourceBook, lang: Lang) -> pd.DataFrame:
    """One row a region and series of what is compared."""
    return _tidy([_marked(row, lang) for row in rows_of(own)], _FIGURE, book, lang)


def _marked(row: dict[str, Any], lang: Lang) -> dict[str, Any]:
    """The row with the labels of its marks, as they stand beside the figure on a page, their reasons, and how its
    other amount was reckoned."""
    labels = " ".join(mark.label for mark in marks_of(row, "month", lang))
    return {**row, "formula": amount_formula(row, lang), "marks": labels, "mark_reasons": _reasons(row, lang)}


def figures_frame(frames: Sequence[pd.DataFrame], book: SourceBook, lang: Lang) -> pd.DataFrame:
    """Every figure of these frames once, in their order."""
    found: dict[tuple[object, ...], dict[str, Any]] = {}
    for row in chain.from_iterable(map(rows_of, frames)):
        found.setdefault(tuple(row[name] for name in IDENTITY), row)
    return _tidy([_marked(row, lang) for row in found.values()], _FIGURE, book, lang)


def growth_frame(pairs: pd.DataFrame, book: SourceBook, lang: Lang) -> pd.DataFrame:
    """Growth pairs with names in words, each raise once, both figures with their source."""
    found: dict[tuple[object, ...], dict[str, Any]] = {}
    for row in rows_of(pairs):
        raise_ = tuple(row[name] for name in _RAISE)
        if raise_ not in found or _KINDS.index(row["pair_kind"]) < _KINDS.index(found[raise_]["pair_kind"]):
            found[raise_] = row
    return _tidy([_with_sources(row, book, lang) for row in found.values()], _GROWTH, book, lang)


def _with_sources(row: dict[str, Any], book: SourceBook, lang: Lang) -> dict[str, Any]:
    """The row with the source of its old figure by number and name, and the rises of prices in words."""
    old = publisher_name(source_beside(row, "from") or {}, lang)
    said = {"from_source_number": book.number_beside(row, "from"), "from_publisher": old}
    marks = {name: _reasons(end_of(row, end), lang) for name, end in _END_MARKS.items()}
    return {**row, **said, **marks, "price_rises": prices_text(row, lang)}


_END_MARKS: Mapping[str, Literal["from", "to"]] = {"from_marks": "from", "marks": "to"}


def _reasons(row: Mapping[str, Any], lang: Lang) -> str:
    return text("marks.caveat_join", lang).join(mark.reason for mark in marks_of(row, "month", lang))


def counts_frame(shown: Sequence[Exhibit]) -> pd.DataFrame:
    """The rows of exhibits that are not of figures (counts of people, sums of money), under their own heads, once."""
    frames = [
        exhibit.figures[list(exhibit.columns)].rename(columns=dict(exhibit.columns))
        for exhibit in shown
        if exhibit.columns
    ]
    return pd.concat(frames, ignore_index=True).drop_duplicates(ignore_index=True) if frames else pd.DataFrame()


def _tidy(rows: list[dict[str, Any]], wanted: Sequence[str], book: SourceBook, lang: Lang) -> pd.DataFrame:
    if lang == "en":
        rows = [{**row, "region": row.get("region_en") or row["region"]} for row in rows]
    for row in rows:
        row["series_name"] = row.get("series_name") or _named(row, lang)
        row["source_number"], row["publisher"] = book.number(row), publisher_name(row, lang)
    return pd.DataFrame([[row.get(column) for column in wanted] for row in rows], columns=list(wanted), dtype=object)


def _named(row: dict[str, object], lang: Lang) -> str:
    try:
        return series_label(str(row["series_id"]), lang)
    except KeyError:
        return str(row["series_id"])
