"""The findings of the page growth: what led to the newest figures, stated growth checked, long-run rates. Pure.

Every growth carries its own pair of years; percentages are compared, never added or averaged.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from words.catalogue import Lang, text
from words.figures import Unit, converted, region_name, rows_of
from words.growth import end_of
from words.levels import join_notes
from words.numbers import format_percent, format_yuan
from words.sentences.extremes import is_reviewed, join_names


def _reviewed(frame: pd.DataFrame, column: str) -> list[dict[str, Any]]:
    rows = [row for row in rows_of(frame) if row[column] is not None and is_reviewed(row)]
    return sorted(rows, key=lambda row: row[column], reverse=True)


def raises_finding(raises: pd.DataFrame, area: str, unit: Unit, lang: Lang) -> str:
    """Who raised most to its newest figure, by the year where years lie between, from what to what; and who least."""
    rows = _reviewed(raises, "growth_computed_pct")
    area_name = text(f"dibao.area_{area}", lang)
    if not rows:
        return text("growth.no_raise", lang, area=area_name)
    most = text(
        "growth.raise_most" if len(rows) > 1 else "growth.raise_one", lang, **_raise(rows[0], area_name, unit, lang)
    )
    if len(rows) == 1:
        return most
    least = text("growth.raise_least", lang, **_raise(rows[-1], area_name, unit, lang))
    return most + least + _spans_differ(rows, lang)


def _spans_differ(rows: list[dict[str, Any]], lang: Lang) -> str:
    """That the growths compared do not run over the same years; nothing where they do."""
    several = len({(row["from_year"], row["to_year"]) for row in rows}) > 1
    return text("growth.spans_differ", lang) if several else ""


def with_other_year(said: str, year: int | None, lang: Lang) -> str:
    """A finding on growth, which never keeps to a chosen year; where one is chosen that is said."""
    return said + (text("growth.not_of_year", lang, year=year) if year is not None else "")


def without_raise(raises: pd.DataFrame, held: Collection[str], names: Mapping[str, str], area: str, lang: Lang) -> str:
    """Which of the regions `names` {code: name} have no raise to their newest figure, and why: no figure at all (`held`
    are the regions with one), no earlier one (no row in `raises`), or the same as before. Nothing where all have."""
    found = {row["region_code"]: row["growth_total_pct"] for row in rows_of(raises)}
    without: dict[str, list[str]] = {}
    for code, name in names.items():
        reason = "same" if found.get(code) == 0 else "to" if code in held else "held"
        if not found.get(code):
            without.setdefault(reason, []).append(name)
    area_name = text(f"dibao.area_{area}", lang)
    told = [
        text(f"growth.no_raise_{reason}", lang, regions=join_names(regions, lang), area=area_name)
        for reason, regions in without.items()
    ]
    return join_notes(told, lang)


def who(row: dict[str, Any], lang: Lang) -> str:
    """The region of a growth; where its figures are the province's, so called."""
    name = region_name(row, lang)
    return text("growth.lent", lang, region=name) if row.get("to_basis") == "regional" else name


def _raise(row: dict[str, Any], area: str, unit: Unit, lang: Lang) -> dict[str, object]:
    factor = 12 if unit == "year" else 1
    percent = format_percent(row["growth_computed_pct"], lang)
    old, new = (format_yuan(row[f"{end}_yuan_per_month"] * factor, lang) for end in ("from", "to"))
    amount = text(f"figures.per_{unit}", lang, value=new)
    return {
        "region": who(row, lang),
        "area": area,
        "old": converted(old, end_of(row, "from"), unit, lang),
        "new": converted(amount, end_of(row, "to"), unit, lang),
        "growth": text(f"growth.{'grew' if row['years'] == 1 else 'grew_per_year'}", lang, percent=percent),
        "first": row["from_year"],
        "last": row["to_year"],
    }


def verdicts_finding(checked: pd.DataFrame, lang: Lang) -> str:
    """How many stated growths fit their figures, are truncated, deviate, cannot be checked."""
    rows = [row for row in rows_of(checked) if is_reviewed(row)]
    if not rows:
        return text("growth.none_stated", lang)
    counts = {verdict: sum(row["verdict"] == verdict for row in rows) for verdict in _VERDICTS}
    parts = [text(f"growth.count_{verdict}", lang, count=count) for verdict, count in counts.items() if count]
    joined = ("，" if lang == "zh" else ", ").join(parts)
    wrong = [row for row in rows if row["verdict"] == "deviates"]
    tail = (
        text("growth.deviating", lang, regions=join_names([region_name(row, lang) for row in wrong], lang))
        if wrong
        else ""
    )
    return text("growth.verdicts", lang, total=len(rows), parts=joined) + tail


_VERDICTS = ("consistent_rounded", "consistent_truncated", "deviates", "not_computable")


def long_run_finding(rates: pd.DataFrame, area: str, lang: Lang) -> str:
    """Whose standard grew fastest by the year, over which years, and what prices left of it."""
    rows = _reviewed(rates, "growth_computed_pct")
    if not rows:
        return text("growth.no_long_run", lang, area=text(f"dibao.area_{area}", lang))
    row = rows[0]
    real = row["real_growth_pct"]
    fields = {
        "region": who(row, lang),
        "area": text(f"dibao.area_{area}", lang),
        "percent": format_percent(row["growth_computed_pct"], lang),
        "first": row["from_year"],
        "last": row["to_year"],
        "real": text("growth.real_after", lang, percent=format_percent(real, lang)) if real is not None else "",
    }
    sentence = text("growth.fastest" if len(rows) > 1 else "growth.long_run_one", lang, **fields)
    return sentence + _spans_differ(rows, lang)
