"""SQL 查询: one's own question. Choose or write, run, see rows, chart and files."""

from __future__ import annotations

import html

import streamlit as st

from ui.frame import html_lang, run_page
from ui.links import Filters
from ui.plain import plain
from ui.query_editor import show_editor
from ui.query_parameters import ask_parameters
from ui.query_result import show_outcome
from ui.query_run import current_run, prepare_workers, start_run, watch_run
from ui.query_state import Question, question, write_link
from warehouse.guard import Limits, Query
from warehouse.guard.answer import EXPORT_ROWS, LONGEST_RUN, SCREEN_ROWS
from warehouse.saved import load_saved
from words.catalogue import Lang, text

_SECONDS = (5, 10, int(LONGEST_RUN))


def show(view: Filters) -> None:
    """The page: saved queries and their parameters, editor with dictionary, limits, outcome."""
    lang = view.lang
    st.html(f"<h1 class='finding' lang='{html_lang(lang)}'>{html.escape(text('query.heading', lang))}</h1>")
    prepare_workers()
    asked = question(lang)
    if asked.problem:
        st.warning(plain(asked.problem))
    seconds = _show_choices(asked, lang)
    ask_parameters(asked, lang)
    typed = show_editor(asked.sql, asked.version, lang)
    before, asked.sql = asked.sql, next(each for each in (typed.run, typed.sql, asked.sql) if each is not None)
    if typed.run is not None:
        start_run(Query(asked.sql, _values(asked), limits=Limits(seconds=float(seconds))))
    if asked.sql != before:
        st.rerun()  # what stands above the editor tells of its text
    write_link(asked)
    _show_run(lang)


def _show_choices(asked: Question, lang: Lang) -> int:
    """The saved queries, what the chosen one is for, and the limits; the seconds allowed."""
    saved = load_saved()
    left, right = st.columns([3, 2])
    key = f"query.saved.{asked.version}"
    left.selectbox(
        text("query.saved", lang),
        list(saved),
        list(saved).index(asked.saved) if asked.saved in saved else None,
        lambda name: saved[name].title[lang],
        key=key,
        placeholder=text("query.choose", lang),
        on_change=lambda: _take_saved(asked, key),
    )
    with left.container(gap=None):
        _show_about(asked, lang)
    seconds = right.segmented_control(
        text("query.seconds", lang), _SECONDS, default=_SECONDS[0], required=True, key="query.seconds"
    )
    right.caption(text("query.limits", lang, rows=f"{SCREEN_ROWS:,}", export=f"{EXPORT_ROWS:,}"))
    return int(seconds or _SECONDS[0])


def _show_about(asked: Question, lang: Lang) -> None:
    """What the saved query is for; or that its text stands no longer as it was saved, and the way back."""
    saved = load_saved().get(asked.saved or "")
    if saved is None:
        return
    if saved.sql == asked.sql:
        st.caption(saved.description[lang])
        return
    st.caption(text("query.changed", lang))
    st.button(text("query.restore", lang), key="query.restore", on_click=asked.take_saved, args=(saved,))


def _take_saved(asked: Question, key: str) -> None:
    chosen = st.session_state.get(key)
    if chosen:
        asked.take_saved(load_saved()[chosen])


def _values(asked: Question) -> dict:
    """The parameters that are filled in; what was left blank has no value, and the run says so."""
    values = {one.name: asked.values.get(one.name, one.default) for one in asked.parameters()}
    return {name: value for name, value in values.items() if value != ""}


def _show_run(lang: Lang) -> None:
    run = current_run()
    if run is not None and run.finished.is_set():
        show_outcome(run, lang)
    elif run is not None:
        watch_run(lang)


if __name__ == "__main__":
    run_page(show)
