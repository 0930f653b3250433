"""What regions are called: no two alike, the name above before a name that others bear too."""

from __future__ import annotations

import pytest

from tests.warehouse.sample import ROOT, ask

WAREHOUSE = ROOT / "warehouse.duckdb"
CALLED = {
    "640324": ("同心县", "同心", "Tongxin"),
    "610200": ("铜川市", "铜川", "Tongchuan"),
    "320302": ("徐州市鼓楼区", "徐州鼓楼", "Xuzhou Gulou"),
    "110105": ("北京市朝阳区", "北京朝阳", "Beijing Chaoyang"),
    "211300": ("朝阳市", "朝阳", "Chaoyang"),
    "211321": ("朝阳县", "朝阳县", "Chaoyang County"),
    "622901": ("临夏市", "临夏市", "Linxia City"),
    "429005": ("潜江市", "潜江", "Qianjiang"),
}


@pytest.mark.parametrize("code", CALLED)
def test_a_region_is_called_so_that_it_is_told_from_all_others(code: str) -> None:
    sql = "SELECT region, region_short, region_en FROM region_labels WHERE region_code = ?"
    assert ask(WAREHOUSE, sql, code) == [CALLED[code]]


@pytest.mark.parametrize("column", ["region", "region_short", "region_en"])
def test_no_two_are_alike_and_none_needs_its_code(column: str) -> None:
    coded = f"count(*) FILTER (regexp_matches({column}, '[0-9]'))"
    sql = f"SELECT count(*), count(DISTINCT {column}), {coded} FROM region_labels"
    [(regions, names, with_code)] = ask(WAREHOUSE, sql)
    assert regions == names > 3000 and with_code == 0
