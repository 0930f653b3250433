"""Where a person gives a text to read: pasted or uploaded, with what they know of it. Nothing of it is stored.

What was given stays in the session only, so that choosing a figure or a language does not lose it.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from etl.read import Unreadable, read_bytes
from etl.read.headings import heading_of_text
from etl.read.limits import FILE_BYTES, MEGABYTE
from etl.records import SourceText
from ui.plain import plain
from ui.reading import read_date
from words.catalogue import Lang, text

LONGEST = 300_000
"""characters this page reads at once; the command reads ten times as many"""
_ENDINGS = ["txt", "html", "htm", "mht", "mhtml", "docx", "pdf", "xlsx", "csv", "doc", "xls", "rtf"]
_SOURCE = "read.source"


def ask_source(lang: Lang) -> SourceText | None:
    """The form; the document last given, or None. What was wrong with it is said in one sentence."""
    _name_upload_button(lang)
    with st.form("read-form", border=False):
        pasted = st.text_area(
            text("read.paste", lang), height=180, placeholder=text("read.paste_placeholder", lang), key="read.text"
        )
        uploaded = st.file_uploader(
            text("read.upload", lang, limit=FILE_BYTES // MEGABYTE),
            type=_ENDINGS,
            max_upload_size=FILE_BYTES // MEGABYTE,
            key="read.file",
        )
        with st.expander(text("read.about", lang)):
            title = st.text_input(text("read.doc_title", lang), key="read.title")
            publisher = st.text_input(text("read.publisher", lang), key="read.publisher")
            published = st.text_input(
                text("read.published", lang), placeholder=text("read.published_placeholder", lang), key="read.published"
            )
        if st.form_submit_button(text("read.start", lang), type="primary"):
            content = None if uploaded is None else (uploaded.name, uploaded.getvalue())
            _take(pasted or "", content, lang)
            _describe(title, publisher, published, lang)
    return st.session_state.get(_SOURCE)


def _name_upload_button(lang: Lang) -> None:
    """Streamlit's own words on the upload box are English; ours stand in their place."""
    label = text("read.choose_file", lang)
    box = '[data-testid="stFileUploaderDropzone"]'
    st.html(
        f"<style>{box} button p{{font-size:0}}{box} button p::after{{font-size:1rem;content:'{label}'}}"
        f'[data-testid="stFileUploaderDropzoneInstructions"]{{display:none}}</style>'
    )


def _take(pasted: str, uploaded: tuple[str, bytes] | None, lang: Lang) -> None:
    """Read what was given; a file goes before pasted text."""
    st.session_state[_SOURCE] = None
    if uploaded is None and not pasted.strip():
        st.info(text("read.nothing_given", lang))
        return
    try:
        with st.spinner(text("read.working", lang)):
            source = read_bytes(*uploaded) if uploaded else _pasted(pasted)
    except Unreadable as refused:
        st.error(plain(refused.sentence(lang)))
        return
    if len(source.text) > LONGEST:
        st.error(text("read.too_long", lang, length=len(source.text), limit=LONGEST))
        return
    if uploaded and pasted.strip():
        st.info(plain(text("read.file_first", lang, name=uploaded[0])))
    st.session_state[_SOURCE] = source


def _pasted(words: str) -> SourceText:
    title, publisher, published = heading_of_text(words)
    return SourceText("text", words, "pasted", title=title, publisher=publisher, published=published)


def _describe(title: str, publisher: str, published: str, lang: Lang) -> None:
    """What the person says of the text goes before what the file says."""
    source: SourceText | None = st.session_state[_SOURCE]
    date = read_date(published)
    if published.strip() and date is None:
        st.warning(plain(text("read.published_wrong", lang, value=published.strip()[:40])))
    if source is not None:
        st.session_state[_SOURCE] = replace(
            source,
            title=title.strip() or source.title,
            publisher=publisher.strip() or source.publisher,
            published=date or source.published,
        )
