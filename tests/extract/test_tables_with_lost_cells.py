"""Tables that lost a cell: units under the wrong head are moved back, a row with a number too many is doubtful."""

import pytest

from etl.pipeline import extract_document, extract_text
from etl.read import read_bytes
from tests.extract.test_tables_of_files import page, rows_of

UNITS = [
    ("县区|城市低保|农村低保", "元/月|元/年"),
    ("县区|城市低保|农村低保", "（元/人·月）|（元/人·年）"),
    ("县区|城市低保|农村低保", "|元/月|元/年"),
]


@pytest.mark.parametrize(("names", "units"), UNITS)
def test_units_stand_over_the_figures_below(names: str, units: str) -> None:
    table = rows_of(names, units, "东河区|760|6600", "石桥县|720|6000")
    found = extract_document(read_bytes("a.html", page("云岭市2022年低保标准", "", table))).observations
    assert [(o.area, o.value, o.period) for o in found] == [
        ("urban", 760, "month"),
        ("rural", 6600, "year"),
        ("urban", 720, "month"),
        ("rural", 6000, "year"),
    ]


def test_a_row_with_more_numbers_than_columns_is_doubtful() -> None:
    cells = "单位：元/人·月 县区 城市低保 农村低保 特困标准 东河区 760 990 石桥县 720 560 940".replace(" ", "\n")
    found = extract_text(cells, "云岭市2022年标准表", "云岭市民政局", "2022-07-20")
    doubted = {finding.subject for finding in found.findings if finding.code == "list_length"}
    assert len(doubted) == len(found.observations) > 0
