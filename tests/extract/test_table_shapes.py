"""A table says the same whatever it is written as: a file of any kind, or flattened into running text."""

import pytest

from etl.pipeline import extract_document
from etl.read import read_bytes
from tests.extract.table_shapes import FILES, FLAT, SHAPES

EXPECTED = {
    "areas in columns": {
        ("dibao", "urban", None, None, None, 720, "month", None, None),
        ("dibao", "rural", None, None, None, 6600, "year", None, None),
        ("tekun_basic", "urban", None, None, None, 936, "month", None, None),
        ("tekun_basic", "rural", None, None, None, 8580, "year", None, None),
    },
    "two rows of heads": {
        ("dibao", "urban", None, None, "临江区", 740, "month", None, None),
        ("dibao", "rural", None, None, "临江区", 590, "month", None, None),
        ("dibao", "urban", None, None, "望山县", 690, "month", None, None),
        ("dibao", "rural", None, None, "望山县", 540, "month", None, None),
    },
    "old beside new": {
        ("dibao", "urban", None, None, None, 740, "month", 700, None),
        ("dibao", "rural", None, None, None, 590, "month", 560, None),
        ("orphan", None, "home", None, None, 1400, "month", 1300, None),
    },
    "merged first column": {
        ("dibao", "urban", None, None, None, 740, "month", None, None),
        ("dibao", "rural", None, None, None, 590, "month", None, None),
        ("tekun_basic", None, "institution", None, None, 1110, "month", None, None),
        ("tekun_basic", None, "home", None, None, 962, "month", None, None),
        ("tekun_care", None, None, "full", None, 1000, "month", None, None),
        ("tekun_care", None, None, "half", None, 600, "month", None, None),
    },
    "years in columns": {
        ("dibao", "urban", None, None, None, 690, "month", None, 2021),
        ("dibao", "urban", None, None, None, 715, "month", None, 2022),
        ("dibao", "urban", None, None, None, 740, "month", None, None),
        ("dibao", "rural", None, None, None, 530, "month", None, 2021),
        ("dibao", "rural", None, None, None, 560, "month", None, 2022),
        ("dibao", "rural", None, None, None, 590, "month", None, None),
    },
    "years in rows": {
        ("dibao", "urban", None, None, None, 690, "month", None, 2021),
        ("dibao", "urban", None, None, None, 715, "month", None, 2022),
        ("dibao", "rural", None, None, None, 530, "month", None, 2021),
        ("dibao", "rural", None, None, None, 560, "month", None, 2022),
    },
    "unit in a column of its own": {
        ("dibao", "urban", None, None, None, 740, "month", None, None),
        ("dibao", "rural", None, None, None, 7080, "year", None, None),
        ("orphan", None, "institution", None, None, 1800, "month", None, None),
    },
    "units in the cells": {
        ("dibao", "urban", None, None, None, 740, "month", None, None),
        ("dibao", "rural", None, None, None, 7080, "year", None, None),
    },
    "places and classes of care": {
        ("tekun_care", None, None, "full", "临江区", 1000, "month", None, None),
        ("tekun_care", None, None, "half", "临江区", 600, "month", None, None),
        ("tekun_care", None, None, "self", "临江区", 200, "month", None, None),
        ("tekun_care", None, None, "full", "望山县", 900, "month", None, None),
        ("tekun_care", None, None, "half", "望山县", 540, "month", None, None),
        ("tekun_care", None, None, "self", "望山县", 180, "month", None, None),
    },
    "payments by class": set(),
    "counts and money": set(),
}
THIS_YEAR = 2023
"""The year of the title; a csv has none"""


def told(name, content):
    """The figures of a file; the year only where it is not the title's."""
    observations = extract_document(read_bytes(name, content)).observations
    return {
        (o.indicator, o.area, o.mode, o.care, o.scope, o.value, o.period, o.previous, o.year)
        if o.year not in (None, THIS_YEAR)
        else (o.indicator, o.area, o.mode, o.care, o.scope, o.value, o.period, o.previous, None)
        for o in observations
    }


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", FILES)
def test_a_file_says_what_its_table_holds(shape, name):
    assert told(name, FILES[name](SHAPES[shape])) == EXPECTED[shape]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("way", FLAT)
def test_a_flattened_table_says_the_same(shape, way):
    assert told("table.txt", FLAT[way](SHAPES[shape])) == EXPECTED[shape]
