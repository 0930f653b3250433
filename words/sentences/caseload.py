"""What the page 保障规模 finds: who counts most and least among the figures for a year of regions of one level, and
what cannot be compared.

Comes in: rows of warehouse.queries.caseload of one programme. Figures of less than a year and doubtful ones never enter
the comparison; the sentence says that they exist. A figure for a year need not cover the year: persons and households
may be those on the register, so the sentence says whose are, and whose source does not tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from words.caseload import is_doubtful, place_name, scaled_amount, shared_scale
from words.catalogue import Lang, text
from words.figures import Row, present, rows_of
from words.gaps import Gap
from words.levels import LEVELS, level_name, level_of
from words.periods import is_whole_year, period_label
from words.sentences.absent import some_names
from words.sentences.extremes import join_names
from words.terms import term


def caseload_finding(
    figures: pd.DataFrame,
    programme: str,
    measures: tuple[str, ...],
    names: Mapping[str, str],
    gaps: Sequence[Gap],
    lang: Lang,
) -> str:
    """One sentence on that one of `measures` that the most documents state for a whole year; `gaps` are those of the
    chosen regions ({code: name}) that have none of it."""
    sentence = _finding(figures, programme, measures, names, gaps, lang)
    return sentence[:1].upper() + sentence[1:]


def all_programmes_finding(figures: pd.DataFrame, lang: Lang) -> str:
    """How many figures, from how many documents; how many cover less than a year or are doubtful; apart from them
    those of places whose name is hidden."""
    every = rows_of(figures)
    rows = [row for row in every if present(row.get("region_code"))]
    hidden = _hidden([row for row in every if row not in rows], lang)
    if not rows:
        return text("caseload.finding_all_none", lang, hidden=hidden)
    wrong = sum(is_doubtful(row) for row in rows)
    doubtful = text("caseload.finding_all_doubtful", lang, count=wrong) if wrong else ""
    fields = {"documents": len({row["document_id"] for row in rows}), "count": len(rows)}
    part = sum(not is_whole_year(str(row["period"])) for row in rows)
    return text("caseload.finding_all", lang, part=part, doubtful=doubtful, hidden=hidden, **fields)


def _hidden(rows: Sequence[Row], lang: Lang) -> str:
    places = join_names(list(dict.fromkeys(place_name(row, lang) for row in rows)), lang)
    return text("caseload.finding_hidden", lang, places=places, count=len(rows)) if rows else ""


def _finding(
    figures: pd.DataFrame,
    programme: str,
    measures: tuple[str, ...],
    names: Mapping[str, str],
    gaps: Sequence[Gap],
    lang: Lang,
) -> str:
    rows = [row for row in rows_of(figures) if row["programme"] == programme and not is_doubtful(row)]
    measure = max(measures, key=lambda each: _standing(rows, each))
    own = [row for row in rows if row["measure"] == measure]
    fields = {"programme": term("programme", programme, lang), "measure": term("measure", measure, lang)}
    if not own:
        if len(measures) > 1:
            fields["measure"] = text("caseload.people", lang)
        return text("caseload.finding_none", lang, **fields)
    whole = _newest([row for row in own if _whole(row)])
    parts = [row for row in own if not _whole(row) and place_name(row, lang) not in _places(whole, lang)]
    absent = _absent([gap for gap in gaps if gap.series_id == measure], names, lang)
    if not whole:
        return text("caseload.finding_part_only", lang, parts=_named(parts, lang), absent=absent, **fields)
    others = text("caseload.finding_part", lang, parts=_named(parts, lang)) if parts else ""
    others = _register(whole, measure, lang) + others + absent
    scale = shared_scale(whole)
    if len(whole) == 1:
        return text("caseload.finding_one", lang, high=_side(whole[0], scale, lang), others=others, **fields)
    levels = [same for level in LEVELS if (same := [row for row in whole if level_of(row) == level])]
    if any(len({row["period"] for row in same}) > 1 for same in levels):
        others = text("caseload.finding_years", lang) + others
    ranks = [_rank(same, scale, lang) for same in levels]
    if len(levels) == 1:
        return text("caseload.finding_one_level", lang, ranks=ranks[0], others=others, **fields)
    named = [
        text("caseload.rank_of_level", lang, level=level_name(same[0], lang), rank=rank)
        for same, rank in zip(levels, ranks, strict=True)
    ]
    joined = text("caseload.rank_join", lang).join(named)
    return text("caseload.finding_levels", lang, ranks=joined, others=others, **fields)


def _newest(rows: Sequence[Row]) -> list[Row]:
    """The newest figure of each region, largest first."""
    by_region = {row["region_code"]: row for row in sorted(rows, key=lambda row: str(row["period"]))}
    return sorted(by_region.values(), key=lambda row: -float(row["quantity"]))


def _rank(rows: Sequence[Row], scale: float, lang: Lang) -> str:
    """Who of one level has most and who least, largest first; two are not called most and least."""
    equal = rows[0]["quantity"] == rows[-1]["quantity"]
    key = "alone" if len(rows) == 1 else "many" if len(rows) > 2 else "equal" if equal else "two"
    return text(f"caseload.rank_{key}", lang, high=_side(rows[0], scale, lang), low=_side(rows[-1], scale, lang))


def _absent(gaps: Sequence[Gap], names: Mapping[str, str], lang: Lang) -> str:
    """Which of the chosen regions have no figure: not stated, or no document held."""
    said = ""
    for kind in ("not_stated", "no_document"):
        regions = [names[gap.region_code] for gap in gaps if gap.kind == kind]
        said += text(f"caseload.finding_{kind}", lang, regions=some_names(regions, lang)) if regions else ""
    return said


def _standing(rows: Sequence[Row], measure: str) -> tuple[int, int]:
    """How many whole-year figures, and how many at all, a measure has."""
    own = [row for row in rows if row["measure"] == measure]
    return sum(_whole(row) for row in own), len(own)


def _whole(row: Row) -> bool:
    return is_whole_year(str(row["period"])) and row["area"] == "all"


def _register(rows: Sequence[Row], measure: str, lang: Lang) -> str:
    """Whose persons or households are those on the register; nothing of what can only add up over a year."""
    if measure not in _STANDING:
        return ""
    own = [row for row in rows if row.get("note_zh") == text("caseload.on_register", "zh")]
    count = "all" if len(own) == len(rows) else "some" if own else "none"
    regions = join_names([place_name(row, lang) for row in own], lang)
    return text(f"caseload.finding_{count}_registered", lang, regions=regions)


_STANDING = ("persons", "households")
"""what can be counted on a day as well as over a year"""


def _side(row: Row, scale: float, lang: Lang) -> str:
    fields = {"region": place_name(row, lang), "period": period_label(str(row["period"]), lang)}
    return text("caseload.finding_side", lang, amount=scaled_amount(row, scale, lang), **fields)


def _places(rows: Sequence[Row], lang: Lang) -> set[str]:
    return {place_name(row, lang) for row in rows}


def _named(rows: Sequence[Row], lang: Lang) -> str:
    named: dict[str, None] = {}
    for row in rows:
        fields = {"region": place_name(row, lang), "period": period_label(str(row["period"]), lang)}
        named[text("caseload.finding_part_one", lang, **fields)] = None
    return join_names(list(named), lang)
