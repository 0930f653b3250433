"""The finding of the page overview: who leads how many comparable standards. Pure.

Only standards known of at least two regions count; reviewed figures only; where years differ the span is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from words.catalogue import Lang, text
from words.figures import Unit, region_name, rows_of
from words.levels import join_notes
from words.sentences.absent import some_names
from words.sentences.extremes import countable, find_extremes, join_names, unreviewed_regions


def overview_finding(
    headline: pd.DataFrame,
    unit: Unit,
    lang: Lang,
    year: int | None,
    chosen: Sequence[str] = (),
    unheld: Sequence[str] = (),
) -> str:
    """鄂尔多斯 leads 6 of 6 standards, 铜川 is last in 3; which years that compares, which of the `chosen` regions it
    leaves out, of which of them no document gives any standard (`unheld`), and which of its figures are implied."""
    said = _compared(headline, unit, lang, year, [name for name in chosen if name not in unheld])
    when = "" if year is None else text("sentences.absent_year", lang, year=year)
    return said + (text("overview.unheld", lang, regions=some_names(unheld, lang), year=when) if unheld else "")


def _compared(headline: pd.DataFrame, unit: Unit, lang: Lang, year: int | None, chosen: Sequence[str]) -> str:
    rows = countable(headline, unit)
    unreviewed = unreviewed_regions(rows_of(headline), lang)
    chosen = [name for name in chosen if name not in unreviewed]
    compared = [group for group in _groups(rows).values() if len(group) > 1]
    if not compared:
        return _alone(rows, lang, year)
    ends = [end for group in compared if (end := find_extremes(group, unit)) is not None and not end.tied]
    if not ends:
        return text("overview.all_equal", lang, count=len(compared)) + _left_out(compared, chosen, lang)
    high = [row for end in ends for row in end.high]
    low = [row for end in ends for row in end.low]
    shown = len(_groups(rows_of(headline)))
    counted = "overview.counted" if shown == len(compared) else "overview.counted_comparable"
    fields: dict[str, Any] = {"standards": text(counted, lang, count=len(compared))}
    fields |= {"high": _lead("highest", high, len(compared), lang), "low": _lead("lowest", low, len(compared), lang)}
    years = sorted({row["year"] for group in compared for row in group})
    span = {"year": years[0], "first": years[0], "last": years[-1]}
    key = "leads_same" if year is not None else "leads_one_year" if len(years) == 1 else "leads_latest"
    said = text(f"overview.{key}", lang, **fields, **span)
    return said + _implied([*high, *low], lang) + _left_out(compared, chosen, lang)


def not_continued(headline: pd.DataFrame, lang: Lang) -> str:
    """Whose standards by a multiple stop at an older year than the dibao beside them, and why; else nothing."""
    rows = rows_of(headline)
    newest = {
        (row["region_code"], area): row["year"]
        for row in rows
        if row["indicator"] == "dibao"
        for area in (("urban", "rural") if row["area"] == "unified" else (row["area"],))
    }
    behind: dict[int, dict[str, None]] = {}
    for row in rows:
        if row.get("basis") == "computed" and newest.get((row["region_code"], row["area"]), 0) > row["year"]:
            behind.setdefault(row["year"], {})[region_name(row, lang)] = None
    return join_notes(
        (
            text("overview.not_continued", lang, regions=join_names(list(names), lang), year=year)
            for year, names in behind.items()
        ),
        lang,
    )


def _lead(end: str, rows: list[dict[str, Any]], compared: int, lang: Lang) -> str:
    """Who is at this end most often, and how often."""
    counts = Counter(region_name(row, lang) for row in rows)
    most = max(counts.values())
    first = [name for name, count in counts.items() if count == most]
    manner = "_each" if len(first) > 1 else "_all" if most == compared > 1 else ""
    return text(f"overview.{end}{manner}", lang, region=join_names(first, lang), count=most)


def _implied(rows: list[dict[str, Any]], lang: Lang) -> str:
    own = [row for row in rows if row.get("basis") == "implied"]
    names = list(dict.fromkeys(region_name(row, lang) for row in own))
    return text("overview.implied", lang, regions=join_names(names, lang), count=len(own)) if own else ""


def _left_out(compared: list[list[dict[str, Any]]], chosen: Sequence[str], lang: Lang) -> str:
    """Which regions the comparison is of where these are two only, and which of the chosen it has nothing of."""
    names = list(dict.fromkeys(region_name(row, lang) for group in compared for row in group))
    absent = [name for name in chosen if name not in names]
    pair = text("overview.only_two", lang, regions=join_names(names, lang)) if len(names) == 2 and absent else ""
    return pair + (text("overview.absent", lang, regions=join_names(absent, lang)) if absent else "")


def _groups(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The rows of each group; groups of the very same figures (one standard for town and country) are one."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row["group_id"], []).append(row)
    alike = {frozenset((row["series_id"], row["region_code"]) for row in own): group for group, own in groups.items()}
    return {group: own for group, own in groups.items() if group in alike.values()}


def _alone(rows: list[dict[str, Any]], lang: Lang, year: int | None) -> str:
    if not rows:
        return text("overview.nothing", lang)
    regions = list(dict.fromkeys(region_name(row, lang) for row in rows))
    fields: dict[str, object] = {"regions": join_names(regions, lang), "count": len(_groups(rows))}
    return text("overview.not_comparable" if len(regions) > 1 else "overview.one_region", lang, **fields)
