"""简报: take it with me. Choose, look at the outline, make the files, download."""

from __future__ import annotations

import html
from collections import Counter

import streamlit as st

from briefing.order import OrderError
from briefing.report import Report
from ui.briefing_files import fill_wish, offer_files
from ui.briefing_form import ask_wish
from ui.frame import html_lang, run_page
from ui.links import Filters
from ui.view import years_offered
from words.catalogue import Lang, text

_SERIES = ["dibao.urban", "dibao.rural", "dibao.unified"]


def show(view: Filters) -> None:
    """The page: form, outline, one button, downloads."""
    lang = view.lang
    heading, lead = text("taking.heading", lang), text("taking.lead", lang)
    st.html(
        f"<h1 class='finding' lang='{html_lang(lang)}'>{html.escape(heading)}</h1>"
        f"<p class='title' lang='{html_lang(lang)}'>{html.escape(lead)}</p>"
    )
    wish = ask_wish(view)
    if not wish.order.regions or not (wish.order.pages or wish.kept):
        st.info(text("taking.nothing", lang))
        return
    try:
        report = fill_wish(wish)
    except OrderError as error:
        st.info(str(error))
        return
    offer_files(wish, report, lang)
    show_outline(report)


def _years() -> list[int]:
    return years_offered(_SERIES)


def show_outline(report: Report) -> None:
    """What the briefing will say, in its own language: each question with its finding, once, and how many slides it
    takes where several."""
    lang = report.lang
    told = Counter((section.question, section.finding) for section in report.sections)
    items = "".join(
        f"<li><b>{html.escape(question)}</b>{_slides(count, lang)}<br>{html.escape(finding)}</li>"
        for (question, finding), count in told.items()
    )
    counts = {
        "slides": len(report.sections),
        "charts": sum(section.chart is not None for section in report.sections),
        "sources": len(report.shown_sources),
    }
    st.html(
        f"<h2 class='finding' lang='{html_lang(lang)}'>{html.escape(text('taking.outline', lang, **counts))}</h2>"
        f"<ol class='reading' lang='{html_lang(lang)}'>{items}</ol>"
        f"<p class='source' lang='{html_lang(lang)}'>{html.escape(report.silent)}</p>"
    )


def _slides(count: int, lang: Lang) -> str:
    return f" <span class='badge'>{text('taking.slides', lang, count=count)}</span>" if count > 1 else ""


if __name__ == "__main__":
    run_page(show, "regions", "mode", "year", "unit", "base", years=_years)
