"""What the server does before anybody comes: it makes the first page and loads the others, so that the first visitor
does not wait for it. The server answers meanwhile; what fails here fails again, and is said, on the page that needs it.
Then all that stands is put out of the sight of Python's collector: Streamlit calls it after each run, and it took a
twelfth of a second to look through everything, in which nothing of a page was sent.
"""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path

import streamlit as st

_PAGES = Path(__file__).parent.parent / "pages"
_LOG = logging.getLogger("biaochi")


@asynccontextmanager
async def prepare(_app: st.App) -> AsyncIterator[None]:
    """The lifespan of the server: preparing runs beside it, in a thread of its own."""
    threading.Thread(target=_prepare, name="prepare", daemon=True).start()
    yield


def _prepare() -> None:
    make_ready()
    put_aside()


def put_aside() -> None:
    """What lives as long as the server is looked through for the last time."""
    gc.collect()
    gc.freeze()


def make_ready() -> None:
    """The page overview as everybody first sees it, then every other page with all it imports.

    Imported here and not above: Streamlit's caches, when they are made, look for the server that is to hold them.
    """
    from ui.data import Outdated, remember
    from ui.links import Filters
    from warehouse.errors import WarehouseUnusable

    overview = import_module("pages.overview")
    import_module("streamlit.emojis")  # a table that Streamlit takes a tenth of a second for at its first button
    try:
        exhibit = remember(overview.make, Filters())
        if exhibit is not None:
            _ = exhibit.figure
    except (WarehouseUnusable, Outdated) as problem:
        _LOG.warning("%s", problem)
    for page in sorted(_PAGES.glob("[a-z]*.py")):
        import_module(f"pages.{page.stem}")
