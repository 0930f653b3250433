"""The invented country's documents, its provinces' uniform rates and its caseload (see national.py)."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
import pandas as pd

_GRADES = ["official", "official-copy", "press", "aggregator"]
_UNIFORM_PROVINCES = 10


def invented_documents(places: pd.DataFrame, years: range, rng: np.random.Generator) -> pd.DataFrame:
    """One work summary a region and year, one in fourteen missing; `place` is the row of the region in `places`."""
    place, year = (grid.ravel() for grid in np.meshgrid(np.arange(len(places)), list(years), indexing="ij"))
    kept = rng.random(len(place)) > 1 / 14
    place, year = place[kept], year[kept]
    chosen = places.iloc[place].reset_index(drop=True)
    years_text = pd.Series(year).astype(str)
    ids = "sample-" + chosen.region_code + "-" + years_text
    return pd.DataFrame(
        {
            "document_id": ids,
            "region_code": chosen.region_code,
            "region": chosen.name,
            "title": chosen.name + years_text + "年民政工作总结（样例）",
            "publisher": chosen.name + "民政局",
            "published": pd.Series(year + 1).astype(str) + "-01-15",
            "published_precision": "day",
            "year": year,
            "grade": rng.choice(_GRADES, len(ids), p=[0.7, 0.2, 0.08, 0.02]),
            "file_name": ids + ".txt",
            "encoding": "utf-8",
            "sha256": [hashlib.sha256(name.encode()).hexdigest() for name in ids],
            "characters": rng.integers(2000, 9000, len(ids)),
            "bytes": rng.integers(6000, 30000, len(ids)),
            "place": place,
        }
    ).assign(region=chosen["name"].to_numpy())


def invented_rates(places: pd.DataFrame, urban: np.ndarray, years: range) -> pd.DataFrame:
    """The uniform urban and rural rates that ten provinces publish each third year for all places below them."""
    provinces = places[places.level == "province"].head(_UNIFORM_PROVINCES)
    rows = [
        _rate(province, area, year, float(urban[int(place), year - years.start]) * share)
        for place, province in zip(provinces.index, provinces.itertuples(), strict=True)
        for area, share in (("urban", 1.0), ("rural", 0.6))
        for year in years[::3]
    ]
    return pd.DataFrame(rows)


def _rate(province: Any, area: str, year: int, value: float) -> dict[str, object]:
    return {
        "source_id": f"sample-rate-{province.region_code}-{area}-{year}",
        "region_code": province.region_code,
        "indicator": "dibao",
        "kind": "actual",
        "area": area,
        "year": year,
        "effective_from": f"{year}-01",
        "value": float(5 * round(value / 5)),
        "unit": "元/人·月",
        "publisher": f"{province.short_name}民政厅",
        "title": f"关于调整{year}年最低生活保障标准的通知（样例）",
        "published": f"{year}-01-10",
        "published_precision": "day",
        "grade": "official",
        "applies_to": "subordinates",
    }


def invented_caseload(places: pd.DataFrame, documents: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Recipients of dibao, urban and rural, and spending, in the documents of the last five years."""
    recent = documents[documents.year > documents.year.max() - 5]
    parts = [
        _caseload_part(recent, measure, area, unit, rng)
        for measure, area, unit in (
            ("persons", "urban", "人"),
            ("persons", "rural", "人"),
            ("spending", "all", "万元"),
        )
    ]
    return pd.concat(parts, ignore_index=True)


def _caseload_part(
    documents: pd.DataFrame, measure: str, area: str, unit: str, rng: np.random.Generator
) -> pd.DataFrame:
    value = rng.integers(200, 40000, len(documents))
    return pd.DataFrame(
        {
            "caseload_id": "sample-" + measure + "-" + area + "-" + documents.document_id,
            "document_id": documents.document_id,
            "region_code": documents.region_code,
            "region": documents.region,
            "period": documents.year.astype(str),
            "measure": measure,
            "programme": "dibao",
            "area": area,
            "value": value.astype(float),
            "unit": unit,
            "spans": "[[100,108]]",
            "printed": pd.Series(value, index=documents.index).astype(str) + unit,
        }
    )
