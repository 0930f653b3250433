"""A choice that one page alone has, kept in the URL under its own name: the programme, the region of one-region.

`ask_own` shows the widget, `own_choice` is what is chosen: a page shows widgets among its filters and reads them in
what it draws; `ask_several` does both for several at once. The parameter is checked against the options before it is
used; an invalid one is said, never passed on, and leaves the link. The default, the first option, is left out of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from ui import state
from ui.links import LONGEST_SHOWN
from ui.plain import plain
from words.catalogue import Lang, text

LONGEST_SEARCH = 60


@dataclass(frozen=True)
class Own:
    """A choice under the URL parameter `name` among `options`; `label` and `shown` are in the language of the page."""

    name: str
    label: str
    options: Sequence[str]
    shown: Callable[[str], str]

    def chosen(self) -> str:
        """The option the address names, else the first."""
        asked = state.page_parameter(self.name)
        return asked if asked and asked in self.options else self.options[0]


def ask_own(own: Own) -> None:
    """Show a select box for the choice."""
    key = f"w.{own.name}"
    state.show_in(key, own.chosen())
    st.selectbox(
        own.label,
        own.options,
        format_func=own.shown,
        key=key,
        placeholder=own.label,
        filter_mode="contains",
        on_change=_take,
        args=(own.name, own.options[0]),
    )


def own_choice(own: Own, lang: Lang) -> str:
    """What is chosen; a sentence where the address names something else, which then leaves it."""
    asked = state.page_parameter(own.name)
    if asked is not None and asked not in own.options:
        st.warning(plain(_unknown(own.label, asked, lang)))
        state.set_parameters({own.name: None})
    return own.chosen()


def _unknown(label: str, asked: str, lang: Lang, said: str = "link_choice") -> str:
    short = asked if len(asked) <= LONGEST_SHOWN else asked[:LONGEST_SHOWN] + "…"
    return text(f"ui.{said}", lang, name=label, value=short)


def ask_several(own: Own, key: str, default: Sequence[str], placeholder: str, lang: Lang) -> list[str]:
    """Show a box for several of the options under `key`; what of the address is none of them is said and leaves it."""
    state.show_in(key, _several(own, default, lang))
    return st.multiselect(
        own.label,
        own.options,
        format_func=own.shown,
        placeholder=placeholder,
        key=key,
        on_change=_take_several,
        args=(own.name, key, default),
    )


def _several(own: Own, default: Sequence[str], lang: Lang) -> list[str]:
    said = state.page_parameter(own.name)
    if said is None:
        return list(default)
    asked = list(dict.fromkeys(each.strip() for each in said.split(",") if each.strip()))
    known = [each for each in asked if each in own.options]
    if known == asked:
        return known
    state.set_parameters({own.name: ",".join(known) or None})
    for each in asked:
        if each not in own.options:
            problem = _unknown(own.label, each, lang, "link_part" if known else "link_choice")
            state.say(problem)
            st.warning(plain(problem))
    return known or list(default)


def _take_several(name: str, key: str, default: Sequence[str]) -> None:
    chosen = st.session_state[key]
    state.set_parameters({name: None if chosen == list(default) else ",".join(chosen)})
    state.choose()  # what was said of the link has been read


def ask_words(name: str, label: str, placeholder: str) -> None:
    """Show a search box for the URL parameter `name`."""
    key = f"w.{name}"
    state.show_in(key, _words(name))
    st.text_input(label, key=key, placeholder=placeholder, max_chars=LONGEST_SEARCH, on_change=_take, args=(name, ""))


def own_words(name: str) -> list[str]:
    """The words to search for that the address names."""
    return _words(name).split()


def _words(name: str) -> str:
    return (state.page_parameter(name) or "")[:LONGEST_SEARCH]


def _take(name: str, default: str) -> None:
    if state.leaves():
        return  # words typed and left behind are no search on the page that was gone to
    chosen = st.session_state[f"w.{name}"]
    state.set_parameters({name: None if chosen == default else chosen})
    state.draw_page()
