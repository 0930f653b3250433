"""The frame: `streamlit run dashboard.py`. A page is its file in pages/ and one line here; its address is the stem."""

from __future__ import annotations

from ui.frame import run_pages

PAGES = (
    "overview",
    "dibao",
    "allowances",
    "growth",
    "region",
    "caseload",
    "read",
    "sources",
    "briefing",
    "query",
)

if __name__ == "__main__":
    run_pages(PAGES)
