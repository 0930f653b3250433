"""However standards are told one after another, they are read as the figures that the text was composed of."""

import random

import pytest

from etl.output import observation_record
from etl.pipeline import extract_text
from tests.extract.composed_prose import compose

FIELDS = [
    *("indicator", "area", "mode", "care", "value", "period", "previous"),
    *("growth_pct", "increase", "bound", "year", "effective", "scope"),
]


@pytest.mark.parametrize("seed", range(150))
def test_composed_prose_is_read_as_it_was_composed(seed):
    told = compose(random.Random(seed))
    found = extract_text(told.text, None, "南浦市民政局", told.published)
    records = [observation_record(observation) for observation in found.observations]
    assert _known(records) == _known(told.figures), told.text


def _known(figures):
    return sorted(tuple(_plain(figure.get(name)) for name in FIELDS) for figure in figures)


def _plain(value):
    return f"{value:g}" if isinstance(value, int | float) else str(value)
