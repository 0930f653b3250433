"""Plausible amounts per month, from data/plausible_ranges.csv: by indicator, area and year.

In: an observation. Out: its amount per month, its band, the only period that fits. A band is wide; what lies outside is
doubtful, not wrong.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.records import Observation

FILE = Path(__file__).parents[2] / "data" / "plausible_ranges.csv"
PARTS = {"month": 1, "year": 12}


@dataclass(frozen=True)
class Band:
    """The lowest and highest plausible amount per month."""

    low: float
    high: float


@cache
def _bands() -> dict[tuple[str, str], list[tuple[int, int, Band]]]:
    found: dict[tuple[str, str], list[tuple[int, int, Band]]] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            band = Band(float(row["low"]), float(row["high"]))
            years = (int(row["year_from"]), int(row["year_to"]), band)
            found.setdefault((row["indicator"], row["area"] or ""), []).append(years)
    return found


def band_of(observation: Observation) -> Band | None:
    """The band of its indicator, area and year; None without one or without a year."""
    if observation.year is None:
        return None
    bands = _bands()
    rows = bands.get((observation.indicator, observation.area or "")) or bands.get((observation.indicator, ""), [])
    return next((band for first, last, band in rows if first <= observation.year <= last), None)


def widest_band(observation: Observation) -> Band | None:
    """Of a figure without a year what was plausible in any; else the band of its year."""
    if observation.year is not None:
        return band_of(observation)
    bands = _bands()
    rows = bands.get((observation.indicator, observation.area or "")) or bands.get((observation.indicator, ""), [])
    return Band(min(b.low for *_, b in rows), max(b.high for *_, b in rows)) if rows else None


def per_month(observation: Observation) -> float | None:
    """Yuan per month; None without a period."""
    return observation.value / PARTS[observation.period] if observation.period else None


def only_period(observation: Observation) -> str | None:
    """The one period under which the amount lies in its band; None where both do or neither.

    >>> only_period(Observation("dibao", 650, area="urban", year=2022))
    'month'
    """
    band = band_of(observation)
    if band is None:
        return None
    fits = [period for period, parts in PARTS.items() if band.low <= observation.value / parts <= band.high]
    return fits[0] if len(fits) == 1 else None
