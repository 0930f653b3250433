"""What is refused, each in one sentence that names the file; and documents made to hurt their reader."""

import io
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from etl.read import Unreadable, isolated, limits, read_bytes, read_file
from tests.read.mutations import mutate
from tests.read.samples import DOCUMENTS, make_docx, make_samples, make_xlsx, make_zip, replace_entry

BOMB = b"<?xml version='1.0'?><!DOCTYPE w [<!ENTITY a '" + b"x" * 100 + b"'><!ENTITY b '&a;&a;&a;&a;'>]><w>&b;</w>"
SAMPLES = make_samples()


def picture(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 60), "white").save(buffer, kind)
    return buffer.getvalue()


def locked_zip() -> bytes:
    plain = bytearray(make_docx())
    for at in (i for i in range(len(plain) - 4) if plain[i : i + 4] in (b"PK\x03\x04", b"PK\x01\x02")):
        plain[at + (6 if plain[at + 2] == 3 else 8)] |= 1
    return bytes(plain)


def zip_bomb() -> bytes:
    return replace_entry(make_docx(), "word/media/a.bin", bytes(limits.UNPACKED_BYTES + 1))


REFUSED: list[tuple[str, str, Callable[[], bytes]]] = [
    ("empty", "a.txt", lambda: b""),
    ("no_text", "a.txt", lambda: " \n\u3000".encode()),
    ("unknown_binary", "a.bin", lambda: bytes(range(256)) * 20),
    ("unknown_binary", "a.txt", lambda: b"\x00" * 1000),
    ("picture", "a.docx", lambda: picture("PNG")),
    ("picture", "a.jpg", lambda: picture("JPEG")),
    ("scanned_pdf", "a.pdf", lambda: picture("PDF")),
    ("encrypted", "a.pdf", (DOCUMENTS / "locked.pdf").read_bytes),
    ("encrypted", "a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")),
    ("encrypted", "a.docx", locked_zip),
    ("zip_bomb", "a.docx", zip_bomb),
    ("archive", "a.zip", lambda: make_zip({"a.txt": b"690"})),
    ("archive", "a.docx", lambda: make_zip({"inner.docx": make_docx()})),
    ("archive", "a.rar", lambda: b"Rar!\x1a\x07\x00" + b"x" * 50),
    ("entity_bomb", "a.docx", lambda: replace_entry(make_docx(), "word/document.xml", BOMB)),
    ("entity_bomb", "a.xlsx", lambda: replace_entry(make_xlsx(), "xl/a.xml", BOMB.decode().encode("utf-16"))),
    ("damaged", "a.docx", lambda: make_docx()[:2000]),
    ("damaged", "a.docx", lambda: replace_entry(make_docx(), "word/document.xml", b"<w:document")),
    ("damaged", "a.pdf", lambda: b"%PDF-1.7\n%%EOF"),
    ("too_much_text", "a.txt", lambda: b"690\n" * (limits.TEXT_CHARACTERS // 4 + 1)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "name", "make"), REFUSED, ids=[f"{code}-{name}" for code, name, _ in REFUSED])
def test_refused_in_one_sentence(code: str, name: str, make: Callable[[], bytes]) -> None:
    with pytest.raises(Unreadable) as refused:
        read_bytes(name, make())
    assert refused.value.code == code
    for lang in ("zh", "en"):
        sentence = refused.value.sentence(lang)
        assert name in sentence and "\n" not in sentence and "{" not in sentence


def test_a_file_of_200_megabytes_is_refused_unopened(tmp_path: Path) -> None:
    huge = tmp_path / "年鉴.txt"
    with huge.open("wb") as file:
        file.truncate(200 * limits.MEGABYTE)
    began = time.perf_counter()
    with pytest.raises(Unreadable, match=r"年鉴.txt：文件有 200 MB，超过上限 50 MB"):
        read_file(huge)
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(("path", "code"), [("没有.txt", "missing"), (".", "not_a_file"), ("a\0b", "missing")])
def test_a_path_that_is_no_file_is_refused(tmp_path: Path, path: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_file(tmp_path / path)
    assert refused.value.code == code


def test_a_file_name_cannot_break_the_line() -> None:
    with pytest.raises(Unreadable) as refused:
        read_bytes("a\n\x1b[31mb.txt", b"")
    assert refused.value.sentence("zh") == "a��[31mb.txt：文件是空的。"


def test_a_document_that_takes_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = isolated.Worker()
    deep = b"<table>" + b"<tr><td>a<td>690" * 60_000
    began = time.perf_counter()
    with pytest.raises(Unreadable) as refused:
        worker.read("html", "a.html", deep, seconds=0.01)
    assert refused.value.code == "too_slow" and time.perf_counter() - began < 5
    assert worker.read("html", "b.html", "<p>690元".encode()).text == "690元\n"
    worker.close()


def test_a_slow_document_does_not_keep_others_waiting() -> None:
    workers = isolated.Workers(2)
    page = "<p>690元".encode()
    workers.read("html", "a.html", page)
    workers.workers[1].read("html", "a.html", page)
    with workers.workers[0]._lock:
        began = time.perf_counter()
        assert workers.read("html", "b.html", page).text == "690元\n"
        assert time.perf_counter() - began < 5
    workers.close()


def test_a_document_that_eats_memory_is_refused_and_the_next_is_read() -> None:
    worker = isolated.Worker(memory=400 * limits.MEGABYTE)
    page = b"<table>" + b"<tr><td>a<td>690" * 1_500_000
    with pytest.raises(Unreadable) as refused:
        worker.read("html", "a.html", page)
    assert refused.value.code == "too_complex"
    assert worker.read("html", "b.html", "<p>690元".encode()).text == "690元\n"
    worker.close()


def test_a_sheet_merged_all_over_is_refused_before_it_is_unfolded() -> None:
    merged = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/>'
        b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    )
    began = time.perf_counter()
    with pytest.raises(Unreadable) as refused:
        read_bytes("a.xlsx", replace_entry(make_xlsx(), "xl/worksheets/sheet1.xml", merged))
    assert refused.value.code == "too_complex" and time.perf_counter() - began < 5


@settings(deadline=None, max_examples=120)
@given(name=st.sampled_from(sorted(set(SAMPLES) - {"notice.doc"})), seed=st.integers(0, 2**32))
def test_a_broken_file_is_read_or_refused_and_nothing_else(name: str, seed: int) -> None:
    began = time.perf_counter()
    try:
        source = read_bytes(name, mutate(SAMPLES[name], random.Random(seed)))
    except Unreadable as refused:
        assert refused.sentence("zh") and refused.sentence("en")
    else:
        assert all(0 <= c.span[0] <= c.span[1] <= len(source.text) for table in source.tables for c in table.cells)
    assert time.perf_counter() - began < limits.SECONDS + 5


@settings(deadline=None, max_examples=150)
@given(name=st.sampled_from(["a.txt", "a.html", "a.csv", "a", "a.doc"]), content=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(name: str, content: bytes) -> None:
    try:
        assert read_bytes(name, content).text.strip()
    except Unreadable as refused:
        assert refused.detail["name"] == name
