"""The chosen view over reruns, pages and links. Session state holds it, the URL shows it.

On the first run and whenever the URL says something else than was written last (a link, the browser's back button), the
parameters are read and checked (ui.links) before any widget exists; what was invalid is kept to be said. A choice
writes the URL in its callback, before that comparison. It writes all of it, from what was written last and not from
what the browser says: two clicks can come so fast that the second knows nothing yet of the first one's URL.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui.links import KEYS, Filters, read_link, write_link
from ui.way_back import write_way
from words.catalogue import LANGS, Lang

PAGE = "page"
"""the key of the part of a page that is not its filters"""
_FILTERS, _WRITTEN, _PROBLEMS = "view.filters", "view.written", "view.problems"
_ADDRESS, _PAGE, _ENTERED, _SHOWN = "view.address", "view.page", "view.entered", "view.shown"


def open_view(known: Collection[str], years: tuple[int, int]) -> Filters:
    """Bring session and URL together at the start of a run; call once, before the page."""
    address = st.query_params.to_dict()
    shown = {key: address[key] for key in KEYS if key in address}
    first = _FILTERS not in st.session_state
    if first or shown != st.session_state.get(_WRITTEN):
        filters, problems = read_link(shown, known, years)
        st.session_state[_FILTERS], st.session_state[_PROBLEMS] = filters, problems
    if _keep(address) != address:
        st.query_params.from_dict(parameters())
    return current()


def current() -> Filters:
    """The view as chosen now."""
    return st.session_state.get(_FILTERS, Filters())


def enter_page(stem: str) -> None:
    """Remember which page is shown, so that links can lead back to it; call where Streamlit knows it."""
    st.session_state[_PAGE], st.session_state[_ENTERED] = stem, _asked_page()


def page_here() -> str:
    """The page shown, as its address has it."""
    return st.session_state.get(_PAGE, "")


def view_query() -> str:
    """The view and the way back as a query string for links of our own, without the language, which they carry."""
    link = {key: value for key, value in write_link(current()).items() if key != "lang"}
    page = page_here()
    return urlencode({**link, **(write_way(page, parameters()) if page else {})}, safe=",")


def address(**more: str) -> str:
    """This page as it stands, with further URL parameters."""
    link = {**parameters(), **more}
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
    _keep(st.query_params.to_dict() if leaves() else parameters())
    st.query_params.from_dict(parameters())


def draw_page() -> None:
    """For widget callbacks: run the part PAGE of the page and nothing else. Where another page is asked for, or where
    this one could not be shown and has no such part, all is run."""
    if not leaves():
        with suppress(StreamlitAPIException):
            st.rerun(PAGE)


def parameters() -> dict[str, str]:
    """What the URL says, or will say as soon as the browser has heard of it."""
    return dict(st.session_state.get(_ADDRESS, {}))


def say(problem: str) -> None:
    """Say of the link also what a page found, from its next run on, until the next choice is made."""
    st.session_state[_PROBLEMS] = [*problems(), problem]


def page_parameter(name: str) -> str | None:
    """A parameter of one page alone, e.g. `figure` of the sources page."""
    return parameters().get(name)


def set_parameters(changes: Mapping[str, str | None]) -> None:
    """Write parameters of this page alone; None takes one out."""
    st.session_state[_ADDRESS] = {
        name: value for name, value in {**parameters(), **changes}.items() if value is not None
    }
    st.query_params.from_dict(parameters())


def _keep(address: Mapping[str, str]) -> dict[str, str]:
    """Remember what the URL is to say: `address` with the view as it is now."""
    link = write_link(current())
    own = {key: value for key, value in address.items() if key not in KEYS or key in link}
    st.session_state[_WRITTEN], st.session_state[_ADDRESS] = link, {**own, **link}
    return parameters()


def leaves() -> bool:
    """In a callback: whether what the browser asks for is another page, or this one by a link or its back button."""
    context = get_script_run_ctx()
    return context is not None and (context.is_history_navigation or _asked_page() != st.session_state.get(_ENTERED))


def _asked_page() -> str | None:
    context = get_script_run_ctx()
    return context.page_script_hash if context else None


def show_in(key: str, value: object) -> None:
    """Give a widget about to be shown its value; one that has it already is left alone, for it may be on its way to
    another that this run does not know of yet. On another page, or in another language, it is another widget, which
    knows no value at all."""
    shown, place = st.session_state.setdefault(_SHOWN, {}), (st.session_state.get(_ENTERED), current().lang)
    if key not in st.session_state or st.session_state[key] != value or shown.get(key) != place:
        st.session_state[key] = value
    shown[key] = place
