"""A uniform rate is a province's: given for another region it would reach nobody, and the build says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.invent import built_with, published
from tests.warehouse.sample import Tables
from warehouse.errors import CheckFailed


@pytest.mark.parametrize("region", ["420100", "420102", "100000"])
def test_a_uniform_rate_of_a_city_is_refused_by_name(tables: Tables, tmp_path: Path, region: str) -> None:
    rate = published(region, 2023, 830, applies_to="subordinates")
    with pytest.raises(CheckFailed, match=rf"uniform_rates_are_of_provinces.*source_id=new-1, region_code={region}"):
        built_with(tables, tmp_path, rate)
