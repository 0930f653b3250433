"""A words.tables.Table as HTML: a real table with headings, tabular figures, year badges, marks and links. Pure.

Everything that comes from data is escaped here, once; no markup of a document ever reaches a page. A browser looks
through every element before it shows one: no cell has more of them than it needs.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from charts.lettering import text_width
from words.catalogue import Lang, text
from words.tables import Cell, Column, Table

SHORT_EM, LONG_EM = 8, 16


def table_html(
    table: Table, lang: Lang, view: str = "", means: Mapping[str, str] | None = None, beside: str = ""
) -> str:
    """The whole table with its caption and the legend of its marks; links carry the `view` (a query string) along.
    `means` says of a mark what it means on this page, {code: words}; `beside` is HTML at the end of the caption."""
    head = "".join(_heading(column) for column in table.columns)
    body = "".join(_row(row, table.columns, view) for row in table.rows)
    caption = html.escape(table.caption, quote=True)
    speech = "zh-CN" if lang == "zh" else "en"
    return (
        f"<div class='above' lang='{speech}'><p class='caption'>{caption}</p>{beside}</div>"
        f"<div class='sheet' lang='{speech}' tabindex='0' role='region' aria-label='{caption}'>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{_legend(table, lang, means or {})}"
    )


def _heading(column: Column) -> str:
    return f"<th scope='col'{_numeric(column)}>{html.escape(column.label)}</th>"


def _numeric(column: Column) -> str:
    return " class='number'" if column.numeric else ""


def _fit(cell: Cell, column: Column) -> str:
    """Short words stay on one line, longer ones wrap, long ones get room on a narrow screen; the table is scrolled
    sideways there."""
    if column.numeric:
        return _numeric(column)
    ems = text_width(cell.text, 1)
    return " class='long'" if ems > LONG_EM else " class='wraps'" if ems > SHORT_EM else ""


def _row(row: object, columns: object, view: str) -> str:
    cells = []
    for place, (cell, column) in enumerate(zip(row, columns, strict=True)):  # type: ignore[call-overload]
        tag = "th scope='row'" if place == 0 else f"td{_fit(cell, column)}"
        cells.append(f"<{tag}>{cell_html(cell, view)}</{tag.split()[0]}>")
    return f"<tr>{''.join(cells)}</tr>"


def cell_html(cell: Cell, view: str = "") -> str:
    """One cell: value (a link to its source where there is one), year badge, marks; or the kind of empty it is."""
    if cell.empty:
        reason = f" title='{html.escape(cell.reason, quote=True)}'" if cell.reason else ""
        return f"<span class='empty {cell.empty}'{reason}>{html.escape(cell.text)}</span>"
    badge = f" <span class='badge'>{html.escape(cell.badge)}</span>" if cell.badge else ""
    marks, below_marks = (
        "".join(f" {_mark(mark.code, mark.label, mark.reason)}" for mark in own)
        for own in (cell.marks, cell.below_marks)
    )
    below = f"<div class='below'>{_rate_and_years(cell.below, below_marks)}</div>" if cell.below else ""
    return _value(cell, view) + badge + marks + below


def _value(cell: Cell, view: str) -> str:
    """A number is a figure of its kind, words are words; either may lead to its source."""
    kinds = " ".join(["figure", *sorted({mark.code for mark in cell.marks})]) if cell.number is not None else ""
    attributes = f" class='{kinds}'" if kinds else ""
    if cell.href:
        address = f"{cell.href}&{view}" if view else cell.href
        return f"<a{attributes} href='{html.escape(address, quote=True)}'>{html.escape(cell.text)}</a>"
    return f"<span{attributes}>{html.escape(cell.text)}</span>" if kinds or cell.badge else html.escape(cell.text)


def _rate_and_years(below: str, marks: str) -> str:
    """The rate, and on a line of its own the years in brackets, so that the columns stay narrow."""
    bracket = re.search(r"\s?[（(]", below)
    place = bracket.start() if bracket else 0
    rate, years = (html.escape(part) for part in (below[:place], below[place:]))
    return f"{rate}<span>{years}{marks}</span>"


def _mark(code: str, label: str, reason: str = "") -> str:
    title = f" title='{html.escape(reason, quote=True)}'" if reason else ""
    return f"<abbr class='mark {code}'{title}>{html.escape(label)}</abbr>"


def _legend(table: Table, lang: Lang, means: Mapping[str, str]) -> str:
    marks = table.reasons()
    if not marks:
        return ""
    items = []
    for code, label in dict.fromkeys((mark.code, mark.label) for mark in marks):
        meaning = means.get(code) or text(f"marks.{code}_means", lang)
        items.append(f"<li>{_mark(code, label)} {html.escape(meaning)}</li>")
    return f"<ul class='legend' lang='{'zh-CN' if lang == 'zh' else 'en'}'>{''.join(items)}</ul>"
