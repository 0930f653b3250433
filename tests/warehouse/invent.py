"""Invented publications on top of the sample: what a case needs is said, all else is left out."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd

from tests.warehouse.sample import ROOT, Tables
from warehouse.build import build

WUHAN, BEIJING = "420100", "110000"
"""regions of which the sample holds nothing"""
_SAID = {
    "indicator": "dibao",
    "kind": "actual",
    "area": "urban",
    "unit": "元/人·月",
    "publisher": "某市民政局",
    "title": "关于调整标准的通知",
    "published": "2023-12-01",
    "published_precision": "day",
    "grade": "official",
}


def published(region: str, year: int, value: float, **cells: object) -> dict[str, object]:
    """A row of published_standards: urban dibao per month, unless `cells` say otherwise."""
    return {**_SAID, "region_code": region, "year": year, "value": value, **cells}


def with_published(tables: Tables, *rows: dict[str, object]) -> Tables:
    """The tables with these publications, numbered new-1, new-2, … in the order given."""
    frame = tables["published_standards"]
    numbered = [{"source_id": f"new-{place}", **row} for place, row in enumerate(rows, 1)]
    added = pd.DataFrame(numbered, columns=frame.columns).astype(frame.dtypes.to_dict())
    whole = {**tables, "published_standards": pd.concat([frame, added], ignore_index=True)}
    return with_regions(whole, {str(row["region_code"]) for row in rows})


def with_document(tables: Tables, region: str, name: str, year: int, title: str) -> Tables:
    """The tables with one more document of a region, from which nothing was read."""
    frame = tables["documents"]
    cells = {"document_id": title, "region_code": region, "region": name, "year": year, "title": title}
    row = frame.iloc[[0]].assign(**cells, sha256="0" * 64).astype(frame.dtypes.to_dict())
    return with_regions({**tables, "documents": pd.concat([frame, row], ignore_index=True)}, {region})


def with_regions(tables: Tables, codes: set[str]) -> Tables:
    """The tables with these regions, and those they lie in, from the real list."""
    known = pd.read_csv(ROOT / "data" / "regions.csv", dtype=str, comment="#").set_index("region_code", drop=False)
    wanted = set(codes)
    while above := set(known.loc[sorted(wanted), "parent_code"].dropna()) - wanted:
        wanted |= above
    frame = tables["regions"]
    added = known.loc[sorted(wanted - set(frame.region_code)), list(frame.columns)].astype(frame.dtypes.to_dict())
    return {**tables, "regions": pd.concat([frame, added], ignore_index=True)}


def built_with(tables: Tables, folder: Path, *rows: dict[str, object]) -> duckdb.DuckDBPyConnection:
    """A warehouse of the tables and these publications, in `folder`, open for reading."""
    path = folder / "warehouse.duckdb"
    build(with_published(tables, *rows), path)
    return duckdb.connect(str(path), read_only=True)
