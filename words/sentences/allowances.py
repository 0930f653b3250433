"""What the page 特困与孤儿 finds, in one sentence a chart, computed from the frames the chart draws.

Comes in: frames of warehouse.queries.allowances. Goes out: a sentence in which each amount carries its year. Figures
nobody has reviewed stay out; unlike breakdowns are said to be unlike, never ranked.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from words.catalogue import Lang, text
from words.figures import Row, Unit, amount_text, region_name, rows_of, value_in, year_badge
from words.numbers import format_ratio, format_yuan, round_half_up
from words.rules import LEAST_MULTIPLE
from words.sentences.absent import absent_regions
from words.sentences.extremes import count_word, find_extremes, is_reviewed, with_reserves, with_unreviewed
from words.terms import breakdown_label

_PARTS = ("area", "mode", "care")


def comparable_finding(
    headline: pd.DataFrame, multiples: pd.DataFrame, *, unit: Unit, year: int | None, lang: Lang
) -> str:
    """Who is highest and who lowest in the first comparison group that at least two regions share."""
    rows = _reviewed(headline)
    groups = list(dict.fromkeys(row["group_id"] for row in rows))
    figures = {group: [row for row in rows if row["group_id"] == group and _has(row)] for group in groups}
    if not any(figures.values()):
        others = _regions((row for row in rows if row["reason_code"] == "other_breakdown"), lang)
        said = text("allowances.finding_not_comparable", lang, regions=others) if others else _nothing(year, lang)
        return with_unreviewed(said, rows_of(headline), lang)
    group = max(groups, key=lambda each: (len(figures[each]) > 1, bool(figures[each])))
    ranked = sorted(figures[group], key=lambda row: -(value_in(row, unit) or 0))
    others = _unlike(rows, group, lang) + _absent(rows, group, year, lang)
    factors = {row["observation_id"]: row["multiple"] for row in rows_of(multiples) if row.get("multiple")}
    said = _ranking([dict(row) for row in ranked], factors, others, unit, lang)
    return with_reserves(said, [row for row in rows_of(headline) if row["group_id"] == group and _has(row)], lang)


def breakdown_finding(
    figures: pd.DataFrame, absent: Iterable[tuple[str, str]] = (), *, year: int | None, lang: Lang
) -> str:
    """How each region divides its tekun standard, whether the breakdowns are alike, and who has none: `absent` are
    (kind of empty, region's name)."""
    rows = [row for row in _reviewed(figures) if row["indicator"] == "tekun_basic"]
    if not rows:
        return text("allowances.finding_tekun_none", lang, year=_in_year(year, lang))
    regions = _by_region(rows)
    shapes = [_shape(own) for own in regions]
    parts = []
    for own, shape in zip(regions, shapes, strict=True):
        how = text("allowances.how_" + ("_".join(shape) or "none"), lang)
        fields = {"region": region_name(own[0], lang), "year": _years(own, lang), "how": how}
        parts.append(text("allowances.finding_breakdown_part", lang, **fields))
    verdict = "one" if len(shapes) == 1 else "same" if len(set(shapes)) == 1 else "differ"
    said = text(f"allowances.finding_breakdown_{verdict}", lang, count=len(rows))
    none = absent_regions(absent, year, lang)
    whole = text("allowances.finding_breakdown", lang, parts=_list(parts, lang), verdict=said, absent=none)
    return with_unreviewed(whole, [row for row in rows_of(figures) if row["indicator"] == "tekun_basic"], lang)


def multiples_finding(multiples: pd.DataFrame, *, year: int | None, lang: Lang) -> str:
    """The multiples of basic living standards against the 1.3 line; whole standards at a care level apart from them.

    A figure computed by the rule of multiple is no evidence that the rule is kept, and is said to be none."""
    rows = _reviewed(multiples)
    if not rows:
        return text("allowances.finding_tekun_none", lang, year=_in_year(year, lang))
    known = sorted((row for row in rows if row.get("multiple") is not None), key=lambda row: row["multiple"])
    every = [row for row in known if not row["includes_care"]]
    basic = [row for row in every if row["basis"] != "computed"]
    ruled = [row for row in every if row["basis"] == "computed"]
    unknown = [row for row in rows if row.get("reason_code") == "area_unknown"]
    parts = [_basic_multiples(basic, lang)] if basic else []
    parts += [
        text("allowances.multiples_ruled", lang, regions=_regions(ruled, lang), years=_years(ruled, lang))
    ] * bool(ruled)
    parts += [_whole_multiples(own, lang) for own in _by_region(row for row in known if row["includes_care"])]
    if unknown:
        parts.append(text("allowances.multiple_unknown", lang, regions=_regions(unknown, lang)))
    if not parts:
        return text("allowances.finding_multiples_none", lang, regions=_regions(rows, lang))
    said = text(
        "allowances.finding_multiples", lang, parts=_capitalised(text("allowances.clause_join", lang).join(parts))
    )
    return with_reserves(said, rows_of(multiples), lang)


def orphans_finding(
    figures: pd.DataFrame, absent: Iterable[tuple[str, str]] = (), *, year: int | None = None, lang: Lang
) -> str:
    """Where the gap between institution and home is widest and narrowest, each of one year, and who has no figure."""
    every = [row for row in rows_of(figures) if row["indicator"] == "orphan"]
    said = _orphans([row for row in every if is_reviewed(row)], absent_regions(absent, year, lang), lang)
    return with_reserves(said, every, lang)


def _orphans(rows: list[Row], none: str, lang: Lang) -> str:
    undivided = [row for row in rows if row.get("mode") is None]
    rest = text("allowances.orphans_undivided", lang, regions=_regions(undivided, lang)) if undivided else ""
    rest += none
    gaps = sorted(_orphan_gaps(rows), key=lambda pair: -pair[1])
    positive = [pair for pair in gaps if pair[1] > 0]
    if not positive:
        return text("allowances.finding_orphans_none", lang, rest=rest)
    if len(positive) == 1:
        fields = {"one": _gap(positive[0], lang), "rest": rest}
        return text("allowances.finding_orphans_one", lang, **fields)
    shown = [round_half_up(gap, 1) for _, gap in positive]
    most = _list((_gap(pair, lang) for pair, gap in zip(positive, shown, strict=True) if gap == shown[0]), lang)
    count = count_word(len(positive), lang)
    if shown[0] == shown[-1]:
        return text("allowances.finding_orphans_equal", lang, count=count, all=most, rest=rest)
    smallest = (_gap(pair, lang) for pair, gap in zip(positive, shown, strict=True) if gap == shown[-1])
    least = text("allowances.orphan_least", lang, least=_list(smallest, lang))
    return text("allowances.finding_orphans", lang, count=count, most=most, rest=least + rest)


def _ranking(ranked: list[dict[str, Any]], factors: dict[str, float], others: str, unit: Unit, lang: Lang) -> str:
    """The sentence over the comparable figures of one group, highest first."""
    high = ranked[0]
    ends = find_extremes(ranked, unit)
    group = high["group_zh" if lang == "zh" else "group_en"]
    if len(ranked) == 1:
        fields = {"region": region_name(high, lang), "amount": amount_text(high, unit, lang), "year": _year(high, lang)}
        extra = {"basis": _basis(high, lang), "multiple": _factor(high, factors, lang)}
        return text("allowances.finding_single", lang, group=group, others=others, **fields, **extra)
    if ends is None or ends.tied:
        fields = {"regions": _regions(ranked, lang), "amount": amount_text(high, unit, lang)}
        return text("allowances.finding_equal", lang, group=group, years=_years(ranked, lang), others=others, **fields)
    tied = {"high": ends.high, "low": ends.low}
    sides = {end: _list((_side(row, factors, unit, lang) for row in rows), lang) for end, rows in tied.items()}
    key = "two" if len(ranked) == 2 else "comparable"
    return text(f"allowances.finding_{key}", lang, group=group, others=others, **sides)


def _unlike(rows: list[Row], group: str, lang: Lang) -> str:
    """The regions left out of the group for their breakdown; where it leaves none out, those an earlier group does."""
    unlike = [row for row in rows if row.get("reason_code") == "other_breakdown"]
    here = [row for row in unlike if row["group_id"] == group]
    if here:
        return text("allowances.finding_others", lang, regions=_regions(here, lang))
    earlier = unlike[0]["group_zh" if lang == "zh" else "group_en"] if unlike else ""
    named = [row for row in unlike if row["group_id"] == unlike[0]["group_id"]]
    return text("allowances.finding_others_group", lang, regions=_regions(named, lang), group=earlier) if named else ""


def _absent(rows: list[Row], group: str, year: int | None, lang: Lang) -> str:
    """The regions of which nothing comparable is held in the group, by the kind of empty."""
    here = [row for row in rows if row["group_id"] == group and row.get("reason_code")]
    return absent_regions([(str(row["reason_code"]), region_name(row, lang)) for row in here], year, lang)


def _side(row: Row, factors: dict[str, float], unit: Unit, lang: Lang) -> str:
    about = _basis(row, lang) + _factor(row, factors, lang)
    fields = {"region": region_name(row, lang), "amount": amount_text(row, unit, lang), "year": _year(row, lang)}
    return text("allowances.finding_side", lang, multiple=about, **fields)


def _factor(row: Row, factors: dict[str, float], lang: Lang) -> str:
    factor = factors.get(str(row["observation_id"]))
    return text("allowances.finding_multiple", lang, factor=format_ratio(factor, lang)) if factor else ""


def _basis(row: Row, lang: Lang) -> str:
    basis = row.get("basis")
    return text(f"allowances.finding_{basis}", lang) if basis in ("computed", "implied", "regional") else ""


def _year(row: Row, lang: Lang) -> str:
    """The year, with the care level where the figure is of one."""
    label = breakdown_label(str(row["series_id"]), lang).split("·" if lang == "zh" else ", ")[-1]
    year = year_badge(row, lang)
    return text("allowances.badge", lang, year=year, what=label) if row.get("care") else year


def _basic_multiples(rows: list[Row], lang: Lang) -> str:
    """Lowest and highest, ties together, and whether any falls below the line, as rounded for the reader."""
    shown = [round_half_up(row["multiple"], 2) for row in rows]
    below = sum(factor < LEAST_MULTIPLE for factor in shown)
    one = "one_" if len(rows) == 1 else ""
    verdict = text(f"allowances.verdict_{one}{'below' if below else 'all'}", lang, below=below)
    if len(rows) == 1:
        return text("allowances.multiples_one", lang, side=_multiple_side(rows[0], lang), verdict=verdict)
    if shown[0] == shown[-1]:
        fields = {"regions": _regions(rows, lang), "years": _years(rows, lang) + _basis(rows[0], lang)}
        factor = format_ratio(shown[0], lang)
        return text("allowances.multiples_equal", lang, factor=factor, verdict=verdict, **fields)
    tied = {"low": shown[0], "high": shown[-1]}
    pairs = list(zip(rows, shown, strict=True))
    sides = {
        end: _list((_multiple_side(row, lang) for row, factor in pairs if factor == at), lang)
        for end, at in tied.items()
    }
    key = "two" if len(rows) == 2 else "between"
    return text(f"allowances.multiples_{key}", lang, verdict=verdict, **sides)


def _whole_multiples(rows: list[Row], lang: Lang) -> str:
    """The span of one region's standards at a care level, which hold the care part too."""
    low, high = (format_ratio(row["multiple"], lang) for row in (rows[0], rows[-1]))
    fields = {"region": region_name(rows[0], lang), "years": _years(rows, lang)}
    key = "multiple_whole" if low == high else "multiples_whole"
    return text(f"allowances.{key}", lang, low=low, high=high, **fields)


def _multiple_side(row: Row, lang: Lang) -> str:
    label = breakdown_label(str(row["series_id"]), lang)
    fields = {"region": region_name(row, lang), "label": label, "year": year_badge(row, lang)}
    factor = format_ratio(row["multiple"], lang)
    return text("allowances.multiple_side", lang, factor=factor, basis=_basis(row, lang), **fields)


def _orphan_gaps(rows: list[Row]) -> Iterable[tuple[Row, float]]:
    """(a row of the region, institution − home per month) where both are of one year."""
    homes = {(row["region_code"], row["year"]): row for row in rows if row.get("mode") == "home"}
    for row in rows:
        home = homes.get((row["region_code"], row["year"]))
        if row.get("mode") == "institution" and home is not None:
            yield row, row["yuan_per_month"] - home["yuan_per_month"]


def _gap(pair: tuple[Row, float], lang: Lang) -> str:
    row, gap = pair
    fields = {"region": region_name(row, lang), "year": year_badge(row, lang) + _basis(row, lang)}
    about = row.get("basis") == "implied"
    amount = text("figures.about", lang, value=format_yuan(gap, lang, 0)) if about else format_yuan(gap, lang)
    return text("allowances.orphan_gap", lang, gap=amount, **fields)


def _reviewed(frame: pd.DataFrame) -> list[Row]:
    return [row for row in rows_of(frame) if is_reviewed(row)]


def _has(row: Row) -> bool:
    return row.get("yuan_per_month") is not None


def _codes(rows: Iterable[Row]) -> list[str]:
    return list(dict.fromkeys(str(row["region_code"]) for row in rows))


def _by_region(rows: Iterable[Row]) -> list[list[Row]]:
    own = list(rows)
    return [[row for row in own if row["region_code"] == code] for code in _codes(own)]


def _shape(rows: Iterable[Row]) -> tuple[str, ...]:
    own = list(rows)
    return tuple(part for part in _PARTS if any(row.get(part) for row in own))


def _regions(rows: Iterable[Row], lang: Lang) -> str:
    return _list(dict.fromkeys(region_name(row, lang) for row in rows), lang)


def _years(rows: Iterable[Row], lang: Lang) -> str:
    return _list(sorted({year_badge(row, lang) for row in rows}), lang)


def _list(parts: Iterable[str], lang: Lang) -> str:
    return text("terms.detail_join", lang).join(parts)


def _nothing(year: int | None, lang: Lang) -> str:
    return text("allowances.finding_nothing", lang, year=_in_year(year, lang))


def _in_year(year: int | None, lang: Lang) -> str:
    return "" if year is None else text("allowances.finding_nothing_year", lang, year=year)


def _capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
