"""The frame: `streamlit run dashboard.py`. A page is its file in pages/ and one line here; its address is the stem.

Streamlit imports this file once, for `app`, as its server starts, and runs it for every visitor; only then are pages
imported, because Streamlit's caches look for a running server when they are made.
"""

from __future__ import annotations

import streamlit as st

from ui.entrance import page_routes
from ui.starting import prepare

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
    from ui.frame import run_pages

    run_pages(PAGES)
else:
    app = st.App(__file__, lifespan=prepare, routes=page_routes(PAGES))
