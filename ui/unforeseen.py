"""What is shown when something went wrong that nobody foresaw: one sentence, never a traceback.

In: the exception. Out: a box with what to do and a number, and in the server's log the same number with the address
and the traceback. Where Streamlit itself catches an error (a fragment, a callback), its English box is dressed in our
words.
"""

from __future__ import annotations

import logging
import secrets

import duckdb
import streamlit as st

from warehouse.connect import warehouse_path
from words.catalogue import Lang, text

_LOG = logging.getLogger("biaochi")


def show_unforeseen(problem: Exception, lang: Lang) -> None:
    """One sentence with a number for the log, where the traceback goes."""
    mark = secrets.token_hex(3)
    _LOG.error("error %s at %s", mark, dict(st.query_params), exc_info=problem)
    kind = "data" if isinstance(problem, duckdb.Error) else "page"
    st.error(text(f"unforeseen.{kind}", lang, mark=mark, path=warehouse_path()))


def dress_own_box(lang: Lang) -> str:
    """Style that puts our sentence in place of Streamlit's."""
    box = "[data-testid='stException']"
    return f"{box} * {{ display: none; }} {box}::after {{ content: '{text('unforeseen.part', lang)}'; }}"
