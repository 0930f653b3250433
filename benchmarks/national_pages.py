"""The same pages over 1.5 million figures

The same four regions chosen, the warehouse holding every county of the country for 26 years, against the warehouse of
four regions.
"""

from __future__ import annotations

from benchmarks.country import national_warehouse
from benchmarks.pages import between_warehouses
from benchmarks.record import Ratio


def run() -> list[Ratio]:
    """Every page and the filter change."""
    return between_warehouses(national_warehouse())
