"""数据与出处: where each number comes from. Ask, query, draw, offer."""

from __future__ import annotations

import html
from functools import partial

import streamlit as st

from charts.exhibits import sources
from ui import state
from ui.data import ask
from ui.figure import show_exhibit
from ui.frame import html_lang, run_page
from ui.links import write_link
from ui.original_text import show_original
from ui.page_choice import ask_own, ask_words
from ui.way_back import WayBack, read_way
from warehouse.queries import provenance as questions
from warehouse.queries import sources as held
from words.catalogue import Lang, text
from words.figures import rows_of
from words.sentences.sources import GRADES
from words.terms import codes_of, term

KINDS = ("standard", "computed", "count", "reference")


def show() -> None:
    """One figure or one source where the link names it, else all figures with search and filters."""
    lang = state.current().lang
    asked = state.page_parameter("figure")
    if asked and (_show_figure(asked, lang) or _show_source(asked, lang)):
        return
    if asked:
        st.warning(text("sources.figure_unknown", lang, id=asked[:40]))
    _show_all(lang)


def _show_figure(figure_id: str, lang: Lang) -> bool:
    rows = rows_of(ask(questions.figure_of_id, figure_id))
    if not rows:
        return False
    row = rows[0]
    findings = rows_of(ask(held.findings, [figure_id, str(row["source_id"])]))
    uses = rows_of(ask(questions.uses_of_figure, figure_id))
    figures = rows_of(ask(questions.figures_of_source, str(row["source_id"])))
    chosen = next(each for each in figures if each["figure_id"] == figure_id)
    original = partial(show_original, _document(str(row["source_id"])), chosen, figures, lang)
    _show_back(lang)
    show_exhibit(sources.one_figure(row, findings, uses, lang), lang, first=True, in_place=original)
    return True


def _show_source(source_id: str, lang: Lang) -> bool:
    found = ask(questions.figures_of_source, source_id)
    if found.empty:
        return False
    _show_back(lang)
    show_exhibit(sources.of_source(found, lang), lang, first=True)
    show_original(_document(source_id), None, rows_of(found), lang)
    return True


def _document(source_id: str) -> dict[str, object] | None:
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


def _show_all(lang: Lang) -> None:
    words = ask_words("q", text("sources.search", lang), text("sources.search_placeholder", lang))
    kinds = _ask_one_of("kind", KINDS, lang)
    grades = _ask_one_of("grade", GRADES, lang)
    sought = [[word, *codes_of(word)] for word in words]
    with st.spinner(text("sources.searching", lang)):
        found = ask(questions.search_figures, sought, kinds, grades, [])
        exhibits = [sources.grades(ask(questions.grades_held), lang)]
    if found.empty:
        st.info(text("sources.list_none", lang))
    else:
        exhibits.insert(0 if words or kinds or grades else 1, sources.listing(found, lang))
    for place, exhibit in enumerate(exhibits):
        show_exhibit(exhibit, lang, first=place == 0)


def _ask_one_of(name: str, codes: tuple[str, ...], lang: Lang) -> list[str]:
    def shown(code: str) -> str:
        if code == "all" or name == "kind":
            return text(f"sources.{name}_{code}", lang)
        return term("grade", code, lang)

    chosen = ask_own(name, text(f"sources.{name}", lang), ["all", *codes], "all", lang, shown)
    return [] if chosen == "all" else [chosen]


if __name__ == "__main__":
    run_page(show)
