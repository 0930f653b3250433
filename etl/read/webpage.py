"""A saved web page: its main text and tables in order, title and date from its head.

Menus are left away by etl.read.webmain. A page's <title>, meta tags and the line under its heading give title,
publisher and date. (trafilatura was tried: on notices of a few lines it keeps the menus, it loses rowspan, and it does
not import beside the pinned lxml.)
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator

from lxml import etree, html

from etl.read.compose import Composer
from etl.read.decode import Decoded, decode_bytes
from etl.read.headings import heading_of_text, meta_heading
from etl.read.unreadable import Unreadable
from etl.read.webmain import BLOCKS, drop_noise, drop_note_marks, drop_unread, find_main
from etl.read.webtable import is_data_table, walk_table
from etl.records import SourceText

_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_WRAPPED = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*\r?\n\s*|[ \t]*\r?\n\s*(?=[\u3000-\u9fff\uff00-\uffef])")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read_html(name: str, content: bytes) -> SourceText:
    """The page's main text; refuses a page without any."""
    declared = _DECLARED.search(content[:4096].replace(b"\0", b""))
    found = decode_bytes(content, declared.group(1).decode("ascii", "ignore") if declared else None)
    return _read_page(name, found, "html")


def read_mhtml(name: str, content: bytes) -> SourceText:
    """A page saved as one file (mht): its first html part."""
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload:
                charset = part.get_content_charset()
                return _read_page(name, decode_bytes(payload, str(charset) if charset else None), "mhtml")
    raise Unreadable("damaged", kind="mhtml")


def _read_page(name: str, found: Decoded, reader: str) -> SourceText:
    page = _parse(found.text)
    heading = meta_heading(page)
    drop_unread(page)
    drop_note_marks(page)
    heading = heading.or_else(heading_of_text(_text_of(page)))
    drop_noise(page)
    main = find_main(page)
    composer = Composer()
    for title in _headings_before(page, main):
        composer.add_paragraph(title)
    _write_blocks(main, composer)
    return SourceText(
        name, composer.text, reader, found.encoding, *heading, tables=tuple(composer.tables), damage=found.damage
    )


def _parse(text: str) -> html.HtmlElement:
    parser = html.HTMLParser(recover=True, no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        return html.document_fromstring(_NOT_XML.sub(" ", text).encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as broken:
        full = any(error.type_name == "ERR_NO_MEMORY" for error in parser.error_log)
        raise Unreadable("too_complex" if full else "no_text") from broken


def _text_of(page: html.HtmlElement) -> str:
    composer = Composer()
    _write_blocks(page, composer)
    return composer.text


def _headings_before(page: html.HtmlElement, main: html.HtmlElement) -> Iterator[str]:
    inside = set(main.iter())
    for heading in page.iter("h1", "h2"):
        if heading in inside:
            return
        yield " ".join(heading.text_content().split())


def _write_blocks(element: html.HtmlElement, composer: Composer) -> None:
    """Every run of text between block boundaries is a paragraph; a data table is written as a table."""
    line: list[str] = []

    def end_paragraph() -> None:
        composer.add_paragraph(" ".join(_WRAPPED.sub("", "".join(line)).split()))
        line.clear()

    stack: list[tuple[bool, html.HtmlElement]] = [(True, element)]
    while stack:
        opening, node = stack.pop()
        if node.tag in BLOCKS:
            end_paragraph()
        if not opening:
            line.append((node.tail or "") if node is not element else "")
            continue
        stack.append((False, node))
        if node.tag == "table" and is_data_table(node):
            composer.add_table(walk_table(node))
            continue
        if node.tag == "pre":
            for printed in node.text_content().splitlines():
                composer.add_paragraph(printed)
            continue
        line.append(node.text or "")
        stack += [(True, child) for child in reversed(node)]
    end_paragraph()
