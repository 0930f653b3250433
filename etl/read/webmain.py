"""Which part of a web page is its article: menus, footers and share bars go, the main element is found.

The main element is the smallest that holds most of the page's words outside links. A block named like a menu, or made
mostly of links, is dropped unless it holds much of the page. Weights are counted once from the leaves up: the time is
linear in the page.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from lxml import html

from etl.read.headings import load_words
from etl.read.webtable import is_data_table

BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li",
    "main", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_UNREAD = {
    "script", "style", "noscript", "template", "iframe", "object", "svg", "math", "select", "button", "textarea",
    "input", "head", "canvas", "audio", "video", "map",
}  # fmt: skip
_NEVER_MENUS = {
    "th", "tr", "tbody", "thead", "br", "hr", "html", "body",
}  # fmt: skip
_CLOSED = {
    "p", "li", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote",
}  # fmt: skip
_NOTE_MARK = re.compile(r"[\[［(（【]?(?:注?\s?\d{1,2}|[①-⑳]|[*＊†‡]{1,3})[\]］)）】]?")
_LISTS = {"ul", "ol", "dl"}
_NAMED_MENU = re.compile(
    r"(?:^|[-_\s])(?:nav|menu|footer|foot|crumbs?|breadcrumbs?|share|sidebar|copyright|toolbar|related|banner)", re.I
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_PIECES = 12
"""How many runs of text the first words of a block are looked for in"""
_MAIN_SHARE = 0.7
_MUCH = 0.3
_SHORT = 80


class Weight(NamedTuple):
    """Characters of an element: all of them, and those outside links."""

    words: int
    plain: int


def drop_unread(page: html.HtmlElement) -> None:
    """Take out what no reader of the page sees: scripts, styles, form fields, hidden elements."""
    for element in list(page.iter()):
        hidden = "hidden" in element.attrib or _HIDDEN.search(element.get("style", ""))
        if (element.tag in _UNREAD or hidden) and element.getparent() is not None and element.tag != "body":
            element.drop_tree()


def drop_note_marks(page: html.HtmlElement) -> None:
    """Take out raised numbers and signs that point to notes: 780<sup>1</sup>元; m<sup>2</sup> stays."""
    for raised in list(page.iter("sup")):
        before, parent = raised.getprevious(), raised.getparent()
        said = (parent.text if parent is not None else "") if before is None else before.tail
        power = (said or "").rstrip()[-1:].isascii() and (said or "").rstrip()[-1:].isalpha()
        if not power and _NOTE_MARK.fullmatch("".join(raised.itertext()).strip()):
            raised.drop_tree()


def drop_noise(page: html.HtmlElement) -> None:
    """Take out menus, footers, share bars."""
    weights = weigh(page)
    total = weights[page].plain
    for listed in [each for each in page.iter(*_LISTS) if _begins_others(each.getprevious())]:
        if weights[listed].plain <= _MUCH * total:
            listed.drop_tree()
    for element in list(page.iter()):
        if element.tag == "td" and is_data_table(next(element.iterancestors("table"), element)):
            continue
        if (
            element.tag in BLOCKS - _NEVER_MENUS
            and element.getparent() is not None
            and _is_noise(element, weights, total)
        ):
            element.drop_tree()


def find_main(page: html.HtmlElement) -> html.HtmlElement:
    """The article's element; the body where nothing smaller holds it."""
    weights = weigh(page)
    body = page.find("body")
    main = page if body is None else body
    enough = max(1.0, _MAIN_SHARE * weights[main].plain)
    while not is_data_table(main):
        inner = next((child for child in main if weights[child].plain >= enough and child.tag not in _CLOSED), None)
        if inner is None or is_data_table(inner) or _siblings_belong(main, inner, weights):
            break
        main = inner
    return main


def weigh(page: html.HtmlElement) -> dict[html.HtmlElement, Weight]:
    """The weight of every element, leaves first."""
    weights: dict[html.HtmlElement, Weight] = {}
    for element in reversed(list(page.iter())):
        own = _count(element.text) + sum(_count(child.tail) for child in element)
        words = own + sum(weights[child].words for child in element)
        plain = 0 if element.tag == "a" else own + sum(weights[child].plain for child in element)
        weights[element] = Weight(words, plain)
    return weights


def _count(text: str | None) -> int:
    return len("".join((text or "").split()))


def _is_noise(element: html.HtmlElement, weights: dict[html.HtmlElement, Weight], total: int) -> bool:
    words, plain = weights[element]
    if plain > _MUCH * total:
        return False
    if words < _SHORT and "".join(element.text_content().split()).startswith(tuple(load_words()["site_starts"])):
        return True
    if _begins_others(element) and (element.tag not in _CLOSED or words < _SHORT):
        return True
    named = element.tag in {"nav", "footer", "aside"} or _NAMED_MENU.search(
        f"{element.get('class', '')} {element.get('id', '')}"
    )
    return bool(named) or (words >= 4 and plain < words / 2)


def _begins_others(element: html.HtmlElement | None) -> bool:
    """Whether a block begins with the name of a list of other pages: 相关阅读."""
    said = "".join("".join(islice(element.itertext(), _PIECES)).split()) if element is not None else ""
    return said.startswith(tuple(load_words()["related_starts"]))


def _siblings_belong(main: html.HtmlElement, inner: html.HtmlElement, weights: dict[html.HtmlElement, Weight]) -> bool:
    """Whether what stands beside `inner` is part of the article: a table, a sentence, or several paragraphs."""
    beside = [child for child in main if child is not inner and weights[child].plain]
    paragraphs = sum(child.tag == "p" for child in beside)
    loose = (main.text or "") + "".join(child.tail or "" for child in main)
    return paragraphs >= 2 or "。" in loose or any(is_data_table(c) or "。" in c.text_content() for c in beside)
