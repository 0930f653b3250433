"""The form of the page 简报: what to take, in which language and formats. Out: a Wish.

Regions, years, unit and base come from the sidebar and the link, so do pages and formats (`pages`, `format`, as the
command has them); the language of the files and the charts put aside stay in the session. Nothing chosen is said in one
sentence, never an empty file.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from briefing.order import DEFAULT_PAGES, FORMATS, PAGES, Order
from ui.briefing_basket import Kept, basket, take_out
from ui.links import Filters
from ui.page_choice import Own, ask_several
from words.catalogue import LANGS, Lang, text


@dataclass(frozen=True)
class Wish:
    """What the visitor wants: the order, the formats, and the charts put aside that go in as well."""

    order: Order
    formats: tuple[str, ...]
    kept: tuple[Kept, ...]


def ask_wish(view: Filters) -> Wish:
    """Show the form and return what is chosen."""
    lang = view.lang
    left, right = st.columns(2)
    with left:
        pages = _ask_several("pages", "pages", PAGES, DEFAULT_PAGES, "ui.page", lang)
        unreviewed = st.checkbox(text("taking.unreviewed", lang), key="w.briefing_unreviewed")
    with right:
        formats = _ask_several("formats", "format", FORMATS, FORMATS, "taking.format", lang)
        spoken: Lang = st.segmented_control(
            text("taking.language", lang),
            LANGS,
            default=lang,
            format_func=lambda each: text(f"ui.lang_{each}", lang),
            key=f"w.briefing_lang_{lang}",
            required=True,
        )
    kept = _show_basket(lang, spoken)
    order = Order(view.regions, tuple(pages), spoken, view.unit, view.year, view.base, unreviewed)
    return Wish(order, tuple(formats), kept)


def _ask_several(
    name: str, parameter: str, options: Sequence[str], chosen: Sequence[str], words: str, lang: Lang
) -> list[str]:
    """Several of `options`, each called as the catalogue has it under `words`; the address has them as `parameter`."""
    label, placeholder = text(f"taking.{name}", lang), text(f"taking.{name}_none", lang)
    own = Own(parameter, label, options, lambda option: text(f"{words}_{option}", lang))
    return ask_several(own, f"w.briefing_{name}", chosen, placeholder, lang)


def _show_basket(lang: Lang, spoken: Lang) -> tuple[Kept, ...]:
    """The charts put aside; those of an older warehouse or in the other language stay out, and that is said."""
    if not basket():
        st.caption(text("taking.basket_empty", lang))
        return ()
    st.markdown(f"**{text('taking.basket', lang)}**")
    for key, kept in list(basket().items()):
        usable = kept.current and kept.choice.lang == spoken
        state = "" if usable else text("taking.stale" if not kept.current else "taking.other_language", lang)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f"<p class='source'>{html.escape(f'{kept.exhibit.title} {state}')}</p>", width="stretch")
            st.button(text("taking.remove", lang), key=f"remove-{key}", on_click=take_out, args=(key,))
    return tuple(kept for kept in basket().values() if kept.current and kept.choice.lang == spoken)
