"""The invented country: plausible, the same each time, and accepted by the build with all its checks."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from benchmarks.national import national_tables
from etl.load import load_tables
from warehouse.build import build


@pytest.fixture(scope="module")
def real():
    return load_tables(Path(__file__).parents[2] / "data")


@pytest.fixture(scope="module")
def country(real):
    return national_tables(real, regions=16)


def test_the_same_seed_gives_the_same_country(real, country):
    for name, frame in national_tables(real, regions=16).items():
        pd.testing.assert_frame_equal(frame, country[name])


def test_real_figures_stay_and_no_region_has_both(real, country):
    invented = country["observations"].iloc[len(real["observations"]) :]
    assert not set(invented.region_code) & set(real["observations"].region_code)
    assert len(invented) > 5000


def test_the_build_accepts_it_and_tells_its_figures_as_known(country, tmp_path):
    out = tmp_path / "country.duckdb"
    assert build(country, out).changed
    with duckdb.connect(str(out), read_only=True) as con:
        bases = dict(con.execute("SELECT basis, count(*) FROM standards_in_force GROUP BY ALL").fetchall())
        verdicts = dict(con.execute("SELECT verdict, count(*) FROM growth GROUP BY ALL").fetchall())
    assert set(bases) == {"stated", "published", "stated_previous", "in_force", "regional", "implied"}
    assert verdicts["consistent_truncated"] > 0 and verdicts["deviates"] > 0
