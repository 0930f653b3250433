"""The masthead: the name, the languages, links to the pages. Pure: titles and a link's parameters in, HTML out.

Plain links, so that they can be opened in another tab; a click on one of them stays in the session (ui/page_tools.js).
Ten links that Streamlit puts up one by one cost a browser as much as two charts.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from urllib.parse import urlencode

from words.catalogue import LANGS, Lang, text

_SPEECH = {"zh": "zh-CN", "en": "en"}


def masthead_html(titles: Mapping[str, str], here: str, link: Mapping[str, str], own: Mapping[str, str]) -> str:
    """`titles` are {page: title}, `here` is the page shown; `link` holds the shared filters, which every link carries,
    `own` all parameters of this page, which a change of the language keeps."""
    lang: Lang = "en" if link.get("lang") == "en" else "zh"
    languages = "".join(
        _link(here, {**own, "lang": each}, text(f"ui.lang_{each}", lang), each == lang, f" lang='{_SPEECH[each]}'")
        for each in LANGS
    )
    pages = "".join(_link(stem, link, title, stem == here) for stem, title in titles.items())
    return (
        f"<header class='masthead' lang='{_SPEECH[lang]}'>"
        f"<div class='brand'><b>{text('common.app_name', lang)}</b><span>{text('ui.tagline', lang)}</span></div>"
        f"<nav class='languages' aria-label='{html.escape(text('ui.language', lang), quote=True)}'>{languages}</nav>"
        f"<nav class='pages' aria-label='{html.escape(text('ui.pages', lang), quote=True)}'>{pages}</nav></header>"
    )


def _link(stem: str, parameters: Mapping[str, str], title: str, current: bool, more: str = "") -> str:
    address = html.escape(f"{stem}?{urlencode(parameters, safe=',')}".rstrip("?"), quote=True)
    marked = " aria-current='page'" if current else ""
    return f"<a href='{address}'{more}{marked}>{html.escape(title)}</a>"
