"""One figure in words: value with its unit, year badge, series name, source. In: a row of the figure frame; out: text.

A figure frame is what every query of warehouse/ that returns figures returns (docs/adding-a-page.md lists its columns).
Refuses to guess: a missing value is None, never a zero; a missing part of a source is 原文未载.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import pandas as pd

from words.catalogue import Lang, text
from words.numbers import format_yuan, is_missing
from words.periods import period_label
from words.terms import series_label

Unit = Literal["month", "year"]
Row = Mapping[str, Any]
_WHOLE_SOURCES, _SHORT_SOURCES = 4, 60


def present(value: object) -> str | None:
    """The value as text, or None where it is missing or empty."""
    return None if is_missing(value) or value == "" else str(value)


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain dicts, every kind of missing turned into None."""
    names = [str(name) for name in frame.columns]
    values = frame.to_numpy(dtype=object)
    values[pd.isna(values)] = None
    return [dict(zip(names, row, strict=True)) for row in values.tolist()]


def value_in(row: Row, unit: Unit) -> float | None:
    """Yuan per person in the unit asked for, unrounded; None where missing."""
    value = row.get(f"yuan_per_{unit}")
    return None if is_missing(value) else float(value)  # type: ignore[arg-type]


def yuan_text(row: Row, unit: Unit, lang: Lang) -> str | None:
    """The value as shown everywhere: 665, 447.5, 约630; a printed figure keeps its own two decimals.

    >>> yuan_text({"yuan_per_month": 630.33, "basis": "implied"}, "month", "zh")
    '约630'
    """
    value = value_in(row, unit)
    if value is None:
        return None
    if row.get("basis") == "implied":
        return about(value, lang)
    return format_yuan(value, lang, 2 if is_printed(row, unit) else 1)


def about(value: float, lang: Lang) -> str:
    """约630: a value known only to an interval, in whole yuan."""
    return text("figures.about", lang, value=format_yuan(value, lang, 0))


def unit_text(unit: Unit, lang: Lang) -> str:
    """元/人·月 or 元/人·年."""
    return text(f"figures.unit_{unit}", lang)


def amount_text(row: Row, unit: Unit, lang: Lang) -> str | None:
    """The value with its unit as a sentence has it: 665元/月; 折合447.5元/月 where the source prints 5370元/年."""
    value = yuan_text(row, unit, lang)
    return None if value is None else converted(text(f"figures.per_{unit}", lang, value=value), row, unit, lang)


def converted(amount: str, row: Row, unit: Unit, lang: Lang) -> str:
    """The amount, said to be converted where the source prints the other unit: 折合11400元/年."""
    return text("figures.converted", lang, amount=amount) if row.get(f"{unit}_provenance") == "converted" else amount


def is_printed(row: Row, unit: Unit) -> bool:
    """Whether the source prints the amount of this unit (a printed one that was corrected among them), not the other.

    >>> is_printed({"month_provenance": "converted"}, "month"), is_printed({"year_provenance": "corrected"}, "year")
    (False, True)
    """
    return row.get(f"{unit}_provenance") in ("stated", "corrected")


def amount_formula(row: Row, lang: Lang) -> str | None:
    """How the amount that the source does not print is reckoned: a twelfth or twelve times the printed one; of a
    computed figure its own formula, with its unit where that is a year.

    >>> amount_formula({"value": 6277.0, "period": "year", "provenance": "stated"}, "zh")
    '6277 ÷ 12'
    >>> amount_formula({"formula": "5370 × 1.3", "period": "year", "provenance": "computed"}, "zh")
    '5370 × 1.3（元/人·年）'
    """
    period, own = present(row.get("period")), present(row.get("formula"))
    if own:
        yearly = text("figures.formula_unit", lang, formula=own, unit=unit_text("year", lang))
        return yearly if period == "year" else own
    if not period or is_missing(row.get("value")):
        return None
    return format_yuan(float(row["value"]), lang, 2) + (" ÷ 12" if period == "year" else " × 12")


def year_badge(row: Row, lang: Lang) -> str:
    """The year a figure is of: 2023年; the month where a statistic is of one: 2023年1月."""
    moment, year = present(row.get("as_of")), row.get("year")
    if moment:
        return period_label(moment, lang)
    return "" if is_missing(year) else text("figures.year", lang, year=int(year))  # type: ignore[arg-type]


