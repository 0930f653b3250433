"""One figure, or one source with its figures: what the page 数据与出处 shows where the link names it."""

from __future__ import annotations

import html
from functools import partial
from typing import TypeGuard

import streamlit as st

from charts.exhibits import document_record, sources
from ui import state
from ui.data import ask
from ui.figure import show_exhibit
from ui.frame import html_lang
from ui.links import write_link
from ui.original_text import Row, show_original
from ui.way_back import WayBack, read_way
from warehouse.queries import sources as held
from warehouse.queries.provenance import figure_of_id, figures_of_ids, figures_of_source, uses_of_figure
from words.catalogue import Lang, text
from words.figures import rows_of


def is_held(asked: str | None) -> TypeGuard[str]:
    """Whether this is the id of a figure or of a source that is held."""
    questions = (figure_of_id, figures_of_source, held.document_of_id)
    return bool(asked) and not all(ask(question, asked).empty for question in questions)


def show_one(asked: str, lang: Lang) -> None:
    """The figure, else the source, of this id: what it says, what is made of it, its original text where it is held."""
    figure = rows_of(ask(figure_of_id, asked))
    _show_back(lang)
    if figure:
        _show_figure(figure[0], lang)
    else:
        _show_source(asked, lang)


def _show_figure(row: Row, lang: Lang) -> None:
    figure_id, source_id = str(row["figure_id"]), str(row["source_id"])
    findings = rows_of(ask(held.findings, [figure_id, source_id]))
    uses = rows_of(ask(uses_of_figure, figure_id))
    named = sorted({str(each) for use in uses for key in ("agreeing", "contradicting") for each in use[key]})
    others = {str(each["figure_id"]): each for each in rows_of(ask(figures_of_ids, named))} if named else {}
    figures = rows_of(ask(figures_of_source, source_id))
    chosen = next(each for each in figures if each["figure_id"] == figure_id)
    original = partial(show_original, _document(source_id), chosen, figures, lang)
    show_exhibit(sources.one_figure(row, findings, uses, others, lang), lang, first=True, in_place=original)


def _show_source(source_id: str, lang: Lang) -> None:
    found, document = ask(figures_of_source, source_id), _document(source_id)
    if document is not None and found.empty:
        findings = rows_of(ask(held.findings, [source_id]))
        show_exhibit(document_record.without_figures(document, findings, lang), lang, first=True)
    else:
        show_exhibit(sources.of_source(found, lang), lang, first=True)
    show_original(document, None, rows_of(found), lang)


def _document(source_id: str) -> Row | None:
    return next(iter(rows_of(ask(held.document_of_id, source_id))), None)


def _show_back(lang: Lang) -> None:
    """Back to the page the reader came from, as it was; and to all figures."""
    view = write_link(state.current())
    way = read_way(state.page_parameter("from"))
    ways = [(WayBack("sources", {}), text("sources.back", lang))]
    if way is not None:
        ways.insert(0, (way, text("sources.back_to", lang, page=text(f"ui.page_{way.page}", lang))))
    links = "　".join(
        f"<a href='{html.escape(to.address(view), quote=True)}'>{html.escape(says)}</a>" for to, says in ways
    )
    st.html(f"<p class='source' lang='{html_lang(lang)}'>← {links}</p>")
