"""What happens in the browser alone: pictures drawn by Plotly itself, tables put on the clipboard.

Pictures and loose tables get buttons of their own (`show_tool_buttons`). The copy button of an exhibit is plain HTML
that carries its grid (`copy_button`); one component a page (`show_page_tools`) serves all of them, so that a page with
eight tables has not eight components. Until it is there the buttons are not shown.
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
_JS = (_HERE / "picture.js").read_text(encoding="utf-8")
_CSS = (_HERE / "picture.css").read_text(encoding="utf-8")


def copy_button(grid: Grid, lang: Lang) -> str:
    """A button that puts `grid` on the clipboard."""
    carried = html.escape(json.dumps(asdict(grid), ensure_ascii=False), quote=True)
    label, done = (html.escape(text(key, lang), quote=True) for key in ("ui.copy_table", "ui.copied"))
    return (
        f"<button type='button' class='copy' data-kind='copy' data-done='{done}' data-grid='{carried}'>{label}</button>"
    )


def show_page_tools(lang: Lang, view: str) -> None:
    """Once a page, as its last element. `view` is what is shown: the browser looks again when it changes."""
    _tools()(key="page-tools", data={"page": view, "clear": text("ui.clear", lang)}, width="content")


def show_tool_buttons(
    name: str, stem: str, lang: Lang, kinds: tuple[str, ...], layout: Any = None, grid: Grid | None = None
) -> None:
    """Buttons (png, svg, copy) for the chart with the key chart-<name> and the table in the container table-<name>;
    what is copied is the `grid`, where there is one, with title, unit and source, else the table as it stands."""
    labels = {"copy": "copy_table", "png": "download_png", "svg": "download_svg"}
    actions = [
        {"kind": kind, "label": text(f"ui.{labels[kind]}", lang), "done": text("ui.copied", lang)} for kind in kinds
    ]
    _tools()(
        key=f"{'-'.join(kinds)}-{name}",
        data={
            "chart": f"chart-{name}",
            "table": f"table-{name}",
            "name": stem,
            "layout": layout,
            "actions": actions,
            "clear": text("ui.clear", lang),
            "grid": None if grid is None else asdict(grid),
        },
        width="content" if kinds == ("copy",) else "stretch",
    )


@st.cache_resource
def _tools() -> Any:
    return st.components.v2.component("biaochi_tools", css=_CSS, js=_JS, isolate_styles=True)
