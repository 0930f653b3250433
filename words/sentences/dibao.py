"""The findings of the page dibao, computed from figure frames in zh and en. Pure.

Years never mix in silence: a sentence over one year names it, a sentence over several gives each amount its own.
Figures that nobody reviewed never enter a finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from words.catalogue import Lang, text
from words.figures import Unit, amount_text, moment_of, present, region_name, rows_of, value_in, year_badge
from words.numbers import format_percent, format_ratio, round_half_up
from words.sentences.extremes import countable, dated_amount, find_extremes, join_names, names_of, with_reserves


def standards_finding(
    figures: pd.DataFrame, area: str, unit: Unit, lang: Lang, year: int | None, absent: Sequence[str] = ()
) -> str:
    """Who has the highest and the lowest standard of `area`; `absent` are the regions without a figure for `year`."""
    rows = [row for row in countable(figures, unit) if row["area"] in (area, "unified")]
    ends = find_extremes(rows, unit)
    if ends is None:
        return text("dibao.no_finding", lang, area=_area(area, lang))
    fields: dict[str, Any] = {"area": _area(area, lang)}
    dated = year is None
    if len(rows) == 1:
        value = dated_amount(rows, unit, lang, True)
        area_cap = fields["area"].capitalize()
        sentence = text("dibao.one_region", lang, region=names_of(rows, lang), value=value, area_cap=area_cap, **fields)
    elif ends.tied:
        value = dated_amount(rows, unit, lang, True)
        sentence = text("dibao.equal", lang, regions=names_of(rows, lang), value=value, **fields)
    else:
        fields |= {"high": names_of(ends.high, lang), "low": names_of(ends.low, lang)}
        fields |= {f"{end}_value": dated_amount(getattr(ends, end), unit, lang, dated) for end in ("high", "low")}
        if year is not None:
            times = (value_in(ends.high[0], unit) or 0) / (value_in(ends.low[0], unit) or 1)
            fields |= {"year": year, "ratio": format_ratio(times, lang)}
        sentence = text(f"dibao.highest_lowest_{'latest' if dated else 'same'}", lang, **fields)
    return _join([sentence, *_caution(ends.years, dated, absent, year, lang)], lang)


def _caution(years: list[int], dated: bool, absent: Sequence[str], year: int | None, lang: Lang) -> list[str]:
    parts = []
    if dated and len(years) > 1:
        parts.append(text("dibao.years_span", lang, first=years[0], last=years[-1]))
    if not dated and absent:
        parts.append(text("dibao.absent", lang, regions=join_names(absent, lang), year=year))
    return parts


def gap_finding(pairs: pd.DataFrame, lang: Lang) -> str:
    """Where rural is least and most of urban; `pairs` has region, year, ratio_pct of one year each, reviewed only."""
    rows = sorted(rows_of(pairs), key=lambda row: row["ratio_pct"])
    if not rows:
        return text("dibao.gap_none", lang)
    if len(rows) == 1:
        ratio = format_percent(rows[0]["ratio_pct"], lang)
        return text("dibao.gap_one", lang, region=region_name(rows[0], lang), ratio=ratio, year=rows[0]["year"])
    shown = [format_percent(row["ratio_pct"], lang) for row in rows]
    same_year = len({row["year"] for row in rows}) == 1
    ends, ratios = {}, {}
    for key, ratio in (("widest", shown[0]), ("closest", shown[-1])):
        ends[key] = [row for row, other in zip(rows, shown, strict=True) if other == ratio]
        ratios[key] = _of_years(ratio, ends[key], same_year, lang)
    if shown[0] == shown[-1]:
        return text("dibao.gap_equal", lang, regions=names_of(rows, lang), ratio=ratios["widest"])
    fields = {key: names_of(own, lang) for key, own in ends.items()}
    return text("dibao.gap_widest", lang, **fields, **{f"{key}_ratio": ratio for key, ratio in ratios.items()})


def _of_years(amount: str, rows: list[dict[str, Any]], same_year: bool, lang: Lang) -> str:
    years = text("sentences.and_years", lang).join(str(year) for year in sorted({row["year"] for row in rows}))
    return amount if same_year else text("sentences.amount_year", lang, amount=amount, year=years)


def against_nation_finding(
    series: pd.DataFrame, nation: pd.DataFrame, area: str, unit: Unit, lang: Lang, chosen: int | None = None
) -> str:
    """Who stood above and below the national average: in the year chosen, else in the newest with most regions.

    Standards are those of the year's end; an average of another month is given with that month."""
    averages = {row["year"]: row for row in rows_of(nation)}
    by_year: dict[int, list[dict[str, Any]]] = {}
    for row in countable(series, unit):
        if row["year"] in averages and chosen in (None, row["year"]):
            by_year.setdefault(row["year"], []).append(row)
    if not by_year and chosen is not None:
        return text("dibao.series_none_year", lang, year=chosen, area=_area(area, lang))
    if not by_year:
        return text("dibao.series_none", lang, area=_area(area, lang))
    year = max(by_year, key=lambda each: (len(by_year[each]), each))
    average = value_in(averages[year], unit) or 0
    named: dict[bool, list[str]] = {True: [], False: []}
    for row in by_year[year]:
        value = value_in(row, unit) or 0
        percent = format_percent((value / average - 1) * 100, lang, signed=True)
        if row.get("basis") == "implied":
            percent = text("figures.about", lang, value=percent)
        named[value > average].append(text("dibao.name_percent", lang, region=region_name(row, lang), percent=percent))
    fields = {"area": _area(area, lang), "nation": amount_text(averages[year], unit, lang)}
    fields |= _moment(averages[year], lang)
    fields |= {"above": join_names(named[True], lang), "below": join_names(named[False], lang)}
    which = "nation_above" if named[True] and named[False] else f"nation_all_{'above' if named[True] else 'below'}"
    return with_reserves(text(f"dibao.{which}", lang, **fields), by_year[year], lang)


