"""The finding of the page overview: who leads how many comparable standards. Pure.

Only standards known of at least two regions count; reviewed figures only; where years differ the span is said.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd

from words.catalogue import Lang, text
from words.figures import Unit, region_name
from words.sentences.extremes import countable, find_extremes, join_names


def overview_finding(headline: pd.DataFrame, unit: Unit, lang: Lang, year: int | None) -> str:
    """鄂尔多斯 leads 6 of 6 standards, 铜川 is last in 3; how many regions and years that compares."""
    rows = countable(headline, unit)
    compared = [group for group in _groups(rows).values() if len(group) > 1]
    if not compared:
        return _alone(rows, lang, year)
    first, last = Counter[str](), Counter[str]()
    for group in compared:
        ends = find_extremes(group, unit)
        if ends is not None and not ends.tied:
            first.update(region_name(row, lang) for row in ends.high)
            last.update(region_name(row, lang) for row in ends.low)
    if not first:
        return text("overview.all_equal", lang, count=len(compared))
    fields = {"count": len(compared), "high": _most(first, lang), "high_count": max(first.values())}
    fields |= {"low": _most(last, lang), "low_count": max(last.values())}
    fields |= {f"{end}_each": _each(counts, lang) for end, counts in (("high", first), ("low", last))}
    years = sorted({row["year"] for group in compared for row in group})
    span = {"year": years[0], "first": years[0], "last": years[-1]}
    key = "leads_same" if year is not None else "leads_one_year" if len(years) == 1 else "leads_latest"
    return text(f"overview.{key}", lang, **fields, **span)


def _groups(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row["group_id"], []).append(row)
    return groups


def _most(counts: Counter[str], lang: Lang) -> str:
    return join_names([name for name, count in counts.items() if count == max(counts.values())], lang)


def _each(counts: Counter[str], lang: Lang) -> str:
    several = sum(count == max(counts.values()) for count in counts.values()) > 1
    return text("overview.each", lang) if several else ""


def _alone(rows: list[dict[str, Any]], lang: Lang, year: int | None) -> str:
    if not rows:
        return text("overview.nothing", lang)
    regions = list(dict.fromkeys(region_name(row, lang) for row in rows))
    fields: dict[str, object] = {"regions": join_names(regions, lang), "count": len(_groups(rows))}
    return text("overview.not_comparable" if len(regions) > 1 else "overview.one_region", lang, **fields)
