"""One small honest file of every format, made here in our own words, for tests that read or break them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import openpyxl

DOCUMENTS = Path(__file__).parents[1] / "documents"
ROWS = [("地区", "低保标准", None), (None, "城市", "农村"), ("石桥县", 690, 5370), ("白水区", 710, 5480)]
GRID = [
    (0, 0, "地区", True),
    (0, 1, "低保标准", True),
    (0, 2, "低保标准", True),
    (1, 0, "地区", True),
    (1, 1, "城市", True),
    (1, 2, "农村", True),
    (2, 0, "石桥县", False),
    (2, 1, "690", False),
    (2, 2, "5370", False),
    (3, 0, "白水区", False),
    (3, 1, "710", False),
    (3, 2, "5480", False),
]


def make_docx(title: str = "云岭市民政局关于调整标准的通知") -> bytes:
    document = docx.Document()
    document.core_properties.title = "Word 文档"
    document.add_paragraph(title)
    document.add_paragraph("城市低保标准由每人每月650元提高到690元。")
    table = document.add_table(rows=4, cols=3)
    for r, row in enumerate(ROWS):
        for c, value in enumerate(row):
            if value is not None:
                table.cell(r, c).text = str(value)
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    document.add_paragraph("以上标准从七月起执行。")
    return _saved(document)


def make_xlsx() -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet["A1"] = "云岭市2023年低保标准"
    for r, row in enumerate(ROWS):
        for c, value in enumerate(row):
            sheet.cell(r + 2, c + 1, value)
    sheet.merge_cells("B2:C2")
    sheet.merge_cells("A2:A3")
    hidden = workbook.create_sheet("草稿")
    hidden["A1"] = 999
    hidden.sheet_state = "hidden"
    return _saved(workbook)


def make_csv() -> bytes:
    return '地区,城市,农村\n石桥县,690,"5,370"\n白水区,710,5480\n'.encode("gb18030")


def make_samples() -> dict[str, bytes]:
    """File name → bytes, every format that is read."""
    page = (DOCUMENTS / "web_notice.html").read_bytes()
    mhtml = b'From: <saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    mhtml += (
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + page + b"\r\n--b--\r\n"
    )
    return {
        "notice.txt": "石桥县民政局通知\n城市低保标准由每人每月600元提高到640元。\n".encode(),
        "notice_gb.txt": (DOCUMENTS / "gb18030.txt").read_bytes(),
        "notice_wide.txt": (DOCUMENTS / "utf16_without_mark.txt").read_bytes(),
        "notice.html": page,
        "notice.mht": mhtml,
        "notice.docx": make_docx(),
        "notice.xlsx": make_xlsx(),
        "notice.csv": make_csv(),
        "notice.pdf": (DOCUMENTS / "notice.pdf").read_bytes(),
        "notice.doc": (DOCUMENTS / "notice.doc").read_bytes(),
    }


def make_zip(entries: dict[str, bytes]) -> bytes:
    """A zip package of the given entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(name, content)
    return buffer.getvalue()


def replace_entry(package: bytes, name: str, content: bytes) -> bytes:
    """The package with one entry's bytes exchanged or added."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        return make_zip({entry: old.read(entry) for entry in old.namelist()} | {name: content})


def _saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()