def _moment(average: dict[str, Any], lang: Lang) -> dict[str, str]:
    """When the average is of, and what to say where that is not the year's end."""
    when = year_badge(average, lang)
    if present(average.get("as_of")):
        when = text("dibao.nation_moment", lang, moment=when)
    elif "as_of" in average:
        return {"when": when, "own": "", "apart": text("dibao.nation_undated", lang)}
    if moment_of(average) == average["year"]:
        return {"when": when, "own": "", "apart": ""}
    own = text("dibao.nation_own", lang, year=average["year"])
    return {"when": when, "own": own, "apart": text("dibao.nation_apart", lang)}


def share_finding(shares: pd.DataFrame, area: str, lang: Lang) -> str:
    """Whose standard is the largest and the smallest share of the year's national consumption per head."""
    rows = [row for row in countable(shares, "year") if row.get("share_pct") is not None]
    if not rows:
        return text("dibao.share_none", lang)
    rows.sort(key=lambda row: row["share_pct"])
    share = {row["region_code"]: format_percent(row["share_pct"], lang) for row in rows}
    if len(rows) == 1:
        fields = {"region": region_name(rows[0], lang), "year": rows[0]["year"], "share": share[rows[0]["region_code"]]}
        area_name = _area(area, lang)
        return text("dibao.share_one", lang, area=area_name, area_cap=area_name.capitalize(), **fields)
    fields = {"area": _area(area, lang)}
    for key, row in (("high", rows[-1]), ("low", rows[0])):
        fields |= {key: region_name(row, lang), f"{key}_share": share[row["region_code"]], f"{key}_year": row["year"]}
    return text("dibao.share_highest", lang, **fields)


def ratio_percent(rural: float, urban: float) -> float:
    """Rural as a percentage of urban, unrounded."""
    return rural / urban * 100


def difference(value: float, base: float) -> tuple[float, float]:
    """差额 in yuan and percent of `value` to `base`, from the values as shown (one decimal)."""
    yuan = round_half_up(value, 1) - round_half_up(base, 1)
    return yuan, (value / base - 1) * 100


def _area(area: str, lang: Lang) -> str:
    return text(f"dibao.area_{area}", lang)


def _join(parts: Sequence[str], lang: Lang) -> str:
    return ("" if lang == "zh" else " ").join(parts)
