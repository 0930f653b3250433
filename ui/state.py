"""The chosen view over reruns, pages and links. Session state holds it, the URL shows it.

On the first run and whenever the URL says something else than was written last (a link, the browser's back button), the
parameters are read and checked (ui.links) before any widget exists; what was invalid is kept to be said. A choice
writes the URL in its callback, before that comparison. Parameters of one page only (figure, query) are left alone.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.errors import StreamlitAPIException

from ui.links import KEYS, Filters, read_link, write_link
from ui.way_back import write_way
from words.catalogue import LANGS, Lang

PAGE = "page"
"""the key of the part of a page that is not its filters"""
_FILTERS, _WRITTEN, _PROBLEMS, _PAGE = "view.filters", "view.written", "view.problems", "view.page"


def open_view(known: Collection[str], years: tuple[int, int]) -> Filters:
    """Bring session and URL together at the start of a run; call once, before the page."""
    shown = {key: st.query_params[key] for key in KEYS if key in st.query_params}
    first = _FILTERS not in st.session_state
    if first or shown != st.session_state.get(_WRITTEN):
        filters, problems = read_link(shown, known, years)
        st.session_state[_FILTERS], st.session_state[_PROBLEMS] = filters, problems
    _show_in_url()
    return current()


def current() -> Filters:
    """The view as chosen now."""
    return st.session_state.get(_FILTERS, Filters())


def enter_page(stem: str) -> None:
    """Remember which page is shown, so that links can lead back to it."""
    st.session_state[_PAGE] = stem


def page_here() -> str:
    """The page shown, as its address has it."""
    return st.session_state.get(_PAGE, "")


def view_query() -> str:
    """The view and the way back as a query string for links of our own, without the language, which they carry."""
    link = {key: value for key, value in write_link(current()).items() if key != "lang"}
    page = page_here()
    return urlencode({**link, **(write_way(page, st.query_params.to_dict()) if page else {})}, safe=",")


def address(**parameters: str) -> str:
    """This page as it stands, with further URL parameters."""
    link = {**st.query_params.to_dict(), **parameters}
    return f"{page_here()}?{urlencode(link, safe=',')}"


def coming_lang() -> Lang:
    """The language this run will show: what the link says, before it is taken over; else as chosen."""
    asked = st.query_params.get("lang")
    return next((lang for lang in LANGS if lang == asked), current().lang)


def problems() -> list[str]:
    """What of the link was invalid, one sentence each, until the next choice is made."""
    return st.session_state.get(_PROBLEMS, [])


def choose(**changes: Any) -> None:
    """Change the view; for widget callbacks, which run before the page."""
    filters = replace(current(), **changes)
    if filters.base not in filters.regions:
        filters = replace(filters, base=None)
    st.session_state[_FILTERS], st.session_state[_PROBLEMS] = filters, []
    _show_in_url()


def draw_page() -> None:
    """For widget callbacks: run the part PAGE of the page and nothing else. A page that could not be shown has no such
    part; then all is run."""
    with suppress(StreamlitAPIException):
        st.rerun(PAGE)


def page_parameter(name: str) -> str | None:
    """A parameter of one page alone, e.g. `figure` of the sources page."""
    return st.query_params.get(name)


def _show_in_url() -> None:
    link = write_link(current())
    st.session_state[_WRITTEN] = link
    for key in KEYS:
        if key in link and st.query_params.get(key) != link[key]:
            st.query_params[key] = link[key]
        elif key not in link and key in st.query_params:
            del st.query_params[key]