def moment_of(row: Row) -> float:
    """Where a figure lies among year ends, in years: 2023 for one of 31 December, 2022.08 for an average of January."""
    moment = present(row.get("as_of")) or ""
    return int(moment[:4]) - 1 + int(moment[5:7]) / 12 if len(moment) >= 7 else float(row["year"])


def region_name(row: Row, lang: Lang) -> str:
    """The region's short name in the language of the page."""
    return str(row["region_short"] if lang == "zh" else present(row.get("region_en")) or row["region_short"])


def series_name(row: Row, lang: Lang) -> str:
    """Indicator, area, mode, care in words: 城市特困（全自理）; of a row that need not have a series_id yet."""
    dimensions = (present(row.get(key)) for key in ("indicator", "area", "mode", "care"))
    series = ".".join(part for part in dimensions if part)
    scope = present(row.get("scope"))
    return series_label(f"{series}@{scope}" if scope else series, lang)


def source_name(row: Row, lang: Lang) -> str:
    """Publisher, title and date of a figure's source; what the source does not print is said to be 原文未载."""
    found = {key: present(row.get(key)) for key in ("title", "published")}
    found["publisher"] = publisher_name(row, lang)
    missing = [text(f"figures.part_{key}", lang) for key in ("publisher", "published") if not found[key]]
    own = (found["title"] or "").startswith("〔")  # a title of ours stands in 〔〕 and takes no second pair
    kind = "own_title" if own else "titled" if found["title"] else "untitled"
    named = text(f"figures.source_{kind}", lang, **_blank(found))
    notes = [found["published"] or ""] if found["published"] else []
    notes += [text("figures.source_lacks", lang, parts=text("figures.and", lang).join(missing))] if missing else []
    return text(
        "figures.source_noted", lang, source=named.strip(" ,"), note=text("figures.list_separator", lang).join(notes)
    )


def publisher_name(row: Row, lang: Lang) -> str | None:
    """Who published a source; the data write "A via B" where B passed A's text on.

    >>> publisher_name({"publisher": "宁夏日报 via 中央政府门户网站"}, "zh")
    '中央政府门户网站转载宁夏日报'
    """
    publisher = present(row.get("publisher"))
    own, via, passed_on = (publisher or "").partition(" via ")
    return text("figures.publisher_via", lang, publisher=own, via=passed_on) if via else publisher


def sources_of(row: Row) -> list[Row]:
    """Every source a row rests on: its own, what confirms it, the old figure's, that of what it is a share of, and
    those of the prices it was divided by."""
    own = [row] if present(row.get("source_id")) or present(row.get("document_id")) else []
    beside = (source_beside(row, prefix) for prefix in _BESIDE)
    return [*own, *(source for source in beside if source), *(row.get("prices") or [])]


def source_beside(row: Row, prefix: str) -> Row | None:
    """A second source of the row, in columns with this prefix; None where there is none."""
    source = {key: row.get(f"{prefix}_{key}") for key in _SOURCE}
    return source if present(source["title"]) or present(source["publisher"]) else None


_SOURCE = ("publisher", "title", "published", "published_precision", "document_number", "grade", "url")
_BESIDE = ("confirmed", "from", "consumption")
"""a second source stands in columns with its prefix: confirmed_title, …"""


def _blank(found: Mapping[str, str | None]) -> dict[str, str]:
    return {key: value or "" for key, value in found.items()}


def source_line(frames: Iterable[pd.DataFrame], lang: Lang) -> str:
    """The line under a chart: every source once, in the order the figures stand. Beyond four they are named by
    publisher and date (titles stand in the data), beyond sixty the rest is counted."""
    names: dict[str, str] = {}
    for frame in frames:
        for row in rows_of(frame):
            for source in sources_of(row):
                names.setdefault(source_name(source, lang), _short_source(source, lang))
    shown = list(names)
    if len(names) > _WHOLE_SOURCES:
        short = list(dict.fromkeys(names.values()))
        rest = [text("figures.source_more", lang, count=len(short))] if len(short) > _SHORT_SOURCES else []
        shown = short[:_SHORT_SOURCES] + rest
    joined = text("figures.source_separator", lang).join(shown) or text("figures.not_printed", lang)
    return text("figures.source_line", lang, sources=joined)


def _short_source(source: Row, lang: Lang) -> str:
    """Publisher and date; the title where no publisher is printed."""
    publisher, published = publisher_name(source, lang), present(source.get("published"))
    if publisher is None:
        return source_name(source, lang)
    return text("figures.source_noted", lang, source=publisher, note=published) if published else publisher
