"""The original behind a figure on screen: the verified passage with the figure marked, or what to do to see it.

In: the figure and all figures of its document. The whole text is offered below the passage, every figure marked.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

import streamlit as st

from ui.frame import html_lang
from ui.marked_text import TextMark, marked_text
from ui.originals import Original, documents_folder, find_original
from words.catalogue import Lang, text
from words.provenance import figure_amount, figure_name

Row = dict[str, Any]
AROUND = 120
"""characters shown on each side of a figure"""


def show_original(document: Row | None, chosen: Row | None, figures: Sequence[Row], lang: Lang) -> None:
    """`document` is the row of the document, None for a publication; `chosen` the figure looked at, None for all."""
    if document is None:
        url = text("sources.original_url", lang) if figures[0].get("url") else ""
        _say(text("sources.original_publication", lang, url=url), lang)
        return
    original = find_original(document, documents_folder())
    _say(_state_text(original, document, chosen is None, lang), lang)
    if original.text is not None:
        _show_text(original.text, chosen, figures, lang)


def _show_text(content: str, chosen: Row | None, figures: Sequence[Row], lang: Lang) -> None:
    every = [mark for row in figures for mark in _marks(row, "figure", lang) if row is not chosen]
    if chosen is None:
        st.html(marked_text(content, every, lang))
        return
    st.html(marked_text(content, _marks(chosen, "chosen", lang), lang, around=AROUND))
    with st.expander(text("sources.original_whole", lang)):
        st.html(marked_text(content, [*every, *_marks(chosen, "chosen", lang)], lang))


def _marks(row: Row, kind: str, lang: Lang) -> list[TextMark]:
    """The figure itself, and what it shares with others."""
    note = text("sources.mark_chosen", lang, what=figure_name(row, lang), amount=figure_amount(row, lang))
    shared = text("sources.mark_shared", lang)
    return [
        TextMark((int(start), int(end)), kind if place == 0 else "shared", note if place == 0 else shared)
        for place, (start, end) in enumerate(row["spans"] if row.get("spans") is not None else [])
    ]


def _state_text(original: Original, document: Row, whole: bool, lang: Lang) -> str:
    folder, sha256 = original.path.parent.name, str(document["sha256"])[:12]
    state = "verified_whole" if whole and original.state == "verified" else original.state
    return text(f"sources.original_{state}", lang, file=original.path.name, folder=folder, sha256=sha256)


def _say(sentence: str, lang: Lang) -> None:
    st.html(f"<p class='source' lang='{html_lang(lang)}'>{html.escape(sentence)}</p>")
