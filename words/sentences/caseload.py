"""What the page 保障规模 finds: who counts most and least among the figures for a year, and what cannot be compared.

Comes in: rows of warehouse.queries.caseload of one programme. Figures of less than a year and doubtful ones never enter
the comparison; the sentence says that they exist. A figure for a year need not cover the year: persons and households
may be those on the register, so the sentence says whose are, and whose source does not tell.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from words.caseload import is_doubtful, place_name, stated_amount
from words.catalogue import Lang, text
from words.figures import Row, rows_of
from words.periods import is_whole_year, period_label
from words.sentences.extremes import join_names
from words.terms import term


def caseload_finding(figures: pd.DataFrame, programme: str, measures: tuple[str, ...], lang: Lang) -> str:
    """One sentence on that one of `measures` that the most documents state for a whole year."""
    sentence = _finding(figures, programme, measures, lang)
    return sentence[:1].upper() + sentence[1:]


def all_programmes_finding(figures: pd.DataFrame, lang: Lang) -> str:
    """How many figures, from how many documents; how many cover less than a year or are doubtful."""
    rows = rows_of(figures)
    wrong = sum(is_doubtful(row) for row in rows)
    doubtful = text("caseload.finding_all_doubtful", lang, count=wrong) if wrong else ""
    fields = {"documents": len({row["document_id"] for row in rows}), "count": len(rows)}
    part = sum(not is_whole_year(str(row["period"])) for row in rows)
    return text("caseload.finding_all", lang, part=part, doubtful=doubtful, **fields)


def _finding(figures: pd.DataFrame, programme: str, measures: tuple[str, ...], lang: Lang) -> str:
    rows = [row for row in rows_of(figures) if row["programme"] == programme and not is_doubtful(row)]
    measure = max(measures, key=lambda each: _standing(rows, each))
    own = [row for row in rows if row["measure"] == measure]
    fields = {"programme": term("programme", programme, lang), "measure": term("measure", measure, lang)}
    if not own:
        if len(measures) > 1:
            fields["measure"] = text("caseload.people", lang)
        return text("caseload.finding_none", lang, **fields)
    whole = sorted((row for row in own if _whole(row)), key=lambda row: -float(row["quantity"]))
    parts = [row for row in own if not _whole(row) and place_name(row, lang) not in _places(whole, lang)]
    if not whole:
        return text("caseload.finding_part_only", lang, parts=_named(parts, lang), **fields)
    others = text("caseload.finding_part", lang, parts=_named(parts, lang)) if parts else ""
    others = _register(whole, measure, lang) + others
    if len(whole) == 1:
        return text("caseload.finding_one", lang, high=_side(whole[0], lang), others=others, **fields)
    if len({row["period"] for row in whole}) > 1:
        others = text("caseload.finding_years", lang) + others
    sides = {"high": _side(whole[0], lang), "low": _side(whole[-1], lang)}
    return text("caseload.finding_two", lang, others=others, **fields, **sides)


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


def _side(row: Row, lang: Lang) -> str:
    period = period_label(str(row["period"]), lang)
    return text(
        "caseload.finding_side", lang, region=place_name(row, lang), period=period, amount=stated_amount(row, lang)
    )


def _places(rows: Sequence[Row], lang: Lang) -> set[str]:
    return {place_name(row, lang) for row in rows}


def _named(rows: Sequence[Row], lang: Lang) -> str:
    named: dict[str, None] = {}
    for row in rows:
        fields = {"region": place_name(row, lang), "period": period_label(str(row["period"]), lang)}
        named[text("caseload.finding_part_one", lang, **fields)] = None
    return join_names(list(named), lang)
