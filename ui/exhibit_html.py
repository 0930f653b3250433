"""An exhibit's own HTML: heading, notes, table with its copy button. Pure; a table is made once and kept.

An exhibit never changes, and what a page remembers of a view is the same object in every run: it is the key, beside
what else the table says. A new state of the warehouse has exhibits of its own.
"""

from __future__ import annotations

import html
from dataclasses import replace
from functools import lru_cache

from charts.exhibit import Exhibit
from ui.frame import html_lang
from ui.grid import make_grid
from ui.page_tools import copy_button
from ui.tables import table_html
from words.catalogue import Lang, text

FIRST, LONG = 30, 36
"""rows of a table that show at first, where it has more than LONG"""


def heading_html(exhibit: Exhibit, level: int, lang: Lang) -> str:
    """Finding as headline, title and unit."""
    swipe = f"<span class='swipe'>{html.escape(text('ui.scroll_hint', lang))}</span>" if exhibit.wide else ""
    return (
        f"<h{level} class='finding' lang='{html_lang(lang)}'>{html.escape(exhibit.finding)}</h{level}>"
        f"<p class='title' lang='{html_lang(lang)}'>{html.escape(exhibit.title)}\u2002"
        f"<span class='unit'>{html.escape(exhibit.unit)}</span>{swipe}</p>"
    )


def notes_html(exhibit: Exhibit, lang: Lang) -> str:
    """How the chart is to be read, and its source; nothing where it has neither."""
    lines = [line for line in (exhibit.below(lang), exhibit.source) if line]
    notes = "".join(f"<p class='source'>{html.escape(line)}</p>" for line in lines)
    return f"<div lang='{html_lang(lang)}'>{notes}</div>" if notes else ""


@lru_cache(maxsize=256)
def sheet_html(exhibit: Exhibit, lang: Lang, as_of: str, view: str, whole: str) -> str:
    """The table and its copy button; links carry the `view` along. Of a long one the first rows and a link to the
    address `whole`, which lists all; where that is empty all are listed. What is copied is whole."""
    rows = exhibit.table.rows
    cut = bool(whole) and len(rows) > LONG
    shown = replace(exhibit.table, rows=rows[:FIRST]) if cut else exhibit.table
    copy = copy_button(lang, grid=make_grid(exhibit, lang, as_of))
    table = table_html(shown, lang, view, exhibit.means, copy)
    return f"<div class='st-key-table-{exhibit.name}'>{table}{_more(len(rows), lang, whole) if cut else ''}</div>"


def _more(rows: int, lang: Lang, whole: str) -> str:
    says = text("ui.first_rows", lang, first=FIRST, rows=rows)
    link = f"<a href='{html.escape(whole, quote=True)}' data-stay=''>{html.escape(text('ui.all_rows', lang))}</a>"
    return f"<p class='source' lang='{html_lang(lang)}'>{html.escape(says)} {link}</p>"
