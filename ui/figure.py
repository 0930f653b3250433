"""One call shows a chart as everything it is: finding, picture, source line, table, 下载 menu.

In: an Exhibit (charts.exhibit). The picture files are drawn in the browser by Plotly itself in a layout made for them;
CSV and XLSX are made when they are asked for. OFFERS is where further ways to take a chart along are added.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from typing import Any

import streamlit as st
from plotly.graph_objects import Figure

from charts.exhibit import Exhibit
from charts.export_layout import export_layout
from ui import exports, state
from ui.briefing_offer import offer_briefing
from ui.exhibit_html import heading_html, notes_html, sheet_html
from ui.frame import data_version
from ui.page_tools import show_picture_buttons
from words.catalogue import Lang, text
from words.marks import IN_PICTURE

PLOTLY_CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "modeBarButtons": [["toImage", "hoverClosestCartesian"]],
    "displayModeBar": True,
    "scrollZoom": False,
}

Offer = Callable[[Exhibit, Lang], None]
_WHOLE = "whole"
"""the parameter that names the exhibit of which all rows are listed"""
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
        st.html(heading_html(exhibit, 1 if first else 2, lang))
        _show_menu(exhibit, lang)
        if in_place is not None and exhibit.figure is None:
            in_place()
        notes, table = notes_html(exhibit, lang), _table(exhibit, lang)
        if table_first:
            st.html(table)
            _show_chart(exhibit)
            if notes:
                st.html(notes)
        else:
            _show_chart(exhibit)
            st.html(notes + table)


def _show_chart(exhibit: Exhibit) -> None:
    if exhibit.figure is not None:
        with st.container(key=f"wide-{exhibit.name}") if exhibit.wide else nullcontext():
            _put_chart(exhibit.name, exhibit.figure.layout.datarevision, exhibit.alt or exhibit.finding, exhibit.figure)


@st.cache_resource(max_entries=256, show_spinner=False)
def _put_chart(name: str, revision: str, alt: str, _figure: Figure) -> None:
    """Streamlit keeps what a browser is told and tells it again: a chart is put into JSON once. `revision` is a digest
    of all that it draws."""
    st.plotly_chart(_figure, theme=None, config=PLOTLY_CONFIG, key=f"chart-{name}", alt=alt)


def _table(exhibit: Exhibit, lang: Lang) -> str:
    listed = state.page_parameter(_WHOLE) == exhibit.name
    whole = "" if listed else state.address(**{_WHOLE: exhibit.name})
    return sheet_html(exhibit, lang, data_version(lang), state.view_query(), whole)


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
            file_name=f"{exports.file_stem(exhibit)}.{kind}",
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


def _show_pictures(exhibit: Exhibit, lang: Lang) -> None:
    own = (marks_line(exhibit, lang), exhibit.note, exhibit.source, data_version(lang))
    footnotes = [line for line in own if line]
    layout = export_layout(exhibit.figure, exhibit.title, exhibit.finding, exhibit.unit, footnotes)
    show_picture_buttons(exhibit.name, exports.file_stem(exhibit), lang, layout)


def marks_line(exhibit: Exhibit, lang: Lang) -> str:
    """What the marks at the figures mean, for a picture that nobody can point at."""
    codes = {mark.code: mark.label for mark in exhibit.table.reasons() if mark.code in IN_PICTURE}
    told = [(label, text(f"marks.{code}_brief", lang)) for code, label in codes.items()]
    return text("marks.caveat_join", lang).join(text("marks.told", lang, label=own, means=says) for own, says in told)
