"""Tables made of parts: sections by number, blocks under and beside each other, years over areas, several in a cell."""

import datetime
import io

import openpyxl
import pytest

from etl.pipeline import extract_document
from etl.read import read_bytes
from etl.records import Observation
from tests.extract.test_tables_of_files import page, rows_of


def of_page(title: str, *rows: str) -> list[Observation]:
    return list(extract_document(read_bytes("a.html", page(title, "", rows_of(*rows)))).observations)


def test_numbered_rows_without_figures_name_what_stands_below() -> None:
    found = of_page(
        "盘江市2024年社会救助标准",
        "项目|市区|各县|单位",
        "<4一、最低生活保障标准",
        "城市|810|750|元/人·月",
        "<4二、特困人员救助供养标准",
        "（一）基本生活|||",
        "集中供养|1300|1200|元/人·月",
        "（二）照料护理|||",
        "全护理|1000|900|元/人·月",
        "三、儿童福利|||",
        "散居孤儿|1700|1600|元/人·月",
    )
    assert [(o.indicator, o.area, o.mode, o.care, o.scope, o.value) for o in found] == [
        ("dibao", "urban", None, None, "市区", 810),
        ("dibao", "urban", None, None, "各县", 750),
        ("tekun_basic", None, "institution", None, "市区", 1300),
        ("tekun_basic", None, "institution", None, "各县", 1200),
        ("tekun_care", None, None, "full", "市区", 1000),
        ("tekun_care", None, None, "full", "各县", 900),
        ("orphan", None, "home", None, "市区", 1700),
        ("orphan", None, "home", None, "各县", 1600),
    ]


def test_a_column_of_all_places_alone_limits_nothing() -> None:
    assert [o.scope for o in of_page("盘江市2024年低保标准", "项目|各县区标准（元/月）", "城市|810")] == [None]


def test_blocks_under_each_other_each_have_their_caption() -> None:
    book = openpyxl.Workbook()
    for row in [
        ["2023年盘江市社会救助标准"],
        [],
        ["表一 最低生活保障标准（元/月）"],
        ["", "沙河区", "榆山县"],
        ["城市", 800, 740],
        [],
        ["表二 特困人员基本生活标准（元/月）"],
        ["", "沙河区", "榆山县"],
        ["城市", 1040, 962],
    ]:
        book.active.append(row)
    assert [(o.indicator, o.scope, o.value) for o in of_book(book)] == [
        ("dibao", "沙河区", 800),
        ("dibao", "榆山县", 740),
        ("tekun_basic", "沙河区", 1040),
        ("tekun_basic", "榆山县", 962),
    ]


def of_book(book: openpyxl.Workbook) -> list[Observation]:
    content = io.BytesIO()
    book.save(content)
    return list(extract_document(read_bytes("a.xlsx", content.getvalue())).observations)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            [
                "低保类别|标准（元/月）|孤儿类别|标准（元/月）",
                "城市低保|620|集中养育|1600",
                "农村低保|460|社会散居|1200",
            ],
            {("dibao", 620), ("dibao", 460), ("orphan", 1600), ("orphan", 1200)},
        ),
        (
            ["项目|标准（元/月）|项目|标准（元/月）", "城市低保|620|集中养育孤儿|1600", "农村低保|460||"],
            {("dibao", 620), ("dibao", 460), ("orphan", 1600)},
        ),
        (
            ["项目|标准（元/月）|保障对象|人数", "城市低保|620|困难居民|1600", "农村低保|460|困难农民|1200"],
            {("dibao", 620), ("dibao", 460)},
        ),
        (
            ["地区|人数|类别|标准（元/月）", "沙河区|300|城市低保|620", "榆山县|500|城市低保|590"],
            {("dibao", 620), ("dibao", 590)},
        ),
    ],
)
def test_tables_side_by_side_are_told_from_remarks(rows: list[str], told: set[tuple[str, int]]) -> None:
    found = of_page("盘江市2021年标准", *rows)
    assert {(o.indicator, o.value) for o in found} == told
    assert all(o.mode is None for o in found if o.indicator == "dibao")


