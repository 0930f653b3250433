"""A choice that one page alone has, kept in the URL under its own name: the programme, the region of one-region.

The parameter is checked against the options before the widget exists; an invalid one is said, never passed on. The
default is left out of the link.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from ui.links import LONGEST_SHOWN
from words.catalogue import Lang, text

LONGEST_SEARCH = 60


def ask_own(
    name: str, label: str, options: Sequence[str], default: str, lang: Lang, shown: Callable[[str], str]
) -> str:
    """Show a select box in the sidebar for the URL parameter `name` and return what is chosen."""
    asked = st.query_params.get(name)
    if asked is not None and asked not in options:
        short = asked if len(asked) <= LONGEST_SHOWN else asked[:LONGEST_SHOWN] + "…"
        st.warning(text("ui.link_choice", lang, name=label, value=short))
    key = f"w.{name}"
    st.session_state[key] = asked if asked in options else default
    with st.sidebar:
        st.selectbox(
            label,
            options,
            format_func=shown,
            key=key,
            placeholder=label,
            filter_mode="contains",
            on_change=_take,
            args=(name, default),
        )
    return str(st.session_state[key])


def ask_words(name: str, label: str, placeholder: str) -> list[str]:
    """Show a search box in the sidebar for the URL parameter `name` and return its words."""
    key = f"w.{name}"
    st.session_state[key] = st.query_params.get(name, "")[:LONGEST_SEARCH]
    with st.sidebar:
        st.text_input(
            label, key=key, placeholder=placeholder, max_chars=LONGEST_SEARCH, on_change=_take, args=(name, "")
        )
    return str(st.session_state[key]).split()


def _take(name: str, default: str) -> None:
    chosen = st.session_state[f"w.{name}"]
    if chosen == default or chosen is None:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = chosen
