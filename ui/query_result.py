"""What a query returned: the sentence when it is cut or refused, the rows as a table and a chart, and the files.

Rows that carry an observation lead to its source. Files are made by the guard when they are asked for, with all rows up
to the stated cap, not from what stands on the screen.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import pandas as pd
import pyarrow as pa
import streamlit as st

from charts.own_result import number_columns
from ui import state
from ui.frame import html_lang
from ui.page_tools import copy_button
from ui.plain import plain
from ui.query_chart import show_chart
from ui.query_run import Run
from ui.refused_file import refused_file
from warehouse.guard import Answer, Query, Refused, shared_guard
from warehouse.guard.answer import EXPORT_BYTES, EXPORT_CELLS, EXPORT_ROWS, LONGEST_RUN, Form, Limits
from warehouse.guard.sentence import cut_sentence, refusal_sentence
from warehouse.saved import load_saved
from words.catalogue import Lang, text
from words.codes import code_word
from words.headings import headings
from words.numbers import is_missing
from words.tables import source_link

_NAME = "query-result"
_STEM = "标尺-SQL"
_MOST_CELLS = 30_000
_STYLE = f"<style>{Path(__file__).with_name('query_result.css').read_text(encoding='utf-8')}</style>"
_FILES: tuple[tuple[Form, str], ...] = (
    ("csv", "text/csv"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("parquet", "application/vnd.apache.parquet"),
    ("json", "application/json"),
)
_EXPORT = Limits(LONGEST_RUN, EXPORT_ROWS, EXPORT_BYTES)


def show_outcome(run: Run, lang: Lang) -> None:
    """The answer of a finished run, or the one sentence why there is none."""
    if isinstance(run.outcome, Refused):
        st.error(plain(refusal_sentence(run.outcome, lang)))
    elif run.outcome is not None:
        _show_answer(run.outcome, run.query, lang)


def _show_answer(answer: Answer, query: Query, lang: Lang) -> None:
    frame = _frame_of(answer)
    named = _headings(frame, query, lang)
    st.html(f"<h2 class='finding' lang='{html_lang(lang)}'>{html.escape(_headline(answer, lang))}</h2>")
    sentence = cut_sentence(replace(answer, rows=len(frame)), lang)
    if sentence:
        st.info(sentence)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _show_files(query, lang)
        st.html(copy_button(lang, table=f"table-{_NAME}"), width="content")
    table, chart = st.tabs([text("query.table", lang), text("query.chart", lang)])
    with table, st.container(key=f"table-{_NAME}"):
        st.html(_STYLE + result_html(frame, lang, named, state.view_query()))
    with chart:
        show_chart(_NAME, _STEM, frame, named, _headline(answer, lang), lang)


def _headline(answer: Answer, lang: Lang) -> str:
    rows = f"{answer.rows:,}" if answer.total is None else f"{answer.total:,}"
    key = "query.more_rows" if answer.total is None else "query.rows"
    return text(key, lang, rows=rows, columns=len(answer.columns), seconds=f"{answer.seconds:.2f}")


def _frame_of(answer: Answer) -> pd.DataFrame:
    """The rows for the screen; fewer than came where they are very wide."""
    table = pa.ipc.open_stream(pa.py_buffer(answer.body)).read_all()
    table.validate()
    return table.slice(0, max(_MOST_CELLS // max(table.num_columns, 1), 1)).to_pandas()


def _headings(frame: pd.DataFrame, query: Query, lang: Lang) -> dict[str, str]:
    """Headings for the columns of a saved query as it stands; a query somebody wrote keeps its own names alone."""
    saved = any(query.sql.strip() == one.sql for one in load_saved().values())
    return headings(map(str, frame.columns), lang) if saved else {}


def result_html(frame: pd.DataFrame, lang: Lang, named: Mapping[str, str], view: str) -> str:
    """The rows as a real table: numbers to the right, NULL told from empty text, observations linked to sources, codes
    in words with the code below.
    A column of `named` has that heading, with the name SQL knows below it; links carry the `view` along."""
    numbers = set(number_columns(frame))
    head = "".join(f"<th scope='col'{_class(name in numbers)}>{_head(str(name), named)}</th>" for name in frame.columns)
    rows = []
    for values in frame.itertuples(index=False, name=None):
        cells = zip(frame.columns, values, strict=True)
        rows.append(
            "".join(f"<td{_class(name in numbers)}>{_cell(name, value, lang, view)}</td>" for name, value in cells)
        )
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return (
        f"<div class='sheet result' lang='{html_lang(lang)}' tabindex='0'>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _head(name: str, named: Mapping[str, str]) -> str:
    escaped = html.escape(name)
    return f"{html.escape(named[name])}<span class='sql-name'>{escaped}</span>" if name in named else escaped


def _class(number: bool) -> str:
    return " class='number'" if number else ""


def _cell(name: object, value: object, lang: Lang, view: str) -> str:
    if is_missing(value):
        return "<span class='empty'>NULL</span>"
    shown = f"{value:.10g}" if isinstance(value, float) else str(value)
    escaped = html.escape(shown if len(shown) <= 500 else shown[:500] + "…")
    word = code_word(str(name), value, lang)
    if word:
        return f"<span class='word'>{html.escape(word)}</span><span class='sql-name'>{escaped}</span>"
    link = source_link({"observation_id": value}, lang) if name == "observation_id" else None
    return f"<a href='{html.escape(f'{link}&{view}', quote=True)}'>{escaped}</a>" if link else escaped


def _show_files(query: Query, lang: Lang) -> None:
    with st.popover(text("ui.download", lang), key="query-download"):
        most = {"rows": f"{EXPORT_ROWS:,}", "megabytes": EXPORT_BYTES // 1_000_000, "cells": f"{EXPORT_CELLS:,}"}
        st.caption(text("query.export_limits", lang, **most))
        for form, mime in _FILES:
            st.download_button(
                text(f"query.download_{form}", lang),
                data=partial(_file, replace(query, form=form, limits=_EXPORT), lang),
                file_name=f"{_STEM}.{form}",
                mime=mime,
                key=f"query-{form}",
                on_click="ignore",
                width="stretch",
            )


def _file(query: Query, lang: Lang) -> bytes:
    """The bytes of one export; where it is refused, a file of that kind that opens and says why."""
    try:
        return bytes(shared_guard().run(query).body)
    except Refused as refused:
        return refused_file(query.form, refusal_sentence(refused, lang))
