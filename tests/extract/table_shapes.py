"""Small tables of standards, each written as a file of every kind and flattened into running text.

A table is rows of cells; `UP` and `LEFT` continue the cell above or to the left (a merged cell).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import docx
import openpyxl

UP, LEFT = "^", "<"
Rows = list[list[str]]
TITLE = "槐荫市2023年社会救助标准"

SHAPES: dict[str, Rows] = {
    "areas in columns": [
        ["项目", "城市（元/月）", "农村（元/年）"],
        ["低保标准", "720", "6600"],
        ["特困人员基本生活标准", "936", "8580"],
    ],
    "two rows of heads": [
        ["地区", "城市低保", LEFT, "农村低保", LEFT],
        [UP, "标准（元/月）", "人数（人）", "标准（元/月）", "人数（人）"],
        ["临江区", "740", "1210", "590", "2890"],
        ["望山县", "690", "2210", "540", "6890"],
    ],
    "old beside new": [
        ["类别", "原标准（元/月）", "新标准（元/月）", "增幅（%）"],
        ["城市低保", "700", "740", "5.71"],
        ["农村低保", "560", "590", "5.36"],
        ["社会散居孤儿", "1300", "1400", "7.69"],
    ],
    "merged first column": [
        ["类别", "对象", "标准（元/月）"],
        ["最低生活保障", "城市", "740"],
        [UP, "农村", "590"],
        ["特困人员基本生活", "集中供养", "1110"],
        [UP, "分散供养", "962"],
        ["照料护理", "全护理", "1000"],
        [UP, "半护理", "600"],
    ],
    "years in columns": [
        ["标准（元/月）", "2021年", "2022年", "2023年"],
        ["城市低保", "690", "715", "740"],
        ["农村低保", "530", "560", "590"],
    ],
    "years in rows": [
        ["年份", "城市低保（元/月）", "农村低保（元/月）"],
        ["2021", "690", "530"],
        ["2022", "715", "560"],
    ],
    "unit in a column of its own": [
        ["序号", "项目", "计量单位", "标准"],
        ["1", "城市低保", "元/人·月", "740"],
        ["2", "农村低保", "元/人·年", "7080"],
        ["3", "机构养育孤儿", "元/人·月", "1800"],
    ],
    "units in the cells": [
        ["救助类别", "救助标准"],
        ["城市低保", "740元/月"],
        ["农村低保", "每人每年7080元"],
        ["高龄津贴（90周岁以上）", "100元/月"],
        ["临时救助", "每次不超过6000元"],
    ],
    "places and classes of care": [
        ["县（市、区）", "全护理（元/月）", "半护理（元/月）", "全自理（元/月）"],
        ["临江区特困人员照料护理", "1000", "600", "200"],
        ["望山县特困人员照料护理", "900", "540", "180"],
    ],
    "payments by class": [
        ["类别", "城市（元/月）", "农村（元/月）"],
        ["A类补助", "740", "590"],
        ["B类补助", "520", "410"],
    ],
    "counts and money": [
        ["地区", "城市低保人数", "农村低保人数", "支出低保金（万元）"],
        ["临江区", "740", "5900", "1020"],
        ["望山县", "690", "7100", "1310"],
    ],
}


def _place(rows: Rows, r: int, c: int) -> tuple[int, int]:
    """Where the cell at (r, c) begins."""
    while rows[r][c] == UP:
        r -= 1
    while rows[r][c] == LEFT:
        c -= 1
    return r, c


def _reach(rows: Rows, r: int, c: int) -> tuple[int, int]:
    """How many rows and columns the cell that begins at (r, c) covers."""
    places = [(i, j) for i, row in enumerate(rows) for j in range(len(row)) if _place(rows, i, j) == (r, c)]
    return 1 + max(i for i, _ in places) - r, 1 + max(j for _, j in places) - c


def _begins(cell: str) -> bool:
    return cell not in (UP, LEFT)


def as_html(rows: Rows) -> bytes:
    body = ""
    for r, row in enumerate(rows):
        cells = ""
        for c, cell in enumerate(row):
            if _begins(cell):
                high, wide = _reach(rows, r, c)
                cells += f'<td rowspan="{high}" colspan="{wide}">{cell}</td>'
        body += f"<tr>{cells}</tr>"
    page = f'<html><head><meta charset="utf-8"><title>{TITLE}</title></head><body><h1>{TITLE}</h1><table>{body}</table>'
    return (page + "</body></html>").encode()


def as_docx(rows: Rows) -> bytes:
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(len(rows), len(rows[0]))
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if _begins(cell):
                high, wide = _reach(rows, r, c)
                table.cell(r, c).merge(table.cell(r + high - 1, c + wide - 1)).text = cell
    return _saved(document.save)


def as_xlsx(rows: Rows) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.cell(1, 1, TITLE)
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if _begins(cell):
                high, wide = _reach(rows, r, c)
                sheet.cell(r + 2, c + 1, int(cell) if cell.isdigit() else cell)
                sheet.merge_cells(start_row=r + 2, start_column=c + 1, end_row=r + 1 + high, end_column=c + wide)
    return _saved(book.save)


def as_csv(rows: Rows) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(_blanked(rows))
    return out.getvalue().encode("utf-8-sig")


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    content = io.BytesIO()
    save(content)
    return content.getvalue()


def _blanked(rows: Rows) -> Rows:
    return [[cell if _begins(cell) else "" for cell in row] for row in rows]


def _lines(lines: list[str]) -> bytes:
    return "\n".join([TITLE, *lines, ""]).encode()


def as_bars(rows: Rows) -> bytes:
    return _lines(["| " + " | ".join(row) + " |" for row in _blanked(rows)])


def as_bare_bars(rows: Rows) -> bytes:
    return _lines([" | ".join(row) for row in _blanked(rows)])


def as_tabs(rows: Rows) -> bytes:
    return _lines(["\t".join(row) for row in _blanked(rows)])


def as_wide_blanks(rows: Rows) -> bytes:
    return _lines(["   ".join(filter(None, row)) for row in _blanked(rows)])


def as_cells(rows: Rows) -> bytes:
    return _lines([cell for row in rows for cell in row if _begins(cell)])


def as_one_line(rows: Rows) -> bytes:
    return _lines([" ".join(cell for row in rows for cell in row if _begins(cell))])


FILES = {"table.html": as_html, "table.docx": as_docx, "table.xlsx": as_xlsx, "table.csv": as_csv}
FLAT = {
    "bars": as_bars,
    "bare bars": as_bare_bars,
    "tabs": as_tabs,
    "wide blanks": as_wide_blanks,
    "one cell a line": as_cells,
    "one line": as_one_line,
}