def test_years_over_areas() -> None:
    found = of_page(
        "盘江市2021—2022年低保标准（元/月）",
        "^2区县|<22021年|<22022年",
        "城市|农村|城市|农村",
        "沙河区|700|560|730|600",
    )
    assert [(o.area, o.year, o.value) for o in found] == [
        ("urban", 2021, 700),
        ("rural", 2021, 560),
        ("urban", 2022, 730),
        ("rural", 2022, 600),
    ]


def test_several_figures_in_a_cell_as_the_head_lists_them() -> None:
    found = of_page(
        "盘江市2022年救助标准",
        "区县|低保标准（城市/农村，元/月）|照料护理（全护理/半护理/全自理，元/月）",
        "沙河区|790/680|900/600/200",
        "榆山县|730/600|800/500/150",
    )
    assert [(o.indicator, o.area, o.care, o.value) for o in found if o.scope == "沙河区"] == [
        ("dibao", "urban", None, 790),
        ("dibao", "rural", None, 680),
        ("tekun_care", None, "full", 900),
        ("tekun_care", None, "half", 600),
        ("tekun_care", None, "self", 200),
    ]
    found = of_page("盘江市2022年标准", "区县|低保标准（城市/农村，元/月）", "沙河区|790", "榆山县|730/600")
    assert [(o.area, o.value) for o in found] == [("unified", 790)]


def test_rows_of_dates_and_of_the_average_are_what_the_title_says() -> None:
    found = of_page(
        "盘江市城市低保标准调整情况",
        "执行时间|调整前（元/月）|调整后（元/月）",
        "2020年7月|600|640",
        "2021-10-01|640|680",
        "2023年1月1日起|680|720",
    )
    assert [(o.area, o.value, o.previous, o.year, o.effective) for o in found] == [
        ("urban", 640, 600, 2020, None),
        ("urban", 680, 640, 2021, "2021-10-01"),
        ("urban", 720, 680, 2023, "2023-01-01"),
    ]
    found = of_page("盘江市2023年城市低保标准", "地区|标准（元/月）", "沙河区|700", "榆山县|660", "全市平均|680")
    assert [(o.scope, o.value, o.kind) for o in found] == [
        ("沙河区", 700, "actual"),
        ("榆山县", 660, "actual"),
        (None, 680, "average"),
    ]
    assert not of_page("盘江市2023年低保资金支出情况", "时间|支出（元）", "2023年1月|680", "2023年2月|690")


def test_raised_marks_of_notes_are_no_digits() -> None:
    title = "盘江市2023年低保标准"
    found = of_page(title, "县区|城市（元/月）|农村（元/月）", "沙河区|810<sup>1</sup>|670①", "榆山县|750*|610[2]")
    assert [o.value for o in found] == [810, 670, 750, 610]


def test_a_format_shows_unit_month_and_decimals() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in [
        ["榆山县2023年标准", "", ""],
        ["项目", "标准", "增幅"],
        ["城市低保", 690, 0.0625],
        ["农村低保", 6120, 0.04],
    ]:
        sheet.append(row)
    sheet["B3"].number_format, sheet["B4"].number_format = '0"元/月"', '#,##0"元/年"'
    sheet["C3"].number_format = sheet["C4"].number_format = "0.0%"
    assert [(o.value, o.period, o.growth_pct) for o in of_book(book)] == [(690, "month", 6.3), (6120, "year", 4)]


def test_a_month_is_shown_as_a_month() -> None:
    book = openpyxl.Workbook()
    book.active.append(["榆山县城市低保标准", ""])
    book.active.append(["执行时间", "标准（元/月）"])
    book.active.append([datetime.datetime(2021, 7, 1), 680])
    book.active["A3"].number_format = 'yyyy"年"m"月"'
    assert [(o.value, o.year, o.effective) for o in of_book(book)] == [(680, 2021, None)]


def test_quoted_cells_between_tabs() -> None:
    text = '盘江市2023年标准\t\t\n类别\t标准\t单位\n城市低保\t"1,010"\t元/月\n散居孤儿\t"1,700"\t元/月\n'
    content = ("\ufeff" + text).encode("utf-16-le")
    assert [o.value for o in extract_document(read_bytes("a.txt", content)).observations] == [1010, 1700]
