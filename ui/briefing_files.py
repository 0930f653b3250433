"""From a Wish to an outline and to files: the Report once for each wish and state of the warehouse, then the formats.

Progress is shown for each format; the files stay in the session until something else is wished for.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Any

import streamlit as st

from briefing.fill import make_choice, make_report, report_exhibits
from briefing.formats import MIME, RENDERERS, file_name
from briefing.order import OrderError
from briefing.questions import Inquiry
from briefing.report import Report
from ui.briefing_form import Wish
from ui.data import current_key
from warehouse.connect import open_warehouse
from words.catalogue import Lang, text

_MADE = "briefing.made"


@dataclass(frozen=True)
class Made:
    """The files of one wish."""

    wish: Any
    files: dict[str, bytes]


def fill_wish(wish: Wish) -> Report:
    """The Report of a wish; OrderError where nothing answers it."""
    kept = tuple(each.key for each in wish.kept)
    return _fill((current_key(), wish.order, kept), wish)


@st.cache_resource(max_entries=4, show_spinner=False)
def _fill(key: Any, _wish: Wish) -> Report:
    inquiry = Inquiry(open_warehouse(), _wish.order)
    choice = make_choice(inquiry.con, _wish.order)
    shown = report_exhibits(inquiry, choice)
    told = {(exhibit.title, exhibit.finding) for exhibit in shown}
    aside = [kept.exhibit for kept in _wish.kept if (kept.exhibit.title, kept.exhibit.finding) not in told]
    if not shown and not aside:
        raise OrderError(text("taking.nothing", _wish.order.lang))
    return make_report(inquiry, choice, shown, aside)


def offer_files(wish: Wish, report: Report, lang: Lang) -> None:
    """One button that makes the files, progress while it does, then the downloads."""
    wanted = (current_key(), wish.order, wish.formats, tuple(each.key for each in wish.kept))
    if st.button(text("taking.make", lang), type="primary", disabled=not wish.formats):
        st.session_state[_MADE] = Made(wanted, _make(wish, report, lang))
    made: Made | None = st.session_state.get(_MADE)
    if made is None or made.wish != wanted:
        return
    with st.container(horizontal=True):
        _show_downloads(made, lang)


def _show_downloads(made: Made, lang: Lang) -> None:
    """All files in one, then each."""
    if len(made.files) > 1:
        name = next(iter(made.files)).rsplit(".", 1)[0] + text("taking.all_suffix", lang) + ".zip"
        together, label = _together(made.files), text("taking.all", lang)
        st.download_button(label, together, name, MIME["zip"], key="briefing-all", on_click="ignore")
    for name, content in made.files.items():
        ending = name.rsplit(".", 1)[1]
        label = text("taking.file", lang, format=text(f"taking.format_{ending}", lang), size=len(content) // 1024)
        st.download_button(label, content, name, MIME[ending], key=f"briefing-{ending}", on_click="ignore")


def _make(wish: Wish, report: Report, lang: Lang) -> dict[str, bytes]:
    names = report.subtitle.split(text("figures.list_separator", report.lang))
    files: dict[str, bytes] = {}
    bar = st.progress(0.0)
    for number, ending in enumerate(wish.formats):
        told = text("ordering.writing", lang, name=ending.upper(), number=number + 1, count=len(wish.formats))
        bar.progress(number / len(wish.formats), told)
        files[file_name(report, names, ending)] = RENDERERS[ending](report)
    bar.empty()
    return files


def _together(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()
