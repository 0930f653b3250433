"""Read a file: bytes in, SourceText out, or Unreadable with one sentence.

`read_file(path)` and `read_bytes(name, content)` are the whole face of this stage. Kinds: txt, csv, html, mhtml, docx,
xlsx, pdf; doc, xls and rtf where antiword or LibreOffice is installed. Size is checked before anything is opened; what
is more than plain text is parsed in a worker process with a memory limit and a deadline (etl.read.isolated).
A table stands in `SourceText.text` one row a line, cells parted by " | ", and in `SourceText.tables` with every place a
merged cell covers.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path, PurePath

from etl.read.isolated import WORKING
from etl.read.kinds import tell_kind
from etl.read.limits import FILE_BYTES, MEGABYTE
from etl.read.office import convert, read_doc
from etl.read.readers import find_reader
from etl.read.unreadable import Unreadable
from etl.records import SourceText

__all__ = ["Unreadable", "read_bytes", "read_file"]

_IN_PROCESS = {"txt", "csv"}
_CONVERTED = {"doc": "docx", "rtf": "docx", "xls": "xlsx"}


def read_file(path: Path) -> SourceText:
    """The document at `path`; its id is the file name without ending."""
    name = path.name
    try:
        if not path.is_file():
            raise Unreadable("not_a_file" if path.exists() else "missing", name=str(path))
        size = path.stat().st_size
        if size > FILE_BYTES:
            raise _too_large(name, size)
        return read_bytes(name, path.read_bytes())
    except PermissionError as denied:
        raise Unreadable("not_permitted", name=str(path)) from denied
    except (OSError, ValueError) as broken:
        raise Unreadable("missing", name=str(path)) from broken


def read_bytes(name: str, content: bytes) -> SourceText:
    """The document in `content`; `name` tells what to call it and, among plain texts, what it is."""
    try:
        if not content:
            raise Unreadable("empty")
        if len(content) > FILE_BYTES:
            raise _too_large(name, len(content))
        source = _read_kind(tell_kind(name, content), PurePath(name).stem or name, content)
        if not source.text.strip():
            raise Unreadable("no_text")
    except Unreadable as refused:
        raise Unreadable(refused.code, **{**refused.detail, "name": name}) from refused
    return replace(source, sha256=hashlib.sha256(content).hexdigest(), bytes=len(content))


def _read_kind(kind: str, name: str, content: bytes) -> SourceText:
    if kind in _IN_PROCESS:
        return find_reader(kind)(name, content)
    if kind in _CONVERTED:
        by_antiword = read_doc(name, content) if kind == "doc" else None
        if by_antiword is not None:
            return by_antiword
        target = _CONVERTED[kind]
        converted = convert(content, kind, target)
        return replace(WORKING.read(target, name, converted), reader=f"libreoffice-{kind}")
    return WORKING.read(kind, name, content)


def _too_large(name: str, size: int) -> Unreadable:
    return Unreadable("too_large", name=name, megabytes=size // MEGABYTE, limit=FILE_BYTES // MEGABYTE)
