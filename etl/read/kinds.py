"""Which kind of file it is, told from its first bytes; the name's ending only decides among plain texts.

Refused here: pictures, archives, encrypted packages, zip bombs and what is no document at all. An old "doc" that is in
truth a web page or a docx is read as what it is.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePath

from etl.read.limits import ARCHIVE_ENTRIES, MEGABYTE, UNPACKED_BYTES
from etl.read.unreadable import Unreadable

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_SAMPLE = 2048
_HEAD_OF_PART = 8192
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|div|p|meta)[\s>/]", re.IGNORECASE)
_MHTML = re.compile(rb"^(?:from|mime-version|content-type|snapshot-content-location):", re.IGNORECASE)


def tell_kind(name: str, content: bytes) -> str:
    """pdf, docx, xlsx, doc, xls, rtf, html, mhtml, csv or txt.

    >>> tell_kind("a.txt", "城市低保".encode())
    'txt'
    """
    head = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return _tell_package(content)
    if content.startswith(_OLE):
        return _tell_compound(content)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if content.startswith(_PICTURES) and b"\0" in content[:_SAMPLE]:
        raise Unreadable("picture")
    if content.startswith(_ARCHIVES):
        raise Unreadable("archive")
    return _tell_text(name, content, head)


def _tell_text(name: str, content: bytes, head: bytes) -> str:
    ending = PurePath(name).suffix.lower()
    if _MHTML.match(head) and b"multipart/" in content[:4096].lower():
        return "mhtml"
    if ending in {".html", ".htm", ".xhtml", ".shtml"} or (head.startswith(b"<") and _HTML.search(content[:4096])):
        return "html"
    wide = content[:_SAMPLE].replace(b"\0", b"")
    if wide != content[:_SAMPLE] and wide.lstrip(b"\xff\xfe\xfe\xff").lstrip().startswith(b"<") and _HTML.search(wide):
        return "html"
    return "csv" if ending in {".csv", ".tsv"} else "txt"


def _tell_package(content: bytes) -> str:
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, UnicodeError) as broken:
        raise Unreadable("damaged", kind="docx/xlsx") from broken
    if sum(entry.file_size for entry in entries) > UNPACKED_BYTES or len(entries) > ARCHIVE_ENTRIES:
        raise Unreadable("zip_bomb", limit=UNPACKED_BYTES // MEGABYTE)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("encrypted")
    _refuse_entities(package, entries)
    names = {entry.filename for entry in entries}
    if any(entry.startswith("word/") for entry in names):
        return "docx"
    if any(entry.startswith("xl/") for entry in names):
        return "xlsx"
    raise Unreadable("archive")


def _refuse_entities(package: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """No honest office file declares a document type; one that does may be an entity bomb."""
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            try:
                with package.open(entry) as part:
                    head = part.read(_HEAD_OF_PART).replace(b"\0", b"")
            except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError) as broken:
                raise Unreadable("damaged", kind="docx/xlsx") from broken
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise Unreadable("entity_bomb")


def _tell_compound(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Unreadable("encrypted")
    if "WordDocument".encode("utf-16-le") in content:
        return "doc"
    if "Workbook".encode("utf-16-le") in content:
        return "xls"
    raise Unreadable("unknown_binary")
