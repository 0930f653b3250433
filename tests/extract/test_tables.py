"""Tables that a reader saw as tables: headers over columns, labels before rows, old beside new."""

import io

import docx
import openpyxl

from etl.pipeline import extract_document
from etl.read import read_bytes

PAGE = """<html><head><meta charset="utf-8"><title>关于公布2022年社会救助标准的通知</title></head><body>
<h1>关于公布2022年社会救助标准的通知</h1><p>经批准，现将2022年社会救助标准公布如下，自2022年7月1日起执行。</p>
<table><tr><th rowspan="2">项目</th><th colspan="2">城市（元/月）</th><th colspan="2">农村（元/年）</th></tr>
<tr><th>原标准</th><th>新标准</th><th>原标准</th><th>新标准</th></tr>
<tr><td>最低生活保障</td><td>640</td><td>680</td><td>4800</td><td>5400</td></tr>
<tr><td>特困人员基本生活</td><td>832</td><td>884</td><td>6240</td><td>7020</td></tr></table></body></html>"""


def told(source):
    return [(o.indicator, o.area, o.scope, o.value, o.period, o.previous, o.effective) for o in read(source)]


def read(source):
    return extract_document(source).observations


def test_two_header_rows_of_a_page_with_old_and_new():
    assert told(read_bytes("notice.html", PAGE.encode())) == [
        ("dibao", "urban", None, 680, "month", 640, "2022-07-01"),
        ("dibao", "rural", None, 5400, "year", 4800, "2022-07-01"),
        ("tekun_basic", "urban", None, 884, "month", 832, "2022-07-01"),
        ("tekun_basic", "rural", None, 7020, "year", 6240, "2022-07-01"),
    ]


def test_cells_of_a_document_that_carry_their_own_units_and_dates():
    document = docx.Document()
    document.add_paragraph("2023年云岭市社会救助标准")
    table = document.add_table(3, 3)
    rows = [["类别", "标准", "备注"], ["城市低保", "每人每月700元", "2023年1月1日起"], ["散居孤儿", "1400元/人·月", ""]]
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            table.cell(r, c).text = cell
    content = io.BytesIO()
    document.save(content)
    assert told(read_bytes("standards.docx", content.getvalue())) == [
        ("dibao", "urban", None, 700, "month", None, "2023-01-01"),
        ("orphan", None, None, 1400, "month", None, None),
    ]


def test_places_down_a_sheet_are_scopes():
    book = openpyxl.Workbook()
    for row in [
        ["2021年各县低保标准", "", ""],
        ["地区", "城市低保(元/月)", "农村低保(元/年)"],
        ["甲河县", 600, 4500],
        ["乙山县", 620, 4700],
    ]:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    assert told(read_bytes("places.xlsx", content.getvalue())) == [
        ("dibao", "urban", "甲河县", 600, "month", None, None),
        ("dibao", "rural", "甲河县", 4500, "year", None, None),
        ("dibao", "urban", "乙山县", 620, "month", None, None),
        ("dibao", "rural", "乙山县", 4700, "year", None, None),
    ]
