"""试读: what would be read out of this text? Ask, read, show; nothing is saved."""

from __future__ import annotations

import html

import streamlit as st

from etl.pipeline import extract_document
from etl.records import Extraction, SourceText
from ui import reading
from ui.frame import html_lang, run_page
from ui.links import Filters
from ui.marked_text import mark_key, marked_text
from ui.not_taken import NotTaken, lines, marks_of, not_taken
from ui.read_input import ask_source
from ui.tables import table_html
from words.catalogue import Lang, text

LONG = 12_000
AROUND = 300


def show(view: Filters) -> None:
    """The page: the form; then text, table, findings, derivation, download."""
    lang = view.lang
    headline = st.empty()
    st.html(f"<p class='source' lang='{html_lang(lang)}'>{html.escape(text('read.not_saved', lang))}</p>")
    source = ask_source(lang)
    if source is None:
        _show_headline(headline, text("read.title", lang), lang)
        return
    extraction = _extract(source, lang)
    passed = not_taken(extraction, source.text, lang)
    _show_headline(headline, reading.summary(extraction, lang, passed), lang)
    _show_where(source, extraction, lang)
    chosen = st.session_state.get(_choice(lang), st.session_state["read.chosen"]) if extraction.observations else None
    _show_text(source, extraction, passed, chosen, lang)
    if extraction.observations:
        _show_heading("table_title", lang)
        st.html(
            table_html(
                reading.figures_table(extraction, lang, source.text),
                lang,
                means={"doubtful": text("read.doubtful_means", lang)},
            )
        )
        name, content = text("read.file_name", lang), reading.csv_bytes(extraction)
        st.download_button(text("read.download", lang), content, name, "text/csv", on_click="ignore")
        _show_derivation(source, extraction, lang)
    if extraction.caseload:
        _show_heading("caseload_title", lang)
        st.html(table_html(reading.caseload_table(extraction, lang), lang))
    _show_list("findings_title", reading.findings_on_text(extraction, lang), lang)
    for name, is_decided in (("undecided_title", False), ("refused_title", True)):
        kind = [each for each in passed if each.is_decided == is_decided]
        _show_list(name, lines(kind, source.text, lang), lang, len(kind))


def _extract(source: SourceText, lang: Lang) -> Extraction:
    """What the text states, kept in the session while the person looks at it."""
    kept = st.session_state.get("read.extraction")
    if kept is None or kept[0] is not source:
        with st.spinner(text("read.working", lang)):
            kept = st.session_state["read.extraction"] = (source, extract_document(source))
            st.session_state["read.texts"] = st.session_state.get("read.texts", 0) + 1
            st.session_state["read.chosen"] = 1
    return kept[1]


def _show_headline(place: st.delta_generator.DeltaGenerator, sentence: str, lang: Lang) -> None:
    place.html(f"<h1 class='finding' lang='{html_lang(lang)}'>{html.escape(sentence)}</h1>")


def _show_heading(name: str, lang: Lang, **fields: object) -> None:
    st.html(f"<h2 class='finding' lang='{html_lang(lang)}'>{html.escape(text(f'read.{name}', lang, **fields))}</h2>")


def _show_where(source: SourceText, extraction: Extraction, lang: Lang) -> None:
    unknown = text("read.unknown", lang)
    region, year = extraction.region or unknown, extraction.year or unknown
    damage = [text(f"reading.damage_{code}", lang) for code in source.damage]
    reader = text(f"reading.reader_{source.reader.split('-')[0]}", lang)
    where = text("read.where", lang, region=region, year=year, reader=reader)
    line = "；".join([where, *damage]) + text("read.end", lang) + reading.what_is_wanting(extraction, lang)
    st.html(f"<p class='source' lang='{html_lang(lang)}'>{html.escape(line)}</p>")


def _show_text(
    source: SourceText, extraction: Extraction, passed: list[NotTaken], chosen: int | None, lang: Lang
) -> None:
    _show_heading(reading.text_title(extraction, passed), lang)
    marks = reading.text_marks(extraction, chosen, lang) + marks_of(passed, leads=not extraction.observations)
    if passed:
        st.html(mark_key(reading.kinds_marked(marks, lang), text("read.key_reasons", lang), lang))
    if len(source.text) <= LONG:
        st.html(marked_text(source.text, marks, lang))
        return
    st.html(f"<p class='source' lang='{html_lang(lang)}'>{html.escape(text('read.marked_cut', lang))}</p>")
    for group in reading.passages(marks, AROUND):
        st.html(marked_text(source.text, group, lang, around=AROUND))


def _show_derivation(source: SourceText, extraction: Extraction, lang: Lang) -> None:
    numbers = range(1, len(extraction.observations) + 1)
    labels = dict(zip(numbers, reading.choices(extraction, lang), strict=True))
    _show_heading("derivation_title", lang)
    label = text("read.choose_figure", lang)
    before = st.session_state["read.chosen"] - 1
    chosen = st.selectbox(label, list(numbers), before, format_func=labels.__getitem__, key=_choice(lang))
    st.session_state["read.chosen"] = chosen
    lines = reading.derivation(chosen, extraction, source.text, lang)
    _show_items(lines or [text("read.no_steps", lang)], lang)


def _choice(lang: Lang) -> str:
    """The key of the choice of a figure: a browser keeps the words chosen, so another text or language has another."""
    return f"read.choice-{st.session_state['read.texts']}-{lang}"


def _show_list(name: str, sentences: list[str], lang: Lang, count: int | None = None) -> None:
    if sentences:
        _show_heading(name, lang, count=len(sentences) if count is None else count)
        _show_items(sentences, lang)


def _show_items(lines: list[str], lang: Lang) -> None:
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    st.html(f"<ul class='reading' lang='{html_lang(lang)}'>{items}</ul>")


if __name__ == "__main__":
    run_page(show)
