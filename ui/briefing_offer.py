"""What the 下载 menu of every chart offers beside pictures and data: editable PPTX and XLSX, 加入简报, a citation.

In: an Exhibit. Out: buttons. The files are made when they are asked for, and the Office libraries are loaded only then,
so that no page waits for them.
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from charts.exhibit import Exhibit
from ui import state
from ui.briefing_basket import put_aside
from ui.exports import file_stem
from ui.view import choice_of
from warehouse.connect import open_warehouse
from words.catalogue import Lang, text
from words.citations import cite_finding
from words.figures import rows_of, sources_of

_ALONE = ("pptx", "xlsx")


def offer_briefing(exhibit: Exhibit, lang: Lang) -> None:
    """The buttons of one chart."""
    for ending in _ALONE:
        st.download_button(
            text(f"taking.chart_{ending}", lang),
            data=partial(render_alone, exhibit, ending),
            file_name=f"{file_stem(exhibit)}{text('taking.editable_suffix', lang)}.{ending}",
            key=f"chart-{ending}-{exhibit.name}",
            on_click="ignore",
            width="stretch",
        )
    if st.button(text("taking.add", lang), key=f"add-{exhibit.name}", width="stretch"):
        put_aside(exhibit)
        st.toast(text("taking.added", lang, title=exhibit.title))
    sources = [source for row in rows_of(exhibit.figures) for source in sources_of(row)]
    st.caption(text("taking.cite", lang))
    st.code(cite_finding(exhibit.finding, sources, lang), language=None, wrap_lines=True, height=120)


def render_alone(exhibit: Exhibit, ending: str) -> bytes:
    """The chart as a file of its own, native and editable."""
    from briefing.fill import report_of_chart
    from briefing.formats import RENDERERS

    choice = exhibit.choice or choice_of(state.current())
    return RENDERERS[ending](report_of_chart(open_warehouse(), choice, exhibit))
