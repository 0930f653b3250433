"""One call shows a chart as everything it is: finding, picture, source line, table, 下载 menu.

In: an Exhibit (charts.exhibit). The picture files are drawn in the browser by Plotly itself in a layout made for them;
CSV and XLSX are made when they are asked for. OFFERS is where further ways to take a chart along are added.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from charts.exhibit import Exhibit
from charts.export_layout import export_layout
from ui import exports, state
from ui.briefing_offer import offer_briefing
from ui.frame import data_version, html_lang
from ui.grid import make_grid
from ui.page_tools import copy_button, show_picture_buttons
from ui.tables import table_html
from words.catalogue import Lang, text
from words.marks import IN_PICTURE

PLOTLY_CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "modeBarButtons": [["toImage", "hoverClosestCartesian"]],
    "displayModeBar": True,
    "scrollZoom": False,
}

Offer = Callable[[Exhibit, Lang], None]
FIRST, LONG = 30, 36
"""rows of a table that show at first, where it has more than LONG"""
_WHOLE = "whole"
OFFERS: list[Offer] = [offer_briefing]
"""Called inside each 下载 menu, below CSV and XLSX: an offer shows its own button (e.g. 加入简报)."""


def show_exhibit(
    exhibit: Exhibit,
    lang: Lang,
    *,
    first: bool = False,
    table_first: bool = False,
    in_place: Callable[[], None] | None = None,
) -> None:
    """Finding as headline (larger where `first`), menu, chart, source line, table with its copy button; or the table
    before the chart. `in_place` shows what stands in the place of a chart where the exhibit has none."""
    with st.container(key=f"exhibit-{exhibit.name}"):
        st.html(_heading(exhibit, 1 if first else 2, lang))
        _show_menu(exhibit, lang)
        if in_place is not None and exhibit.figure is None:
            in_place()
        notes, table = _notes(exhibit, lang), _table(exhibit, lang)
        if table_first:
            st.html(table)
            _show_chart(exhibit)
            if notes:
                st.html(notes)
        else:
            _show_chart(exhibit)
            st.html(notes + table)


def _heading(exhibit: Exhibit, level: int, lang: Lang) -> str:
    swipe = f"<span class='swipe'>{html.escape(text('ui.scroll_hint', lang))}</span>" if exhibit.wide else ""
    return (
        f"<h{level} class='finding' lang='{html_lang(lang)}'>{html.escape(exhibit.finding)}</h{level}>"
        f"<p class='title' lang='{html_lang(lang)}'>{html.escape(exhibit.title)}\u2002"
        f"<span class='unit'>{html.escape(exhibit.unit)}</span>{swipe}</p>"
    )


def _show_chart(exhibit: Exhibit) -> None:
    if exhibit.figure is not None:
        alt = exhibit.alt or exhibit.finding
        with st.container(key=f"wide-{exhibit.name}") if exhibit.wide else nullcontext():
            st.plotly_chart(exhibit.figure, theme=None, config=PLOTLY_CONFIG, key=f"chart-{exhibit.name}", alt=alt)


def _notes(exhibit: Exhibit, lang: Lang) -> str:
    lines = [line for line in (exhibit.below(lang), exhibit.source) if line]
    notes = "".join(f"<p class='source'>{html.escape(line)}</p>" for line in lines)
    return f"<div lang='{html_lang(lang)}'>{notes}</div>" if notes else ""


def _table(exhibit: Exhibit, lang: Lang) -> str:
    """A long table begins with its first rows, a link lists all of them; what is copied is whole."""
    rows = exhibit.table.rows
    cut = len(rows) > LONG and state.page_parameter(_WHOLE) != exhibit.name
    shown = replace(exhibit.table, rows=rows[:FIRST]) if cut else exhibit.table
    copy = copy_button(lang, grid=make_grid(exhibit, lang, data_version(lang)))
    table = table_html(shown, lang, state.view_query(), beside=copy)
    return f"<div class='st-key-table-{exhibit.name}'>{table}{_more(exhibit, lang) if cut else ''}</div>"


def _more(exhibit: Exhibit, lang: Lang) -> str:
    says = text("ui.first_rows", lang, first=FIRST, rows=len(exhibit.table.rows))
    address = html.escape(state.address(**{_WHOLE: exhibit.name}), quote=True)
    link = f"<a href='{address}' data-stay=''>{html.escape(text('ui.all_rows', lang))}</a>"
    return f"<p class='source' lang='{html_lang(lang)}'>{html.escape(says)} {link}</p>"


@st.fragment
def _show_menu(exhibit: Exhibit, lang: Lang) -> None:
    """The menu's buttons are made when it is opened, by a run of this part alone: a page need not carry them unseen."""
    menu = st.popover(text("ui.download", lang), key=f"download-{exhibit.name}", on_change="rerun")
    if menu.open:
        with menu:
            _show_ways(exhibit, lang)


def _show_ways(exhibit: Exhibit, lang: Lang) -> None:
    as_of = data_version(lang)
    if exhibit.figure is not None:
        _show_pictures(exhibit, lang)
    for kind, write, mime in _FILES:
        st.download_button(
            text(f"ui.download_{kind}", lang),
            data=partial(write, exhibit, lang, as_of),
            file_name=f"{file_stem(exhibit)}.{kind}",
            mime=mime,
            key=f"{kind}-{exhibit.name}",
            on_click="ignore",
            width="stretch",
        )
    for offer in OFFERS:
        offer(exhibit, lang)


_FILES: tuple[tuple[str, Callable[[Exhibit, Lang, str], bytes], str], ...] = (
    ("csv", exports.write_csv, "text/csv"),
    ("xlsx", exports.write_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
)


def file_stem(exhibit: Exhibit) -> str:
    """The file name of every download of a chart: 标尺-<title>, without what a file system refuses."""
    return "标尺-" + "".join("-" if char in '\\/:*?"<>| ' else char for char in exhibit.title)


def _show_pictures(exhibit: Exhibit, lang: Lang) -> None:
    own = (marks_line(exhibit, lang), exhibit.note, exhibit.source, data_version(lang))
    footnotes = [line for line in own if line]
    layout = export_layout(exhibit.figure, exhibit.title, exhibit.finding, exhibit.unit, footnotes)
    show_picture_buttons(exhibit.name, file_stem(exhibit), lang, layout)


def marks_line(exhibit: Exhibit, lang: Lang) -> str:
    """What the marks at the figures mean, for a picture that nobody can point at."""
    codes = {mark.code: mark.label for mark in exhibit.table.reasons() if mark.code in IN_PICTURE}
    told = [(label, text(f"marks.{code}_brief", lang)) for code, label in codes.items()]
    return text("marks.caveat_join", lang).join(text("marks.told", lang, label=own, means=says) for own, says in told)
