"""Tables as offices save them: cells that reach down, remarks below, dates around, classes, old beside planned."""

import io

import docx
import pytest

from etl.pipeline import extract_document
from etl.read import read_bytes

Told = tuple[str, str | None, str | None, str | None, str | None, float, float | None, str | None]


def page(title: str, before: str, rows: str) -> bytes:
    head = f'<html><head><meta charset="utf-8"><title>{title}</title></head><body><h1>{title}</h1>'
    return f"{head}<p>{before}</p><table>{rows}</table></body></html>".encode()


def rows_of(*rows: str) -> str:
    """Rows of cells parted by `|`; `^3` before a cell makes it reach down 3 rows, `<2` across 2 columns."""
    shapes = {"^": "rowspan", "<": "colspan"}
    body = ""
    for row in rows:
        body += "<tr>"
        for cell in row.split("|"):
            reach = f' {shapes[cell[0]]}="{cell[1]}"' if cell[:1] in shapes else ""
            body += f"<td{reach}>{cell[2:] if reach else cell}</td>"
        body += "</tr>"
    return body


def read(name: str, content: bytes) -> list[Told]:
    found = extract_document(read_bytes(name, content)).observations
    return [(o.indicator, o.area, o.mode, o.care, o.scope, o.value, o.previous, o.effective) for o in found]


def test_a_sum_across_number_and_name_shifts_no_column() -> None:
    table = rows_of(
        "序号|县 区|城市低保标准（元/月）|农村低保标准（元/年）|人数（人）|备 注",
        "1|沙 河 区|655|5 280|1204|",
        "2|榆 山 县|615|4 920|3310|上年为4700元",
        "<2合 计|—|—|4514|",
    )
    assert read("a.html", page("盘江市2022年低保标准", "", table)) == [
        ("dibao", "urban", None, None, "沙河区", 655, None, None),
        ("dibao", "rural", None, None, "沙河区", 5280, None, None),
        ("dibao", "urban", None, None, "榆山县", 615, None, None),
        ("dibao", "rural", None, None, "榆山县", 4920, None, None),
    ]


REMARKS = [
    "注：1.本表标准自2022年7月1日起执行。2.照料护理标准另行公布。",
    "备注：1.上述标准自2022年7月1日起执行；2.2021年全市城市低保月人均补差401元。",
    "说明：本表所列标准从2022年7月1日起执行。",
]


@pytest.mark.parametrize("remark", REMARKS)
def test_a_remark_in_the_last_row_dates_the_table(remark: str) -> None:
    table = rows_of("地区|城市低保（元/月）|农村低保（元/月）", "沙河区|655|520", "榆山县|615|480", f"<3{remark}")
    found = read("a.html", page("盘江市2022年低保标准", "", table))
    assert [told[5] for told in found] == [655, 520, 615, 480]
    assert {told[7] for told in found} == {"2022-07-01"}


@pytest.mark.parametrize(
    ("before", "effective"),
    [
        ("2022年7月1日起，我市调整部分救助标准，具体见下表。", "2022-07-01"),
        ("从2022年7月1日起，孤儿标准提高到每人每月1500元；低保标准见下表：", "2022-07-01"),
        ("2022年7月1日起，调整高龄津贴。低保标准不变，见下表。", None),
    ],
)
def test_a_sentence_before_the_table_dates_it_if_said_of_its_figures(before: str, effective: str | None) -> None:
    table = rows_of("项目|标准（元/月）", "城市低保|655", "农村低保|520")
    found = [told for told in read("a.html", page("盘江市2022年标准", before, table)) if told[0] == "dibao"]
    assert [(told[5], told[7]) for told in found] == [(655, effective), (520, effective)]


def test_a_day_of_one_year_dates_no_column_of_another() -> None:
    table = rows_of("项目|2023年|2024年", "城市低保（元/月）|700|730", "<3注：2024年标准自2024年3月1日起执行")
    assert [(told[5], told[7]) for told in read("a.html", page("盘江市低保标准", "", table))] == [
        (700, None),
        (730, "2024-03-01"),
    ]


