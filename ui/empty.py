"""What a page says when it has nothing to draw: one sentence and what to do. Never an empty chart, never a zero."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

import streamlit as st

from ui.frame import html_lang
from words.catalogue import Lang, text


def show_nothing(lang: Lang, years: Sequence[int] = ()) -> None:
    """No figure for this choice; `years` are those for which the chosen regions have some."""
    if years:
        named = text("figures.list_separator", lang).join(str(year) for year in years)
        what = text("empty.try_another_year", lang, years=named)
    else:
        what = text("empty.no_years", lang)
    st.info(text("empty.nothing_here", lang, what=what))


def show_absent(reasons: Iterable[str], lang: Lang) -> None:
    """Under a chart: the regions it could not show, each with the reason (coverage.reason_zh / reason_en)."""
    items = "".join(f"<li>{html.escape(reason)}</li>" for reason in reasons)
    if items:
        head = html.escape(text("empty.reasons", lang))
        st.html(f"<div class='absent' lang='{html_lang(lang)}'><p>{head}</p><ul>{items}</ul></div>")
