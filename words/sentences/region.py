"""What the page 一地一页 finds about one region, a sentence an exhibit. Figures nobody reviewed stay out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pandas as pd

from words.catalogue import Lang, text
from words.figures import Unit, amount_text, rows_of, series_name, year_badge
from words.numbers import format_percent
from words.sentences.extremes import join_names, with_reserves
from words.terms import term

Row = dict[str, Any]
_NAMED = 4
"""how many standards the first sentence names"""
_KINDS = (("stated", "published", "stated_previous", "in_force", "computed"), ("regional",))
"""the bases whose figures are of one kind: the region's own, the province's rate"""


def newest_finding(newest: pd.DataFrame, figures: pd.DataFrame, region: str, unit: Unit, lang: Lang) -> str:
    """How much is held of a region, and the newest figure of its first standards."""
    rows = [row for row in rows_of(newest) if row["status"] != "extracted"]
    parts = [
        text(
            "region.finding_part",
            lang,
            standard=series_name(row, lang),
            amount=amount_text(row, unit, lang),
            year=year_badge(row, lang),
            basis=_basis(row, lang),
        )
        for row in rows[:_NAMED]
    ]
    fields = {"region": region, "series": len(newest), "count": len(figures), "years": _span(figures["year"], lang)}
    return with_reserves(text("region.finding_newest", lang, newest=_join(parts, lang), **fields), rows[:_NAMED], lang)


def years_finding(figures: pd.DataFrame, unit: Unit, lang: Lang) -> str:
    """From what to what the first standard with several years of one kind went: the region's own figures, or the
    province's uniform rate, whichever reach further; from the last year of the old amount to the first of the new."""
    rows = [row for row in rows_of(figures) if row["status"] != "extracted"]
    for series in dict.fromkeys(row["series_id"] for row in rows):
        kinds = [[row for row in rows if row["series_id"] == series and row["basis"] in kind] for kind in _KINDS]
        longest = max((sorted(kind, key=lambda row: row["year"]) for kind in kinds if kind), key=_reach, default=[])
        if longest and _reach(longest):
            return _grew(*_step(longest), unit, lang)
    return text("region.finding_single", lang)


def references_finding(references: pd.DataFrame, region: str, lang: Lang) -> str:
    """How many averages and minima are held, of which years, and that they are no standards."""
    counts = Counter(str(kind) for kind in references["kind"])
    parts = [text(f"region.finding_references_{kind}", lang, count=count) for kind, count in counts.items()]
    years = _span(references["year"], lang)
    return text("region.finding_references", lang, region=region, parts=join_names(parts, lang), years=years)


def every_finding(figures: pd.DataFrame, lang: Lang) -> str:
    """How many yearly figures are known in which way."""
    counts = Counter(str(basis) for basis in figures["basis"])
    parts = [
        text("region.finding_every_part", lang, basis=term("basis", basis, lang), count=count)
        for basis, count in counts.most_common()
    ]
    return text("region.finding_every", lang, count=len(figures), parts=join_names(parts, lang))


def coverage_finding(coverage: pd.DataFrame, lang: Lang) -> str:
    """How many cells of year × standard hold a figure, and how many are empty for which reason."""
    counts = Counter(str(status) for status in coverage["status"])
    present = counts.pop("present", 0)
    parts = [
        text("region.finding_coverage_part", lang, status=term("coverage", status, lang), count=count)
        for status, count in counts.most_common()
    ]
    fields = {"years": _span(coverage["year"], lang), "total": len(coverage), "present": present}
    return text("region.finding_coverage", lang, parts=join_names(parts, lang) or "—", **fields)


def sources_finding(sources: pd.DataFrame, region: str, lang: Lang) -> str:
    """From how many documents and publications a region's figures come."""
    counts = Counter(str(kind) for kind in sources["kind"])
    most = "" if counts["document"] else text("region.finding_sources_none", lang)
    fields = {"documents": counts["document"], "publications": counts["publication"]}
    return text("region.finding_sources", lang, region=region, most=most, **fields)


def findings_finding(findings: pd.DataFrame, region: str, lang: Lang) -> str:
    """How many findings of which severity."""
    counts = Counter(str(severity) for severity in findings["severity"])
    parts = [
        text("region.finding_findings_part", lang, severity=term("severity", severity, lang), count=count)
        for severity, count in counts.items()
    ]
    return text("region.finding_findings", lang, region=region, count=len(findings), parts=join_names(parts, lang))


def _reach(rows: list[Row]) -> int:
    return rows[-1]["year"] - rows[0]["year"]


def _step(rows: list[Row]) -> tuple[Row, Row]:
    """Of rows oldest first the last year of the first amount and the first of the last; the ends, where the amount did
    not change or came back."""
    old, new = rows[0]["yuan_per_month"], rows[-1]["yuan_per_month"]
    before = [row for row in rows if row["yuan_per_month"] == old][-1]
    after = next(row for row in rows if row["yuan_per_month"] == new)
    return (before, after) if before["year"] < after["year"] else (rows[0], rows[-1])


def _grew(first: Row, last: Row, unit: Unit, lang: Lang) -> str:
    percent = (last["yuan_per_month"] / first["yuan_per_month"] - 1) * 100
    by = {"years": last["year"] - first["year"], "percent": format_percent(percent, lang)}
    turned = text("region.raised" if percent >= 0 else "region.lowered", lang)
    fields = {"first": amount_text(first, unit, lang), "last": amount_text(last, unit, lang)}
    fields |= {"first_year": str(first["year"]), "last_year": str(last["year"]), "turned": turned}
    times = text("region.grew_in_a_year" if by["years"] == 1 else "region.grew_by", lang, **by)
    said = text("region.finding_grew", lang, standard=series_name(last, lang), times=times, **fields)
    return said + (text("region.grew_lent", lang) if last["basis"] == "regional" else "")


def _basis(row: Row, lang: Lang) -> str:
    basis = row["basis"]
    return text(f"allowances.finding_{basis}", lang) if basis in ("computed", "implied", "regional") else ""


def _span(years: Iterable[int], lang: Lang) -> str:
    known = sorted({int(year) for year in years})
    if len(known) == 1:
        return text("region.finding_one_year", lang, year=known[0])
    return text("region.finding_years", lang, first=known[0], last=known[-1])


def _join(parts: list[str], lang: Lang) -> str:
    return ("，" if lang == "zh" else ", ").join(parts)
