"""Every region of the country behind one button: a search by name, pinyin or code, made when the button is pressed.

A page carries none of the 3,000 options unseen: they cost a browser more than four charts do. Opening runs this part
alone; a choice is handed to `take` and the page runs once more.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

import streamlit as st

from ui.regions import region_book
from words.catalogue import Lang, text


@st.fragment
def offer_regions(name: str, label: str, lang: Lang, left_out: Collection[str], take: Callable[[str], None]) -> None:
    """A button `label` that opens the search; `left_out` are not offered. `name` tells searches of a page apart."""
    button, search = f"w.{name}", f"w.{name}-search"
    if st.session_state.pop(f"{name}.taken", False):
        st.rerun()
    menu = st.popover(label, key=button, on_change="rerun", width="stretch")
    if not menu.open:
        return
    labels = region_book().labels[lang]
    with menu:
        st.selectbox(
            text("ui.add_region_placeholder", lang),
            [code for code in labels if code not in left_out],
            index=None,
            format_func=lambda code: labels.get(code, code),
            key=search,
            placeholder=label,
            filter_mode="contains",
            on_change=_take,
            args=(name, take),
        )


def _take(name: str, take: Callable[[str], None]) -> None:
    code = st.session_state[f"w.{name}-search"]
    if code is not None:
        take(code)
        st.session_state[f"{name}.taken"] = True
        st.session_state[f"w.{name}"] = False
