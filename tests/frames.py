"""Small figure frames for tests: a row of the figure frame with plain defaults, and what a test says differently."""

from __future__ import annotations

from typing import Any

import pandas as pd

REGIONS = {
    "640324": ("同心县", "同心", "Tongxin", "county"),
    "429005": ("潜江市", "潜江", "Qianjiang", "county"),
    "150600": ("鄂尔多斯市", "鄂尔多斯", "Ordos", "prefecture"),
    "610200": ("铜川市", "铜川", "Tongchuan", "prefecture"),
}
_NOT_PRINTED = ("scope", "bound", "effective", "low", "high", "formula", "document_number", "url")
_NOT_PRINTED += ("caveat", "caveat_en", "note_zh", "note_en")


def figure(region: str, series: str, value: float, year: int, period: str = "month", **said: Any) -> dict[str, Any]:
    """One row: `series` is indicator.area.mode.care without the nulls; `said` overrides any column."""
    indicator, *parts = series.split(".")
    name, short, english, level = REGIONS[region]
    per_month, per_year = (value, value * 12) if period == "month" else (value / 12, value)
    row = {
        "region_code": region,
        "region": name,
        "region_short": short,
        "region_en": english,
        "level": level,
        "series_id": series,
        "indicator": indicator,
        "area": next((part for part in parts if part in ("urban", "rural", "unified")), None),
        "mode": next((part for part in parts if part in ("institution", "home")), None),
        "care": next((part for part in parts if part in ("self", "half", "full")), None),
        "kind": "actual",
        "year": year,
        "value": value,
        "period": period,
        "yuan_per_month": per_month,
        "yuan_per_year": per_year,
        "provenance": "stated",
        "month_provenance": "stated" if period == "month" else "converted",
        "year_provenance": "stated" if period == "year" else "converted",
        "basis": "stated",
        "status": "reviewed",
        "source_id": f"doc-{region}",
        "observation_id": f"{region}-{series}-{year}",
        "printed": f"{value:g}元",
        "publisher": f"{name}民政局",
        "title": f"{name}工作总结",
        "published": f"{year}-12-31",
        "grade": "official-copy",
        "finding_codes": [],
        "agreeing": [],
        "contradicting": [],
        **dict.fromkeys(_NOT_PRINTED),
    }
    return {**row, **said}


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    """The rows as a query returns them."""
    return pd.DataFrame(list(rows))
