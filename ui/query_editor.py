"""The SQL editor: text, run button, and the data dictionary whose names are written at the cursor by a click.

An own component, because Streamlit's text area loses unsent text when anything beside it is clicked. Ctrl+Enter runs.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from ui.data import ask
from ui.frame import html_lang
from warehouse.queries.dictionary import relations_and_columns
from words.catalogue import Lang, text

_HERE = Path(__file__).parent
_LABELS = ("editor", "placeholder", "run", "hint", "dictionary", "search")


@dataclass(frozen=True)
class Typed:
    """What the editor told in this run of the page: the text as it was left, and the text to run, if any."""

    sql: str | None
    run: str | None


def show_editor(sql: str, version: int, lang: Lang) -> Typed:
    """The editor holding `sql`; a new `version` replaces what was typed."""
    tables = _tables(lang)
    told = _component()(
        key="query-editor",
        data={
            "sql": sql,
            "version": version,
            "tables": tables,
            "fingerprint": hashlib.sha256(json.dumps(tables).encode()).hexdigest(),
            "labels": {"lang": html_lang(lang), **{name: text(f"query.{name}", lang) for name in _LABELS}},
        },
        on_sql_change=_nothing,
        on_run_change=_nothing,
    )
    run = told.run if isinstance(told.run, dict) else {}
    return Typed(_text_of(told.sql), _text_of(run.get("sql")))


def _tables(lang: Lang) -> list[dict[str, Any]]:
    """The dictionary as the component lists it, in one language."""
    tables: dict[str, dict[str, Any]] = {}
    for row in ask(relations_and_columns).itertuples():
        table: dict[str, Any] = {"name": row.relation, "about": _words(row.about, lang), "columns": []}
        columns = tables.setdefault(str(row.relation), table)["columns"]
        columns.append({"name": row.column, "type": row.type, "about": _words(row.comment, lang)})
    return list(tables.values())


def _words(comment: object, lang: Lang) -> str:
    """One language of a comment "中文 | English | unit", with its unit.

    >>> _words("月标准 | Per month | 元/人·月", "zh")
    '月标准（元/人·月）'
    """
    parts = [part.strip() for part in str(comment or "").split(" | ")] + ["", ""]
    words, unit = parts[0 if lang == "zh" else 1] or parts[0], parts[2]
    if not unit:
        return words
    return f"{words}（{unit}）" if lang == "zh" else f"{words} ({unit})"


def _text_of(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _nothing() -> None:
    """Streamlit tells a component's values only where a callback is named."""


@st.cache_resource
def _component() -> Any:
    css = (_HERE / "query_editor.css").read_text(encoding="utf-8")
    js = (_HERE / "query_editor.js").read_text(encoding="utf-8")
    return st.components.v2.component("biaochi_editor", css=css, js=js, isolate_styles=True)
