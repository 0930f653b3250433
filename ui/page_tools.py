"""What happens in the browser alone: pictures drawn by Plotly itself, tables put on the clipboard, links followed
without loading everything anew.

The copy buttons and links of a page are plain HTML; one script a page (`show_page_tools`, page_tools.js) serves all of
them, and until it is there the buttons are not shown. Only the picture buttons, in an open menu, are a component.
"""

from __future__ import annotations

import html
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import streamlit as st

from ui.grid import Grid
from words.catalogue import Lang, text

_HERE = Path(__file__).parent
_SCRIPT = (_HERE / "page_tools.js").read_text(encoding="utf-8")
_PICTURE_JS = (_HERE / "picture.js").read_text(encoding="utf-8")
_PICTURE_CSS = (_HERE / "picture.css").read_text(encoding="utf-8")


def copy_button(lang: Lang, *, grid: Grid | None = None, table: str = "") -> str:
    """A button that puts `grid` on the clipboard, or the table in the container with the key `table` as it stands."""
    carried = json.dumps(asdict(grid), ensure_ascii=False) if grid else ""
    label, done, held, key = (
        html.escape(each, quote=True) for each in (text("ui.copy_table", lang), text("ui.copied", lang), carried, table)
    )
    return (
        f"<button type='button' class='copy' data-kind='copy' data-done='{done}' data-grid='{held}' data-table='{key}'>"
        f"{label}</button>"
    )


def show_page_tools(lang: Lang, view: str) -> None:
    """Once a page, as its last element. `view` is what is shown: the browser looks again when it changes."""
    clear, shown = (html.escape(each, quote=True) for each in (text("ui.clear", lang), view))
    speech = "zh-CN" if lang == "zh" else "en"
    said = f"data-clear='{clear}' data-view='{shown}' lang='{speech}'"
    st.html(f"<script {said}>{_SCRIPT}</script>", unsafe_allow_javascript=True)


def show_picture_buttons(name: str, stem: str, lang: Lang, layout: Any) -> None:
    """Buttons for the chart with the key chart-<name> as PNG and SVG, drawn in `layout`; `stem` names the files."""
    actions = [{"kind": kind, "label": text(f"ui.download_{kind}", lang)} for kind in ("png", "svg")]
    data = {"chart": f"chart-{name}", "name": stem, "layout": layout, "actions": actions}
    _pictures()(key=f"pictures-{name}", data=data, width="stretch")


@st.cache_resource
def _pictures() -> Any:
    return st.components.v2.component("biaochi_pictures", css=_PICTURE_CSS, js=_PICTURE_JS, isolate_styles=True)
