"""A plausible country for measuring: every province, prefecture and county × 2000–2025 × every series.

In: the tables of data/ as `etl.load` hands them over. Out: the same tables with about 1.5 million invented figures
beside the real ones, fit for `warehouse.build`. The same seed gives the same country. Regions fall into tiers, raises
come in most years, documents and series are missing here and there, rural figures are printed per year in half of the
provinces. Regions of which data/ holds something keep their real figures only, so that pages can be compared.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.national_sources import invented_caseload, invented_documents, invented_rates

SEED = 20260321
YEARS = range(2000, 2026)
_SERIES = Path(__file__).with_name("national_series.csv")
_LEVEL_FACTOR = {"province": 1.0, "prefecture": 1.05, "county": 0.95}

Tables = dict[str, pd.DataFrame]


def national_tables(real: Tables, seed: int = SEED, regions: int | None = None) -> Tables:
    """The real tables with the invented ones appended; `regions` keeps only that many invented regions (for tests)."""
    rng = np.random.default_rng(seed)
    places = _places(real).head(regions) if regions else _places(real)
    levels = _dibao_levels(places, rng)
    documents = invented_documents(places, YEARS, rng)
    invented = {
        "documents": documents,
        "observations": _observations(places, levels, documents, rng),
        "published_standards": invented_rates(places, levels["urban"], YEARS),
        "caseload": invented_caseload(places, documents, rng),
    }
    return {name: _append(frame, invented.get(name)) for name, frame in real.items()}


def _places(real: Tables) -> pd.DataFrame:
    """The regions to invent figures for, with place (0…), province and prefecture codes."""
    held = set(real["documents"].region_code.dropna()) | set(real["published_standards"].region_code)
    regions = real["regions"]
    places = regions[(regions.level != "nation") & ~regions.region_code.isin(held)].reset_index(drop=True)
    return places.assign(province=places.region_code.str[:2], prefecture=places.region_code.str[:4])


def _group_draw(codes: pd.Series, rng: np.random.Generator, low: float, high: float) -> np.ndarray:
    """One draw a distinct code, the same for all rows of that code."""
    numbers, found = pd.factorize(codes)
    return rng.uniform(low, high, len(found))[numbers]


def _dibao_levels(places: pd.DataFrame, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Urban and rural dibao in yuan per month, place × year, in steps of 5 yuan; one year in six without a raise."""
    tier = _group_draw(places.province, rng, 130, 290) * _group_draw(places.prefecture, rng, 0.9, 1.1)
    start = tier * places.level.map(_LEVEL_FACTOR).to_numpy(float)
    raised = rng.random((len(places), len(YEARS))) > 1 / 6
    growth = np.where(raised, rng.normal(0.072, 0.025, raised.shape).clip(0.01, 0.2), 0.0)
    growth[:, 0] = 0
    urban = start[:, None] * np.cumprod(1 + growth, axis=1)
    closing = np.linspace(0.45, 0.8, len(YEARS)) * _group_draw(places.province, rng, 0.9, 1.1)[:, None]
    return {"urban": _in_steps(urban, raised), "rural": _in_steps(urban * closing, raised)}


def _in_steps(levels: np.ndarray, raised: np.ndarray) -> np.ndarray:
    """Rounded to 5 yuan, never falling, and unchanged in a year without a raise."""
    stepped = np.round(np.maximum.accumulate(levels, axis=1) / 5) * 5
    for year in range(1, stepped.shape[1]):
        stepped[:, year] = np.where(raised[:, year], stepped[:, year], stepped[:, year - 1])
    return stepped


def _observations(
    places: pd.DataFrame, levels: dict[str, np.ndarray], documents: pd.DataFrame, rng: np.random.Generator
) -> pd.DataFrame:
    series = pd.read_csv(_SERIES, keep_default_na=False, na_values=[""], dtype={"area": str, "mode": str, "care": str})
    yearly_places = _group_draw(places.province, rng, 0, 1) < 0.5
    parts = [_one_series(row, levels, documents, yearly_places, rng) for row in series.itertuples()]
    every = pd.concat(parts, ignore_index=True).sort_values(["document_id", "series_order"], kind="stable")
    numbers = every.groupby("document_id").cumcount() + 1
    every["observation_id"] = every.document_id + "-" + numbers.astype(str).str.zfill(2)
    return every.drop(columns=["series_order"])


def _one_series(
    series: Any,
    levels: dict[str, np.ndarray],
    documents: pd.DataFrame,
    yearly_places: np.ndarray,
    rng: np.random.Generator,
) -> pd.DataFrame:
    """The figures of one series in all documents that state it, with the growth or the old figure that some state."""
    stated = documents[rng.random(len(documents)) < series.share * 0.99]
    place, year = stated.place.to_numpy(), stated.year.to_numpy()
    monthly = np.round(levels[series.follows] * series.factor / 5) * 5
    now = monthly[place, year - YEARS.start]
    before = monthly[place, np.maximum(year - YEARS.start - 1, 0)]
    yearly = yearly_places[place] & bool(series.yearly)
    value, previous = np.where(yearly, now * 12, now), np.where(yearly, before * 12, before)
    raised = now > before
    says_old = raised & (rng.random(len(stated)) < 0.35)
    says_growth = raised & (rng.random(len(stated)) < 0.4)
    return pd.DataFrame(
        {
            "document_id": stated.document_id.to_numpy(),
            "region_code": stated.region_code.to_numpy(),
            "indicator": series.indicator,
            **{name: _text_or_none(getattr(series, name)) for name in ("area", "mode", "care")},
            "kind": "actual",
            "value": value,
            "period": np.where(yearly, "year", "month"),
            "previous": np.where(says_old, previous, np.nan),
            "growth_pct": np.where(says_growth, _stated_growth(value, previous, rng), np.nan),
            "growth_decimals": pd.array(np.where(says_growth, 1, 0), dtype="Int32"),
            "year": year,
            "spans": f"[[{200 + 40 * series.Index},{209 + 40 * series.Index}]]",
            "printed": _printed(value, yearly),
            "status": np.where(rng.random(len(stated)) < 0.98, "reviewed", "extracted"),
            "series_order": series.Index,
        }
    ).assign(growth_decimals=lambda frame: frame.growth_decimals.where(frame.growth_pct.notna()))


def _stated_growth(value: np.ndarray, previous: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The growth as documents state it: most rounded, some truncated to one decimal, one in a hundred wrong."""
    growth = (value / np.where(previous > 0, previous, 1) - 1) * 100
    how = rng.random(len(growth))
    stated = np.where(how < 0.2, np.floor(growth * 10) / 10, np.round(growth, 1))
    return np.where(how > 0.99, stated + 2, stated)


def _printed(value: np.ndarray, yearly: np.ndarray) -> pd.Series:
    amounts = pd.Series(value).astype(int).astype(str)
    return pd.Series(np.where(yearly, "每人每年", "每人每月"), dtype="str").str.cat(amounts) + "元"


def _text_or_none(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _append(real: pd.DataFrame, invented: pd.DataFrame | None) -> pd.DataFrame:
    """The invented rows after the real ones, in the real one's columns and types; what is not invented is null."""
    if invented is None:
        return real
    typed = invented.reindex(columns=list(real.columns)).astype(real.dtypes.to_dict())
    return pd.concat([real, typed], ignore_index=True)
