"""What the browser tests know of each page: add a line with a page, and it is covered.

`charts`: whether it draws one with the default filters; `filters`: those it shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Expected:
    """One page."""

    stem: str
    charts: bool = True
    filters: tuple[str, ...] = ()


ALL = (
    Expected("overview", filters=("regions", "mode", "unit")),
    Expected("dibao", filters=("regions", "mode", "unit", "area", "base")),
    Expected("allowances", filters=("regions", "mode", "unit", "base")),
    Expected("growth", filters=("regions", "unit", "area")),
    Expected("region", filters=("unit",)),
    Expected("caseload", filters=("regions",)),
    Expected("read", charts=False),
    Expected("sources"),
    Expected("briefing", charts=False),
    Expected("query", charts=False),
)

PAGES = tuple(page for page in ALL if (ROOT / "pages" / f"{page.stem}.py").exists())
