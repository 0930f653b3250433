"""Whatever a table is composed of, and however it is flattened, it is read as the figures that it states."""

import random

import pytest

from etl.pipeline import extract_document
from etl.read import read_bytes
from tests.extract.composed_tables import compose
from tests.extract.table_shapes import FLAT, TITLE, as_html

TITLE_YEAR = 2023


def told(name, content):
    return {
        (o.indicator, o.area, o.mode, o.care, o.scope, o.value, o.period, o.previous, year)
        for o in extract_document(read_bytes(name, content)).observations
        for year in [None if o.year == TITLE_YEAR else o.year]
    }


@pytest.mark.parametrize("seed", range(120))
def test_a_composed_table_is_read_however_it_is_flattened(seed):
    chance = random.Random(seed)
    table = compose(chance)
    content = FLAT[chance.choice(list(FLAT))](table.rows)
    if table.caption:
        content = content.decode().replace(f"{TITLE}\n", f"{TITLE}\n{table.caption}\n").encode()
    assert told("table.txt", content) == table.figures


@pytest.mark.parametrize("seed", range(1000, 1040))
def test_a_composed_table_is_read_as_a_page(seed):
    table = compose(random.Random(seed))
    content = as_html(table.rows)
    if table.caption:
        content = content.replace(b"<table>", f"<p>{table.caption}</p><table>".encode())
    assert told("table.html", content) == table.figures
