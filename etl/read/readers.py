"""Which reader reads which kind of file. Runs inside the worker of etl.read.isolated, apart from plain texts."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from etl.records import SourceText

Reader = Callable[[str, bytes], SourceText]

_READERS = {
    "txt": "etl.read.plain:read_txt",
    "csv": "etl.read.plain:read_csv",
    "html": "etl.read.webpage:read_html",
    "mhtml": "etl.read.webpage:read_mhtml",
    "docx": "etl.read.word:read_docx",
    "xlsx": "etl.read.sheets:read_xlsx",
    "pdf": "etl.read.pdf:read_pdf",
}


def find_reader(kind: str) -> Reader:
    """The reader of a kind, imported only when it is needed: pdf and office libraries are slow to load."""
    module, _, function = _READERS[kind].partition(":")
    reader: Reader = getattr(import_module(module), function)
    return reader
