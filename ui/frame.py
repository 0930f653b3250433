"""The frame around every page: masthead, links to the pages, language, what of the link was invalid, data as of.

`run_pages(stems)` is all that dashboard.py calls, `run_page(show, …)` the last line of a page. What is not a filter is
one part that can be run alone. A warehouse that cannot be used is said in one sentence in place of the page; nothing
here ever shows a traceback.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui import state
from ui.data import Outdated, ask, current_key
from ui.filters import Years, ask_filters, no_years, with_year
from ui.links import Filters, write_link
from ui.masthead import masthead_html
from ui.page_tools import show_page_tools
from ui.plain import plain
from ui.regions import region_book
from ui.sign_in import ask_sign_in, may_enter
from ui.unforeseen import dress_own_box, show_unforeseen
from warehouse.connect import WarehouseEmpty, WarehouseUnusable, warehouse_path
from warehouse.queries import sources
from warehouse.queries.years import year_range
from words.catalogue import Lang, text
from words.numbers import is_missing

_HERE = Path(__file__).parent
_ROOT = _HERE.parent
_framed: ContextVar[Sequence[str]] = ContextVar("framed", default=())
"""the pages there are, while one of them is run inside the frame"""
_STYLE = (_HERE / "style.css").read_text(encoding="utf-8")


def run_pages(stems: Sequence[str]) -> None:
    """Frame and the page the address names, for who may enter; pages whose file is not there are left out."""
    lang = state.coming_lang()
    st.set_page_config(page_title=text("common.app_name", lang), page_icon=str(_HERE / "icon.svg"), layout="wide")
    st.html(f"<style>{_STYLE}{_filters_label(lang)}{dress_own_box(lang)}</style>")
    found = tuple(stem for stem in stems if _page_file(stem).exists())
    token = _framed.set(found)
    try:
        state.open_view(region_book().codes, _year_range(current_key()))
        lang, first = state.current().lang, found[0]
        # the first page has two addresses: / and its own
        pages = {stem: st.Page(_page_file(stem), title=text(f"ui.page_{stem}", lang), url_path=stem) for stem in found}
        home = st.Page(_page_file(first), title=text(f"ui.page_{first}", lang), url_path="start", default=True)
        page = st.navigation([home, *pages.values()], position="hidden")
        if page == home and _asked_page() not in ("", "start", *pages):
            st.html(f"<style>{_no_page(lang)}</style>")
        state.enter_page(first if page == home else page.url_path)
        if may_enter():
            page.run()
        else:
            ask_sign_in(lang)
    except (WarehouseUnusable, Outdated) as problem:
        show_unusable(problem, state.current().lang)
    except Exception as problem:  # the frame itself: whatever it was, the reader gets a sentence
        show_unforeseen(problem, state.current().lang)
    finally:
        _framed.reset(token)


def _filters_label(lang: Lang) -> str:
    """Words of Streamlit's own: the button that opens the filters on a phone is only an arrow, the link that skips to
    the page is English, and so is what a search says that finds nothing."""
    nothing = "[role='listbox'][data-empty='true'] span"
    return (
        f"[data-testid='stExpandSidebarButton']::after {{ content: '{text('ui.filters', lang)}'; font-size: .875rem; }}"
        f"[data-testid='stSkipToContent'] {{ font-size: 0 !important; }}"
        f"[data-testid='stSkipToContent']::after {{ content: '{text('ui.skip', lang)}'; font-size: .875rem; }}"
        f"{nothing} {{ font-size: 0 !important; }}"
        f"{nothing}::after {{ content: '{text('ui.no_match', lang)}'; font-size: .875rem; }}"
    )


def _asked_page() -> str:
    """The page the address names, also where there is none of that name; Streamlit then runs the first one."""
    context = get_script_run_ctx()
    return (context.pages_manager.intended_page_name or "") if context else ""


def _no_page(lang: Lang) -> str:
    """Streamlit says in English that a page is not there: the same in the language of the page."""
    box, said = "section[role='dialog']:has(> h2[slot='title'])", "font-size: 1rem; line-height: 1.6;"
    return (
        f"{box} > h2, {box} > div > div {{ font-size: 0 !important; }}"
        f"{box} > h2::after {{ content: '{text('ui.no_page', lang)}'; {said} }}"
        f"{box} > div > div::after {{ content: '{text('ui.no_page_shown', lang)}'; {said} }}"
    )


def run_page(
    show: Callable[[Filters], None],
    *filters: str,
    years: Years = no_years,
    own: Callable[[Filters], None] | None = None,
) -> None:
    """The last line of every page: the page inside the frame, then its filters, which a reader waits for less.

    `show` draws the page of a view; `filters` names those it uses (`ask_filters`), `years` asks which are offered, the
    preferred one first, `own` shows the widgets that this page alone has. The first deep link to a fresh server
    makes Streamlit run the page's file alone, without dashboard.py; then the frame is put around it here.
    """
    stems = _framed.get()
    if not stems:
        run_pages(import_module("dashboard").PAGES)
        return
    beside = st.sidebar.container() if filters or own else None  # keeps their room: charts have their width
    _show_page(show, "regions" in filters, years, stems)
    if beside is not None:
        with beside:
            ask_filters(*filters, years=years)
            if own is not None:
                own(state.current())


@st.fragment(key=state.PAGE)
def _show_page(show: Callable[[Filters], None], of_regions: bool, years: Years, stems: Sequence[str]) -> None:
    """All but the filters: what a change of a filter that leaves the others as they are draws anew."""
    view = state.current()
    try:
        _show_masthead(stems, state.page_here(), view.lang)
        for sentence in state.problems():
            st.warning(plain(sentence))
        if of_regions and not view.regions:
            st.info(text("empty.no_regions", view.lang))
        else:
            _show_content(show, years)
        show_as_of(view.lang)
        show_page_tools(view.lang, state.address())
    except (WarehouseUnusable, Outdated) as problem:  # in place of everything that would have come
        show_unusable(problem, view.lang)


def _show_content(show: Callable[[Filters], None], years: Years) -> None:
    view = state.current()
    try:
        dated = with_year(view, years)
        if years is not no_years and dated.mode == "same" and dated.year is None:
            st.info(text("empty.nothing_here", view.lang, what=text("empty.no_same_year", view.lang)))
        else:
            show(dated)
    except (WarehouseUnusable, Outdated):
        raise
    except Exception as problem:  # a page: the frame stands, the other pages can be reached
        show_unforeseen(problem, view.lang)


def _page_file(stem: str) -> Path:
    return _ROOT / "pages" / f"{stem}.py"


@lru_cache(maxsize=2)
def _year_range(key: Any) -> tuple[int, int]:
    span = ask(year_range).iloc[0]
    if is_missing(span["first_year"]):
        raise WarehouseEmpty("empty", path=warehouse_path())
    return int(span["first_year"]), int(span["last_year"])


def _show_masthead(stems: Iterable[str], here: str, lang: Lang) -> None:
    titles = {stem: text(f"ui.page_{stem}", lang) for stem in stems}
    st.html(masthead_html(titles, here, write_link(state.current()), state.parameters()))


def show_unusable(problem: WarehouseUnusable | Outdated, lang: Lang) -> None:
    """One sentence that says what is wrong with the warehouse and what to do."""
    if isinstance(problem, Outdated):
        st.error(text("empty.warehouse_old", lang, path=warehouse_path()))
    else:
        st.error(problem.sentence(lang))


def data_version(lang: Lang) -> str:
    """数据截至 and the data version, for page, picture and file."""
    return _version_line(current_key(), lang)


@lru_cache(maxsize=4)
def _version_line(key: Any, lang: Lang) -> str:
    build: pd.DataFrame = ask(sources.build_info)
    row = build.iloc[0]
    return text("ui.as_of", lang, date=str(row["data_until"])[:10], version=str(row["content_sha256"])[:8])


def show_as_of(lang: Lang) -> None:
    """The last line of every page."""
    st.html(f"<p class='as-of' lang='{html_lang(lang)}'>{html.escape(data_version(lang))}</p>")


def html_lang(lang: Lang) -> str:
    """The lang attribute of own HTML, so that CJK glyphs are drawn in their Chinese shapes."""
    return "zh-CN" if lang == "zh" else "en"
