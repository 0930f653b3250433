"""Is the amount possible at all? Each standard, per month, against the band of plausible_ranges.csv for its year.

A value outside stops the load, unless a person has looked at it: acknowledged.csv with code outside_range and the row's
identifier. What is only extracted is not judged here: a person is still to look at it, and its finding says why. A
series without any band is a problem too, so that no new indicator goes unchecked.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from etl.load.problems import Problem
from etl.load.rows import each_row

CODE = "outside_range"
_NEEDED = ["indicator", "year_from", "year_to", "low", "high"]


def check_ranges(tables: Mapping[str, pd.DataFrame]) -> Iterator[Problem]:
    """The observations and publications whose amount, now or before, lies outside its band."""
    bands, acknowledged = tables["plausible_ranges"], tables["acknowledged"]
    yield from _check_bands(bands)
    accepted = set(acknowledged.loc[acknowledged["code"].eq(CODE), "subject"])
    for name, amounts in (
        ("observations", _observed_amounts(tables["observations"])),
        ("published_standards", _published_amounts(tables["published_standards"])),
    ):
        yield from _check_amounts(name, amounts[~amounts["subject"].isin(accepted)], bands)


def _check_bands(bands: pd.DataFrame) -> Iterator[Problem]:
    for line, _ in each_row(bands[(bands["low"] >= bands["high"]) | (bands["year_from"] > bands["year_to"])]):
        yield Problem("plausible_ranges", line, "empty_band")


def _observed_amounts(rows: pd.DataFrame) -> pd.DataFrame:
    rows = rows[rows["status"].eq("reviewed")]
    months = rows["period"].map({"month": 1, "year": 12}).astype("float64")
    return _amounts(rows, rows["observation_id"], months, rows["previous_year"].fillna(rows["year"] - 1))


def _published_amounts(rows: pd.DataFrame) -> pd.DataFrame:
    rows = rows[rows["kind"].ne("context")]
    months = rows["unit"].map({"元/人·月": 1, "元/人·年": 12}).astype("float64")
    return _amounts(rows, rows["source_id"], months, rows["year"] - 1)


def _amounts(rows: pd.DataFrame, subject: pd.Series, months: pd.Series, before: pd.Series) -> pd.DataFrame:
    """One row an amount: the standard itself and the one it replaced."""
    common = rows[["indicator", "area"]].assign(subject=subject)
    now = common.assign(year=rows["year"], per_month=rows["value"] / months, column="value")
    old = common.assign(year=before, per_month=rows["previous"] / months, column="previous")
    return pd.concat([now, old]).dropna(subset=["per_month", "year", "indicator"])


def _check_amounts(name: str, amounts: pd.DataFrame, bands: pd.DataFrame) -> Iterator[Problem]:
    keys = list(zip(amounts["indicator"], amounts["area"].fillna(""), amounts["year"], strict=True))
    known = bands.dropna(subset=_NEEDED).fillna({"area": ""}).to_dict("records")
    limits = {key: _find_band(known, *key) for key in set(keys)}
    low = pd.Series([limits[key][0] for key in keys], index=amounts.index, dtype="float64")
    high = pd.Series([limits[key][1] for key in keys], index=amounts.index, dtype="float64")
    for line, row in each_row(amounts[low.isna()]):
        yield Problem(name, line, "no_band", {"indicator": row["indicator"], "year": row["year"]})
    judged = amounts.assign(low=low, high=high)
    for line, row in each_row(judged[(judged["per_month"] < low) | (judged["per_month"] > high)]):
        yield Problem(name, line, CODE, {key: row[key] for key in ("column", "per_month", "low", "high", "subject")})


def _find_band(bands: Sequence[Mapping[Hashable, Any]], indicator: str, area: str, year: int) -> tuple[float, float]:
    """A band of the row's own area goes before one for any area, which has none; none at all is NaN."""
    fits = [band for band in bands if band["indicator"] == indicator and band["year_from"] <= year <= band["year_to"]]
    for wanted in (area, ""):
        for band in fits:
            if band["area"] == wanted:
                return float(band["low"]), float(band["high"])
    return float("nan"), float("nan")