def test_figures_that_reach_down_keep_the_labels_of_each_row() -> None:
    table = rows_of(
        "<2区域|基本生活（元/月）|全护理（元/月）|半护理（元/月）",
        "^2主城区|城市|1200|^4900|^4450",
        "农村|1000",
        "^2其他县区|城市|1100",
        "农村|900",
    )
    found = read("a.html", page("盘江市2022年特困人员供养标准", "", table))
    assert {told[:6] for told in found} == {
        ("tekun_basic", "urban", None, None, "主城区", 1200),
        ("tekun_basic", "rural", None, None, "主城区", 1000),
        ("tekun_basic", "urban", None, None, "其他县区", 1100),
        ("tekun_basic", "rural", None, None, "其他县区", 900),
        ("tekun_care", "unified", None, "full", None, 900),
        ("tekun_care", "unified", None, "half", None, 450),
    }


def test_a_figure_over_some_places_is_one_of_each() -> None:
    table = rows_of("地区|城市低保（元/月）", "沙河区|^2655", "白杨区", "榆山县|615")
    found = read("a.html", page("盘江市2022年低保标准", "", table))
    assert [(told[4], told[5]) for told in found] == [("沙河区", 655), ("白杨区", 655), ("榆山县", 615)]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("现行标准（元/月）", "拟调整标准（元/月）", [(655, 630)]),
        ("目前标准（元/月）", "提标后（元/月）", [(655, 630)]),
        ("现行标准（元/月）", "人数（人）", [(630, None)]),
        ("原标准（元/月）", "现行标准（元/月）", [(655, 630)]),
    ],
)
def test_the_standard_in_force_is_the_old_one_only_beside_its_successor(
    old: str, new: str, told: list[tuple[float, float | None]]
) -> None:
    table = rows_of(f"项目|{old}|{new}", "城市低保|630|655")
    assert [o[5:7] for o in read("a.html", page("盘江市低保标准", "", table))] == told


def test_classes_of_places_in_the_first_column() -> None:
    table = rows_of(
        "类别|适用地区|城市低保最低标准|农村低保最低标准|施行日期",
        "一类|沙河区、白杨区|每月910元|每月 760 元|2024/1/1",
        "二类|其他各县|每月８２０元|每月610元|2024/1/1",
    )
    assert [told[4:] for told in read("a.html", page("东原省2024年低保最低标准", "", table))] == [
        ("一类", 910, None, "2024-01-01"),
        ("一类", 760, None, "2024-01-01"),
        ("二类", 820, None, "2024-01-01"),
        ("二类", 610, None, "2024-01-01"),
    ]
    city = read("a.html", page("盘江市2024年低保标准", "", table))
    assert [told[4] for told in city] == ["沙河区、白杨区"] * 2 + ["其他各县"] * 2


def test_classes_of_recipients_stay_payments() -> None:
    table = rows_of("类别|对象|农村低保补助", "一类|重病重残家庭|每月420元", "二类|一般困难家庭|每月310元")
    assert read("a.html", page("盘江市2024年低保", "", table)) == []


def test_the_unit_of_the_title_holds_for_the_table() -> None:
    table = rows_of("类别|沙河区|榆山县", "城市|655|615", "农村|520|480")
    content = page("2022年盘江市低保标准（元/人·月）", "", table)
    assert [told[4:6] for told in read("a.html", content)] == [
        ("沙河区", 655),
        ("榆山县", 615),
        ("沙河区", 520),
        ("榆山县", 480),
    ]


def test_the_one_region_of_all_rows_is_the_files() -> None:
    rows = "年度,地区,类别,标准,单位\n2021,榆山县,城市低保,600,元/月\n2022,榆山县,城市低保,615,元/月\n"
    found = extract_document(read_bytes("a.csv", rows.encode("gb18030")))
    assert found.region == "榆山县"
    assert [(o.value, o.year, o.scope) for o in found.observations] == [(600, 2021, None), (615, 2022, None)]
    rows += "2022,沙河区,城市低保,655,元/月\n"
    several = extract_document(read_bytes("a.csv", rows.encode("gb18030")))
    assert several.region is None and several.observations[2].scope == "沙河区"


def test_a_table_inside_a_cell_of_a_document_is_read() -> None:
    document = docx.Document()
    document.add_paragraph("沙河区2023年社会救助标准")
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "特困人员供养标准"
    inner = outer.cell(0, 1).add_table(3, 2)
    for r, row in enumerate([["类型", "标准（元/人·月）"], ["集中供养", "1020"], ["分散供养", "850"]]):
        for c, text in enumerate(row):
            inner.cell(r, c).text = text
    content = io.BytesIO()
    document.save(content)
    assert read("a.docx", content.getvalue()) == [
        ("tekun_basic", None, "institution", None, None, 1020, None, None),
        ("tekun_basic", None, "home", None, None, 850, None, None),
    ]
