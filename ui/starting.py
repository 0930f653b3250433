"""What the server does before it answers: it makes the first page, so that the first visitor does not wait for it.

It loads the other pages 20 seconds later, when that visitor is likely to have been served. What fails here fails again,
and is said, on the page that needs it. Python's collector rests meanwhile (it took a quarter of the time), and what
stands is put out of its sight: Streamlit calls it after each run, and it took a twelfth of a second to look through
everything, in which nothing of a page was sent.
"""

from __future__ import annotations

import gc
import inspect
import logging
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path

import streamlit as st

_PAGES = Path(__file__).parent.parent / "pages"
_FIRST_VISIT = 20.0
"""seconds in which the browser of who started the server gets its first page, for which it needs both cores"""
_NEEDED_AT_ONCE = ("streamlit.emojis", "PIL.GifImagePlugin")
"""what Streamlit loads at the first button and for the icon of a page"""
_LOG = logging.getLogger("biaochi")


@asynccontextmanager
async def prepare(_app: st.App) -> AsyncIterator[None]:
    """The lifespan of the server: the first page before it answers, the others beside it, in a thread of their own."""
    gc.disable()
    try:
        make_first_page()
    except Exception:  # whatever it was, the page says it; the server must start
        _LOG.exception("the first page could not be made ready")
    finally:
        gc.enable()
    gc.freeze()
    threading.Thread(target=_load_later, name="prepare", daemon=True).start()
    yield
    gc.unfreeze()


def _load_later() -> None:
    time.sleep(_FIRST_VISIT)
    load_other_pages()
    put_aside()


def put_aside() -> None:
    """What lives as long as the server is looked through for the last time."""
    gc.collect()
    gc.freeze()


def make_first_page() -> None:
    """The page overview as everybody first sees it.

    Imported here and not above: Streamlit's caches, when they are made, look for the server that is to hold them.
    """
    from ui.data import Outdated, remember
    from ui.links import Filters
    from warehouse.errors import WarehouseUnusable

    overview = import_module("pages.overview")
    for needed in _NEEDED_AT_ONCE:
        import_module(needed)
    try:
        exhibit = remember(overview.make, Filters())
        if exhibit is not None:
            _ = exhibit.figure
    except (WarehouseUnusable, Outdated) as problem:
        _LOG.warning("%s", problem)
    inspect.stack()  # Streamlit asks at its first element who called; of modules that were looked through, Python knows


def load_other_pages() -> None:
    """Every page with all it imports."""
    for page in sorted(_PAGES.glob("[a-z]*.py")):
        import_module(f"pages.{page.stem}")
